"""What who watches over privacy finds: the looks of a dossier of the own organisation, and what was refused."""

from __future__ import annotations

import pytest

from hervat.domain.access.roles import Role
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
PAGE = "/dossiers/inzages/"


@pytest.mark.parametrize("typed", ["HV-0001", "hv 1", "0001", " hv-1 "])
def test_a_number_leads_to_its_looks(typed: str) -> None:
    side = make_world().own
    assert side.client(Role.PRIVACYFUNCTIONARIS).get(PAGE, {"nummer": typed})["Location"] == "/dossiers/HV-0001/inzages/"


@pytest.mark.parametrize("typed", ["HV-0002", "HV-9999", "iets", "9" * 30])
def test_other_numbers_are_not_there(typed: str) -> None:
    response = make_world().own.client(Role.PRIVACYFUNCTIONARIS).get(PAGE, {"nummer": typed})
    assert response.status_code == 404
    assert "Geen dossier met dit nummer in uw organisatie" in response.content.decode()


def test_refusals_of_the_own_organisation_only() -> None:
    world = make_world()
    for side in (world.own, world.other):
        assert side.client(Role.WERKGEVER).get(f"/dossiers/{side.dossier.number}/inzages/").status_code == 403
    page = world.own.client(Role.PRIVACYFUNCTIONARIS).get(PAGE).content.decode()
    assert world.own.people[Role.WERKGEVER].name in page
    assert world.own.dossier.number in page
    assert world.other.people[Role.WERKGEVER].name not in page
    assert world.own.dossier.family_name not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PRIVACYFUNCTIONARIS}))
def test_nobody_else_has_this_page(role: Role) -> None:
    assert make_world().own.client(role).get(PAGE).status_code == 404
