"""A page of results: why each is shown, and what finds more when little is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hervat.domain.matching.travel import Point
from hervat.market.geo.models import Place
from hervat.market.provenance.services import Origin, record
from hervat.market.search.contract import Facet, LoadLimits, Sort
from hervat.market.search.embedded.engine import EmbeddedEngine
from hervat.market.search.finding import Results, find
from hervat.market.search.indexing import catch_up
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Ad, Contract, Hours, LoadSentence, OccupationGuess
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readings import read_with
from tests.market.vacancies.store.given import MONDAY
from tests.support.market.rows import PICKER, STORE, make_market

pytestmark = pytest.mark.django_db(databases=["default", "market"])
ENSCHEDE, ALMELO = Point(52.22, 6.89), Point(52.36, 6.66)
ADS = (
    Ad(
        identifier="1", title="Magazijnmedewerker", text="Je verzamelt orders en tilt dozen van vijftien kilo voor klanten in het oosten.",
        html="<p>…</p>", employer="Bakkerij Zon", place="Enschede", point=ENSCHEDE, hours=Hours(24, 32), contract=Contract.PERMANENT,
        occupation=OccupationGuess(STORE, "magazijnbediende", 0.9), load=(LoadSentence("4.13", "tilt dozen", 15.0, "kg"),),
    ),
    Ad(
        identifier="2", title="Orderpicker", text="In ons magazijn zoek je spullen bij elkaar en zet je ze klaar voor de vrachtwagen.",
        html="<p>…</p>", employer="Fietsfabriek Maan", place="Almelo", point=ALMELO, occupation=OccupationGuess(PICKER, "orderpicker", 0.8),
    ),
    Ad(
        identifier="3", title="Kok", text="Je kookt elke avond voor de gasten van een klein hotel aan het water, met groente uit de tuin.",
        html="<p>…</p>", employer="Hotel Ster",
    ),
)  # fmt: skip


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    """An index of three ads, with a place to search from."""
    make_market()
    told = record(Origin(kind="geo", name="4PP", version="1"), "0" * 64, 1)
    Place.objects.create(postcode4="7511", place="Enschede", province="Overijssel", latitude=52.22, longitude=6.89, dataset=told)
    ads = {ad.identifier: ad for ad in ADS}
    here = visit("a", MONDAY, read_all=read_with(lambda posting: ads[posting.identifier]))
    here.take([Posting(identifier=ad.identifier, title=ad.title, description=ad.text, employer=ad.employer) for ad in ADS])
    assert here.finish(complete=True).new == 3
    made = EmbeddedEngine(tmp_path / "index")
    assert catch_up(made) == 3
    yield made
    made.release()


def ask(engine: EmbeddedEngine, **asked: Any) -> Results:
    return find(SearchRequest(**asked), engine=engine)


def why(results: Results) -> dict[str, list[str]]:
    return {result.vacancy.ad.title: [str(sentence) for sentence in result.why] for result in results.results}


def test_it_is_said_where_the_words_are(engine: EmbeddedEngine) -> None:
    assert why(ask(engine, words="magazijn")) == {
        "Magazijnmedewerker": ["In de titel: magazijn."],
        "Orderpicker": ["In de tekst: magazijn."],
    }
    assert why(ask(engine, words='"klein hotel" ster')) == {"Kok": ["In de tekst: “klein hotel”, ster."]}


def test_words_that_are_missing_are_named(engine: EmbeddedEngine) -> None:
    found = ask(engine, words="kok magazijn")
    assert found.widened
    assert why(found)["Kok"] == ["In de titel: kok.", "Niet in deze vacature: magazijn."]


def test_a_compound_may_stand_apart(engine: EmbeddedEngine) -> None:
    found = why(ask(engine, words="hotelkok"))
    assert found == {"Kok": ["In de tekst: hotelkok."]}


def test_it_is_said_how_far_it_is(engine: EmbeddedEngine) -> None:
    found = ask(engine, near="7511", radius=25.0, sort=Sort.DISTANCE)
    assert why(found) == {"Magazijnmedewerker": ["Op 0 km van 7511."], "Orderpicker": ["Op 22,1 km van 7511."]}
    assert [round(result.km or 0, 1) for result in found.results] == [0, 22.1]


def test_kin_and_the_occupation_itself_are_told_apart(engine: EmbeddedEngine) -> None:
    assert why(ask(engine, occupation=STORE)) == {
        "Magazijnmedewerker": ["Dit is het beroep dat u zoekt: magazijnbediende."],
        "Orderpicker": ["Dit beroep lijkt op het beroep dat u zoekt: orderpicker."],
    }


def test_what_an_ad_does_not_tell_is_told(engine: EmbeddedEngine) -> None:
    assert why(ask(engine, words="kok", hours=(8, 16), contracts=(Contract.PERMANENT,), level=(1, 2), month_wage=2000.0))["Kok"] == [
        "In de titel: kok.",
        "Hoeveel uren het werk is, staat er niet bij.",
        "Welke opleiding nodig is, staat er niet bij.",
        "Wat het werk betaalt, staat er niet bij.",
        "Welk contract u krijgt, staat er niet bij.",
    ]


def test_without_a_question_the_newest_come(engine: EmbeddedEngine) -> None:
    found = ask(engine)
    assert [result.vacancy.number for result in found.results] == [3, 2, 1]
    assert why(found)["Kok"] == ["Dit is een van de nieuwste vacatures."]
    assert found.facets[Facet.CONTRACT] == {"vast": 1}


def test_when_little_is_found_it_is_told_what_finds_more(engine: EmbeddedEngine) -> None:
    found = ask(engine, words="magazijn", near="7511", radius=5.0, hours=(24, 32))
    assert found.total == 1
    assert [(str(suggestion.sentence), suggestion.total) for suggestion in found.suggestions] == []
    found = ask(engine, words="magazijn", near="7511", radius=5.0, hours=(36, 40))
    assert (found.total, [(str(one.sentence), one.total) for one in found.suggestions]) == (0, [("Met een ander aantal uren", 1)])
    assert find(found.suggestions[0].request, engine=engine).total == 1
    far = ask(engine, words="orderpicker", near="7511", radius=12.0)
    assert [(str(one.sentence), one.total) for one in far.suggestions] == [("Tot 25 km ver", 1)]


def test_what_does_not_fit_a_load_is_left_out_for_this_question_alone(engine: EmbeddedEngine) -> None:
    request = SearchRequest(words="magazijn")
    fits = LoadLimits(most={"4.13": 10.0})
    assert [result.vacancy.ad.title for result in find(request, fits=fits, engine=engine).results] == ["Orderpicker"]
    assert len(find(request, engine=engine).results) == 2


def test_what_went_since_the_index_was_made_is_not_shown(engine: EmbeddedEngine) -> None:
    visit("a", MONDAY, read_all=read_with(lambda _posting: ADS[0])).finish(complete=True)
    assert ask(engine).results == ()
    catch_up(engine)
    assert ask(engine).total == 0


def test_pages_follow_each_other(engine: EmbeddedEngine) -> None:
    request = SearchRequest(size=2)
    pages = [find(replace(request, page=page), engine=engine) for page in (1, 2, 3)]
    assert [[result.vacancy.number for result in page.results] for page in pages] == [[3, 2], [1], []]
