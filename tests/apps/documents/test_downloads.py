"""A file leaves as something to save, whatever it is called."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from hervat.apps.documents.downloads import download_headers
from hervat.apps.documents.names import clean_name


def test_nothing_is_opened_or_kept() -> None:
    headers = download_headers("verslag.txt", "text/plain")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"].startswith("attachment; ")


def test_letters_outside_ascii_are_told_twice() -> None:
    told = download_headers("één € café.pdf", "application/pdf")["Content-Disposition"]
    assert told == "attachment; filename=\"een _ cafe.pdf\"; filename*=UTF-8''%C3%A9%C3%A9n%20%E2%82%AC%20caf%C3%A9.pdf"


@given(st.text(max_size=150))
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    told = download_headers(name, "application/pdf")["Content-Disposition"]
    before, _, after = told.partition("; filename*=UTF-8''")
    plain = before.removeprefix('attachment; filename="').removesuffix('"')
    assert not set(plain) & set('"\\\r\n;%') - {";"}
    assert unquote(after) == clean_name(name)
    assert HttpResponse(headers={"Content-Disposition": told}).headers["Content-Disposition"] == told
