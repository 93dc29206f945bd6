"""Asking for a new password, choosing one, changing it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from hervat.apps.accounts.models import User
from hervat.apps.jobs.models import OutgoingMail
from tests.support.logins import LOGIN, PASSWORD, give_app, log_in, person, professional

pytestmark = pytest.mark.django_db

FORGOTTEN, GONE_OUT = "/account/wachtwoord/vergeten/", "/account/wachtwoord/vergeten/gemaild/"
NEW = "drie-molens-achter-elkaar"


def link_in_mail() -> str:
    mail = OutgoingMail.objects.get(subject="Nieuw wachtwoord voor Hervat")
    found = re.search(r"^(\S+)/account/wachtwoord/nieuw/(\S+)$", mail.body, re.MULTILINE)
    assert found
    assert found[1] == settings.BASE_URL
    return f"/account/wachtwoord/nieuw/{found[2]}"


def choose(client: Client, link: str, password: str = NEW) -> str:
    page = client.get(link, follow=True)
    action = re.search(r'action="(/account/wachtwoord/nieuw/[^"]+)"', page.content.decode())
    return client.post(action[1], {"password1": password}, follow=True).content.decode() if action else page.content.decode()


def test_by_mail(client: Client) -> None:
    user = person()
    assert client.post(FORGOTTEN, {"email": "Noor@voorbeeld.example"}).headers["Location"] == GONE_OUT
    assert "Uw nieuwe wachtwoord is bewaard" in choose(client, link_in_mail())
    assert "_auth_user_id" not in client.session  # the mail alone opens nothing
    assert client.post(LOGIN, {"login": user.email, "password": NEW}).status_code == 302


def test_unknown_addresses_get_the_same_answer_and_no_mail(client: Client) -> None:
    user = person()
    known = client.post(FORGOTTEN, {"email": user.email})
    OutgoingMail.objects.all().delete()
    unknown = client.post(FORGOTTEN, {"email": "niemand@voorbeeld.example"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert not OutgoingMail.objects.exists()
    assert "Is er een account met dit adres?" in client.get(GONE_OUT).content.decode()


def test_the_mail_names_nobody_and_the_link_is_not_built_on_what_the_request_claims(client: Client, settings: object) -> None:
    user = person()
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    client.post(FORGOTTEN, {"email": user.email}, headers={"Host": "kwaad.example"})
    mail = OutgoingMail.objects.get()
    assert user.name not in mail.subject + mail.body
    assert "kwaad.example" not in mail.body


def test_a_link_works_once(client: Client) -> None:
    person()
    client.post(FORGOTTEN, {"email": "noor@voorbeeld.example"})
    link = link_in_mail()
    choose(client, link)
    assert "Deze link werkt niet meer" in choose(Client(), link, "nog-een-ander-wachtwoord")


def test_a_link_of_before_a_login_is_dead(client: Client) -> None:
    user = person()
    client.post(FORGOTTEN, {"email": user.email})
    log_in(Client(), user)
    assert "Deze link werkt niet meer" in choose(client, link_in_mail())


@pytest.mark.parametrize("key", ["x-y", "0-0", f"{'0' * 32}-abc", "zz-set-password"])
def test_made_up_links(client: Client, key: str) -> None:
    said = client.get(f"/account/wachtwoord/nieuw/{key}/")
    assert said.status_code == 200
    assert "Deze link werkt niet meer" in said.content.decode()


def test_asking_again_and_again_is_refused(client: Client) -> None:
    for _ in range(3):
        assert client.post(FORGOTTEN, {"email": "noor@voorbeeld.example"}).status_code == 302
    refused = client.post(FORGOTTEN, {"email": "noor@voorbeeld.example"})
    assert refused.status_code == 429
    assert refused.headers["Retry-After"]
    assert "Even wachten" in refused.content.decode()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Bedenk een wachtwoord."),
        ("kort", "Dit wachtwoord is te kort. Neem ten minste 12 tekens."),
        ("x" * 201, "Dit wachtwoord is te lang."),
        ("1q2w3e4r5t6y", "Veel mensen gebruiken dit wachtwoord"),
        ("noor@voorbeeld", "Dit wachtwoord lijkt op uw naam of e-mailadres."),
    ],
)
def test_a_weak_password_is_refused_with_what_is_better(client: Client, password: str, said: str) -> None:
    person()
    client.post(FORGOTTEN, {"email": "noor@voorbeeld.example"})
    assert said in choose(client, link_in_mail(), password)


def test_changing_it_ends_other_sessions_and_is_mailed(client: Client) -> None:
    user = person()
    elsewhere = log_in(Client(), user)
    log_in(client, user)
    wrong = client.post("/account/wachtwoord/", {"oldpassword": "verkeerd-wachtwoord", "password1": NEW})
    assert "Dit is niet uw wachtwoord van nu." in wrong.content.decode()
    done = client.post("/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW}, follow=True)
    assert "Uw nieuwe wachtwoord is bewaard." in done.content.decode()
    assert elsewhere.get("/account/instellingen/").status_code == 302
    assert OutgoingMail.objects.filter(subject="Uw wachtwoord is gewijzigd", to=user.email).count() == 1


def test_a_reset_does_not_pass_over_the_second_step(client: Client) -> None:
    user = professional()
    give_app(user)
    client.post(FORGOTTEN, {"email": user.email})
    choose(client, link_in_mail())
    assert client.post(LOGIN, {"login": user.email, "password": NEW}).headers["Location"] == "/account/inloggen/code/"


def test_passwords_are_kept_with_argon2() -> None:
    assert person().password.startswith("argon2$argon2id$")
    assert User.objects.get().check_password(PASSWORD)
