"""Who may not know of a loonsanctie learns of none, not even from the reasons of other dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.disclose import disclose
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.law import timeline
from hervat.domain.law.facts import CaseFacts, Event, EventKind
from hervat.domain.law.results import Determination, Timeline

DECIDED = (Event(EventKind.LOONSANCTIEBESLUIT, date(2025, 11, 20)), Event(EventKind.TEKORTKOMING_HERSTELD, date(2026, 3, 20)))


def case(*events: Event) -> Timeline:
    first = (Event(EventKind.PROBLEEMANALYSE, date(2024, 2, 12)), Event(EventKind.WIA_AANVRAAG, date(2025, 9, 1)))
    return timeline(CaseFacts(date(2024, 1, 8), events=(*first, *events)), date(2026, 4, 10))


def sentences(shown: Timeline) -> Iterator[str]:
    """What is said of this case itself: reasons, calculations and flags."""
    whole = (shown.wachttijd.determination, shown.loondoorbetaling.determination, shown.loonsanctie.determination)
    for determination in (*whole, *(found.determination for found in shown.obligations)):
        yield from of(determination)
    yield from (repr(found.reason) for found in shown.obligations if found.reason)
    yield from (repr(flag.text) for flag in shown.flags)


def of(determination: Determination) -> Iterator[str]:
    for step in determination.steps:
        yield repr(step.what)
        yield repr(step.note)


@pytest.mark.parametrize("role", [role for role in Role if not may_see(Datum.LOONSANCTIE, role)])
@pytest.mark.parametrize("events", [(), DECIDED[:1], DECIDED])
def test_nothing_tells_of_it(role: Role, events: tuple[Event, ...]) -> None:
    shown = disclose(case(*events), role)
    assert [text for text in sentences(shown) if "anctie" in text] == []
    assert (shown.loonsanctie.last_day, shown.loonsanctie.max_last_day, shown.loonsanctie.latest_decision) == (None, None, None)
    assert shown.loondoorbetaling.last_day is None


def test_who_may_know_sees_it() -> None:
    shown = disclose(case(*DECIDED), Role.WERKGEVER)
    assert shown.loonsanctie.last_day is not None
    assert any("anctie" in text for text in sentences(shown))
