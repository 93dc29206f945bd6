"""Reading facts that people and programs send: JSON-like data in, :class:`CaseFacts` or clear sentences out.

Every wrong field gets its own sentence that says what was expected; nothing is guessed and nothing is left out silently. The shape is the
public one of ``hervat timeline`` and ``POST /api/v1/timeline``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hervat.domain.fields import FactsError, FieldError, FieldReader, read_iso_date
from hervat.domain.law.facts import (
    NEEDED,
    CaseFacts,
    Event,
    EventKind,
    Leave,
    LeaveKind,
    Loon,
    Recovery,
    Schatting,
    Spoor2Exception,
    Uitkering,
    Vangnet,
)
from hervat.domain.law.reading.checks import check_facts
from hervat.domain.law.ruleset import Ruleset, present_ruleset
from hervat.domain.text import say

MAX_PERIODS, MAX_EVENTS = 200, 1000

__all__ = ["FactsError", "FieldError", "read_day", "read_facts"]


def read_facts(data: object, on: date, ruleset: Ruleset | None = None) -> CaseFacts:
    """The facts in ``data``, looked at on the day ``on``. Raises :class:`FactsError` that names every wrong field."""
    if not isinstance(data, Mapping):
        raise FactsError((FieldError("", say("Een object met feiten werd verwacht, met ten minste het veld eerste_ziektedag.")),))
    reader = FieldReader(data)
    facts = _read_case(reader)
    reader.refuse_unknown()
    if facts is not None and not reader.errors:
        reader.errors.extend(check_facts(facts, on, ruleset or present_ruleset()))
    if reader.errors or facts is None:
        raise FactsError(tuple(reader.errors))
    return facts


def read_day(value: object, field: str) -> date:
    """One date (``2026-11-22``), for the day on which a case is looked at. Raises :class:`FactsError` that names ``field``."""
    day = read_iso_date(value)
    if isinstance(day, date):
        return day
    raise FactsError((FieldError(field, day),))


def _read_case(reader: FieldReader) -> CaseFacts | None:
    first_day = reader.date("eerste_ziektedag", required=True)
    recovered = reader.items("recovered", _read_recovery, MAX_PERIODS)
    leave = reader.items("leave", _read_leave, MAX_PERIODS)
    events = reader.items("events", _read_event, MAX_EVENTS)
    aow_date = reader.date("aow_date")
    employment_ends = reader.date("employment_ends")
    vangnet = reader.choice("vangnet", Vangnet)
    contract_elsewhere_from = reader.date("contract_elsewhere_from")
    loon = reader.item("loon", _read_loon)
    schatting = reader.item("schatting", _read_schatting)
    uitkering = reader.item("uitkering", _read_uitkering)
    if first_day is None:
        return None
    return CaseFacts(
        eerste_ziektedag=first_day,
        recovered=recovered,
        leave=leave,
        aow_date=aow_date,
        employment_ends=employment_ends,
        vangnet=vangnet,
        events=events,
        contract_elsewhere_from=contract_elsewhere_from,
        loon=loon,
        schatting=schatting,
        uitkering=uitkering,
    )


def _read_recovery(reader: FieldReader) -> Recovery | None:
    first, last = reader.date("from", required=True), reader.date("until")
    return None if first is None else Recovery(first, last)


def _read_leave(reader: FieldReader) -> Leave | None:
    kind = reader.choice("kind", LeaveKind, required=True)
    first, last = reader.date("from", required=True), reader.date("until", required=True)
    before, after = reader.boolean("same_cause_before"), reader.boolean("same_cause_after")
    if kind is None or first is None or last is None:
        return None
    return Leave(kind, first, last, before is not False, after is not False)


def _read_event(reader: FieldReader) -> Event | None:
    kind = reader.choice("kind", EventKind, required=True)
    day = reader.date("date", required=True)
    needed = NEEDED.get(kind) if kind is not None else None
    obligation = reader.text("obligation", required=needed == "obligation")
    reason = reader.text("reason", required=kind is EventKind.AFWIJKING_TERMIJN)
    good_reason = reader.boolean("good_reason")
    until = reader.date("until", required=needed == "until")
    ground = reader.choice("ground", Spoor2Exception, required=needed == "ground")
    if kind is None or day is None:
        return None
    return Event(kind, day, obligation, reason, good_reason, until, ground)


def _read_loon(reader: FieldReader) -> Loon | None:
    month = reader.amount("month", required=True)
    hours = reader.amount("hours_per_week", required=True, maximum=60)
    age = reader.whole_number("age", 15, 99, required=True)
    return None if month is None or hours is None or age is None else Loon(month, hours, age)


def _read_schatting(reader: FieldReader) -> Schatting | None:
    maatman = reader.amount("maatmanloon_per_hour", required=True, above_zero=True)
    rvc = reader.amount("resterende_verdiencapaciteit_per_hour", required=True)
    duurzaam = reader.boolean("duurzaam")
    return None if maatman is None or rvc is None else Schatting(maatman, rvc, duurzaam is True)


def _read_uitkering(reader: FieldReader) -> Uitkering | None:
    maandloon = reader.amount("maandloon", required=True)
    income = reader.amount("income", required=True)
    month = reader.whole_number("month", 1, 24, required=True)
    return None if maandloon is None or income is None or month is None else Uitkering(maandloon, income, month)
