"""From a request to a question: places, kin and limits; what is wrong is told with its field."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from hervat.domain.matching.travel import Point
from hervat.market.geo.models import Place
from hervat.market.provenance.services import Origin, record
from hervat.market.search.asking import WrongQuestion, to_query
from hervat.market.search.contract import Facet, Near, Sort, Words
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.market.vacancies.reading.tools import load_places
from tests.support.market.rows import DESK, OWN, PICKER, STORE, make_market

pytestmark = pytest.mark.django_db(databases=["default", "market"])
ENSCHEDE = Point(52.22, 6.89)


@pytest.fixture
def _places() -> None:
    told = record(Origin(kind="geo", name="4PP", version="1"), "0" * 64, 3)
    for postcode, name, province, point in (
        ("7511", "Enschede", "Overijssel", ENSCHEDE), ("1861", "Bergen", "Noord-Holland", Point(52.67, 4.70)),
        ("5854", "Bergen", "Limburg", Point(51.60, 6.04)),
    ):  # fmt: skip
        Place.objects.create(
            postcode4=postcode, place=name, municipality=name, province=province, latitude=point.latitude, longitude=point.longitude,
            dataset=told,
        )  # fmt: skip


def wrong(**asked: Any) -> tuple[str, str]:
    with pytest.raises(WrongQuestion) as caught:
        to_query(SearchRequest(**asked))
    return caught.value.field, str(caught.value.sentence)


@pytest.mark.usefixtures("_places")
@pytest.mark.parametrize("near", ["7511", "7511 AB", "7511ab", " Enschede ", "enschede", "ENSCHEDE"])
def test_a_place_is_a_postcode_or_a_name(near: str) -> None:
    assert to_query(SearchRequest(near=near)).near == Near(ENSCHEDE, 25.0)


@pytest.mark.usefixtures("_places")
def test_everything_that_is_filled_in_is_asked() -> None:
    query = to_query(
        SearchRequest(
            words="kok", near="7511", radius=10, province="overijssel", hours=(16, 24), level=(1, 3), month_wage=2500, days=14,
            contracts=(Contract.PERMANENT,), home_work=(HomeWork.NO,), sort=Sort.DISTANCE, page=3, size=10,
        ),
        facets=(Facet.LEVEL,),
        today=date(2026, 11, 20),
    )  # fmt: skip
    assert (query.words, query.near, query.province) == (Words(("kok",)), Near(ENSCHEDE, 10), "Overijssel")
    assert (query.hours, query.level, query.month_wage, query.since) == ((16, 24), (1, 3), 2500, date(2026, 11, 6))
    assert (query.contracts, query.home_work, query.sort) == ((Contract.PERMANENT,), (HomeWork.NO,), Sort.DISTANCE)
    assert (query.first, query.size, query.facets, query.today) == (20, 10, (Facet.LEVEL,), date(2026, 11, 20))
    assert query.fits is None


def test_nothing_filled_in_asks_for_everything() -> None:
    query = to_query(SearchRequest())
    assert (query.words, query.near, query.occupations, query.since) == (Words(), None, (), None)


def test_an_occupation_brings_its_kin_and_not_what_is_far_from_it() -> None:
    make_market()
    assert to_query(SearchRequest(occupation=STORE)).occupations == (STORE, PICKER)
    assert to_query(SearchRequest(occupation=OWN)).occupations == (OWN, STORE)
    assert to_query(SearchRequest(occupation=DESK)).occupations == (DESK,)
    assert wrong(occupation="urn:onbekend") == ("occupation", "Dit beroep is niet bekend. Kies een beroep uit de lijst.")


@pytest.mark.usefixtures("_places")
@pytest.mark.parametrize(
    ("asked", "field", "told"),
    [
        ({"near": "9999"}, "near", "Deze postcode is niet bekend."),
        ({"near": "Nergenshuizen"}, "near", "Deze plaats is niet bekend, of er zijn er meer"),
        ({"near": "Bergen"}, "near", "Deze plaats is niet bekend, of er zijn er meer"),
        ({"near": "7511", "radius": -5}, "radius", "Vul een afstand in van meer dan 0 tot en met 200 km."),
        ({"near": "7511", "radius": 0}, "radius", "Vul een afstand in"),
        ({"near": "7511", "radius": 201}, "radius", "Vul een afstand in"),
        ({"near": "7511", "radius": math.nan}, "radius", "Vul een afstand in"),
        ({"radius": 10}, "radius", "Vul bij een afstand ook een postcode of plaats in."),
        ({"province": "Atlantis"}, "province", "Kies een provincie: Limburg, Noord-Holland, Overijssel."),
        ({"hours": (24, 16)}, "hours", "Vul uren per week in van laag naar hoog"),
        ({"hours": (0, 400)}, "hours", "Vul uren per week in"),
        ({"hours": (math.nan, 3)}, "hours", "Vul uren per week in"),
        ({"level": (0, 3)}, "level", "Vul niveaus in"),
        ({"level": (5, 9)}, "level", "Vul niveaus in"),
        ({"month_wage": -1}, "month_wage", "Vul een loon per maand in"),
        ({"month_wage": 10_000_000}, "month_wage", "Vul een loon per maand in"),
        ({"days": -1}, "days", "Vul een aantal dagen in"),
        ({"days": 100_000}, "days", "Vul een aantal dagen in"),
        ({"sort": Sort.DISTANCE}, "sort", "Vul een postcode of plaats in"),
        ({"page": 0}, "page", "Kies een bladzijde van 1 tot en met 50."),
        ({"page": 51}, "page", "Kies een bladzijde van 1 tot en met 50."),
        ({"size": 0}, "size", "Vraag van 1 tot en met 100"),
        ({"size": 101}, "size", "Vraag van 1 tot en met 100"),
        ({"words": "kok*"}, "words", "Zoek op hele woorden."),
        ({"words": "x" * 10_000}, "words", "Gebruik hooguit 500 tekens."),
        ({"occupation": "u" * 10_000}, "occupation", "Dit beroep is niet bekend."),
    ],
)
def test_what_cannot_be_asked_is_told(asked: dict[str, Any], field: str, told: str) -> None:
    found, sentence = wrong(**asked)
    assert found == field
    assert sentence.startswith(told)


def test_without_places_that_is_told() -> None:
    assert wrong(near="7511") == ("near", "Er zijn nog geen postcodes ingelezen. Zie hervat market import geo.")


@pytest.mark.usefixtures("_places")
def test_who_brings_the_places_asks_the_store_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    places = load_places()
    with django_assert_num_queries(0, using="market"):
        query = to_query(SearchRequest(words="zorg", near="7511", radius=10), places=places)
    assert query == replace(to_query(SearchRequest(words="zorg", near="7511", radius=10)), today=query.today)
