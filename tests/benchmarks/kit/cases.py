"""Invented cases of every kind, the same ones each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hervat.domain.law.facts import CaseFacts, Event, EventKind, Leave, LeaveKind, Recovery, Vangnet

ON = date(2026, 11, 22)
SEED = 20261122
PLAIN_KINDS = [
    kind
    for kind in EventKind
    if kind not in (EventKind.AFWIJKING_TERMIJN, EventKind.UITZONDERING_SPOOR_2, EventKind.VRIJWILLIGE_VERLENGING)
]


def busy_case(events: int = 40) -> CaseFacts:
    """A case in its second year in which much has happened: a short recovery, leave, and as many events as asked for."""
    first = date(2025, 1, 6)
    return CaseFacts(
        eerste_ziektedag=first,
        recovered=(Recovery(date(2025, 4, 28), date(2025, 5, 18)),),
        leave=(Leave(LeaveKind.ZWANGERSCHAP, date(2025, 9, 1), date(2025, 12, 21)),),
        events=tuple(Event(PLAIN_KINDS[number % len(PLAIN_KINDS)], first + timedelta(days=7 + number * 15)) for number in range(events)),
    )


def varied_cases(count: int) -> Iterator[CaseFacts]:
    """Cases that differ in first day, recoveries, leave, vangnet, AOW, end of contract and events."""
    chance = Random(SEED)  # noqa: S311 -- the same cases each time
    for _ in range(count):
        first = date(2023, 1, 1) + timedelta(days=chance.randrange(1400))
        yield CaseFacts(
            eerste_ziektedag=first,
            recovered=tuple(_recoveries(first, chance)),
            leave=_leave(first, chance),
            aow_date=first + timedelta(days=chance.randrange(-400, 1500)) if chance.random() < 0.1 else None,
            employment_ends=first + timedelta(days=chance.randrange(60, 700)) if chance.random() < 0.15 else None,
            vangnet=chance.choice(list(Vangnet)) if chance.random() < 0.1 else None,
            events=tuple(
                Event(chance.choice(PLAIN_KINDS), first + timedelta(days=chance.randrange(1, 730))) for _ in range(chance.randrange(0, 25))
            ),
        )


def _recoveries(first: date, chance: Random) -> Iterator[Recovery]:
    day = first
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))):
        day += timedelta(days=chance.randrange(20, 200))
        last = day + timedelta(days=chance.randrange(0, 50))
        yield Recovery(day, last)
        day = last + timedelta(days=1)


def _leave(first: date, chance: Random) -> tuple[Leave, ...]:
    if chance.random() >= 0.05:
        return ()
    start = first + timedelta(days=chance.randrange(30, 500))
    return (Leave(LeaveKind.ZWANGERSCHAP, start, start + timedelta(days=111), chance.random() < 0.5, chance.random() < 0.5),)
