"""The second step: codes, recovery codes, and that a professional reaches nothing without one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Membership
from tests.project.addresses import ACCOUNT
from tests.support.logins import LOGIN, PASSWORD, code, give_app, give_recovery_codes, log_in, person, professional, today

pytestmark = pytest.mark.django_db

COMMITTED = pytest.mark.django_db(transaction=True)  # allauth tells of a new app after the commit
SETTINGS, NEEDED = "/account/instellingen/", "/account/tweede-stap/"
CODE, APP = "/account/inloggen/code/", "/account/tweede-stap/app/"


def to_the_code(client: Client, user: User) -> None:
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == CODE
    assert "_auth_user_id" not in client.session


def test_password_and_code(client: Client) -> None:
    user = professional()
    secret = give_app(user)
    to_the_code(client, user)
    answer = client.post(CODE, {"code": code(secret)})
    assert answer.headers["Location"] == "/account/"
    assert client.get(SETTINGS).status_code == 200


def test_a_wrong_code_says_so_and_lets_nobody_in(client: Client) -> None:
    user = professional()
    give_app(user)
    to_the_code(client, user)
    said = client.post(CODE, {"code": "000000"}).content.decode()
    assert "Deze code klopt niet." in said
    assert "_auth_user_id" not in client.session
    told = AuditRecord.objects.order_by("seq").values_list("action", "object_id", "what")
    assert ("refused", str(user.id), "second_step") in told


def test_a_code_works_once(client: Client) -> None:
    user = professional()
    secret = give_app(user)
    used = code(secret)
    to_the_code(client, user)
    client.post(CODE, {"code": used})
    other = Client()
    to_the_code(other, user)
    assert "Deze code klopt niet." in other.post(CODE, {"code": used}).content.decode()


def test_guessing_codes_stops(client: Client) -> None:
    user = professional()
    secret = give_app(user)
    to_the_code(client, user)
    for number in range(5):
        client.post(CODE, {"code": f"{number:06}"})
    assert "Het ging te vaak mis." in client.post(CODE, {"code": code(secret)}).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once(client: Client) -> None:
    user = professional()
    give_app(user)
    spare = give_recovery_codes(user)[0]
    to_the_code(client, user)
    assert client.post(CODE, {"code": f"{spare[:4]} {spare[4:]}"}).headers["Location"] == "/account/"
    assert client.get(SETTINGS).status_code == 200
    other = Client()
    to_the_code(other, user)
    assert "Deze code klopt niet." in other.post(CODE, {"code": spare}).content.decode()


def test_the_second_step_cannot_be_asked_without_the_first(client: Client) -> None:
    professional()
    assert client.get(CODE).headers["Location"] == LOGIN
    assert client.post(CODE, {"code": "123456"}).headers["Location"] == LOGIN


def addresses_behind_the_login() -> list[str]:
    return [address for address in ACCOUNT if not address.startswith((*ALLOWED, "/uitnodiging/"))]


ALLOWED = (  # with one factor: adding the second, showing again who one is, how long the session lasts, and out
    LOGIN,
    "/account/uitloggen/",
    "/account/tweede-stap/",
    "/account/bevestigen/",
    "/account/sessie/",
    "/account/wachtwoord/vergeten/",
    "/account/wachtwoord/nieuw/",
    "/account/gesloten/",
)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_professional_with_one_factor_reaches_nothing(client: Client, method: str) -> None:
    user = professional()
    log_in(client, user)
    before = User.objects.get(pk=user.pk)
    for address in [*addresses_behind_the_login(), f"{NEEDED}herstelcodes/", f"{NEEDED}passkeys/1/weghalen/"]:
        answer = getattr(client, method)(address, {"name": "Iemand Anders", "text_size": "150", "capacity": "0"})
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith(NEEDED), address
    after = User.objects.get(pk=user.pk)
    assert (after.name, after.text_size, after.session_round) == (before.name, before.text_size, before.session_round)


def test_every_page_behind_the_login_is_behind_the_second_step_too() -> None:
    """A page that is added is refused unless it is named in the middleware: the names there exist, and are few."""
    from hervat.web.account.middleware import ALWAYS, PROVE, SET_UP

    names = {str(name) for name in get_resolver().reverse_dict} | {f"account_pages:{name}" for name in _ours()}
    assert names >= ALWAYS | PROVE | SET_UP
    assert len(ALWAYS | PROVE | SET_UP) <= 8


def _ours() -> set[str]:
    from hervat.web.account.urls import OURS

    return {str(pattern.name) for pattern in OURS[0]}


def test_help_language_and_logging_out_stay_open(client: Client) -> None:
    log_in(client, professional())
    assert client.get("/hulp/").status_code == 200
    assert client.get(f"/en{NEEDED}").status_code == 200
    said = client.get(NEEDED).content.decode()
    assert "Later doen: uitloggen" in said
    assert "English" in said
    assert said.count("knop--hoofd") == 1
    assert client.post("/account/uitloggen/").status_code == 302


def add_app(client: Client) -> str:
    said = client.get(APP).content.decode()
    secret = re.search(r'class="geheim"[^>]*>([A-Z2-7=]+)<', said)
    assert secret
    assert "<svg" in said  # made here, not fetched
    cache.clear()
    answer = client.post(APP, {"code": code(secret[1])})
    assert answer.headers["Location"] == f"{NEEDED}herstelcodes/"
    return secret[1]


@COMMITTED
def test_setting_up_an_app_opens_the_rest_and_gives_recovery_codes_once(client: Client) -> None:
    user = professional()
    log_in(client, user)
    answer = client.get(SETTINGS)
    assert client.get(answer.headers["Location"]).status_code == 200
    add_app(client)
    shown = client.get(f"{NEEDED}herstelcodes/").content.decode()
    codes = re.findall(r'class="geheim">(\d{8})<', shown)
    assert len(codes) == 10
    again = client.get(f"{NEEDED}herstelcodes/").content.decode()
    assert not set(codes) & set(re.findall(r"\d{8}", again))
    assert client.get("/account/").headers["Location"] == SETTINGS  # where one was going
    assert client.get(SETTINGS).status_code == 200
    mail = OutgoingMail.objects.get(subject="Er is een app met codes toegevoegd")
    assert mail.to == user.email
    assert user.name not in mail.subject + mail.body


@COMMITTED
def test_the_secret_is_closed_in_the_database(client: Client) -> None:
    user = professional()
    log_in(client, user)
    secret = add_app(client)
    stored = str(Authenticator.objects.filter(user=user).values_list("data", flat=True))
    assert secret not in stored
    assert "_auth_user_id" in client.session
    assert secret not in str(dict(client.session))


def test_a_wrong_first_code_adds_nothing(client: Client) -> None:
    user = professional()
    log_in(client, user)
    client.get(APP)
    assert "Deze code klopt niet." in client.post(APP, {"code": "000000"}).content.decode()
    assert not Authenticator.objects.filter(user=user).exists()


def test_an_old_session_shows_the_factor_instead_of_adding_one(client: Client) -> None:
    """Somebody who held a session before the app was added must not be able to add an app of their own."""
    user = professional()
    log_in(client, user)
    secret = give_app(user)
    for address in (APP, f"{NEEDED}passkeys/nieuw/", NEEDED, SETTINGS):
        assert client.get(address).headers["Location"].startswith("/account/bevestigen/code/"), address
    cache.clear()
    assert client.post("/account/bevestigen/code/", {"code": code(secret)}).status_code == 302
    assert client.get(SETTINGS).status_code == 200


def test_a_professional_keeps_one_factor(client: Client) -> None:
    user = professional()
    log_in(client, user, secret=give_app(user))
    for method in ("get", "post"):
        said = getattr(client, method)(f"{APP}weghalen/", follow=True).content.decode()
        assert "U hebt altijd een tweede stap nodig." in said
    assert Authenticator.objects.filter(user=user, type="totp").exists()


@COMMITTED
def test_who_works_for_nobody_may_use_a_password_alone_and_take_the_app_away(client: Client) -> None:
    user = person()
    log_in(client, user)
    assert client.get(SETTINGS).status_code == 200
    add_app(client)
    assert "De app met codes is weggehaald." in client.post(f"{APP}weghalen/", follow=True).content.decode()
    assert not Authenticator.objects.filter(user=user).exists()


def test_changing_factors_asks_again_who_one_is_after_ten_minutes(client: Client) -> None:
    log_in(client, person())
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 601} for record in session["account_authentication_methods"]
    ]
    session.save()
    assert client.get(APP).headers["Location"].startswith("/account/bevestigen/?next=")
    wrong = client.post("/account/bevestigen/", {"password": "verkeerd-wachtwoord"}).content.decode()
    assert "Dit is niet uw wachtwoord." in wrong
    client.post("/account/bevestigen/", {"password": PASSWORD})
    assert client.get(APP).status_code == 200


def test_who_stops_working_is_no_professional_any_more(client: Client) -> None:
    user = professional()
    log_in(client, user)
    assert client.get(SETTINGS).status_code == 302
    Membership.objects.update(last_day=today().replace(year=2021))
    assert client.get(SETTINGS).status_code == 200


def test_a_passkey_is_offered_once(client: Client) -> None:
    log_in(client, person())
    assert client.get("/account/").headers["Location"] == "/account/passkey/"
    assert "Niet nu" in client.get("/account/passkey/").content.decode()
    assert client.post("/account/passkey/").headers["Location"] == "/account/"
    assert client.get("/account/").headers["Location"] == "/vandaag/"


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "1", "null", '"x"', '{"id": "a", "response": {}}', '{"response": {"userHandle": 5}}', "{", "\0"]
)
@pytest.mark.parametrize("address", ["/account/inloggen/passkey/", CODE, f"{NEEDED}passkeys/nieuw/"])
def test_what_a_broken_browser_sends_as_a_passkey_is_a_sentence(client: Client, address: str, sent: str) -> None:
    user = person()
    if address == CODE:
        give_app(user)
        to_the_code(client, user)
    elif address != "/account/inloggen/passkey/":
        log_in(client, user)
    client.get(address, headers={"Accept": "application/json"} if address.endswith("inloggen/passkey/") else {})
    answer = client.post(address, {"credential": sent, "name": "x"}, follow=True)
    assert answer.status_code == 200
    said = unescape(answer.content.decode())
    assert "passkey lukte niet" in said or "De passkey is niet toegevoegd." in said
