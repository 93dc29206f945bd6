"""The advice on paper: readable, whole for a professional, and without a word of health for an employer."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from hervat.domain.fml import read_fml
from hervat.domain.matching.choosing.match import RULES_VERSION
from hervat.domain.matching.compare import Comparison, Fit, compare
from hervat.domain.matching.loads import Band, Load, Source, Trust
from hervat.domain.matching.occupations import Occupation
from hervat.domain.text import say, untranslated
from hervat.reports.market_words import ESTIMATES
from hervat.reports.work.advice_pdf import Advice, Advised, Reader, advice_pdf, advice_sheet
from hervat.reports.writer import Writer

SOURCE = Source("schatting uit Amerikaanse beroepsgegevens", "2018")
LOADS = {"4.13": Load(item="4.13", source=SOURCE, bands=(Band(3, 5, 0.6), Band(5, 12, 0.4)))}
FML = read_fml(
    {"version": "B", "items": {"4.13": {"code": 2, "toelichting": "zeker niet boven schouderhoogte"}, "1.8": {"codes": ["1.8.4"]}}}
)
HEALTH = ["4.13", "1.8.4", "Tillen", "kg", "schouder", "deadline", "FML", "Mag ", "Let op", "Niet bekend", "vragen", "zwaar", "rug"]


def advice(comparison: Comparison | None) -> Advice:
    receptionist = Occupation(
        uri="r", isco="4226", label="Receptionist", level_min=2, level_max=3, wage_min=14.5, wage_max=16.0, loads=LOADS
    )
    return Advice(
        number="HV-0412",
        day=date(2026, 11, 27),
        author="Joost van Rijn",
        role="arbeidsdeskundige",
        text="Begin met deze richting.\nZij past bij wat iemand eerder deed.",
        occupations=(
            Advised(
                occupation=receptionist,
                fit=Fit.FITS,
                proposed=Fit.WITH_QUESTIONS,
                reason="Tilt hier niets, de rug blijft vrij.",
                comparison=comparison,
            ),
        ),
        fml_number=2,
        fml_day=date(2026, 7, 6),
        orientation=say("Richtlijn, geen wet."),
        credits=("This service uses the ESCO classification of the European Commission",),
    )


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.fixture(scope="module")
def whole() -> Advice:
    return advice(compare(FML, LOADS))


def test_the_professional_reads_the_whole_reasoning(whole: Advice) -> None:
    text = text_of(advice_pdf(whole, Reader.PROFESSIONAL))
    for said in (
        "HV-0412",
        "Joost van Rijn",
        "Receptionist",
        "4.13 Tillen",
        "zeker niet boven schouderhoogte",
        "Let op",
        "Vraag op de werkplek",
        "Voorstel was: Past, met vragen",
        "Geef dit blad niet aan de werkgever",
        f"Regels: versie {RULES_VERSION}",
    ):
        assert said in text


def test_sources_and_amounts_are_told_in_the_language_of_the_sheet() -> None:
    source = Source(ESTIMATES[0].template, "2018", date(2018, 1, 1), Trust.B)
    told = advice(compare(FML, {"4.13": Load(item="4.13", source=source, bands=(Band(2.5, 12.5),))}))
    english = {ESTIMATES[0].template: "Estimate (ORS)", "{source}, betrouwbaarheid {trust}": "{source}, reliability {trust}"}
    sheet = json.dumps(advice_sheet(told, Reader.PROFESSIONAL, Writer("en", lambda dutch: english.get(dutch, dutch))), ensure_ascii=False)
    for said in ("Estimate (ORS) 2018, 1 Jan 2018, reliability B", "2.5 tot 12.5 kg", "€ 14.50 tot € 16.00"):
        assert said in sheet


def test_the_employer_reads_no_word_of_health(whole: Advice) -> None:
    text = text_of(advice_pdf(whole, Reader.WERKGEVER))
    assert "Receptionist" in text
    assert "Past" in text
    assert [word for word in HEALTH if word.casefold() in text.casefold()] == []


def test_nothing_hides_in_what_the_employers_sheet_is_made_from(whole: Advice) -> None:
    sheet = json.dumps(advice_sheet(whole, Reader.WERKGEVER, Writer("nl", untranslated)), ensure_ascii=False)
    assert [word for word in HEALTH if word.casefold() in sheet.casefold()] == []


@pytest.mark.parametrize("reader", Reader)
def test_it_can_be_read_aloud_and_is_the_same_each_time(whole: Advice, reader: Reader) -> None:
    content = advice_pdf(whole, reader)
    assert content == advice_pdf(whole, reader)
    catalogue = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert catalogue["/Lang"] == "nl"  # type: ignore[index]
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
