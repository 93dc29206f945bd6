"""The page of one vacancy: what it asks, with its own words; where it stands; and when it is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from hervat.market.vacancies.ads import Wage
from hervat.market.vacancies.harvest.definitions import Definition, Holds
from hervat.market.vacancies.harvest.managing.storing import store_sources
from hervat.market.vacancies.postings import Per
from hervat.web.vacancies.words import full_time_said
from tests.support.market import vacancies as rows
from tests.web.market.looking import Look

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("vacancies")]
WAREHOUSE, DESK, BARE = "/vacatures/1-magazijnmedewerker/", "/vacatures/2-receptionist/", "/vacatures/3-hulp-gevraagd/"


def test_the_load_is_told_with_the_sentence_that_says_so(look: Look) -> None:
    page = look(WAREHOUSE)
    assert "Tillen: 15 kilo" in page.text
    assert [quote.text for quote in page.all("blockquote")] == [rows.TILT]
    assert "16–20 uur" in page.text
    assert "/beroepen/magazijnmedewerker-aaaa1111/" in page.links
    assert "https://banen.example/magazijn" in page.links


def test_what_is_not_told_is_not_known(look: Look) -> None:
    page = look(BARE)
    assert "De tekst zegt niet hoe zwaar het werk is." in page.text
    assert page.text.count("Niet bekend") >= 9


def test_only_an_address_of_the_web_becomes_a_link(look: Look) -> None:
    assert not [link for link in look(DESK).links if "javascript" in link]


def test_a_number_alone_or_an_old_name_leads_to_the_page() -> None:
    for address in ("/vacatures/1/", "/vacatures/1-oude-naam/"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (301, WAREHOUSE)
    assert Client().get("/en/vacatures/1/")["Location"] == f"/en{WAREHOUSE}"


def test_one_that_is_gone_says_since_when_and_stays_readable(look: Look) -> None:
    rows.see("balie", "kaal")
    page = look(WAREHOUSE)
    assert "Deze vacature is weg sinds" in page.text
    assert "Orders verzamelen" in page.text
    assert "https://banen.example/magazijn" not in page.links
    assert Client().get(WAREHOUSE)["X-Robots-Tag"] == "noindex"
    assert "Magazijnmedewerker" not in [heading.text for heading in look("/vacatures/").all("h3")]


@pytest.mark.parametrize("number", ["9", "0", "99999999999999999999999"])
def test_one_that_never_was_is_not_found(number: str, look: Look) -> None:
    assert "Deze vacature kennen we niet" in look(f"/vacatures/{number}/", 404).text


def test_a_source_is_called_by_its_name(look: Look) -> None:
    assert "banen" in look(WAREHOUSE).text
    definition = Definition(
        key="banen", name="Het Banenbord", kind="rss", address="https://banen.example/rss", minutes=60, pause=1.0, robots=True,
        holds=Holds.EVERYTHING, is_active=True,
    )  # fmt: skip
    store_sources([definition], timezone.now())
    assert "Het Banenbord" in look(WAREHOUSE).text


def test_markup_in_an_ad_is_shown_as_text(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "<script>alert(1)</script>"
    monkeypatch.setitem(rows.ADS, "kaal", replace(rows.BARE, title=evil, employer=evil, place=evil, text=evil))
    rows.see("balie", "magazijn")
    monkeypatch.setitem(rows.ADS, "evil", replace(rows.BARE, identifier="evil", title=evil, employer=evil, place=evil))
    rows.see("evil")
    for address in ("/vacatures/", "/vacatures/4-scriptalert1script/"):
        page = look(address)
        assert not page.all("script")
        assert evil in page.text


@pytest.mark.parametrize(
    ("wage", "said"),
    [
        (None, ""),
        (Wage(2460, 2860, Per.MONTH, 2460, 2860), ""),
        (Wage(15.0, 17.5, Per.HOUR, 2470.4, 2881.7), "omgerekend naar een volle week: € 2.470 tot € 2.880 per maand"),
        (Wage(15.0, None, Per.HOUR, 2470.4, None), "omgerekend naar een volle week: vanaf € 2.470 per maand"),
        (Wage(1230, 1230, Per.MONTH, 2460, 2460), "omgerekend naar een volle week: € 2.460 per maand"),
        (Wage(None, 20, Per.HOUR, None, None), ""),
    ],
)
def test_a_wage_is_put_on_one_scale_where_it_is_told_on_another(wage: Wage | None, said: str) -> None:
    assert full_time_said(wage).replace("\N{NO-BREAK SPACE}", " ") == said
