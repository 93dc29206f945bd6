"""The dossiers of the demo that each tell a story. Days are counted from the first sick day or back from today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from hervat.domain.law.facts import EventKind as K
from hervat.domain.law.facts import Vangnet

BETWEEN_TALKS = timedelta(days=38)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoEvent:
    """Something that happened on a day."""

    kind: K
    day: date
    by: str = "karin"
    details: Mapping[str, object] = field(default_factory=dict)
    confirmed: bool = False  # the werknemer agreed that a term was moved


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPeriod:
    """Days of recovery, partial work or leave."""

    kind: str  # hersteld, gedeeltelijk, verlof
    first: date
    last: date | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """A dossier: who, where, since when, and what happened."""

    number: int
    given: str
    family: str
    function: str
    hours: int
    werkgever: str
    first_day: date
    events: tuple[DemoEvent, ...] = ()
    periods: tuple[DemoPeriod, ...] = ()
    staff: tuple[str, ...] = ()  # besides the leader of the werkgever and Karin
    has_login: bool = True
    closed_on: date | None = None
    imported: bool = False
    aow_date: date | None = None
    employment_ends: date | None = None
    vangnet: Vangnet | None = None


def demo_cases(today: date) -> tuple[DemoCase, ...]:
    """All of them, around a day."""
    makers = (
        _bouzid,
        _dijkgraaf,
        _verhagen,
        _faber,
        _el_idrissi,
        _wiersma,
        _langenberg,
        _smeets,
        _oosterhof,
        _prins,
        _kok,
        _closed,
        _imported,
    )
    return tuple(maker(today) for maker in makers)


def usual_events(first: date, today: date, *, talks_until: date | None = None, skip: frozenset[K] = frozenset()) -> tuple[DemoEvent, ...]:
    """What a well-kept dossier holds: each step some days before its last day, and a talk every five and a half weeks."""
    steps = [
        (K.ZIEKMELDING_ARBODIENST, 2, "karin"),
        (K.PROBLEEMANALYSE, 36, "farida"),
        (K.PLAN_VAN_AANPAK, 49, "karin"),
        (K.MELDING_42_WEKEN, 285, "karin"),
        (K.EERSTEJAARSEVALUATIE, 355, "karin"),
        (K.ARBEIDSDESKUNDIG_ONDERZOEK, 350, "joost"),
        (K.START_SPOOR_2, 385, "karin"),
        (K.UWV_AANKONDIGING_WIA, 602, "karin"),
        (K.ACTUEEL_OORDEEL, 620, "farida"),
        (K.EINDEVALUATIE, 625, "karin"),
        (K.RE_INTEGRATIEVERSLAG, 634, "karin"),
        (K.WIA_AANVRAAG, 640, "karin"),
        (K.RIV_UPLOAD, 642, "karin"),
    ]
    found = [DemoEvent(kind=kind, day=_after(first, days), by=by) for kind, days, by in steps if kind not in skip]
    talk = talks_until or today
    while talk > first + timedelta(days=60) and K.EVALUATIE not in skip:
        found.append(DemoEvent(kind=K.EVALUATIE, day=_working_day(talk)))
        talk -= BETWEEN_TALKS
    return tuple(sorted((event for event in found if event.day <= today), key=lambda event: event.day))


def _after(first: date, days: int) -> date:
    """So many days later, on a working day."""
    return _working_day(first + timedelta(days=days))


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _bouzid(today: date) -> DemoCase:
    first = today - timedelta(weeks=62)
    hours = [(210, 4), (260, 6), (300, 8), (340, 10), (385, 12)]
    ends = [day for day, _ in hours[1:]]
    periods = [
        DemoPeriod(
            kind="gedeeltelijk",
            first=first + timedelta(days=day),
            last=first + timedelta(days=ends[number] - 1) if number < len(ends) else None,
            hours=Decimal(count),
        )
        for number, (day, count) in enumerate(hours)
    ]
    events = usual_events(first, today, talks_until=_ago(today, 39))
    return DemoCase(
        number=412, given="Samira", family="Bouzid", function="magazijnmedewerker", hours=36, werkgever="noordkade", first_day=first,
        events=(*events, DemoEvent(kind=K.BELASTBAARHEID_VASTGESTELD, day=_ago(today, 140), by="farida")),
        periods=tuple(periods), staff=("farida", "tim", "joost", "esther"),
    )  # fmt: skip


def _dijkgraaf(today: date) -> DemoCase:
    first = _monday(today) - timedelta(weeks=90)
    events = usual_events(
        first, today, skip=frozenset({K.ACTUEEL_OORDEEL, K.EINDEVALUATIE, K.RE_INTEGRATIEVERSLAG, K.UWV_AANKONDIGING_WIA})
    )
    return DemoCase(
        number=207, given="Henk", family="Dijkgraaf", function="monteur", hours=40, werkgever="wierdense", first_day=first,
        events=(*events, DemoEvent(kind=K.UWV_AANKONDIGING_WIA, day=_ago(today, 12))), staff=("farida", "joost", "esther"),
    )  # fmt: skip


def _verhagen(today: date) -> DemoCase:
    first = _ago(today, 42)
    return DemoCase(
        number=455, given="Lotte", family="Verhagen", function="leerkracht", hours=32, werkgever="dinkelland", first_day=first,
        events=usual_events(first, today, skip=frozenset({K.PROBLEEMANALYSE})), staff=("farida", "tim"),
    )  # fmt: skip


def _faber(today: date) -> DemoCase:
    first = _ago(today, 66)
    late = {"obligation": "plan_van_aanpak", "reason": "Gesprek samen een week verzet, omdat de leidinggevende weg was."}
    analysis, plan = first + timedelta(days=40), first + timedelta(days=63)
    return DemoCase(
        number=448, given="Rob", family="Faber", function="verzorgende", hours=28, werkgever="lindezorg", first_day=first,
        events=(
            DemoEvent(kind=K.ZIEKMELDING_ARBODIENST, day=_after(first, 3)),
            DemoEvent(kind=K.PROBLEEMANALYSE, day=analysis, by="farida"),
            DemoEvent(kind=K.PLAN_VAN_AANPAK, day=plan, by="marloes"),
            DemoEvent(kind=K.AFWIJKING_TERMIJN, day=plan, by="marloes", details=late),
        ),
        staff=("farida",),
    )  # fmt: skip


def _el_idrissi(today: date) -> DemoCase:
    first = _ago(today, 290)
    return DemoCase(
        number=431, given="Ahmed", family="el Idrissi", function="kok", hours=38, werkgever="lindezorg", first_day=first,
        events=usual_events(first, today, skip=frozenset({K.MELDING_42_WEKEN})), staff=("farida",),
    )  # fmt: skip


def _wiersma(today: date) -> DemoCase:
    again = today - timedelta(weeks=36)
    better, born = again - timedelta(days=14), again - timedelta(days=14 + 112)
    first = born - timedelta(days=60)
    return DemoCase(
        number=440, given="Joke", family="Wiersma", function="verpleegkundige", hours=32, werkgever="lindezorg", first_day=first,
        events=(
            DemoEvent(kind=K.ZIEKMELDING_ARBODIENST, day=_after(first, 2)),
            DemoEvent(kind=K.ZIEKMELDING_ARBODIENST, day=_after(again, 4)),
            DemoEvent(kind=K.PROBLEEMANALYSE, day=_after(again, 35), by="farida"),
            DemoEvent(kind=K.PLAN_VAN_AANPAK, day=_after(again, 48)),
            DemoEvent(kind=K.EVALUATIE, day=_after(again, 88)),
            DemoEvent(kind=K.EVALUATIE, day=_ago(today, 36)),
        ),
        periods=(
            DemoPeriod(kind="verlof", first=born, last=better - timedelta(days=1)),
            DemoPeriod(kind="hersteld", first=better, last=again - timedelta(days=1)),
        ),
        staff=("farida",),
    )  # fmt: skip


def _langenberg(today: date) -> DemoCase:
    first = today - timedelta(weeks=60)
    events = usual_events(first, today, talks_until=_ago(today, 46), skip=frozenset({K.START_SPOOR_2}))
    return DemoCase(
        number=388, given="Peter", family="Langenberg", function="chauffeur", hours=40, werkgever="noordkade", first_day=first,
        events=(
            *events,
            DemoEvent(kind=K.LOONOPSCHORTING, day=_ago(today, 40), by="bart"),
            DemoEvent(kind=K.LOONSTOP, day=_ago(today, 26), by="bart"),
            DemoEvent(kind=K.DESKUNDIGENOORDEEL_AANVRAAG, day=_ago(today, 19), by="bart"),
        ),
        staff=("farida", "joost"),
    )  # fmt: skip


def _smeets(today: date) -> DemoCase:
    first = today - timedelta(weeks=77)
    return DemoCase(
        number=350, given="Marieke", family="Smeets", function="secretaresse", hours=36, werkgever="dinkelland", first_day=first,
        events=usual_events(first, today, talks_until=_ago(today, 15)),
        periods=(DemoPeriod(kind="gedeeltelijk", first=_ago(today, 46), hours=Decimal(28)),), staff=("farida", "esther"),
    )  # fmt: skip


def _oosterhof(today: date) -> DemoCase:
    first = today - timedelta(weeks=116)
    events = usual_events(first, today, talks_until=_ago(today, 12))
    decided = DemoEvent(kind=K.LOONSANCTIEBESLUIT, day=_after(first, 684))
    return DemoCase(
        number=119, given="Wim", family="Oosterhof", function="stratenmaker", hours=38, werkgever="berkelland", first_day=first,
        events=(
            *events,
            decided,
            DemoEvent(kind=K.TEKORTKOMING_HERSTELD, day=_ago(today, 12)),
            DemoEvent(kind=K.BEKORTINGSVERZOEK, day=_ago(today, 10)),
        ),
        staff=("farida", "joost", "esther"),
    )  # fmt: skip


def _prins(today: date) -> DemoCase:
    first = today - timedelta(weeks=54)
    ground = {"ground": "geen_benutbare_mogelijkheden", "reason": "Oordeel van de bedrijfsarts."}
    return DemoCase(
        number=299, given="Anna", family="Prins", function="begeleider", hours=24, werkgever="lindezorg", first_day=first,
        events=(
            *usual_events(first, today, talks_until=_ago(today, 25), skip=frozenset({K.START_SPOOR_2})),
            DemoEvent(kind=K.UITZONDERING_SPOOR_2, day=_ago(today, 30), by="joost", details=ground),
        ),
        staff=("farida", "joost"),
    )  # fmt: skip


def _kok(today: date) -> DemoCase:
    first = _ago(today, 24)
    return DemoCase(
        number=467, given="Dennis", family="Kok", function="elektromonteur", hours=40, werkgever="wierdense", first_day=first,
        events=usual_events(first, today), staff=("farida",), has_login=False,
    )  # fmt: skip


def _closed(today: date) -> DemoCase:
    first = _ago(today, 260)
    return DemoCase(
        number=381, given="Els", family="Hartman", function="administratief medewerker", hours=24, werkgever="berkelland", first_day=first,
        events=usual_events(first, _ago(today, 50)), periods=(DemoPeriod(kind="hersteld", first=_ago(today, 45)),),
        staff=("farida",), closed_on=_ago(today, 12),
    )  # fmt: skip


def _imported(today: date) -> DemoCase:
    first = _ago(today, 200)
    return DemoCase(
        number=468, given="Youssef", family="Amrani", function="logistiek planner", hours=36, werkgever="noordkade", first_day=first,
        staff=("farida",), imported=True, has_login=False,
    )  # fmt: skip
