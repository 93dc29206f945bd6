"""Ready examples for the start page: invented cases without persons, told relative to today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

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
    talks_until: int = 0  # talks about the plan every six weeks after day 49, until this day
    recovered: tuple[tuple[int, int], ...] = ()
    leave: tuple[tuple[int, int], ...] = ()
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A case as the start page shows it: a name, the week, what it shows, and its link."""

    title: str
    week: int
    shows: str
    url: str


CASES = (
    Case(
        gettext_lazy("Magazijn"),
        gettext_lazy("Spoor 1 en spoor 2 lopen. Er komt een gesprek aan."),
        day=438,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 343)),
        talks_until=400,
    ),
    Case(
        gettext_lazy("Installatietechniek"),
        gettext_lazy("Het re-integratieverslag moet bijna klaar zijn."),
        day=630,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 385), ("uwv_aankondiging_wia", 618)),
        talks_until=620,
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
        talks_until=285,
    ),
    Case(
        gettext_lazy("Verpleging"),
        gettext_lazy("Na verlof weer ziek: twee uitleggen van de wet."),
        day=256,
        events=FIRST_MONTHS,
        recovered=((75, 216),),
        leave=((95, 206),),
    ),
    Case(
        gettext_lazy("Vervoer"),
        gettext_lazy("Spoor 2 is te laat. Er is een verschil van mening."),
        day=424,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("loonopschorting", 396), ("loonstop", 403), ("deskundigenoordeel_aanvraag", 412)),
        talks_until=390,
    ),
    Case(
        gettext_lazy("Secretariaat"),
        gettext_lazy("Voor een deel aan het werk bij een andere werkgever."),
        day=542,
        events=(*FIRST_MONTHS, *FIRST_YEAR, ("start_spoor_2", 350), ("gedeeltelijke_hervatting", 500)),
        talks_until=530,
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
        talks_until=620,
    ),
)


def examples() -> list[Example]:
    """All examples, told as if today."""
    today = timezone.localdate()
    return [Example(str(case.title), case.day // 7 + 1, str(case.shows), Links(facts_of(case, today), {}).clock()) for case in CASES]


def facts_of(case: Case, today: date) -> RawFacts:
    """The raw facts of a case that stands where it stands on ``today``."""
    first = today - timedelta(days=case.day)
    talks = (("evaluatie", day) for day in range(49 + 40, case.talks_until + 1, 40))
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
    event: RawFacts = {"kind": kind, "date": (first + timedelta(days=day)).isoformat()}
    return event | {"obligation": "plan_van_aanpak", "reason": AGREED_REASON} if kind == "afwijking_termijn" else event
