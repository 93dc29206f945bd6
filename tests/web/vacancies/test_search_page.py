"""Searching for work: what is found and why, how to narrow and to loosen, and what is answered to what cannot be asked."""

from __future__ import annotations

import pytest
from django.test import Client

from hervat.domain.text import say
from hervat.market.search.contract import EngineFailure
from hervat.market.search.embedded.engine import EmbeddedEngine
from tests.web.html_page import HtmlPage
from tests.web.market.looking import Look

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("vacancies")]
HERE = "/vacatures/"


def titles(page: HtmlPage) -> list[str]:
    return [heading.text for heading in page.all("h3") if heading.text in ("Magazijnmedewerker", "Receptionist", "Hulp gevraagd")]


def found(page: HtmlPage) -> str:
    return next(element.text for element in page.elements if element.attributes.get("role") == "status")


def test_without_a_question_everything_is_there(look: Look) -> None:
    page = look(HERE)
    assert found(page) == "3 vacatures"
    assert len(titles(page)) == 3
    assert "Bijgewerkt" in page.text


def test_a_place_finds_what_is_near_with_the_distance(look: Look) -> None:
    page = look(f"{HERE}?waar=Borne&km=25")
    assert titles(page) == ["Magazijnmedewerker"]
    assert "Almelo, 9 km (hemelsbreed)" in page.text


def test_it_is_said_why_a_vacancy_is_there_and_what_it_does_not_tell(look: Look) -> None:
    page = look(f"{HERE}?wat=magazijn&uren_van=16&uren_tot=24")
    assert titles(page) == ["Magazijnmedewerker", "Receptionist"]
    assert "In de titel: magazijn." in page.text
    assert "In de tekst: magazijn." in page.text
    assert "Hoeveel uren het werk is, staat er niet bij." in page.text


def test_choices_narrow_and_can_be_taken_away(look: Look) -> None:
    page = look(HERE)
    link = next(link for link in page.all("a") if link.text == "Overijssel")
    narrowed = look(HERE + link.attributes["href"])
    assert found(narrowed) == "1 vacature"
    away = next(link for link in narrowed.all("a") if link.text.startswith("Overijssel") and "weghalen" in link.text)
    assert len(titles(look(HERE + away.attributes["href"]))) == 3


def test_little_found_tells_how_to_find_more(look: Look) -> None:
    page = look(f"{HERE}?waar=Goes&km=25&contract=tijdelijk")
    assert found(page) == "0 vacatures"
    assert "Niets gevonden" in page.text
    loosened = [link for link in page.all("a") if link.text == "Met een ander contract: 1 vacature"]
    assert titles(look(HERE + loosened[0].attributes["href"])) == ["Receptionist"]


def test_an_occupation_is_asked_by_its_address(look: Look) -> None:
    page = look(f"{HERE}?beroep=magazijnmedewerker-aaaa1111")
    assert titles(page) == ["Magazijnmedewerker"]
    assert "Dit is het beroep dat u zoekt" in page.text


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("waar=Borne&km=-3", "Vul een afstand in van 1 tot en met 200 kilometer."),
        ("waar=0000", "Deze plaats is niet bekend"),
        ("uren_van=40&uren_tot=3", "Het eerste aantal uren is hoger dan het tweede."),
        ("uren_van=veel", "Vul uren per week in van 1 tot en met 60."),
        ("wat=mag*", "Een * of ? in een woord werkt hier niet."),
        (f"wat={'a' * 300}", "Gebruik hooguit 200 tekens."),
        ("wat=%00", "Er staan tekens in die niet te lezen zijn."),
        ("niveau=12", "Dit niveau kennen we niet."),
        ("loon=0", "Vul een maandloon in"),
        ("sinds=4", "Kies hoe oud de vacature mag zijn"),
        ("contract=eeuwig", "Deze keuze kennen we niet."),
        ("beroep=er-is-niets", "Dit beroep kennen we niet"),
        ("provincie=Atlantis", "Kies een provincie"),
        ("volgorde=afstand", "Vul een plaats of postcode in."),
        ("volgorde=mooi", "Deze volgorde kennen we niet."),
        ("pagina=51", "U kunt bladeren tot en met pagina 50."),
    ],
)
def test_what_cannot_be_asked_gets_one_sentence_and_keeps_what_was_typed(question: str, sentence: str, look: Look) -> None:
    page = look(f"{HERE}?{question}", 422)
    assert sentence in page.text
    page.one("form")
    assert not titles(page)


def test_a_page_too_far_says_so(look: Look) -> None:
    assert "Deze lijst gaat tot en met pagina 1." in look(f"{HERE}?pagina=3", 404).text


def test_an_address_that_is_far_too_long_is_refused() -> None:
    assert Client().get(f"{HERE}?wat={'a' * 10_000}").status_code in (414, 422)


def test_an_engine_that_does_not_answer_is_said(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise EngineFailure(say("De zoekindex is niet te lezen."))

    monkeypatch.setattr(EmbeddedEngine, "search", fail)
    page = look(f"{HERE}?wat=magazijn", 503)
    assert "Zoeken lukt nu niet." in page.text
    assert next(element for element in page.all("input") if element.attributes.get("id") == "wat").attributes["value"] == "magazijn"
