"""Sentences that tell of the load: which item, how much, whether it is there, and the literal quote."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.ads import LoadSentence
from hervat.market.vacancies.reading.read import read
from tests.market.vacancies.reading.given import TODAY, TOOLS, read_text
from tests.market.vacancies.reading.labelled import labelled_ads


def load(text: str) -> dict[str, LoadSentence]:
    return {one.item: one for one in read_text(text).load}


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Je staat de hele dag.", "5.4"),
        ("Je loopt veel.", "4.17"),
        ("Je klimt op ladders.", "4.19"),
        ("Je knielt vaak.", "4.20"),
        ("Je moet veel bukken.", "4.10"),
        ("Je werkt boven schouderhoogte.", "5.7"),
        ("Nachtdiensten horen erbij.", "6.1"),
        ("Het tempo ligt hoog.", "1.8.5"),
        ("We werken met strakke deadlines.", "1.8.4"),
        ("Je helpt klanten in de winkel.", "2.12.1"),
        ("Je verzorgt bewoners met dementie.", "2.12.2"),
        ("Je geeft leiding aan acht collega's.", "2.12.5"),
        ("Je hebt soms te maken met agressie.", "2.8"),
        ("Er is veel lawaai.", "3.6"),
        ("Je werkt in een koelcel.", "3.1"),
        ("Het werk is stoffig.", "3.5"),
        ("Je zit de hele dag achter de computer.", "4.4"),
        ("Je rijdt met de bestelbus.", "2.11"),
    ],
)
def test_a_sentence_tells_of_an_item(text: str, item: str) -> None:
    assert load(text)[item].sentence == text
    assert load(text)[item].present


def test_kilos_and_hours() -> None:
    assert load("Je tilt dozen tot 23 kg.")["4.13"].value == 23
    assert load("Je tilt dozen tot 23 kg.")["4.13"].unit == "kg"
    assert load("Je tilt dozen tot 2300 kg.")["4.13"].value is None
    assert load("Je werkt 6 uur per dag.")["6.2"].value == 6


def test_the_heaviest_counts() -> None:
    found = load("Je tilt zakken van 10 kg. Je tilt ook kratten van 20 kg.")["4.13"]
    assert (found.value, found.sentence) == (20, "Je tilt ook kratten van 20 kg.")


@pytest.mark.parametrize("text", ["Geen zwaar tilwerk.", "Je hoeft niet te tillen.", "No heavy lifting.", "Tillen is niet nodig."])
def test_what_the_ad_denies_is_not_there(text: str) -> None:
    found = load(text).get("4.13")
    assert found is None or not found.present


def test_what_is_no_bother_is_there() -> None:
    assert load("Je hebt geen moeite met nachtdiensten.")["6.1"].present


def test_a_denial_reaches_its_own_part_of_the_sentence() -> None:
    found = load("Geen tilwerk, maar je staat de hele dag.")
    assert not found["4.13"].present
    assert found["5.4"].present


def test_now_and_then_is_not_kenmerkend() -> None:
    assert not load("Af en toe moet je tillen.")["4.13"].kenmerkend
    assert load("Je moet veel tillen.")["4.13"].kenmerkend


def test_hours_a_week_are_a_load_too() -> None:
    found = load("Je werkt 24-32 uur per week.")["6.3"]
    assert (found.value, found.unit, found.sentence) == (24, "h/week", "Je werkt 24-32 uur per week.")


def test_what_stands_under_about_us_is_not_of_the_job() -> None:
    assert load("Over ons\nWij rijden met vrachtwagens. Je tilt veel.\nDe functie\nJe staat de hele dag.").keys() == {"5.4"}


def test_every_quote_stands_literally_in_the_ad() -> None:
    for one in labelled_ads("seen"):
        ad = read(one.posting, TOOLS, TODAY)
        assert all(entry.sentence in f"{ad.title}\n{ad.text}" for entry in ad.load), one.name
