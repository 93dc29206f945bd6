"""The page that accepts an invitation, by whom it is for and by whom it is not."""

from __future__ import annotations

from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.invitations import VALID_FOR, invite, revoke
from hervat.apps.organisations.models import Invitation, Membership
from hervat.domain.access.roles import Role
from tests.support.logins import LOGIN, PASSWORD, body, give_app, log_in, person, professional
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

EMAIL = "nieuw@voorbeeld.example"
GOOD = {"name": "Nieuwe Collega", "password1": PASSWORD}
SECRET = "Bureau Wederwerk"  # whoever should not see the invitation should not see this  # noqa: S105


def page(email: str = EMAIL, role: Role = Role.COACH) -> str:
    token = invite(email=email, role=role, made_by=None, address=str, organisation=body()).token
    return f"/uitnodiging/{token}/"


def said(client: Client, address: str, fields: dict[str, str] | None = None) -> str:
    answer = client.post(address, fields, follow=True) if fields is not None else client.get(address, follow=True)
    return unescape(answer.content.decode())


def test_a_new_colleague_makes_an_account_and_is_led_to_the_second_step(client: Client) -> None:
    address = page()
    shown = said(client, address)
    assert f"{SECRET} (fictief) vraagt u om mee te werken" in shown
    assert EMAIL in shown
    answer = client.post(address, GOOD)
    assert answer.headers["Location"] == "/account/"
    user = User.objects.get(email=EMAIL)
    assert user.memberships.get().role == "coach"
    assert "Nog één stap: beveilig uw account" in said(client, "/account/")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"password1": ""}, "Bedenk een wachtwoord."),
        ({"password1": "kort"}, "Neem ten minste 12 tekens."),
        ({"password1": "Nieuwe-Collega"}, "Dit wachtwoord lijkt op uw naam"),
        ({"name": "x" * 151}, "150"),
    ],
)
def test_what_is_wrong_makes_nothing_and_keeps_what_was_typed(client: Client, wrong: dict[str, str], sentence: str) -> None:
    address = page()
    answer = client.post(address, GOOD | wrong)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    assert PASSWORD not in answer.content.decode()
    assert "Nieuwe Collega" in answer.content.decode() or "name" in wrong
    assert not User.objects.exists()


def test_who_has_an_account_logs_in_with_that_and_comes_back(client: Client) -> None:
    user = professional(email=EMAIL)
    secret, address = give_app(user), page(role=Role.ARBEIDSDESKUNDIGE)
    answer = client.get(address)
    assert unquote(answer.headers["Location"]) == f"{LOGIN}?next={address}"
    assert "U hebt al een account." in said(client, LOGIN)
    client.post(address, GOOD)
    assert user.memberships.count() == 1
    log_in(client, user, secret=secret)
    assert "Uitnodiging aannemen" in said(client, address)
    client.post(address)
    assert user.memberships.count() == 2
    assert User.objects.get().name == "Esther Molenaar"


def test_somebody_else_who_is_logged_in_changes_and_learns_nothing(client: Client) -> None:
    other = person()
    log_in(client, other)
    address = page()
    for fields in (None, {}, GOOD):
        shown = said(client, address, fields)
        assert "voor een ander e-mailadres" in shown
        assert SECRET not in shown
        assert EMAIL not in shown
    assert not Membership.objects.exists()
    assert User.objects.count() == 1


def test_twice(client: Client) -> None:
    address = page()
    client.post(address, GOOD)
    assert "Deze uitnodiging is al gebruikt." in said(Client(), address, GOOD)
    assert User.objects.count() == 1


def test_expired_revoked_and_made_up(client: Client) -> None:
    addresses = {"verlopen": page(), "ingetrokken": page("b@voorbeeld.example"), "klopt niet": "/uitnodiging/verzonnen/"}
    Invitation.objects.filter(email=EMAIL).update(made_at=timezone.now() - VALID_FOR * 2, expires_at=timezone.now())
    revoke(invitation=Invitation.objects.get(email="b@voorbeeld.example").id, by=person(), now=timezone.now())
    for word, address in addresses.items():
        for fields in (None, GOOD):
            shown = said(client, address, fields)
            assert word in shown
            assert SECRET not in shown
    assert User.objects.count() == 1


def invite_to(dossier: Dossier, email: str = EMAIL) -> str:
    token = invite(email=email, role=Role.WERKNEMER, made_by=None, address=str, dossier=dossier.id).token
    return f"/uitnodiging/{token}/"


def test_a_werknemer_comes_into_the_own_case(client: Client) -> None:
    dossier = make_world().own.dossier
    Dossier.objects.filter(pk=dossier.pk).update(werknemer=None)
    address = invite_to(dossier)
    shown = said(client, address)
    assert "Er staat een account voor u klaar." in shown
    assert dossier.number not in shown
    client.post(address, GOOD)
    assert Dossier.objects.get(pk=dossier.pk).werknemer == User.objects.get(email=EMAIL)


def test_a_case_that_is_anothers_by_now_is_left_alone(client: Client) -> None:
    dossier = make_world().own.dossier
    owner, accounts = Dossier.objects.get(pk=dossier.pk).werknemer_id, User.objects.count()
    address = invite_to(dossier)
    assert "Deze uitnodiging is ingetrokken." in said(client, address, GOOD)
    assert Dossier.objects.get(pk=dossier.pk).werknemer_id == owner
    assert User.objects.count() == accounts
    assert Invitation.objects.get().accepted_at is None


def test_english(client: Client) -> None:
    assert client.get(f"/en{page()}").headers["Content-Language"] == "en"
