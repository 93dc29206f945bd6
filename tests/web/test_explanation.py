"""Every date can defend itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from hervat.domain.law import read_facts, timeline
from hervat.domain.text import long_date
from hervat.web.public.link import facts_from
from tests.web.cases import BUSY, CASES, RIV_ON_SUNDAY, VANGNET
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
        assert len([item for item in page.all("li") if "reken__stap" in item.classes]) == len(obligation.determination.steps)
        for step in obligation.determination.steps:
            assert str(step.what)[1:] in calculation.text
            assert all((str(citation) if citation.place else citation.source.title) in calculation.text for citation in step.citations)
        if obligation.due and not obligation.reason:
            assert page.one("h1").text == f"Waarom {long_date(obligation.due)}?"


def test_a_day_in_the_weekend_comes_with_the_working_day_before_it(client: Client) -> None:
    page = shown(client, "re_integratieverslag", RIV_ON_SUNDAY)
    notice = page.one("div", "melding--let-op").text
    assert "De dag valt in het weekend. De wet schuift hem niet op. Doe het uiterlijk vrijdag 27 november 2026." in notice


def test_the_wider_reading_is_one_click_away(client: Client) -> None:
    assert "maandag 30 november 2026" in shown(client, "re_integratieverslag", RIV_ON_SUNDAY).one("details").text


def test_an_article_leads_to_the_version_that_was_read(client: Client) -> None:
    page = shown(client, "re_integratieverslag", RIV_ON_SUNDAY)
    assert "https://wetten.overheid.nl/BWBR0019057/2026-07-01" in page.links


def test_what_was_not_read_in_the_law_says_so(client: Client) -> None:
    assert "Nog niet nagekeken in de wet: vraag het na." in shown(client, "ziekmelding_arbodienst", BUSY).text
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
