"""What was tried against the product by hand and once worked: each stays tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from hervat.apps.audit.models import AuditSubject
from hervat.domain.access.roles import Role
from tests.access.filled import Filled, filled_world
from tests.access.routes import Route, guarded
from tests.support.world import Side, World, make_world

pytestmark = pytest.mark.django_db
STAFF = [Role.CASEMANAGER, Role.WERKGEVER, Role.BEDRIJFSARTS, Role.COACH]


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 -- asks for a database
    return make_world()


@pytest.fixture
def filled(db: None) -> Filled:  # noqa: ARG001 -- as above
    return filled_world()


def looks(side: Side) -> int:
    """How many acts the record tells of this dossier."""
    return AuditSubject.objects.filter(dossier=side.dossier.id).count()


class TestNobodyLooksUnseen:
    """A page about a dossier that is shown stands in the record, however it was asked for."""

    @pytest.mark.parametrize(
        ("method", "part"),
        [
            ("get", "tijdlijn/?wat=zz&op-d=99"),
            ("get", "gebeurtenissen/?op-d=99"),
            ("post", "notities/"),
            ("post", "betrokkenen/"),
            ("post", "gegevens/"),
            ("post", "data/"),
        ],
    )
    def test_also_when_something_wrong_was_asked(self, world: World, method: str, part: str) -> None:
        side = world.own
        client, before = side.client(Role.CASEMANAGER), looks(side)
        answer = getattr(client, method)(f"/dossiers/{side.dossier.number}/{part}")
        assert answer.status_code == 422
        assert side.dossier.family_name in answer.content.decode()
        assert looks(side) == before + 1

    @pytest.mark.parametrize("role", STAFF)
    def test_on_every_page_about_a_dossier(self, filled: Filled, role: Role) -> None:
        side = filled.world.own
        client = side.client(role)
        unseen = [route.name for route in _of_a_case(filled) if _shown_unseen(client, side, route, filled)]
        assert unseen == []


def _of_a_case(filled: Filled) -> Iterator[Route]:
    for route in guarded():
        if route.rule is not None and route.rule.kind == "case" and set(route.arguments) <= set(filled.samples["a"]):
            yield route


def _shown_unseen(client: Client, side: Side, route: Route, filled: Filled) -> bool:
    before = looks(side)
    answer = client.get(route.address(filled.samples["a"]))
    return answer.status_code == 200 and looks(side) == before
