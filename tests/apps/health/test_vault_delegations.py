"""Who works under the bedrijfsarts knows what was delegated: that sort of data, in that period, for that task."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Involvement
from hervat.apps.health import door
from hervat.apps.health.models import Delegation
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import Task, VaultKind
from tests.apps.health.vault_acts import MARKER, draft, give, one_of_each, signed
from tests.support.world import LONG_AGO, World, make_world

pytestmark = pytest.mark.django_db
TIM = Role.CASEMANAGER_TAAKDELEGATIE


@pytest.fixture
def world() -> World:
    return make_world()


def tim(world: World, on: date | None = None) -> Entered:
    """The colleague, in the dossier, on a day."""
    return enter(world.own.acting(TIM, on), world.own.dossier.number, Action.SEE_DOSSIER)


def today(world: World) -> date:
    return world.own.acting(TIM).on


def test_a_delegation_opens_that_sort_of_data_and_no_other(world: World) -> None:
    records = one_of_each(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, Datum.AARD_EN_OORZAAK)
    opened = {VaultKind.AANTEKENING, VaultKind.VRAAG_ANTWOORD}
    assert {line.kind for line in door.records_in(tim(world))} == opened
    for kind, record in records.items():
        if kind in opened:
            assert door.read(tim(world), record).content.text == MARKER
        else:
            with pytest.raises(Hidden):
                door.read(tim(world), record)


def test_a_delegation_of_the_analysis_alone_opens_the_vault_for_that(world: World) -> None:
    records = one_of_each(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, Datum.PROBLEEMANALYSE_MEDISCH, Task.ANSWER)
    assert [line.id for line in door.records_in(tim(world))] == [records[VaultKind.PROBLEEMANALYSE]]


def test_only_within_its_period(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, days=7)
    on = today(world)
    door.read(tim(world, on), record)
    door.read(tim(world, on + timedelta(days=7)), record)  # the last day included
    for day in (on - timedelta(days=1), on + timedelta(days=8)):
        with pytest.raises(Hidden):
            door.read(tim(world, day), record)
        with pytest.raises(Refused):
            door.records_in(tim(world, day))


def test_taking_it_back_works_at_once(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    given = give(world.own)
    door.read(tim(world), record)
    door.revoke(world.own.entered(Role.BEDRIJFSARTS), given)
    with pytest.raises(Hidden):
        door.read(tim(world), record)
    with pytest.raises(Hidden):
        door.revoke(world.own.entered(Role.BEDRIJFSARTS), given)


@pytest.mark.parametrize("why", ["doctor left the organisation", "doctor left the dossier", "doctor's account was closed"])
def test_it_ends_with_the_care_of_who_gave_it(world: World, why: str) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, everywhere=True)
    doctor, yesterday = world.own.people[Role.BEDRIJFSARTS], today(world) - timedelta(days=1)
    if why == "doctor left the organisation":
        Membership.objects.filter(user=doctor).update(last_day=yesterday)
    elif why == "doctor left the dossier":
        Involvement.objects.filter(user=doctor).update(last_day=yesterday)
    else:
        User.objects.filter(pk=doctor.pk).update(is_active=False)
    with pytest.raises(Hidden):
        door.read(tim(world), record)


def test_who_left_the_organisation_or_the_dossier_reads_nothing_with_it(world: World) -> None:
    signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own)
    Involvement.objects.filter(user=world.own.people[TIM]).update(last_day=today(world) - timedelta(days=1))
    with pytest.raises(Hidden):
        tim(world)
    Involvement.objects.filter(user=world.own.people[TIM]).update(last_day=None)
    Membership.objects.filter(user=world.own.people[TIM]).update(last_day=today(world) - timedelta(days=1))
    with pytest.raises(Hidden):
        tim(world)


def test_it_is_for_that_colleague_and_not_for_who_stands_in(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own)
    organisation, on = world.own.organisations["arbodienst"], today(world)
    other = User.objects.create(email="invaller@voorbeeld.example", name="In Valler")
    Membership.objects.create(user=other, organisation=organisation, role=TIM, first_day=LONG_AGO)
    Deputation.objects.create(
        organisation=organisation, role=TIM, absent=world.own.people[TIM], deputy=other, first_day=on, last_day=on, made_by=other
    )
    world.own.people[TIM] = other
    tim(world)  # the dossier can be seen
    with pytest.raises(Hidden):
        door.read(tim(world), record)


def test_everywhere_is_every_dossier_of_this_bedrijfsarts_and_no_other(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, everywhere=True)
    door.read(tim(world), record)
    strangers = signed(world.other.entered(Role.BEDRIJFSARTS))
    with pytest.raises(Hidden):
        door.read(world.other.entered(TIM), strangers)


def test_each_look_tells_the_task_it_served_and_not_the_instruction(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, task=Task.WRITE_UP)
    door.records_in(tim(world))
    door.read(tim(world), record)
    looks = AuditRecord.objects.filter(actor=world.own.people[TIM].id, kind="vault").order_by("seq")
    assert [(look.action, look.why) for look in looks] == [
        ("read", "taakdelegatie: een spreekuur uitwerken"),
        ("read", "taakdelegatie: een spreekuur uitwerken"),
    ]
    assert not AuditRecord.objects.filter(why__contains=MARKER).exists()


def test_with_two_tasks_a_reader_says_which_one(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    one, other = give(world.own, task=Task.WRITE_UP), give(world.own, task=Task.REQUEST)
    (line,) = door.records_in(tim(world))
    assert {task for _, task in line.tasks} == {Task.WRITE_UP, Task.REQUEST}
    with pytest.raises(WrongFields):
        door.read(tim(world), record)
    with pytest.raises(Hidden):
        door.read(tim(world), record, task=uuid4())
    door.read(tim(world), record, task=other)
    assert AuditRecord.objects.latest("seq").why == "taakdelegatie: informatie opvragen bij een behandelaar"
    door.revoke(world.own.entered(Role.BEDRIJFSARTS), one)
    door.read(tim(world), record)


def test_a_colleague_writes_notes_and_no_judgements(world: World) -> None:
    give(world.own, Datum.AARD_EN_OORZAAK)
    give(world.own, Datum.PROBLEEMANALYSE_MEDISCH)
    record = draft(tim(world))
    door.sign(tim(world), record)
    assert door.read(world.own.entered(Role.BEDRIJFSARTS), record).line.role is TIM
    for kind in (VaultKind.PROBLEEMANALYSE, VaultKind.MEDISCHE_INFORMATIE):
        assert not door.may_write(tim(world), kind)
        with pytest.raises(Refused):
            draft(tim(world), kind)
    with pytest.raises(Refused):
        door.give_analysis(tim(world), door.NewAnalysis(day=today(world), medical="x", advice="y"))
    with pytest.raises(Refused):
        door.delegate(tim(world), new(world, world.own.people[Role.BEDRIJFSARTS].id))


def test_a_draft_cannot_be_signed_when_the_delegation_has_ended(world: World) -> None:
    given = give(world.own)
    record = draft(tim(world))
    door.revoke(world.own.entered(Role.BEDRIJFSARTS), given)
    for attempt in (door.sign, door.discard, door.read):
        with pytest.raises(Hidden):
            attempt(tim(world), record)


def new(world: World, colleague: UUID | None, **changes: object) -> door.NewDelegation:
    on = today(world)
    fields = {
        "colleague": colleague, "datum": Datum.AARD_EN_OORZAAK, "task": Task.PREPARE, "first_day": on, "last_day": on + timedelta(days=7),
    }  # fmt: skip
    return door.NewDelegation(**{**fields, **changes})  # type: ignore[arg-type]


def test_what_cannot_be_given_is_told_at_its_field(world: World) -> None:
    doctor, on, colleague = world.own.entered(Role.BEDRIJFSARTS), today(world), world.own.people[TIM].id
    wrong = {
        "colleague": [new(world, None), new(world, world.own.people[Role.COACH].id), new(world, world.other.people[TIM].id)],
        "datum": [
            new(world, colleague, datum=None),
            new(world, colleague, datum=Datum.MEDISCHE_INFORMATIE),
            new(world, colleague, datum=Datum.FML),
        ],
        "task": [new(world, colleague, task=None)],
        "first_day": [new(world, colleague, first_day=on - timedelta(days=1))],
        "last_day": [new(world, colleague, last_day=on - timedelta(days=1)), new(world, colleague, last_day=on + timedelta(days=400))],
        "instruction": [new(world, colleague, instruction="x" * 1001)],
    }
    for field, attempts in wrong.items():
        for attempt in attempts:
            with pytest.raises(WrongFields) as told:
                door.delegate(doctor, attempt)
            assert [error.path for error in told.value.errors] == [field]
    assert Delegation.objects.count() == 0


def test_a_colleague_outside_the_dossier_must_be_let_in_first(world: World) -> None:
    Involvement.objects.filter(user=world.own.people[TIM]).update(last_day=today(world) - timedelta(days=1))
    with pytest.raises(WrongFields) as told:
        door.delegate(world.own.entered(Role.BEDRIJFSARTS), new(world, world.own.people[TIM].id))
    assert "nog niet betrokken" in str(told.value.errors[0].message)


def test_the_bedrijfsarts_sees_what_was_given_and_the_colleague_what_runs(world: World) -> None:
    give(world.own, task=Task.WRITE_UP)
    revoked = give(world.own, task=Task.ANSWER)
    door.revoke(world.own.entered(Role.BEDRIJFSARTS), revoked)
    given = door.delegations_of(world.own.entered(Role.BEDRIJFSARTS))
    assert [(line.task, line.running, line.revoked) for line in given] == [(Task.WRITE_UP, True, False), (Task.ANSWER, False, True)]
    (got,) = door.delegations_of(tim(world))
    assert (got.giver, got.instruction) == (world.own.people[Role.BEDRIJFSARTS].name, f"Let op {MARKER}")


def test_the_database_refuses_what_makes_no_sense(world: World) -> None:
    given = Delegation.objects.get(pk=give(world.own))
    for change in (
        {"last_day": given.first_day - timedelta(days=1)},
        {"colleague_id": given.giver_id},
        {"datum": Datum.MEDISCHE_INFORMATIE.value},
        {"task": "zomaar"},
        {"revoked_by_id": given.giver_id},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delegation.objects.filter(pk=given.pk).update(**change)
