"""Who may know what of the vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.door import enter
from hervat.apps.dossiers.errors import Hidden, Refused
from hervat.apps.dossiers.models import Involvement
from hervat.apps.dossiers.services.opening import close_dossier
from hervat.apps.health import door
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Membership, Organisation
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Right, matrix
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.dossier.vault import DELEGABLE, VaultKind
from tests.apps.health.vault_acts import MARKER, TEXT_FILE, attach, draft, one_of_each, signed
from tests.support.world import LONG_AGO, World, make_world

pytestmark = pytest.mark.django_db
WITH_A_RECORD: tuple[Callable[..., object], ...] = (door.read, door.correct, door.sign, door.discard)
NOT_NAMED_IN_IT = (Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER)
WITHOUT = [role for role in Role if role not in (Role.BEDRIJFSARTS, Role.WERKNEMER, *NOT_NAMED_IN_IT)]


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


def another_doctor(world: World, organisation: Organisation, *, involved: bool) -> Acting:
    """A second bedrijfsarts, of an organisation."""
    user = User.objects.create(email="tweede@voorbeeld.example", name="Tweede Arts")
    Membership.objects.create(user=user, organisation=organisation, role=Role.BEDRIJFSARTS, first_day=LONG_AGO)
    if involved:
        Involvement.objects.create(
            dossier=world.own.dossier, user=user, role=Role.BEDRIJFSARTS, organisation=organisation, first_day=LONG_AGO
        )
    on = world.own.acting(Role.BEDRIJFSARTS).on
    return Acting(actor_for(user.id, Role.BEDRIJFSARTS, organisation.id, on, second_factor=True), on)


def test_what_can_be_delegated_is_what_the_matrix_marks_so() -> None:
    marked = {kind.datum for kind in VaultKind if matrix()[kind.datum].right(Role.CASEMANAGER_TAAKDELEGATIE) is Right.WHEN_DELEGATED}
    assert set(DELEGABLE) == marked
    assert all(matrix()[kind.datum].medical for kind in VaultKind)


@pytest.mark.parametrize("role", WITHOUT)
def test_other_roles_in_the_case_get_nothing_but_a_reason(world: World, role: Role) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    records = one_of_each(doctor)
    with_file = draft(doctor)
    file = attach(doctor, with_file)
    door.sign(doctor, with_file)
    entered = world.own.entered(role)
    with pytest.raises(Refused) as refused:
        door.records_in(entered)
    assert "bedrijfsarts" in str(refused.value.reason)
    for record in (*records.values(), with_file):
        for attempt in WITH_A_RECORD:
            with pytest.raises(Hidden):
                attempt(entered, record)
    with pytest.raises(Hidden):
        door.read_file(entered, file)
    for kind in VaultKind:
        with pytest.raises(Refused):
            door.write(entered, door.NewRecord(kind=kind, day=entered.acting.on, text="x"))
    with pytest.raises(Refused):
        door.colleagues_of(entered)
    if role is not Role.CASEMANAGER_TAAKDELEGATIE:
        with pytest.raises(Refused):
            door.delegations_of(entered)


def test_the_bedrijfsarts_reads_what_was_written(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    records = one_of_each(doctor)
    assert {line.id for line in door.records_in(doctor)} == set(records.values())
    for kind, record in records.items():
        opened = door.read(doctor, record)
        assert (opened.line.kind, opened.content.text) == (kind, MARKER)


def test_the_werknemer_reads_all_that_was_signed_with_its_files_and_writes_nothing(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    records = one_of_each(doctor)
    with_file, still_a_draft = draft(doctor), draft(doctor)
    file = attach(doctor, with_file)
    door.sign(doctor, with_file)
    werknemer = world.own.entered(Role.WERKNEMER)
    assert {line.id for line in door.records_in(werknemer)} == {*records.values(), with_file}
    assert all(door.read(werknemer, record).content.text == MARKER for record in records.values())
    assert door.read_file(werknemer, file).content == TEXT_FILE
    with pytest.raises(Hidden):
        door.read(werknemer, still_a_draft)
    with pytest.raises(Refused):
        door.write(werknemer, door.NewRecord(kind=VaultKind.AANTEKENING, day=werknemer.acting.on, text="x"))
    with pytest.raises(Refused):
        door.correct(werknemer, with_file)


def test_strangers_in_the_same_roles_find_nothing(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    for role in (Role.BEDRIJFSARTS, Role.WERKNEMER):
        with pytest.raises(Hidden):
            enter(world.other.acting(role), world.own.dossier.number, Action.ENTER_VAULT)
        with pytest.raises(Hidden):
            door.read(world.other.entered(role), record)
        assert door.records_in(world.other.entered(role)) == ()


def test_a_bedrijfsarts_of_the_same_organisation_who_is_not_involved_finds_no_dossier(world: World) -> None:
    acting = another_doctor(world, world.own.organisations["arbodienst"], involved=False)
    with pytest.raises(Hidden):
        enter(acting, world.own.dossier.number, Action.ENTER_VAULT)


def test_a_bedrijfsarts_of_another_organisation_reads_only_what_that_one_wrote(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    acting = another_doctor(world, world.other.organisations["arbodienst"], involved=True)
    entered = enter(acting, world.own.dossier.number, Action.ENTER_VAULT)
    assert door.records_in(entered) == ()
    with pytest.raises(Hidden):
        door.read(entered, record)
    own = signed(entered, text="mijn eigen oordeel")
    assert [line.id for line in door.records_in(entered)] == [own]
    assert {line.id for line in door.records_in(world.own.entered(Role.WERKNEMER))} == {record, own}, "the werknemer reads both"


def test_a_draft_is_for_its_author_alone(world: World) -> None:
    record = draft(world.own.entered(Role.BEDRIJFSARTS))
    acting = another_doctor(world, world.own.organisations["arbodienst"], involved=True)
    colleague = enter(acting, world.own.dossier.number, Action.ENTER_VAULT)
    assert door.records_in(colleague) == ()
    for attempt in (WITH_A_RECORD[0], *WITH_A_RECORD[2:]):
        with pytest.raises(Hidden):
            attempt(colleague, record)
    door.sign(world.own.entered(Role.BEDRIJFSARTS), record)
    assert door.read(colleague, record).content.text == MARKER, "who is involved in the same organisation reads what was signed"


def test_who_left_the_organisation_finds_no_dossier(world: World) -> None:
    signed(world.own.entered(Role.BEDRIJFSARTS))
    on = world.own.acting(Role.BEDRIJFSARTS).on
    Membership.objects.filter(user=world.own.people[Role.BEDRIJFSARTS]).update(last_day=on - timedelta(days=1))
    with pytest.raises(Hidden):
        enter(world.own.acting(Role.BEDRIJFSARTS), world.own.dossier.number, Action.ENTER_VAULT)


def test_without_a_second_factor_it_stays_closed(world: World) -> None:
    acting = world.own.acting(Role.BEDRIJFSARTS, second_factor=False)
    with pytest.raises(Refused):
        enter(acting, world.own.dossier.number, Action.ENTER_VAULT)


def test_the_vault_of_a_closed_dossier_stays_readable(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    manager = world.own.entered(Role.CASEMANAGER)
    close_dossier(manager, day=manager.acting.on, reason=next(iter(ClosingReason)))
    world.own.dossier.refresh_from_db()
    for role in (Role.BEDRIJFSARTS, Role.WERKNEMER):
        assert door.read(world.own.entered(role), record).content.text == MARKER
    with pytest.raises(Refused):
        door.give_analysis(
            world.own.entered(Role.BEDRIJFSARTS),
            door.NewAnalysis(day=manager.acting.on, medical=MARKER, advice="Vier uur per dag."),
        )


def test_every_look_and_every_act_is_recorded_and_says_nothing_of_what_was_there(world: World) -> None:
    doctor, werknemer = world.own.entered(Role.BEDRIJFSARTS), world.own.entered(Role.WERKNEMER)
    before = AuditRecord.objects.count()
    record = draft(doctor)
    file = attach(doctor, record)
    door.sign(doctor, record)
    door.records_in(werknemer)
    door.read(werknemer, record)
    door.read_file(werknemer, file)
    told = list(AuditRecord.objects.order_by("seq"))[before:]
    assert [(each.action, each.what) for each in told] == [
        ("created", "aantekening"),
        ("created", "file"),
        ("changed", "aantekening_signed"),
        ("read", "records"),
        ("read", "aantekening"),
        ("read", "file"),
    ]
    assert {each.kind for each in told} == {"vault"}
    assert {each.actor for each in told[3:]} == {werknemer.acting.user}
    assert set(AuditSubject.objects.filter(record__in=told).values_list("dossier", flat=True)) == {world.own.dossier.id}
    assert not any(MARKER in str(value) for each in told for value in vars(each).values())
