"""The occupations of the starter catalogue: one row is one occupation. Cells with several values separate them with ``|``.

``uri,isco,label,labels,description,level_min,level_max,wage_min,wage_max,chance,R,I,A,S,E,C,kin,skills,source,source_version,on``. The URIs
are those of ESCO, so that what is imported from there is about the same occupations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from hervat.domain.matching.loads import Trust
from hervat.domain.text import say
from hervat.market.educations.importers.tables import MOST_SOURCE, MOST_VERSION, Source
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Stored
from hervat.market.importing.tables import Layout, Row, once, read_table
from hervat.market.occupations.importers.uris import URI, uri_of
from hervat.market.occupations.models import Chance, Kin, LabelKind, OccupationFacts, OccupationLabel, OccupationSkill, SkillFacts
from hervat.market.occupations.models.concepts import LABEL_LENGTH, URI_LENGTH
from hervat.market.provenance.models import Sourced

LETTERS = ("R", "I", "A", "S", "E", "C")
LAYOUT = Layout(
    required=(
        "uri", "isco", "label", "labels", "description", "level_min", "level_max", "wage_min", "wage_max", "chance", *LETTERS, "kin",
        "skills", "source", "source_version", "on",
    ),
    closed=True,
)  # fmt: skip
DUTCH, SKILL = "nl", "skill/competence"
STRENGTH = 0.7  # of kin: near enough that what somebody learned there counts here; our own estimate
MOST_TEXT, MOST_WAGE, MOST_LEVEL, ISCO_DIGITS = 5000, 500, 8, 4


class ReadOccupations(NamedTuple):
    """What one source says: for every row what is to be stored. ``on``: the newest day in its rows."""

    rows: list[Stored]
    on: date | None


def read_occupations(pieces: Iterable[Piece], progress: Progress) -> dict[Source, ReadOccupations]:
    """All occupations of the tables, by their source. Raises WrongFile."""
    found: dict[Source, ReadOccupations] = {}
    named: dict[Source, set[str]] = {}
    seen: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for piece in pieces:
        for row in read_table(piece, LAYOUT, progress):
            once(seen, row, "uri")
            source = Source(row.filled("source", MOST_SOURCE), row.fits("source_version", row["source_version"], MOST_VERSION))
            before = found.setdefault(source, ReadOccupations([], None))
            before.rows.append(tuple(_stored(row, named.setdefault(source, set()), pairs)))
            found[source] = before._replace(on=_newest(before.on, row.day("on")))
    return found


def _newest(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _stored(row: Row, skills: set[str], pairs: set[tuple[str, str]]) -> Iterator[Sourced]:
    uri = uri_of(row, "uri")
    yield _facts(row, uri)
    label = row.filled("label", LABEL_LENGTH)
    texts = dict.fromkeys((row.fits("labels", text, LABEL_LENGTH) for text in row.listed("labels")), LabelKind.ALTERNATIVE)
    for text, kind in (texts | {label: LabelKind.PREFERRED}).items():
        yield OccupationLabel(occupation_id=uri, text=text, language=DUTCH, kind=kind)
    for name in row.listed("skills"):
        skill = row.fits("skills", f"urn:hervat:skill:{quote(name.casefold())}", URI_LENGTH)
        if skill not in skills:
            skills.add(skill)
            yield SkillFacts(skill_uri=skill, label=name, kind=SKILL)
        yield OccupationSkill(occupation_id=uri, skill_id=skill, essential=True)
    for other in row.listed("kin"):
        if not URI.fullmatch(other) or len(other) > URI_LENGTH or other == uri:
            raise row.wrong(
                "kin", say("Verwacht adressen (URI) van andere beroepen, gescheiden met |. Gevonden: {found}.", found=other[:100])
            )
        yield from _kin(uri, other, pairs)


def _kin(uri: str, other: str, pairs: set[tuple[str, str]]) -> Iterator[Kin]:
    """Both ways, and each way once, also when both rows name each other."""
    for pair in ((uri, other), (other, uri)):
        if pair not in pairs:
            pairs.add(pair)
            yield Kin(occupation_id=pair[0], other_id=pair[1], strength=STRENGTH)


def _facts(row: Row, uri: str) -> OccupationFacts:
    level_min, level_max = row.whole("level_min", 1, MOST_LEVEL), row.whole("level_max", 1, MOST_LEVEL)
    wage_min, wage_max = row.number("wage_min", 1, MOST_WAGE), row.number("wage_max", 1, MOST_WAGE)
    _refuse_half(row, "level_max", level_min, level_max)
    _refuse_half(row, "wage_max", wage_min, wage_max)
    return OccupationFacts(
        occupation_uri=uri,
        isco=_isco(row),
        label=row.filled("label", LABEL_LENGTH),
        description=row.fits("description", row["description"], MOST_TEXT),
        level_min=level_min,
        level_max=level_max,
        level_trust="" if level_min is None else Trust.B,
        wage_min=wage_min,
        wage_max=wage_max,
        chance=row.choice("chance", ("", *Chance.values)),
        riasec=_riasec(row),
    )


def _refuse_half(row: Row, column: str, least: float | None, most: float | None) -> None:
    if (least is None) != (most is None):
        raise row.wrong(column, say("Vul beide grenzen in, of geen van beide."))
    if least is not None and most is not None and most < least:
        raise row.wrong(column, say("De bovengrens is lager dan de ondergrens."))


def _isco(row: Row) -> str:
    code = row.filled("isco")
    if not (code.isascii() and code.isdigit() and len(code) == ISCO_DIGITS):
        raise row.wrong(
            "isco", say("Verwacht een ISCO-code van {digits} cijfers, gevonden: {found}.", digits=ISCO_DIGITS, found=code[:100])
        )
    return code


def _riasec(row: Row) -> dict[str, float] | None:
    told = {letter: value for letter in LETTERS if (value := row.number(letter, 0, 100)) is not None}
    if told and len(told) < len(LETTERS):
        missing = next(letter for letter in LETTERS if letter not in told)
        raise row.wrong(missing, say("Vul alle zes de interesses in (R, I, A, S, E, C), of geen ervan."))
    return told or None
