"""Closing an account, and helping who lost their second factor: after a check of who they are, told to them, and written down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.jobs.models import OutgoingMail
from hervat.domain.access.roles import Role
from tests.support.logins import give_app, give_recovery_codes
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db(databases=["default", "market"])
GOOD = {"nagegaan": "called_back", "reden": "Telefoon gestolen, gemeld op maandag"}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def naomi(world: World) -> Client:
    return world.own.client(Role.SYSTEEMBEHEERDER)


@pytest.mark.parametrize("role", [Role.COACH, Role.WERKNEMER])
def test_a_lost_second_factor_is_removed_told_and_written_down(world: World, naomi: Client, role: Role) -> None:
    person = world.own.people[role]
    give_app(person)
    give_recovery_codes(person)
    session = world.own.client(role)
    assert session.get("/account/instellingen/").status_code == 200
    answer = naomi.post(f"/beheer/gebruikers/{person.id}/tweede-stap-wissen/", GOOD)
    assert answer.status_code == 302
    assert not Authenticator.objects.filter(user=person).exists()
    mail = OutgoingMail.objects.get()
    assert mail.to == person.email
    assert "helpdesk" in mail.body
    assert person.name not in mail.subject + mail.body
    told = AuditRecord.objects.get(kind="factor", what="reset")
    assert (told.action, told.actor, told.object_id) == ("deleted", world.own.people[Role.SYSTEEMBEHEERDER].id, str(person.id))
    assert told.why == f"called_back: {GOOD['reden']}"
    assert session.get("/account/instellingen/").status_code == 302  # the old session ended


@pytest.mark.parametrize(
    "typed",
    [
        {"nagegaan": ""},
        {"nagegaan": "op gevoel"},
        {"reden": ""},
        {"reden": "    "},
        {"reden": "x" * 121},
        {"reden": "kort"},
        {"reden": "\x00\x07\u202e\x00\x1b"},
    ],
)
def test_without_a_check_and_a_reason_nothing_is_removed(world: World, naomi: Client, typed: dict[str, str]) -> None:
    person = world.own.people[Role.COACH]
    give_app(person)
    answer = naomi.post(f"/beheer/gebruikers/{person.id}/tweede-stap-wissen/", GOOD | typed)
    assert answer.status_code == 422
    assert Authenticator.objects.filter(user=person).exists()
    assert not OutgoingMail.objects.exists()


def test_not_ones_own_and_not_what_is_not_there(world: World, naomi: Client) -> None:
    own = world.own.people[Role.SYSTEEMBEHEERDER]
    give_app(own)
    for act in ("tweede-stap-wissen", "sluiten"):
        assert naomi.post(f"/beheer/gebruikers/{own.id}/{act}/", GOOD).status_code == 422
    own.refresh_from_db()
    assert own.is_active
    assert Authenticator.objects.filter(user=own).exists()
    coach = world.own.people[Role.COACH]
    assert naomi.post(f"/beheer/gebruikers/{coach.id}/tweede-stap-wissen/", GOOD).status_code == 422  # has none
    assert naomi.get("/beheer/gebruikers/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_a_closed_account_is_out_at_once_and_can_come_back(world: World, naomi: Client) -> None:
    coach = world.own.people[Role.COACH]
    session = world.own.client(Role.COACH)
    assert naomi.post(f"/beheer/gebruikers/{coach.id}/sluiten/", {"reden": "Uit dienst gemeld"}).status_code == 302
    assert session.get("/account/instellingen/").status_code == 302
    assert not User.objects.get(pk=coach.pk).is_active
    assert naomi.post(f"/beheer/gebruikers/{coach.id}/sluiten/", {"reden": "Nog een keer"}).status_code == 302  # changes nothing
    assert naomi.post(f"/beheer/gebruikers/{coach.id}/openen/", {"reden": ""}).status_code == 422
    assert naomi.post(f"/beheer/gebruikers/{coach.id}/openen/", {"reden": "Vergissing van ons"}).status_code == 302
    assert User.objects.get(pk=coach.pk).is_active
    told = AuditRecord.objects.filter(kind="account", object_id=str(coach.id)).exclude(action="logged_in").order_by("seq")
    assert list(told.values_list("action", "what", "why")) == [
        ("changed", "closed", "Uit dienst gemeld"),
        ("changed", "opened", "Vergissing van ons"),
    ]


def test_a_membership_that_ended_is_still_told(world: World, naomi: Client) -> None:
    member = world.own.people[Role.COACH].memberships.get()
    member.last_day = member.first_day + timedelta(days=9)
    member.save()
    assert "10 januari 2020" in naomi.get(f"/beheer/gebruikers/{member.user_id}/").content.decode()
