"""Every address answers, safely: no cookie, no cache, nothing from elsewhere, nothing that runs."""

from __future__ import annotations

import gzip

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.urls import resolve
from django.utils import translation

from tests.access.routes import routes
from tests.project.addresses import ACCOUNT, DOCUMENTS, IN_BOTH_LANGUAGES, MACHINES, PAGES, WRONG, route_names

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
NOT_ASKED = {
    "nothing",
    "api:api-root",
    "api:post_timeline",
}  # the first two have no answer of their own; the last is asked with POST, in tests/api


def test_no_route_is_left_out() -> None:
    """A new page must be added to ``addresses.py``, so that all tests here hold for it."""
    with translation.override("nl"):
        asked = {resolve(address.partition("?")[0]).view_name for address in PAGES + DOCUMENTS + MACHINES + ACCOUNT}
    elsewhere = {  # tests/access, and tests/web for the pages of the labour market and the one to stop a mail without logging in
        route.name
        for route in routes()
        if route.rule is not None or route.name.startswith(("api:", "feeds:", "market:", "vacancies:")) or route.name == "mijn:search_stop"
    }
    assert set(route_names()) - NOT_ASKED - elsewhere == asked - elsewhere


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_answers(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_speaks_the_language_of_its_address(client: Client, address: str) -> None:
    language = "en" if address.startswith("/en/") else "nl"
    answer = client.get(address, headers={"Accept-Language": "en" if language == "nl" else "nl"})
    assert answer.headers["Content-Language"] == language


@pytest.mark.django_db(databases=["default", "market"])
@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES + MACHINES + WRONG)
def test_gives_no_cookie_and_is_kept_by_nobody(client: Client, address: str) -> None:
    answer = client.get(address)
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db(databases=["default", "market"])
@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES + MACHINES + WRONG)
def test_is_safe_in_a_browser(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(directive.strip().split(" ", 1) for directive in headers["Content-Security-Policy"].split(";"))
    assert policy == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", WRONG)
def test_what_is_wrong_is_told(client: Client, address: str) -> None:
    answer = client.get(address)
    assert 400 <= answer.status_code < 500
    assert answer.content


def test_asks_for_https_only_over_https(client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "max-age=31536000" in client.get("/", secure=True).headers["Strict-Transport-Security"]


def test_a_form_cannot_be_posted_to_a_page(client: Client) -> None:
    answer = client.post("/poortwachter/", {"dag": "2025-03-03"})
    assert answer.status_code == 405
    assert "GET, HEAD" in answer.content.decode()


def test_a_page_travels_compressed(client: Client) -> None:
    plain = client.get(PAGES[2])
    packed = client.get(PAGES[2], headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.content) < len(plain.content) / 3
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.django_db(databases=["default", "market"])  # closing a file ends a request, which looks after the connections
def test_static_files_are_kept_for_a_year_under_a_name_of_their_own(client: Client) -> None:
    sheet = staticfiles_storage.url("hervat/base.css")
    answer = client.get(sheet)
    answer.close()
    assert answer.status_code == 200
    assert sheet != "/static/hervat/base.css"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
