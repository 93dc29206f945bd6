"""A term that werkgever and werknemer moved together: one says so, the other confirms it, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from hervat.apps.dossiers.errors import Conflict, Hidden, Refused
from hervat.apps.dossiers.models import CaseDates, Confirmation, Event, ListRow
from hervat.apps.dossiers.queries.own import open_proposals
from hervat.apps.dossiers.services.facts import confirm_agreement, correct_event, record_event, record_late_together, withdraw_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.timelines import disclosed_timeline
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import State
from tests.support.world import Side, World
from tests.support.wrong import wrong

pytestmark = pytest.mark.django_db
PLAN = "plan_van_aanpak"
REASON = "Samen besloten"


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def late_plan(side: Side, role: Role = Role.CASEMANAGER) -> Event:
    """The plan came after its day; somebody says that this was agreed. Gives that."""
    first = CaseDates.objects.get(dossier=side.dossier).eerste_ziektedag
    plan = NewEvent(kind=EventKind.PLAN_VAN_AANPAK, day=first + timedelta(weeks=12))
    record_late_together(side.entered(role), plan, obligation=PLAN, reason=f" {REASON} ")
    return Event.objects.get(dossier=side.dossier, kind=EventKind.AFWIJKING_TERMIJN)


def state(side: Side) -> State:
    found = disclosed_timeline(side.entered(Role.CASEMANAGER)).obligations
    return next(step.state for step in found if step.rule.id == PLAN)


def test_it_stays_late_until_the_other_agrees(own: Side) -> None:
    moved = late_plan(own)
    assert (moved.reason, state(own)) == (REASON, State.DONE_LATE)
    confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True)
    assert state(own) is State.DONE_LATE_JUSTIFIED


def test_who_does_not_agree_leaves_it_late(own: Side) -> None:
    moved = late_plan(own)
    confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=False)
    assert state(own) is State.DONE_LATE


def test_answered_once(own: Side) -> None:
    moved = late_plan(own)
    confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=False)
    found = wrong(lambda: confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True))
    assert found == {"": "Hier is al op geantwoord."}
    assert not Confirmation.objects.get().agrees


@pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.WERKGEVER])
def test_not_by_the_side_that_said_so(own: Side, role: Role) -> None:
    moved = late_plan(own)
    found = wrong(lambda: confirm_agreement(own.entered(role), moved.id, agrees=True))
    assert found == {"": "De ander moet dit bevestigen: werkgever en werknemer doen dit samen."}


@pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.CASEMANAGER_TAAKDELEGATIE])
def test_not_by_who_is_no_party(own: Side, role: Role) -> None:
    moved = late_plan(own)
    with pytest.raises(Refused):
        confirm_agreement(own.entered(role), moved.id, agrees=True)


def test_of_the_werknemer_by_the_werkgever(own: Side) -> None:
    moved = record_event(
        own.entered(Role.WERKNEMER),
        NewEvent(kind=EventKind.AFWIJKING_TERMIJN, day=timezone.localdate(), obligation=PLAN, reason=REASON),
    )
    assert [found.event for found in open_proposals(own.entered(Role.WERKGEVER))] == [moved.id]
    assert open_proposals(own.entered(Role.WERKNEMER)) == ()
    found = wrong(lambda: confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True))
    assert found == {"": "De ander moet dit bevestigen: werkgever en werknemer doen dit samen."}
    confirm_agreement(own.entered(Role.WERKGEVER), moved.id, agrees=True)
    assert open_proposals(own.entered(Role.WERKGEVER)) == ()


def test_another_event_or_another_dossier_is_not_there(world: World) -> None:
    analysis = Event.objects.get(dossier=world.own.dossier, kind=EventKind.PROBLEEMANALYSE)
    theirs = late_plan(world.other)
    for event in (analysis, theirs):
        with pytest.raises(Hidden):
            confirm_agreement(world.own.entered(Role.WERKNEMER), event.id, agrees=True)


def test_an_answer_is_to_what_was_said_then(own: Side) -> None:
    moved = late_plan(own)
    confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True)
    changed = NewEvent(kind=EventKind.AFWIJKING_TERMIJN, day=moved.day, obligation=PLAN, reason="Iets anders dan u bevestigde")
    again = correct_event(own.entered(Role.CASEMANAGER), moved.id, changed, reason="Andere reden")
    assert state(own) is State.DONE_LATE
    with pytest.raises(Conflict):
        confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True)
    confirm_agreement(own.entered(Role.WERKNEMER), again.id, agrees=True)
    assert state(own) is State.DONE_LATE_JUSTIFIED


def test_what_was_taken_back_is_not_asked(own: Side) -> None:
    moved = late_plan(own)
    assert [found.event for found in open_proposals(own.entered(Role.WERKNEMER))] == [moved.id]
    withdraw_event(own.entered(Role.CASEMANAGER), moved.id, reason="Toch niet samen")
    assert open_proposals(own.entered(Role.WERKNEMER)) == ()


def test_both_are_stored_or_neither(own: Side) -> None:
    first = CaseDates.objects.get(dossier=own.dossier).eerste_ziektedag
    plan = NewEvent(kind=EventKind.PLAN_VAN_AANPAK, day=first + timedelta(weeks=12))
    before = (Event.objects.count(), ListRow.objects.get(pk=own.dossier.pk).due)
    entered = own.entered(Role.CASEMANAGER)
    assert "Onbekende stap" in wrong(lambda: record_late_together(entered, plan, obligation="koffie", reason=REASON))["obligation"]
    assert set(wrong(lambda: record_late_together(entered, plan, obligation=PLAN, reason="kort"))) == {"together_reason"}
    assert (Event.objects.count(), ListRow.objects.get(pk=own.dossier.pk).due) == before
