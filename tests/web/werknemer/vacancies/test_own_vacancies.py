"""Searching for oneself: with the own wishes, beside what one can do, and with what was done kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hervat.apps.jobsearch.choices import chosen_in
from hervat.apps.jobsearch.contents import Why
from hervat.apps.jobsearch.models import Choice
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.domain.text import say
from hervat.market.search.contract import EngineFailure
from hervat.market.search.embedded.engine import EmbeddedEngine
from hervat.market.vacancies.ads import LoadSentence, OccupationGuess
from tests.apps.matching.small_market import RECEPTIONIST, WAREHOUSE, make_market, with_fml
from tests.support.market import vacancies as rows
from tests.support.world import Side, World
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HERE = "/mijn/vacatures/"
TILT = "U tilt dozen tot 30 kilo."


@pytest.fixture
def side(world: World, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Side:
    settings.SEARCH_ROOT = tmp_path / "search"
    make_market()
    with_fml(world.own)
    heavy = replace(
        rows.WAREHOUSE, occupation=OccupationGuess(WAREHOUSE, "magazijnmedewerker", 0.95), load=(LoadSentence("4.13", TILT, 30.0, "kg"),)
    )
    monkeypatch.setitem(rows.ADS, "magazijn", heavy)
    monkeypatch.setitem(rows.ADS, "balie", replace(rows.DESK, occupation=OccupationGuess(RECEPTIONIST, "receptionist", 0.95)))
    rows.make_vacancies()
    return world.own


@pytest.fixture
def werknemer(side: Side) -> Client:
    return side.client(Role.WERKNEMER)


def page(client: Client, rest: str = "", status: int = 200) -> HtmlPage:
    answer = client.get(f"{HERE}{rest}")
    assert answer.status_code == status, answer.headers.get("Location")
    return HtmlPage(answer.content)


def do(client: Client, **fields: str) -> Any:
    return client.post(f"{HERE}1/kiezen/", fields)


class TestTheSearch:
    def test_each_says_whether_it_fits_and_which_sentence_decides(self, werknemer: Client) -> None:
        text = page(werknemer).text
        assert "Dit past nu niet" in text
        assert TILT in text
        assert "Dat lijkt nu te zwaar." in text
        assert "Dit past" in text

    def test_what_is_too_heavy_can_be_left_out(self, werknemer: Client) -> None:
        found = page(werknemer, "?past=ja&wat=")
        assert "Magazijnmedewerker" not in found.text
        assert "Receptionist" in found.text

    def test_the_profile_fills_what_was_not_typed(self, side: Side, werknemer: Client) -> None:
        content = ProfileContent(education_level=2, postcode="7621", max_travel_minutes=60, former_hours=24.0)
        record_profile(side.entered(Role.COACH), content, seen=None)
        found = page(werknemer)
        assert "binnen 16 km van 7621, tot en met mbo 2, tot 24 uur" in found.text
        assert "Magazijnmedewerker" in found.text
        assert "Receptionist" not in found.text  # in Goes
        elsewhere = page(werknemer, "?waar=Goes&km=25&profiel=ja")
        assert "Receptionist" in elsewhere.text
        assert "Receptionist" in page(werknemer, "?wat=").text  # without the profile

    def test_the_search_can_be_kept_as_it_was_meant(self, side: Side, werknemer: Client) -> None:
        record_profile(side.entered(Role.COACH), ProfileContent(postcode="7621", max_travel_minutes=60), seen=None)
        found = page(werknemer, "?wat=magazijn&profiel=ja&past=ja")
        hidden = {
            field.attributes["name"]: field.attributes["value"] for field in found.all("input") if field.attributes.get("type") == "hidden"
        }
        assert (hidden["wat"], hidden["waar"], hidden["km"]) == ("magazijn", "7621", "16")
        sent = {name: hidden[name] for name in ("wat", "waar", "km")} | {"vaak": "day", "hooguit": "10"}
        assert werknemer.post("/mijn/zoekopdrachten/nieuw/", sent).status_code == 302

    def test_what_cannot_be_asked_is_said(self, werknemer: Client) -> None:
        assert "Vul een afstand in" in page(werknemer, "?waar=Borne&km=-1", 422).text
        assert "werkt hier niet" in page(werknemer, "?wat=mag*", 422).text
        page(werknemer, "?pagina=9", 404)

    def test_an_engine_that_does_not_answer_is_said(self, werknemer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise EngineFailure(say("De zoekindex is niet te lezen."))

        monkeypatch.setattr(EmbeddedEngine, "search", fail)
        assert "Zoeken lukt nu niet." in page(werknemer, "?wat=magazijn", 503).text


class TestOne:
    def test_it_stands_beside_what_one_can_do(self, werknemer: Client) -> None:
        found = page(werknemer, "1/")
        assert "Dit past nu niet" in found.text
        assert "Tillen: 30 kilo" in found.text
        assert "Dit past" in page(werknemer, "2/").text

    def test_one_that_never_was_is_not_found(self, werknemer: Client) -> None:
        page(werknemer, "99/", 404)
        assert werknemer.post(f"{HERE}99/kiezen/", {"keuze": "kept"}).status_code == 404


class TestWhatWasDone:
    def test_it_is_kept_and_found_again_also_when_it_is_gone(self, werknemer: Client) -> None:
        assert do(werknemer, keuze="kept", terug=f"{HERE}?wat=x").headers["Location"] == f"{HERE}?wat=x"
        assert "Bewaard op" in page(werknemer, "1/").text
        rows.see("balie", "kaal")
        kept = page(werknemer, "bewaard/").text
        assert "Magazijnmedewerker" in kept
        assert "Deze vacature is weg sinds" in kept
        assert "Orders verzamelen" in kept
        assert "Deze vacature is weg sinds" in page(werknemer, "1/").text

    def test_answering_takes_the_place_of_keeping_and_can_be_undone(self, side: Side, werknemer: Client) -> None:
        do(werknemer, keuze="kept")
        do(werknemer, keuze="answered")
        assert [one.choice for one in chosen_in(side.entered(Role.WERKNEMER))] == [Choice.ANSWERED]
        do(werknemer, keuze="terug")
        assert not chosen_in(side.entered(Role.WERKNEMER))
        assert "U hebt nog niets bewaard." in page(werknemer, "bewaard/").text

    def test_passing_over_needs_a_reason(self, side: Side, werknemer: Client) -> None:
        do(werknemer, keuze="passed_over")
        assert not chosen_in(side.entered(Role.WERKNEMER))
        do(werknemer, keuze="passed_over", waarom="too_far")
        assert [one.why for one in chosen_in(side.entered(Role.WERKNEMER))] == [Why.TOO_FAR]
        assert "Niet voor u: te ver." in page(werknemer).text

    @pytest.mark.parametrize("fields", [{}, {"keuze": "iets"}, {"keuze": "passed_over", "waarom": "iets"}])
    def test_nonsense_changes_nothing(self, fields: dict[str, str], side: Side, werknemer: Client) -> None:
        assert do(werknemer, **fields).status_code == 302
        assert not chosen_in(side.entered(Role.WERKNEMER))

    @pytest.mark.parametrize("back", ["https://kwaad.example/", "//kwaad.example", "/dossiers/", ""])
    def test_it_leads_back_nowhere_else(self, back: str, werknemer: Client) -> None:
        assert do(werknemer, keuze="kept", terug=back).headers["Location"] == HERE


@pytest.mark.parametrize("role", [Role.COACH, Role.WERKGEVER, Role.BEDRIJFSARTS, Role.CASEMANAGER])
def test_nobody_else_comes_here(role: Role, side: Side) -> None:
    assert side.client(role).get(HERE).status_code in (302, 403, 404)


def test_without_a_list_nothing_is_said_about_fitting(world: World, settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_ROOT = tmp_path / "search"
    make_market()
    rows.make_vacancies()
    text = page(world.own.client(Role.WERKNEMER)).text
    assert "Er is nog geen lijst van de bedrijfsarts om mee te vergelijken." in text
    assert "Dit past" not in text


def test_the_coach_goes_from_an_occupation_to_openings_in_reach(side: Side) -> None:
    record_profile(side.entered(Role.COACH), ProfileContent(postcode="7621"), seen=None)
    coach = side.client(Role.COACH)
    found = HtmlPage(coach.get(f"/dossiers/{side.dossier.number}/passend-werk/").content)
    address = next(link for link in found.links if "/passend-werk/receptionist" in link)
    openings = next(link for link in HtmlPage(coach.get(address).content).links if link.startswith("/vacatures/?beroep=receptionist"))
    assert openings.endswith("&waar=7621")
    assert coach.get(openings).status_code == 200
