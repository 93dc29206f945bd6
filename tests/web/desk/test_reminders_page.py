"""How somebody is reminded: everyone chooses for themselves, within bounds, and what is wrong is said at the field."""

from __future__ import annotations

import pytest
from django.test import Client

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import ReminderChoice
from hervat.domain.access.roles import Role
from tests.support.world import World, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
ADDRESS = "/herinneringen/"
GOOD = {"early_days": "21", "short_days": "2", "by_mail": "on"}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("role", [Role.WERKNEMER, Role.CASEMANAGER, Role.SYSTEEMBEHEERDER])
def test_everyone_chooses_for_themselves(world: World, role: Role) -> None:
    client = world.own.client(role)
    assert client.get(ADDRESS).status_code == 200
    assert client.post(ADDRESS, GOOD).status_code == 302
    kept = ReminderChoice.objects.get()
    assert (kept.user, kept.early_days, kept.short_days, kept.when_late, kept.by_mail) == (world.own.people[role], 21, 2, False, True)
    told = AuditRecord.objects.latest("seq")
    assert (told.kind, told.action, told.actor) == ("reminders", "changed", kept.user_id)
    page = HtmlPage(client.get(ADDRESS).content)
    assert page.with_id("id_early_days").attributes["value"] == "21"


def test_who_has_not_chosen_sees_what_is_usual(world: World) -> None:
    page = HtmlPage(world.own.client(Role.COACH).get(ADDRESS).content)
    assert page.with_id("id_early_days").attributes["value"] == "14"
    assert "checked" in page.with_id("id_by_mail").attributes
    assert not ReminderChoice.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"early_days": "0"}, "van 1 tot en met 60"),
        ({"early_days": "61"}, "van 1 tot en met 60"),
        ({"short_days": "15"}, "van 0 tot en met 14"),
        ({"short_days": "-1"}, "van 0 tot en met 14"),
        ({"early_days": "2", "short_days": "3"}, "komt na de eerste"),
        ({"early_days": ""}, "een heel aantal dagen"),
        ({"early_days": "twee"}, "een heel aantal dagen"),
        ({"early_days": "9" * 400}, "van 1 tot en met 60"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(world: World, wrong: dict[str, str], sentence: str) -> None:
    answer = world.own.client(Role.COACH).post(ADDRESS, GOOD | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ReminderChoice.objects.exists()


def test_a_visitor_logs_in_first(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"].startswith("/account/inloggen/")
