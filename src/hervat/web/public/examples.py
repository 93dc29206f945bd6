"""Ready examples for the start page: invented cases without persons, told relative to today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hervat.domain.law import read_facts, timeline
from hervat.domain.law.calendar import last_working_day_until
from hervat.web.components.speech import current_language
from hervat.web.public.link import AGREED_REASON, Links, RawFacts

Events = tuple[tuple[str, int], ...]  # kind and number of days after the first sick day

FIRST_MONTHS: Events = (("ziekmelding_arbodienst", 2), ("probleemanalyse", 36), ("plan_van_aanpak", 49))
FIRST_YEAR: Events = (("melding_42_weken", 289), ("arbeidsdeskundig_onderzoek", 329), ("eerstejaarsevaluatie", 360))


@dataclass(frozen=True, slots=True)
class Case:
    """One invented case: where it stands in days after the first sick day, and what has happened."""

    title: str | Promise
    shows: str | Promise
    day: int
    events: Events = ()
    talks: range = range(0)  # the days of the talks about the plan
    recovered: tuple[tuple[int, int], ...] = ()
    leave: tuple[tuple[int, int], ...] = ()
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A case as the start page shows it: a name, the week, what it shows, and its link."""

    title: str
    week: int | None  # None when the 104 weeks are over
    shows: str
    url: str


CASES = (
    Case(
        gettext_lazy("Magazijn"),
        gettext_lazy("Spoor 1 en spoor 2 lopen. Er komt een gesprek aan."),
        day=438,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 343)),
        talks=range(89, 400, 40),
    ),
    Case(
        gettext_lazy("Installatietechniek"),
        gettext_lazy("Het re-integratieverslag moet bijna klaar zijn."),
        day=630,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 385), ("uwv_aankondiging_wia", 618)),
        talks=range(89, 620, 40),
    ),
    Case(gettext_lazy("Basisschool"), gettext_lazy("De probleemanalyse is nu nodig."), day=41, events=FIRST_MONTHS[:1]),
    Case(
        gettext_lazy("Onderwijsondersteuning"),
        gettext_lazy("Het plan kwam later, met een reden van beiden."),
        day=80,
        events=(*FIRST_MONTHS[:2], ("plan_van_aanpak", 59), ("afwijking_termijn", 48)),
    ),
    Case(
        gettext_lazy("Keuken van een zorginstelling"),
        gettext_lazy("De 42e-weeksmelding moet binnen een paar dagen."),
        day=290,
        events=FIRST_MONTHS,
        talks=range(89, 285, 40),
    ),
    Case(
        gettext_lazy("Verpleging"),
        gettext_lazy("Na verlof weer ziek: twee uitleggen van de wet."),
        day=427,
        events=(("ziekmelding_arbodienst", 172), ("probleemanalyse", 207), ("plan_van_aanpak", 220)),
        talks=range(260, 420, 40),
        recovered=((49, 58),),
        leave=((59, 170),),
    ),
    Case(
        gettext_lazy("Vervoer"),
        gettext_lazy("Spoor 2 is te laat. Er is een verschil van mening."),
        day=424,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("loonopschorting", 396), ("loonstop", 403), ("deskundigenoordeel_aanvraag", 412)),
        talks=range(89, 390, 40),
    ),
    Case(
        gettext_lazy("Secretariaat"),
        gettext_lazy("Voor een deel aan het werk bij een andere werkgever."),
        day=542,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 350), ("gedeeltelijke_hervatting", 500)),
        talks=range(89, 530, 40),
        elsewhere=500,
    ),
    Case(
        gettext_lazy("Stratenmakers"),
        gettext_lazy("Er loopt een loonsanctie. De werkgever vraagt om verkorting."),
        day=814,
        events=(
            *FIRST_MONTHS,
            *FIRST_YEAR,
            ("actueel_oordeel", 625),
            ("eindevaluatie", 630),
            ("re_integratieverslag", 633),
            ("wia_aanvraag", 645),
            ("loonsanctiebesluit", 680),
            ("bekortingsverzoek", 800),
        ),
        talks=range(89, 620, 40),
    ),
)


def examples() -> tuple[Example, ...]:
    """All examples, told as if today."""
    return _examples(timezone.localdate(), current_language())


@lru_cache(maxsize=4)  # today in both languages, and yesterday's for who passes midnight
def _examples(today: date, _language: str) -> tuple[Example, ...]:
    return tuple(_example(case, today) for case in CASES)


def _example(case: Case, today: date) -> Example:
    facts = facts_of(case, today)
    week = timeline(read_facts(facts, today), today).week
    return Example(str(case.title), week, str(case.shows), Links(facts, {}).clock())


def facts_of(case: Case, today: date) -> RawFacts:
    """The raw facts of a case that stands where it stands on ``today``."""
    first = last_working_day_until(today - timedelta(days=case.day))
    talks = (("evaluatie", day) for day in case.talks)
    facts: RawFacts = {
        "eerste_ziektedag": first.isoformat(),
        "recovered": list(_periods(first, case.recovered)),
        "leave": [{"kind": "zwangerschap"} | period for period in _periods(first, case.leave)],
        "events": [_event(first, kind, day) for kind, day in sorted((*case.events, *talks), key=lambda event: event[1])],
    }
    if case.elsewhere is not None:
        facts["contract_elsewhere_from"] = (first + timedelta(days=case.elsewhere)).isoformat()
    return {name: value for name, value in facts.items() if value}


def _periods(first: date, periods: Iterable[tuple[int, int]]) -> Iterable[RawFacts]:
    for start, end in periods:
        yield {"from": (first + timedelta(days=start)).isoformat(), "until": (first + timedelta(days=end)).isoformat()}


def _event(first: date, kind: str, day: int) -> RawFacts:
    event: RawFacts = {"kind": kind, "date": last_working_day_until(first + timedelta(days=day)).isoformat()}
    return event | {"obligation": "plan_van_aanpak", "reason": AGREED_REASON} if kind == "afwijking_termijn" else event
