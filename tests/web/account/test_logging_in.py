"""Logging in with a password, and what happens when it does not match."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from tests.support.logins import LOGIN, PASSWORD, log_in, person

pytestmark = pytest.mark.django_db

SETTINGS = "/account/instellingen/"


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def attempt(client: Client, email: str, password: str) -> str:
    answer = client.post(LOGIN, {"login": email, "password": password})
    return answer.content.decode()


def test_with_address_and_password(client: Client) -> None:
    person()
    answer = client.post(LOGIN, {"login": " Noor@Voorbeeld.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/"
    assert logged_in(client)


def test_back_to_where_one_was_going_and_nowhere_else(client: Client) -> None:
    person()
    answer = client.post(LOGIN, {"login": "noor@voorbeeld.example", "password": PASSWORD, "next": SETTINGS})
    assert answer.headers["Location"] == SETTINGS
    client.post("/account/uitloggen/")
    answer = client.post(LOGIN, {"login": "noor@voorbeeld.example", "password": PASSWORD, "next": "https://kwaad.example/"})
    assert answer.headers["Location"] == "/account/"


def test_session_gets_a_new_id(client: Client) -> None:
    person()
    client.get("/account/inloggen/passkey/", headers={"Accept": "application/json"})  # a session before the login
    before = client.session.session_key
    attempt(client, "noor@voorbeeld.example", PASSWORD)
    assert logged_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("email", "password"), [("noor@voorbeeld.example", "verkeerd-wachtwoord"), ("niemand@voorbeeld.example", PASSWORD)]
)
def test_what_is_wrong_is_one_sentence_that_tells_nothing(client: Client, email: str, password: str) -> None:
    person()
    said = attempt(client, email, password)
    assert said.count("E-mailadres en wachtwoord horen niet bij elkaar.") == 1
    assert "<title>Fout: Inloggen" in said
    assert f'value="{email}"' in said  # what was typed stays, but for the password
    assert password not in said
    assert not logged_in(client)


def test_empty_and_misspelled_fields_say_what_was_expected(client: Client) -> None:
    said = attempt(client, "geen adres", "")
    assert "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl." in said
    assert "Vul uw wachtwoord in." in said


@pytest.mark.parametrize("email", ["noor@voorbeeld.example", "niemand@voorbeeld.example"])
def test_guessing_stops_for_known_and_unknown_alike(client: Client, email: str) -> None:
    person()
    for _ in range(5):
        assert "horen niet bij elkaar" in attempt(client, email, "verkeerd-wachtwoord")
    assert "Het ging te vaak mis. Wacht 5 minuten" in attempt(client, email, PASSWORD)
    assert not logged_in(client)
    assert "Het ging te vaak mis" in attempt(Client(), email, PASSWORD)  # another browser counts along


def test_one_address_cannot_try_all_accounts(client: Client) -> None:
    for number in range(20):
        attempt(client, f"iemand{number}@voorbeeld.example", "verkeerd-wachtwoord")
    assert "Het ging te vaak mis" in attempt(client, "nog-iemand@voorbeeld.example", "verkeerd-wachtwoord")


def test_a_closed_account_does_not_log_in(client: Client) -> None:
    user = person()
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD}, follow=True)
    assert "Account gesloten" in answer.content.decode()
    assert not logged_in(client)


def test_an_account_that_is_closed_loses_its_session(client: Client) -> None:
    user = person()
    log_in(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(SETTINGS).headers["Location"].startswith(LOGIN)


def test_there_is_no_way_to_sign_up(client: Client) -> None:
    for address in ("/account/signup/", "/accounts/signup/", "/account/aanmelden/", "/account/email/", "/account/confirm-email/"):
        assert client.get(address).status_code == 404
    assert "account_signup" not in client.get(LOGIN).content.decode()


def test_logging_out_asks_first_and_ends_the_session(client: Client) -> None:
    log_in(client, person())
    assert "Wilt u uitloggen?" in client.get("/account/uitloggen/").content.decode()
    assert logged_in(client)
    answer = client.post("/account/uitloggen/", follow=True)
    assert "U bent uitgelogd." in answer.content.decode()
    assert not logged_in(client)


def test_logging_out_elsewhere_ends_all_other_sessions(client: Client) -> None:
    user = person()
    elsewhere = log_in(Client(), user)
    log_in(client, user)
    assert elsewhere.get(SETTINGS).status_code == 200
    assert "U bent overal uitgelogd, behalve hier." in client.post("/account/elders-uitloggen/", follow=True).content.decode()
    assert elsewhere.get(SETTINGS).status_code == 302
    assert client.get(SETTINGS).status_code == 200


def test_a_form_that_is_not_ours_changes_nothing() -> None:
    user = person()
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Dit formulier is verlopen" in answer.content.decode()
    assert "sessionid" not in answer.cookies


def test_the_record_tells_of_logins_and_failures_but_not_what_was_typed(client: Client) -> None:
    user = person()
    attempt(client, user.email, "verkeerd-wachtwoord")
    attempt(client, "niemand@voorbeeld.example", "verkeerd-wachtwoord")
    log_in(client, user)
    client.post("/account/uitloggen/")
    told = list(AuditRecord.objects.order_by("seq").values_list("action", "object_id", "actor", "what"))
    assert told == [
        ("refused", str(user.id), None, "login"),
        ("refused", "", None, "login"),
        ("logged_in", str(user.id), user.id, "password"),
        ("logged_out", str(user.id), user.id, ""),
    ]


def test_addresses_are_kept_in_one_table_only(client: Client) -> None:
    user = person()
    log_in(client, user)
    client.post("/account/wachtwoord/vergeten/", {"email": user.email})
    assert not EmailAddress.objects.exists()


def test_english(client: Client) -> None:
    person()
    answer = client.post("/en/account/inloggen/", {"login": "noor@voorbeeld.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/en/account/"
