"""The pages of the werknemer: the own dossier, whole, and nothing of anybody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hervat.domain.access.roles import Role
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db

PAGES = (
    "home", "welcome", "dossiers", "everything", "timeline", "timeline_pdf", "steps", "people", "rights", "advice", "documents", "notes",
    "medical", "events", "event_new", "looks", "looks_csv", "data", "export",
)  # fmt: skip
MOST_QUERIES, MOST_BYTES = 12, 100_000


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Client:
    return world.own.client(Role.WERKNEMER)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_the_werknemer_whose_dossier_it_is(own: Client, page: str) -> None:
    response = own.get(reverse(f"mijn:{page}"))
    assert response.status_code == 200
