"""Contact persons, mail addresses and telephone numbers are left out of title, text and HTML; everything else stays."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.reading.cleaning.contacts import GONE
from tests.market.vacancies.reading.given import read_text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bel Kim de Boer op 06-12345678.", "Bel […] op […]."),
        ("Mail naar jan.smit@bedrijf.example of bel.", "Mail naar […] of bel."),
        ("Mail: jan (at) bedrijf.example", "Mail: […]"),
        ("Neem contact op met mevrouw van den Berg, 038 - 555 01 22.", "Neem contact op met mevrouw […], […]."),
        ("Vragen? Neem contact op met onze recruiter Sanne Bos.", "Vragen? Neem contact op met onze recruiter […]."),
        ("Solliciteren t.a.v. dhr. P. Verhaar", "Solliciteren t.a.v. dhr. […]"),
        ("Marieke of Joost vertellen je er graag meer over.", "[…] vertellen je er graag meer over."),
        ("Questions? Reach out to Emma Clark at +31 70 555 0123.", "Questions? Reach out to […] at […]."),
        ("Ansprechpartnerin: Frau Sabine Krüger, Tel. 0031 77 555 0188", "Ansprechpartnerin: Frau […], Tel. […]"),
        ("Bel de afdeling HR of mail ons.", "Bel de afdeling HR of mail ons."),
        ("Je werkt in Utrecht, bij de Gemeente Utrecht.", "Je werkt in Utrecht, bij de Gemeente Utrecht."),
        ("Start: 01-03-2027, loon € 2.500 - 2.900", "Start: 01-03-2027, loon € 2.500 - 2.900"),
        ("Contact met klanten is belangrijk.", "Contact met klanten is belangrijk."),
    ],
)
def test_who_to_ask_is_left_out(text: str, left: str) -> None:
    ad = read_text(text)
    assert ad.text == left
    assert GONE not in ad.text.replace(GONE, "") or left == text


def test_title_and_html_too() -> None:
    ad = read_text("<p>Groet,</p><p>Jan Jansen</p>", title="Kok gezocht, bel 0612345678")
    assert ad.title == "Kok gezocht, bel […]"
    assert "Jansen" not in ad.text + ad.html


def test_the_employer_is_no_person() -> None:
    assert "Bakker Bart" in read_text("Neem contact op met Bakker Bart.", employer="Bakker Bart").text
