"""Every date can defend itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from hervat.domain.law import read_facts, timeline
from hervat.domain.text import long_date
from hervat.web.public.link import facts_from
from tests.web.clock_cases import BUSY, CASES, RIV_ON_SUNDAY, TWO_READINGS, VANGNET
from tests.web.html_page import HtmlPage

ON = date(2026, 11, 22)


def shown(client: Client, what: str, case: str) -> HtmlPage:
    answer = client.get(f"/poortwachter/uitleg/{what}/?{case}")
    assert answer.status_code == 200
    return HtmlPage(answer.content)


@pytest.mark.parametrize("case", CASES)
def test_each_obligation_shows_its_day_its_steps_and_its_articles(client: Client, case: str) -> None:
    for obligation in timeline(read_facts(facts_from(QueryDict(case)), ON), ON).obligations:
        page = shown(client, obligation.id, case)
        calculation = page.one("ol", "reken")
        lines = [item.text for item in page.all("li", "reken__stap") if not item.text.startswith("U vulde in")]
        assert len(lines) == len(obligation.determination.steps)
        for step in obligation.determination.steps:
            assert str(step.what)[1:] in calculation.text
            assert all((str(citation) if citation.place else citation.source.title) in calculation.text for citation in step.citations)
        if obligation.due and not obligation.reason:
            assert page.one("h1").text == f"Waarom {long_date(obligation.due)}?"


def test_a_day_in_the_weekend_comes_with_the_working_day_before_it(client: Client) -> None:
    page = shown(client, "re_integratieverslag", RIV_ON_SUNDAY)
    notice = page.one("div", "melding--let-op").text
    assert "De dag valt in het weekend. De wet schuift hem niet op. Doe het uiterlijk vrijdag 27 november 2026." in notice


def test_a_weekend_that_is_over_is_not_mentioned(client: Client) -> None:
    assert not shown(client, "re_integratieverslag", RIV_ON_SUNDAY.replace("op=2026-11-22", "op=2026-12-10")).all("div", "melding--let-op")


def test_a_rule_that_is_not_law_does_not_command(client: Client) -> None:
    notice = shown(client, "actueel_oordeel", RIV_ON_SUNDAY).one("div", "melding--let-op").text
    assert "Doe het liever de werkdag ervoor: vrijdag 27 november 2026." in notice


def test_what_is_done_is_no_longer_threatened(client: Client) -> None:
    assert "Te laat?" not in shown(client, "probleemanalyse", RIV_ON_SUNDAY).text
    assert "Te laat?" in shown(client, "re_integratieverslag", RIV_ON_SUNDAY).text


def test_a_count_that_began_elsewhere_starts_with_what_was_filled_in(client: Client) -> None:
    first = shown(client, "wachttijd", TWO_READINGS).all("li", "reken__stap")[0].text
    assert first.startswith("U vulde in: eerste ziektedag")
    assert "vrijdag 19 september 2025" in first
    assert "beter 7 nov 2025 tot en met 16 nov 2025" in first


def test_the_werknemer_finds_each_term_explained_where_it_first_stands(client: Client) -> None:
    page = shown(client, "re_integratieverslag", f"{RIV_ON_SUNDAY}&voor=werknemer")
    terms = [link for link in page.links if link.startswith("/woordenlijst/#")]
    assert terms
    assert len(terms) == len(set(terms))
    assert not [link for link in shown(client, "re_integratieverslag", RIV_ON_SUNDAY).links if link.startswith("/woordenlijst/#")]


def test_the_list_of_the_law_is_folded_for_the_werknemer(client: Client) -> None:
    folded = shown(client, "re_integratieverslag", f"{RIV_ON_SUNDAY}&voor=werknemer").all("details")
    assert any(found.text.startswith("De hele lijst uit de wet") for found in folded)


def test_the_version_is_a_day(client: Client) -> None:
    assert "versie 1 juli 2026" in shown(client, "probleemanalyse", BUSY).text


def test_who_gets_no_wia_is_not_promised_one(client: Client) -> None:
    page = shown(client, "wachttijd", "dag=2026-01-05&aow=2026-06-01&op=2026-11-22")
    assert "Er komt geen WIA-uitkering." in page.text
    assert "kan een WIA-uitkering beginnen" not in page.text
    assert not page.all("svg", "mini")


def test_the_wider_reading_is_one_click_away(client: Client) -> None:
    assert "maandag 30 november 2026" in shown(client, "re_integratieverslag", RIV_ON_SUNDAY).one("details").text


def test_an_article_leads_to_the_version_that_was_read(client: Client) -> None:
    page = shown(client, "re_integratieverslag", RIV_ON_SUNDAY)
    assert "https://wetten.overheid.nl/BWBR0019057/2026-07-01" in page.links


def test_what_was_not_read_in_the_law_says_so(client: Client) -> None:
    assert "Deze regel staat niet in de wet: zo gaat het gewoonlijk." in shown(client, "ziekmelding_arbodienst", BUSY).text
    assert "Deze regel staat niet in de wet, maar in Werkwijzer Poortwachter (UWV)." in shown(client, "evaluatie_1", BUSY).text
    assert "Nagekeken in de wet op" in shown(client, "re_integratieverslag", BUSY).text


@pytest.mark.parametrize("what", ["wachttijd", "loondoorbetaling", "loonsanctie"])
@pytest.mark.parametrize("face", ["", "&voor=werknemer"])
def test_the_whole_periods_are_explained_too(client: Client, what: str, face: str) -> None:
    assert shown(client, what, VANGNET + face).one("ol", "reken").text


def test_an_unknown_step_is_not_found(client: Client) -> None:
    assert client.get(f"/poortwachter/uitleg/iets/?{BUSY}").status_code == 404


def test_the_way_back_keeps_the_facts(client: Client) -> None:
    page = shown(client, "probleemanalyse", BUSY)
    assert f"/poortwachter/?{BUSY}" in page.links
