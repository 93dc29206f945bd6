"""The matrix of disclosure: for each datum and role whether it may be recorded, seen, seen only for a delegated task, or not known.

The cells stand in ``matrix.toml``. Whoever shows, lists, mails, exports or computes with personal data asks here, through
:func:`hervat.domain.access.decide`, and nowhere else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hervat.domain.access.roles import Role
from hervat.domain.text import Text


class Datum(StrEnum):
    """A kind of personal data in a case; the rows of the matrix."""

    KOP = "kop"
    ZIEKMELDING = "ziekmelding"
    TIJDLIJN = "tijdlijn"
    CONTRACT = "contract"
    VERLOF = "verlof"
    AARD_EN_OORZAAK = "aard_en_oorzaak"
    FUNCTIONEEL = "functioneel"
    FML = "fml"
    ARBEIDSONGESCHIKTHEID = "arbeidsongeschiktheid"
    TERUGKOPPELING = "terugkoppeling"
    PROBLEEMANALYSE_MEDISCH = "probleemanalyse_medisch"
    MEDISCHE_INFORMATIE = "medische_informatie"
    VRAAG_ARBEIDSDESKUNDIGE = "vraag_arbeidsdeskundige"
    VRAAG_COACH = "vraag_coach"
    VRAAG_WERKNEMER = "vraag_werknemer"
    PLAN_EN_EVALUATIES = "plan_en_evaluaties"
    VOORTGANG = "voortgang"
    PERSOONSPROFIEL = "persoonsprofiel"
    PASSEND_WERK = "passend_werk"
    WERKADVIES = "werkadvies"
    ZOEKEN = "zoeken"
    VANGNET = "vangnet"
    VANGNET_SOORT = "vangnet_soort"
    LOONMAATREGEL = "loonmaatregel"
    GESCHIL = "geschil"
    LOONSANCTIE = "loonsanctie"
    WIA = "wia"
    NOTITIE_ALLEN = "notitie_allen"
    NOTITIE_WERKGEVER = "notitie_werkgever"
    NOTITIE_BEGELEIDING = "notitie_begeleiding"
    BETROKKENEN = "betrokkenen"
    INZAGES = "inzages"
    BSN = "bsn"


class Right(StrEnum):
    """What a role may do with a datum."""

    RECORD = "R"
    SEE = "V"
    WHEN_DELEGATED = "N"
    NONE = "-"


COLUMNS = (
    Role.WERKGEVER,
    Role.CASEMANAGER,
    Role.CASEMANAGER_TAAKDELEGATIE,
    Role.BEDRIJFSARTS,
    Role.ARBEIDSDESKUNDIGE,
    Role.COACH,
    Role.WERKNEMER,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One datum: how it is called, what each role may do with it, and on what ground."""

    datum: Datum
    name: Text
    rights: Mapping[Role, Right]
    source: str
    confirmed: bool
    medical: bool

    def right(self, role: Role | None) -> Right:
        """What ``role`` may do; a role that is not named may do nothing."""
        return Right.NONE if role is None else self.rights.get(role, Right.NONE)


@cache
def matrix() -> Mapping[Datum, Row]:
    """All rows. Raises KeyError or ValueError when the file does not name exactly the known data and roles."""
    table = tomllib.loads(files("hervat.domain.disclosure").joinpath("matrix.toml").read_text("utf-8"))
    rows = {Datum(name): _row(Datum(name), row) for name, row in table.items()}
    missing = set(Datum) - set(rows)
    if missing:
        raise KeyError(f"the matrix has no row for {sorted(missing)}")
    return rows


def _row(datum: Datum, table: Mapping[str, object]) -> Row:
    cells = {role: Right(str(table[role.value])) for role in COLUMNS}
    others = table.get("others", {})
    if not isinstance(others, Mapping):
        raise ValueError(f"others of {datum} is no table")
    cells |= {Role(role): Right(right) for role, right in others.items()}
    return Row(datum, Text(str(table["name"])), cells, str(table["source"]), bool(table["confirmed"]), bool(table.get("medical", False)))


def may_see(datum: Datum, role: Role | None, *, delegated: bool = False) -> bool:
    """Whether ``role`` may know ``datum``; ``delegated``: the bedrijfsarts gave it for a task."""
    right = matrix()[datum].right(role)
    return right in (Right.RECORD, Right.SEE) or (delegated and right is Right.WHEN_DELEGATED)


def may_record(datum: Datum, role: Role | None, *, delegated: bool = False) -> bool:
    """Whether ``role`` may write ``datum`` down."""
    right = matrix()[datum].right(role)
    return right is Right.RECORD or (delegated and right is Right.WHEN_DELEGATED)


def who_may_see(datum: Datum) -> tuple[Role, ...]:
    """The roles that may know ``datum`` without further conditions, in the order of the matrix."""
    row = matrix()[datum]
    return tuple(role for role in Role if row.right(role) in (Right.RECORD, Right.SEE))
