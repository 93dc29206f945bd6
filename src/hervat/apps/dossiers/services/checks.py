"""Does what is given hold together with what the dossier knows? Order and range; the law itself judges later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from unicodedata import category
from uuid import UUID

from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import Dossier, Event, Period, PeriodKind
from hervat.apps.dossiers.rows import EventRow, Rows, case_facts, law_event
from hervat.apps.dossiers.services.given import NewEvent, NewPeriod
from hervat.domain.fields import FieldError
from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import NEEDED
from hervat.domain.law.reading.checks import check_facts
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import say

MAX_HOURS = Decimal(60)
SHORTEST_REASON = 5
LONGEST_TEXT = 500  # characters of a reason or remark, as the tables have it
LONGEST_PLACE = 120  # of where a paper is kept
FUTURE = say("Kies een datum tot en met vandaag.")
FURTHEST_BACK = timedelta(days=5 * 366)
LONG_AGO = say("Deze dag is meer dan vijf jaar geleden. Kijk het jaartal na.")
IN_LINES = "\t\n\r"
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # with these a text reads otherwise than it is stored
NOT_STORED = UUID(int=0)  # the id of what is looked at before it is a fact
NAMES = {"date": "day", "from": "first_day", "until": "last_day"}


def require_reason(reason: str) -> None:
    """A correction says why."""
    errors = [*wrong_text("correction_reason", reason)]
    if len(reason.strip()) < SHORTEST_REASON:
        errors.append(FieldError("correction_reason", say("Schrijf kort op waarom u dit verandert.")))
    if errors:
        raise WrongFields(*errors)


def wrong_text(field: str, text: str, most: int = LONGEST_TEXT) -> Iterator[FieldError]:
    """What a column of a table cannot hold, or a reader cannot see: signs that steer a screen or turn the order of letters."""
    if len(text.strip()) > most:
        yield FieldError(field, say("Dit is te lang. Het mag {most} tekens zijn.", most=most))
    elif any(_steers(letter) for letter in text):
        yield FieldError(field, say("Hier staat een teken in dat niet kan. Typ de tekst opnieuw."))


def _steers(letter: str) -> bool:
    return letter in TURNS or (category(letter) in ("Cc", "Cs") and letter not in IN_LINES)


def wrong_day(field: str, day: date, on: date) -> Iterator[FieldError]:
    """A day on which somebody judged or found out: not in the future, nor so long ago that the year must be a slip."""
    if day > on:
        yield FieldError(field, FUTURE)
    elif day < on - FURTHEST_BACK:
        yield FieldError(field, LONG_AGO)


def check_event(dossier: Dossier, rows: Rows, new: NewEvent, on: date, instead_of: Event | None = None) -> None:
    """Raises :class:`WrongFields` with the fields of ``new``."""
    others = [row for row in rows.events if instead_of is None or row.id != instead_of.pk]
    errors = [*wrong_text("reason", new.reason), *wrong_text("on_paper_at", new.on_paper_at, LONGEST_PLACE)]
    if new.day > on:
        errors.append(FieldError("day", FUTURE))
    needed = NEEDED.get(new.kind)
    if needed and not getattr(new, needed):
        errors.append(FieldError(needed, say("Dit veld is nodig.")))
    if any(row.kind == new.kind and row.day == new.day and row.obligation == new.obligation for row in others):
        errors.append(FieldError("day", say("Dit staat al in het dossier, op deze dag.")))
    if errors:
        raise WrongFields(*errors)
    facts = case_facts(replace(rows, events=others), dossier.opened_on)
    candidate = EventRow(
        NOT_STORED, dossier.id, new.kind, new.day, new.obligation, new.reason, new.good_reason, new.until, new.ground or ""
    )
    facts = replace(facts, events=(*facts.events, law_event(candidate)))
    names = NAMES | {"until": "until"}
    hold_together(facts, on, prefix=f"events[{len(facts.events) - 1}].", names=names)


def check_period(dossier: Dossier, rows: Rows, new: NewPeriod, on: date, instead_of: Period | None = None) -> None:
    """Raises :class:`WrongFields` with the fields of ``new``."""
    others = [row for row in rows.periods if instead_of is None or row.pk != instead_of.pk]
    errors = [*_own_errors(new, rows.dates.eerste_ziektedag, on)]
    if new.kind == PeriodKind.PARTIAL and any(row.kind == new.kind and _overlaps(row, new) for row in others):
        errors.append(FieldError("first_day", say("Deze dagen overlappen met uren die er al staan. Sluit die eerst af.")))
    if errors:
        raise WrongFields(*errors)
    kind = {PeriodKind.RECOVERED: "recovered", PeriodKind.LEAVE: "leave"}.get(new.kind)
    position = sum(row.kind == new.kind for row in others)
    candidate = Period(dossier=dossier, **{name: getattr(new, name) for name in NewPeriod.__slots__})
    facts = case_facts(replace(rows, periods=[*others, candidate]), dossier.opened_on)
    hold_together(facts, on, prefix=f"{kind}[{position}].")


def hold_together(facts: CaseFacts, on: date, *, prefix: str = "", names: Mapping[str, str] = NAMES) -> None:
    """Raises :class:`WrongFields` when the facts contradict each other; ``prefix`` is where the new one stands among them."""
    errors = [FieldError(_own_name(path, prefix, names), message) for path, message in check_facts(facts, on, present_ruleset())]
    if errors:
        raise WrongFields(*errors)


def _own_name(path: str, prefix: str, names: Mapping[str, str]) -> str:
    own = path.removeprefix(prefix)
    return names.get(own, own)


def _own_errors(new: NewPeriod, first_day: date, on: date) -> Iterable[FieldError]:
    if new.kind == PeriodKind.PARTIAL and not (new.hours_per_week is not None and 0 < new.hours_per_week <= MAX_HOURS):
        yield FieldError("hours_per_week", say("Vul in hoeveel uur per week, bijvoorbeeld 12."))
    if new.kind == PeriodKind.PARTIAL and new.first_day < first_day:
        yield FieldError("first_day", say("Deze dagen beginnen vóór de eerste ziektedag, {first}. Vul een latere dag in.", first=first_day))
    if new.kind == PeriodKind.LEAVE and new.last_day is None:
        yield FieldError("last_day", say("Vul in wat de laatste dag van het verlof is."))
    if new.kind == PeriodKind.RECOVERED and new.first_day > on:
        yield FieldError("first_day", FUTURE)
    if new.last_day is not None and new.last_day < new.first_day:
        yield FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))


def _overlaps(row: Period, new: NewPeriod) -> bool:
    return row.first_day <= (new.last_day or date.max) and new.first_day <= (row.last_day or date.max)
