"""What was known when: whatever is recorded, corrected and taken back, the facts at an earlier moment are those of that moment."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import CaseDates, Dossier, Event, ListRow, Period, PeriodKind
from hervat.apps.dossiers.projection import FIELDS, refresh_one
from hervat.apps.dossiers.rows import case_facts, rows_of
from hervat.apps.dossiers.services.facts import (
    change_dates,
    confirm_agreement,
    correct_event,
    record_event,
    record_late_together,
    record_period,
    withdraw_event,
    withdraw_period,
)
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import CaseFacts, EventKind
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
REASON = "Verkeerd overgenomen"
KINDS = (EventKind.EVALUATIE, EventKind.BIJSTELLING, EventKind.PLAN_VAN_AANPAK, EventKind.START_SPOOR_2)
steps = st.lists(
    st.tuples(st.sampled_from(["record", "correct", "withdraw", "last", "dates", "together"]), st.integers(0, 2**16)), max_size=12
)


@given(steps)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_facts_of_every_earlier_moment_stay_what_they_were(acts: list[tuple[str, int]]) -> None:
    with time_machine.travel(BEGIN, tick=False) as clock, transaction.atomic():
        side = make_world().own
        known = [(BEGIN, facts_at(side.dossier, None))]
        for act, seed in acts:
            clock.shift(timedelta(hours=1))
            do(side, act, Random(seed))  # noqa: S311 -- no secret
            known.append((datetime.now(UTC), facts_at(side.dossier, None)))
            row_fits(side)
        for moment, facts in known:
            assert facts_at(side.dossier, moment) == facts
            assert facts_at(side.dossier, moment + timedelta(minutes=59)) == facts
        assert rows_of([side.dossier.id], BEGIN - timedelta(microseconds=1)) == {}
        transaction.set_rollback(True)  # the next example begins with nothing


def facts_at(dossier: Dossier, moment: datetime | None) -> CaseFacts:
    return case_facts(rows_of([dossier.id], moment)[dossier.id], dossier.opened_on)


def row_fits(side: Side) -> None:
    """The line that the write stored is the line that follows from the facts."""
    stored = {name: getattr(ListRow.objects.get(pk=side.dossier.pk), name) for name in FIELDS}
    again = refresh_one(side.dossier, side.acting(Role.CASEMANAGER).on)
    assert stored == {name: getattr(again, name) for name in FIELDS}


def do(side: Side, act: str, chance: Random) -> None:
    """One act that may be refused: then nothing changes."""
    with suppress(WrongFields):
        ACTS[act](side.entered(Role.CASEMANAGER), side, chance)


def record(entered: Entered, _side: Side, chance: Random) -> None:
    record_event(entered, some_event(entered, chance))


def correct(entered: Entered, _side: Side, chance: Random) -> None:
    if chosen := one_of(entered, chance):
        correct_event(entered, chosen, some_event(entered, chance), reason=REASON)


def withdraw(entered: Entered, _side: Side, chance: Random) -> None:
    if chosen := one_of(entered, chance):
        withdraw_event(entered, chosen, reason=REASON)


def last(entered: Entered, _side: Side, chance: Random) -> None:
    """A period: new, in place of another, or taken back."""
    running = list(Period.objects.filter(dossier=entered.dossier, successor__isnull=True, withdrawn=False))
    day = entered.acting.on - timedelta(days=chance.randrange(1, 120))
    if running and chance.random() < 0.3:
        withdraw_period(entered, running[0].id, reason=REASON)
        return
    kind = chance.choice((PeriodKind.PARTIAL, PeriodKind.RECOVERED))
    hours = Decimal(chance.randrange(1, 30)) if kind is PeriodKind.PARTIAL else None
    new = NewPeriod(kind=kind, first_day=day, last_day=day + timedelta(days=chance.randrange(20)), hours_per_week=hours)
    record_period(entered, new, instead_of=running[0].id if running and chance.random() < 0.5 else None, reason=REASON)


def move_dates(entered: Entered, _side: Side, chance: Random) -> None:
    running = CaseDates.objects.get(dossier=entered.dossier, successor__isnull=True)
    new = NewDates(eerste_ziektedag=running.eerste_ziektedag - timedelta(days=chance.randrange(1, 5)))
    change_dates(entered, new, seen=running.id, reason=REASON)


def together(entered: Entered, side: Side, chance: Random) -> None:
    new = some_event(entered, chance)
    record_late_together(entered, new, obligation="plan_van_aanpak", reason="Samen besloten")
    moved = Event.objects.filter(dossier=entered.dossier, kind=EventKind.AFWIJKING_TERMIJN, successor__isnull=True).latest("recorded_at")
    if chance.random() < 0.7:
        confirm_agreement(side.entered(Role.WERKNEMER), moved.id, agrees=chance.random() < 0.7)


def some_event(entered: Entered, chance: Random) -> NewEvent:
    return NewEvent(kind=chance.choice(KINDS), day=entered.acting.on - timedelta(days=chance.randrange(130)))


def one_of(entered: Entered, chance: Random) -> UUID | None:
    running = Event.objects.filter(dossier=entered.dossier, successor__isnull=True, withdrawn=False, kind__in=KINDS)
    found = sorted(running.values_list("day", "kind", "id"))
    return chance.choice(found)[2] if found else None


ACTS = {"record": record, "correct": correct, "withdraw": withdraw, "last": last, "dates": move_dates, "together": together}
