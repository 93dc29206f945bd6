"""Who may add, see and take out which documents: as the matrix says, for every role and every kind."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from hervat.apps.documents.models import OUTSIDE_THE_VAULT
from hervat.apps.documents.queries import documents_in, kinds_to_add, read_document
from hervat.apps.documents.services import remove_document
from hervat.apps.dossiers.errors import Hidden, Refused
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import may_record, may_see
from hervat.domain.dossier.documents import KINDS, DocumentKind
from tests.apps.documents.paper_acts import added, checked
from tests.support.world import NOT_INVOLVED, Side, World, make_world

pytestmark = pytest.mark.django_db
INVOLVED = [role for role in Role if role not in NOT_INVOLVED or role is Role.WERKNEMER]
WRITERS = {kind: next(role for role in INVOLVED if may_record(KINDS[kind].datum, role)) for kind in OUTSIDE_THE_VAULT}


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


def all_kinds(side: Side) -> dict[DocumentKind, UUID]:
    return {kind: added(side.entered(role), kind.encode(), kind=kind).id for kind, role in WRITERS.items()}


@pytest.mark.parametrize("role", INVOLVED)
def test_every_role_sees_and_adds_what_the_matrix_says(world: World, role: Role) -> None:
    documents = all_kinds(world.own)
    entered = world.own.entered(role)
    seen = {line.kind for line in documents_in(entered)}
    assert seen == {kind for kind in OUTSIDE_THE_VAULT if may_see(KINDS[kind].datum, role)}
    assert set(kinds_to_add(entered)) == {kind for kind in OUTSIDE_THE_VAULT if may_record(KINDS[kind].datum, role)}
    for kind, document in documents.items():
        if kind in seen:
            assert read_document(entered, document).content == kind.encode()
        else:
            with pytest.raises(Hidden):
                read_document(entered, document)
            with pytest.raises(Hidden):
                remove_document(entered, document, reason="verkeerde bijlage")
        if kind not in kinds_to_add(entered):
            with pytest.raises(Refused):
                checked(entered, kind=kind)


@pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.CASEMANAGER_TAAKDELEGATIE])
def test_a_letter_about_wages_is_not_for_them(world: World, role: Role) -> None:
    letter = added(world.own.entered(Role.WERKGEVER), kind=DocumentKind.LOONMAATREGEL)
    assert documents_in(world.own.entered(role)) == ()
    with pytest.raises(Hidden):
        read_document(world.own.entered(role), letter.id)


def test_a_document_of_another_dossier_is_not_there(world: World) -> None:
    foreign = added(world.other.entered(Role.CASEMANAGER))
    for role in INVOLVED:
        with pytest.raises(Hidden):
            read_document(world.own.entered(role), foreign.id)
        with pytest.raises(Hidden):
            remove_document(world.own.entered(role), foreign.id, reason="verkeerde bijlage")


def test_a_werknemer_takes_out_only_what_they_added(world: World) -> None:
    plan = added(world.own.entered(Role.WERKGEVER), b"plan van de werkgever", kind=DocumentKind.PLAN_VAN_AANPAK)
    mine = added(world.own.entered(Role.WERKNEMER), b"van de werknemer")
    entered = world.own.entered(Role.WERKNEMER)
    assert {line.id: line.may_remove for line in documents_in(entered)} == {plan.id: False, mine.id: True}
    with pytest.raises(Refused):
        remove_document(entered, plan.id, reason="hier ben ik het niet mee eens")
    remove_document(entered, mine.id, reason="verkeerde bijlage")


def test_who_keeps_the_dossier_takes_out_what_should_not_be_there(world: World) -> None:
    medical = added(world.own.entered(Role.WERKNEMER), b"te veel gezegd")
    remove_document(world.own.entered(Role.WERKGEVER), medical.id, reason="hoort bij de bedrijfsarts")
    assert [line.removed_by for line in documents_in(world.own.entered(Role.WERKNEMER))] == ["Werkgever A"]


def test_of_a_removed_document_only_who_might_see_it_knows(world: World) -> None:
    letter = added(world.own.entered(Role.WERKGEVER), kind=DocumentKind.LOONMAATREGEL)
    remove_document(world.own.entered(Role.WERKGEVER), letter.id, reason="verkeerde bijlage")
    assert len(documents_in(world.own.entered(Role.WERKNEMER))) == 1
    assert documents_in(world.own.entered(Role.COACH)) == ()
