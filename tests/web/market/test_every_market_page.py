"""What holds for every page of the labour market: its frame, its headings, what it asks of the database, and that it knows nobody."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import get_resolver
from pytest_django import DjangoAssertNumQueries

from hervat.market.occupations.models import Occupation, OccupationSkill
from tests.support.market.rows import STORE
from tests.web.html_page import HtmlPage
from tests.web.market.looking import BARE_PAGE, ENGLISH_PAGE, STORE_PAGE, Look

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("market")]

FOUND = [
    "/beroepen/",
    "/beroepen/?q=magazijn",
    "/beroepen/?q=qqqqqq",
    "/beroepen/?groep=9",
    "/beroepen/?groep=93",
    "/beroepen/?letter=m",
    "/beroepen/?letter=x",
    STORE_PAGE,
    BARE_PAGE,
    ENGLISH_PAGE,
    "/beroepen/vergelijk/",
    "/beroepen/vergelijk/?q=rec",
    "/beroepen/vergelijk/?a=aaaa1111",
    "/beroepen/vergelijk/?a=aaaa1111&b=bbbb2222",
    "/beroepen/vergelijk/?a=aaaa1111&b=bbbb2222&verschil=ja",
    "/beroepen/vergelijk/?a=aaaa1111&b=eeee5555",
    "/opleidingen/",
    "/opleidingen/?niveau=2",
    "/opleidingen/?q=qqqqqq",
    "/opleidingen/mbo2-logistiek/",
    "/opleidingen/mbo3-logistiek/",
    "/cursussen/",
    "/cursussen/?q=rijden",
    "/cursussen/?q=qqqqqq",
    "/cursussen/heftruck/",
    "/cursussen/kaal/",
    "/bronnen/",
]
MISSING = ["/beroepen/er-is-niets/", "/beroepen/vergelijk/?a=ffffffff", "/opleidingen/er-is-niets/", "/cursussen/er/is/niets/"]
WRONG = ["/beroepen/?q=a", "/beroepen/?groep=77777", "/beroepen/?pagina=x", "/beroepen/vergelijk/?a=aaaa1111&b=aaaa1111"]
STATUS = dict.fromkeys(FOUND, 200) | dict.fromkeys(MISSING, 404) | dict.fromkeys(WRONG, 422)
ALL = pytest.mark.parametrize("address", [f"{prefix}{address}" for prefix in ("", "/en") for address in STATUS])
LARGEST = 100 * 1000
MOST_QUERIES = 13


def status(address: str) -> int:
    return STATUS[address.removeprefix("/en")]


@ALL
def test_the_frame_is_whole(address: str, look: Look) -> None:
    page = look(address, status(address))
    assert page.one("html").attributes["lang"] == ("en" if address.startswith("/en") else "nl")
    for landmark in ("header", "main", "footer"):
        page.one(landmark)
    assert page.title.startswith(page.one("h1").text)
    assert [link for link in page.all("a") if "aria-current" in link.attributes and "/beroepen/" in link.attributes["href"]]
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len([element for element in page.elements if "knop--hoofd" in element.classes]) <= 1


@ALL
def test_everything_within_the_page_arrives(address: str, look: Look) -> None:
    page = look(address, status(address))
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(ids)
    named = (element.attributes.get(key, "") for element in page.elements for key in ("aria-labelledby", "aria-describedby"))
    assert {name for names in named for name in names.split()} <= set(ids)
    assert {element.attributes["for"] for element in page.all("label")} <= set(ids)
    assert all(link for link in page.links)


@ALL
def test_nothing_runs_and_nobody_is_known(address: str) -> None:
    answer = Client().get(address)
    page = HtmlPage(answer.content)
    assert not page.all("script")
    assert not [element for element in page.elements for name in element.attributes if name == "style" or name.startswith("on")]
    assert not answer.cookies
    assert len(answer.content) < LARGEST
    if "?" in address:
        assert answer.headers["X-Robots-Tag"] == "noindex"


@ALL
def test_it_asks_little(address: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = Client()
    client.get("/beroepen/?q=wordt-een-keer-gelezen")
    with django_assert_max_num_queries(MOST_QUERIES, using="market"), django_assert_max_num_queries(0):
        client.get(address)


def test_it_asks_no_more_when_there_is_more(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    store = Occupation.objects.get(pk=STORE)
    for number in range(40):
        uri = f"urn:veel:{number}"
        Occupation.objects.create(uri=uri, label=f"veel {number}", isco="9333", dataset=store.dataset)
        store.kin.create(other_id=uri, strength=0.5, dataset=store.dataset)
        OccupationSkill.objects.create(occupation=store, skill_id=f"urn:kunde:{number}", essential=True, dataset=store.dataset)
    with django_assert_max_num_queries(MOST_QUERIES, using="market"):
        assert Client().get(STORE_PAGE).status_code == 200


@pytest.mark.parametrize("address", FOUND)
def test_every_link_leads_somewhere(address: str) -> None:
    client = Client()
    page = HtmlPage(client.get(address).content)
    within = {link for link in page.links if link.startswith(("/", "?")) and not link.startswith("//")}
    for link in within:
        target = link if link.startswith("/") else address.partition("?")[0] + link
        assert client.get(target).status_code in (200, 302), target


@ALL
def test_the_other_language_keeps_everything(address: str, look: Look) -> None:
    switch = next(link for link in look(address, status(address)).all("a") if "hreflang" in link.attributes)
    other = address.removeprefix("/en") if address.startswith("/en/") else f"/en{address}"
    assert switch.attributes["href"] == other


@pytest.mark.parametrize("address", ["/beroepen/", "/opleidingen/", "/cursussen/", "/bronnen/"])
def test_only_reading_is_possible(address: str) -> None:
    assert Client().post(address).status_code == 405


def test_every_route_is_open_to_all() -> None:
    names = {name for name in get_resolver().namespace_dict["market"][1].reverse_dict if isinstance(name, str)}
    assert names == {"occupations", "compare", "occupation", "educations", "education", "courses", "course", "sources"}
