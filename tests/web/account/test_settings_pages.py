"""What people set for themselves, and their tokens."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hervat.apps.accounts.models import User
from hervat.apps.organisations.models import ApiToken
from hervat.apps.organisations.tokens import resolve
from tests.support.logins import give_app, log_in, person, professional, today

pytestmark = pytest.mark.django_db

SETTINGS, TOKENS = "/account/instellingen/", "/account/tokens/"


def save(client: Client, **fields: str) -> str:
    typed = {"name": "Noor Vermeer", "phone": "06-00 00 00 00", "text_size": "125"} | fields
    return client.post(SETTINGS, typed, follow=True).content.decode()


def test_name_phone_and_how_somebody_reads(client: Client) -> None:
    log_in(client, person())
    said = save(client, calm_view="on", name="Noor de Vries")
    assert "Uw instellingen zijn bewaard." in said
    assert re.search(r'<body class="[^"]*\btekst-125 rustig"', said)
    assert "Noor de Vries" in said
    assert not re.search(r'<body class="[^"]*(tekst-|rustig)', save(client, text_size="100"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"name": " "}, "Vul uw naam in."), ({"text_size": "175"}, "Kies hoe groot de letters zijn."), ({"phone": "0" * 41}, "40")],
)
def test_wrong_settings_change_nothing_and_keep_what_was_typed(client: Client, wrong: dict[str, str], said: str) -> None:
    user = person()
    log_in(client, user)
    answer = save(client, **{"name": "Iets Anders"} | wrong)
    assert said in answer
    assert "<title>Fout: Instellingen" in answer
    assert "06-00 00 00 00" in answer or "phone" in wrong
    assert User.objects.get(pk=user.pk).name == "Noor Vermeer"
    assert "<p><strong>Noor Vermeer</strong></p>" in answer  # the frame shows who somebody is, not what they typed


@pytest.fixture
def worker(client: Client) -> User:
    user = professional()
    log_in(client, user, secret=give_app(user))
    return user


def make(client: Client, **fields: str) -> str:
    typed = {"name": "Roosterprogramma", "capacity": "0", "days": "90"} | fields
    return client.post(TOKENS, typed).content.decode()


@pytest.mark.usefixtures("worker")
def test_a_token_is_shown_once_and_works(client: Client) -> None:
    shown = re.search(r'class="geheim">(hervat_[\w-]+)<', make(client, may_write="on"))
    assert shown
    assert shown[1] not in client.get(TOKENS).content.decode()
    token = resolve(shown[1], today())
    assert token is not None
    assert token.scopes == {"read", "write"}
    assert shown[1] not in str(ApiToken.objects.values())


@pytest.mark.usefixtures("worker")
def test_a_token_is_revoked_at_once(client: Client) -> None:
    shown = re.search(r'class="geheim">(hervat_[\w-]+)<', make(client))
    assert shown
    said = client.post(f"{TOKENS}{ApiToken.objects.get().id}/intrekken/", follow=True).content.decode()
    assert "Het token is ingetrokken." in said
    assert "Roosterprogramma" not in said
    assert resolve(shown[1], today()) is None


@pytest.mark.usefixtures("worker")
def test_nobody_revokes_the_token_of_another(client: Client) -> None:
    make(client)
    other = professional("Karin Overbeek", "karin@bureau.example")
    elsewhere = log_in(Client(), other, secret=give_app(other))
    elsewhere.post(f"{TOKENS}{ApiToken.objects.get().id}/intrekken/")
    assert ApiToken.objects.get().revoked_at is None
    assert "Roosterprogramma" not in elsewhere.get(TOKENS).content.decode()


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Vul in welk programma dit token gebruikt."),
        ({"capacity": "7"}, "Kies in welke rol het programma werkt."),
        ({"capacity": ""}, "Kies in welke rol het programma werkt."),
        ({"days": "3650"}, "Kies hoe lang het token werkt."),
    ],
)
def test_wrong_tokens_are_not_made(client: Client, wrong: dict[str, str], said: str) -> None:
    assert said in make(client, **wrong)
    assert not ApiToken.objects.exists()


def test_who_works_for_nobody_can_make_none(client: Client) -> None:
    log_in(client, person())
    assert TOKENS not in client.get(SETTINGS).content.decode()
    make(client)
    assert not ApiToken.objects.exists()


@pytest.mark.usefixtures("worker")
def test_english(client: Client) -> None:
    assert client.get("/en/account/tokens/").headers["Content-Language"] == "en"
