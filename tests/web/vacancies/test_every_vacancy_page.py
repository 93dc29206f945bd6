"""What holds for every page of vacancies: its frame and headings, that everything in it arrives, that nothing runs, and what it costs."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.html_page import HtmlPage
from tests.web.market.looking import Look

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("vacancies")]
FOUND = ["/vacatures/", "/vacatures/?wat=magazijn&waar=Borne&km=40", "/vacatures/?wat=qqqqq&niveau=2", "/vacatures/1-magazijnmedewerker/"]
FOUND += ["/vacatures/3-hulp-gevraagd/"]
STATUS = dict.fromkeys(FOUND, 200) | {"/vacatures/9/": 404, "/vacatures/?wat=*": 422}
ALL = pytest.mark.parametrize("address", [f"{prefix}{address}" for prefix in ("", "/en") for address in STATUS])
MOST_QUERIES = 12


def status(address: str) -> int:
    return STATUS[address.removeprefix("/en")]


@ALL
def test_the_frame_is_whole(address: str, look: Look) -> None:
    page = look(address, status(address))
    assert page.one("html").attributes["lang"] == ("en" if address.startswith("/en") else "nl")
    assert page.title.startswith(page.one("h1").text)
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len([element for element in page.elements if "knop--hoofd" in element.classes]) <= 1


@ALL
def test_everything_within_the_page_arrives_and_nothing_runs(address: str, look: Look) -> None:
    page = look(address, status(address))
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    named = (element.attributes.get(key, "") for element in page.elements for key in ("aria-labelledby", "aria-describedby"))
    assert {name for names in named for name in names.split()} <= set(ids)
    assert {element.attributes["for"] for element in page.all("label") if "for" in element.attributes} <= set(ids)
    assert not page.all("script")
    assert not [element for element in page.elements for name in element.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", FOUND)
def test_a_page_costs_few_questions_and_sets_no_cookie(address: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(MOST_QUERIES, using="market"):
        answer = Client().get(address)
    assert not answer.cookies
    assert len(HtmlPage(answer.content).text) > 0
