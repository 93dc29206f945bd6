"""The pages of the labour market are for everybody and know nobody: whoever asks gets the same, and learns nothing of anybody."""

from __future__ import annotations

import pytest
from django.test import Client

from hervat.domain.access.roles import Role
from tests.access.routes import routes
from tests.support.market.rows import COURSE, DIPLOMA, make_market
from tests.support.world import World

pytestmark = pytest.mark.django_db(databases=["default", "market"])

EXAMPLES = {"which": "magazijnmedewerker-aaaa1111", "market:education": DIPLOMA, "market:course": COURSE}


def addresses() -> list[str]:
    """Every route of the labour market, with something in its address."""
    found = [route for route in routes() if route.name.startswith("market:")]
    return [route.address({name: EXAMPLES.get(name, EXAMPLES.get(route.name, "")) for name in route.arguments}) for route in found]


def test_there_are_such_routes() -> None:
    assert len(addresses()) == 8


@pytest.mark.parametrize("role", list(Role))
def test_whoever_asks_gets_the_same(world: World, role: Role) -> None:
    make_market()
    somebody, nobody = world.own.client(role), Client()
    for address in addresses():
        answer = nobody.get(address)
        assert answer.status_code == 200, address
        assert somebody.get(address).content == answer.content, address
