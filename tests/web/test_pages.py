"""What holds for every page: its frame, its headings, its words, its size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest
import time_machine
from django.test import Client

from hervat.web.public.examples import examples
from hervat.web.public.link import query_for
from tests.web.clock_cases import BUSY, CASES, RIV_ON_SUNDAY
from tests.web.html_page import HtmlPage

PLAIN = ["/", "/poortwachter/", "/woordenlijst/", "/hulp/", "/toegankelijkheid/", "/privacy/"]
ANSWERS = [f"/poortwachter/?{case}{face}" for case in CASES for face in ("", "&voor=werknemer")]
OTHERS = [
    f"/poortwachter/?{BUSY}&wijzig=ja",
    f"/poortwachter/?{BUSY}&was=dag%3D2025-09-01",
    f"/poortwachter/uitleg/re_integratieverslag/?{RIV_ON_SUNDAY}",
    f"/poortwachter/uitleg/wachttijd/?{RIV_ON_SUNDAY}&voor=werknemer",
    "/poortwachter/?dag=x",
    "/er-is-niets/",
]
ALL = [f"{prefix}{address}" for prefix in ("", "/en") for address in PLAIN + ANSWERS + OTHERS]
HEALTH_WORDS = ("diagnose", "klacht", "behandeling", "medicijn", "burn-out", "depress", "kanker", "rugpijn", "symptoom", "aandoening")
LARGEST = 100 * 1000


class Answer(NamedTuple):
    """What a test needs of an answer."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes


@cache
def answer_at(address: str) -> Answer:
    """Each page is made once: it looks the same to every test."""
    answer = Client().get(address)
    return Answer(answer.status_code, answer.headers, answer.content)


@cache
def page_at(address: str) -> HtmlPage:
    return HtmlPage(answer_at(address).content)


@pytest.mark.parametrize("address", ALL)
def test_the_frame_is_whole(address: str) -> None:
    page = page_at(address)
    language = "en" if address.startswith("/en/") else "nl"
    assert page.one("html").attributes["lang"] == language
    for landmark in ("header", "main", "footer"):
        page.one(landmark)
    first_link = page.all("a")[0]
    assert (first_link.attributes["href"], "skiplink" in first_link.classes) == ("#inhoud", True)
    assert page.with_id("inhoud").tag == "main"


@pytest.mark.parametrize("address", ALL)
def test_one_heading_begins_the_title(address: str) -> None:
    page = page_at(address)
    title = re.sub("^(Fout|Error): ", "", page.title)
    assert title.startswith(page.one("h1").text)
    assert title.endswith("· Hervat")


@pytest.mark.parametrize("address", ALL)
def test_headings_do_not_skip(address: str) -> None:
    page = page_at(address)
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", ALL)
def test_ids_are_unique_and_every_link_within_the_page_arrives(address: str) -> None:
    page = page_at(address)
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(ids)
    named = [
        name
        for element in page.elements
        for key in ("aria-labelledby", "aria-describedby")
        for name in element.attributes.get(key, "").split()
    ]
    assert set(named) <= set(ids)
    assert {element.attributes["for"] for element in page.all("label") if "for" in element.attributes} <= set(ids)


@pytest.mark.parametrize("address", ALL)
def test_at_most_one_main_button(address: str) -> None:
    page = page_at(address)
    assert len([element for element in page.elements if "knop--hoofd" in element.classes]) <= 1


@pytest.mark.parametrize("address", ALL)
def test_nothing_runs_and_nothing_is_styled_in_the_page(address: str) -> None:
    page = page_at(address)
    assert not page.all("script")
    assert not page.all("style")
    assert not [element for element in page.elements for name in element.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", ALL)
def test_nothing_is_said_about_an_illness(address: str) -> None:
    content = answer_at(address).content.decode().lower()
    assert [word for word in HEALTH_WORDS if word in content] == []


@pytest.mark.parametrize("address", ALL)
def test_the_other_language_keeps_everything(address: str) -> None:
    page = page_at(address)
    switch = next(link for link in page.all("a") if "hreflang" in link.attributes)
    other = address.removeprefix("/en") if address.startswith("/en/") else f"/en{address}"
    if "er-is-niets" not in address:
        assert switch.attributes["href"] == other


@pytest.mark.parametrize("address", [address for address in ALL if "?" in address])
def test_no_search_engine_keeps_facts(address: str) -> None:
    answer = answer_at(address)
    if answer.status_code != 404:
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Cache-Control"] == "no-store"


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)  # the examples are told relative to today
def test_no_page_is_larger_than_a_slow_phone_can_take() -> None:
    addresses = [
        *ANSWERS,
        *(example.url.removeprefix("/en") + face for example in examples() for face in ("", "&voor=werknemer")),
        forty_events(),
    ]
    sizes = {address[:60]: len(answer_at(address).content) for address in addresses}
    assert {address: size for address, size in sizes.items() if size > LARGEST} == {}


def forty_events() -> str:
    """Talks every three weeks, and everything else that can happen in 90 weeks."""
    first = date(2025, 3, 3)
    talks = [{"kind": "evaluatie", "date": (first + timedelta(weeks=8 + 3 * number)).isoformat()} for number in range(25)]
    others = {
        "ziekmelding_arbodienst": 2,
        "probleemanalyse": 36,
        "plan_van_aanpak": 49,
        "bijstelling_probleemanalyse": 120,
        "bijstelling": 130,
        "gedeeltelijke_hervatting": 200,
        "melding_42_weken": 289,
        "arbeidsdeskundig_onderzoek": 329,
        "eerstejaarsevaluatie": 360,
        "belastbaarheid_vastgesteld": 361,
        "start_spoor_2": 385,
        "deskundigenoordeel_aanvraag": 400,
        "deskundigenoordeel": 420,
        "loonopschorting": 430,
        "uwv_aankondiging_wia": 618,
    }
    events = talks + [{"kind": kind, "date": (first + timedelta(days=days)).isoformat()} for kind, days in others.items()]
    facts = {"eerste_ziektedag": first.isoformat(), "events": events}
    return f"/poortwachter/?{query_for(facts, op='2026-11-22')}"
