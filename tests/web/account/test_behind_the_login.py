"""What holds for every page of the account: nobody keeps it, only our own scripts run, and it is not compressed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import get_resolver

from hervat.web.account.middleware import POWERS
from tests.project.addresses import ACCOUNT, PAGES
from tests.support.logins import LOGIN, give_app, log_in, person, professional

pytestmark = pytest.mark.django_db

IN_BOTH_LANGUAGES = [f"{prefix}{address}" for prefix in ("", "/en") for address in ACCOUNT]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\son\w+=|\sstyle=|javascript:")


def policy(headers: Mapping[str, str]) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_answers_a_visitor_with_a_page_or_the_way_to_log_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in {200, 302, 404, 405}, answer.status_code
    if answer.status_code == 302:
        prefix = "/en" if address.startswith("/en") else ""
        assert answer.headers["Location"].startswith((f"{prefix}{LOGIN}", f"{prefix}/account/wachtwoord/"))


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_is_kept_by_nobody_and_runs_our_own_scripts_only(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert "no-store" in headers["Cache-Control"]
    directives = policy(headers)
    assert directives["script-src"] == directives["connect-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def logged_in_pages() -> list[str]:
    return [
        address
        for address in ACCOUNT
        if not re.search(r"intrekken|weghalen|elders|herstelcodes|/nieuw/0-x|eerste|inloggen|passkey/$", address)
    ]


@pytest.mark.parametrize("who", [person, professional])
def test_pages_hold_no_inline_script_or_style(client: Client, who: type) -> None:
    user = who()
    log_in(client, user, secret=give_app(user))
    for address in [LOGIN, *logged_in_pages()]:
        answer = client.get(address)
        assert not INLINE.search(answer.content.decode()), address
        assert answer.content.decode().count("knop--hoofd") <= 1, address


def test_a_page_with_secrets_is_not_compressed_and_a_public_one_is(client: Client) -> None:
    log_in(client, person())
    packed = {"Accept-Encoding": "gzip"}
    assert "Content-Encoding" not in client.get("/account/instellingen/", headers=packed).headers
    assert "Content-Encoding" not in client.get(LOGIN, headers=packed).headers
    assert client.get(PAGES[2], headers=packed).headers["Content-Encoding"] == "gzip"


def test_public_pages_know_nobody_who_is_logged_in(client: Client) -> None:
    strangers = {address: Client().get(address) for address in PAGES}
    log_in(client, person())
    for address, stranger in strangers.items():
        answer = client.get(address)
        assert answer.content == stranger.content, address
        assert not answer.cookies
        assert "script-src" not in policy(answer.headers)


def test_passkeys_are_allowed_only_where_one_uses_them(client: Client) -> None:
    assert "publickey-credentials-get=(self)" in client.get(LOGIN).headers["Permissions-Policy"]
    assert "publickey-credentials-create=()" in client.get(LOGIN).headers["Permissions-Policy"]
    log_in(client, person())
    assert "publickey-credentials-create=(self)" in client.get("/account/tweede-stap/passkeys/nieuw/").headers["Permissions-Policy"]
    for address in ("/account/instellingen/", "/", "/hulp/"):
        assert "publickey-credentials-get=()" in client.get(address).headers["Permissions-Policy"]
        assert "publickey-credentials-create=()" in client.get(address).headers["Permissions-Policy"]
    assert {str(name) for name in get_resolver().reverse_dict} >= set(POWERS)


def test_the_help_line_is_shown_only_when_there_is_one(client: Client, settings: object) -> None:
    assert "06-00 00 00 00" not in client.get(LOGIN).content.decode()
    settings.HELP_PHONE = "06-00 00 00 00"  # type: ignore[attr-defined]
    assert "Bel 06-00 00 00 00." in client.get(LOGIN).content.decode()
