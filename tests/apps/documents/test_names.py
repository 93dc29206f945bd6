"""The name of a file: what people typed stays readable, what a computer could take for something else goes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.apps.documents.names import MOST_CHARACTERS, clean_name, extension_of


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Plan van aanpak.pdf", "Plan van aanpak.pdf"),
        ("ge\u00efntegreerd \u2013 \u00e9\u00e9n caf\u00e9.docx", "ge\u00efntegreerd \u2013 \u00e9\u00e9n caf\u00e9.docx"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\kees\\brief.pdf", "brief.pdf"),
        ("..\\..\\brief.pdf", "brief.pdf"),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ("brief\u200b\u2066.pdf", "brief.pdf"),
        ("brief\x00.pdf\x00.exe", "brief.pdf.exe"),
        ("brief\r\nSet-Cookie: a=b.pdf", "brief Set-Cookie_ a=b.pdf"),
        ("...verborgen.pdf", "verborgen.pdf"),
        (".pdf", "pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.tar.pdf", "_lpt1.tar.pdf"),
        ("con .pdf", "_con.pdf"),
        ("", "document"),
        ("/", "document"),
        (" . . ", "document"),
        ('a<b>"c|d?e*.pdf', "a_b__c_d_e_.pdf"),
        ("brief.pdf. . .", "brief.pdf"),
    ],
)
def test_examples(typed: str, cleaned: str) -> None:
    assert clean_name(typed) == cleaned


def test_a_long_name_keeps_its_extension() -> None:
    cleaned = clean_name("a" * 500 + ".pdf")
    assert len(cleaned) == MOST_CHARACTERS
    assert extension_of(cleaned) == "pdf"


@given(st.text(max_size=300) | st.text(alphabet="./\\ conCON:\u202e\u0301\x00\ud800prn1a", max_size=200))
def test_any_name_becomes_one_that_can_be_kept(typed: str) -> None:
    cleaned = clean_name(typed)
    assert 1 <= len(cleaned) <= MOST_CHARACTERS
    assert not set(cleaned) & set('/\\<>:"|?*')
    assert cleaned[0] not in ". "
    assert cleaned[-1] not in ". "
    assert all(unicodedata.category(character)[0] != "C" for character in cleaned)
    assert clean_name(cleaned) == cleaned
    assert cleaned.encode()
