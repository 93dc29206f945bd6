"""From the start to an occupation: by words, by field, by letter; and what is said when that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.browsing import occupations
from hervat.web.market.asked import LONGEST_WORDS, Asked, Wrong, read, read_words
from tests.web.market.looking import Look

Answer = TypeVar("Answer")

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.mark.usefixtures("market")
class TestBeginning:
    def test_the_fields_with_how_many(self, look: Look) -> None:
        page = look("/beroepen/")
        assert "Van 6 beroepen" in page.text
        fields = {heading.text for heading in page.all("h3")}
        assert {"Werk dat u snel leert 2", "Kantoor en administratie 2", "Diensten, verkoop en zorg 1"} <= fields
        assert "?groep=93" in page.links
        assert "?groep=8" not in page.links  # nothing is in it

    def test_letters_under_which_nothing_stands_lead_nowhere(self, look: Look) -> None:
        links = look("/beroepen/").links
        assert "/beroepen/?letter=m" in links
        assert "/beroepen/?letter=x" not in links

    def test_a_field_has_its_parts(self, look: Look) -> None:
        page = look("/beroepen/?groep=4")
        assert page.one("h1").text == "Kantoor en administratie"
        assert "?groep=42" in page.links
        assert "/beroepen/receptionist-cccc3333/" in page.links
        assert "2 beroepen" in page.with_id("gevonden").text

    def test_a_part_says_where_it_belongs(self, look: Look) -> None:
        page = look("/beroepen/?groep=93")
        assert "/beroepen/?groep=9" in page.links
        assert page.one("h1").text == "Helpen in bouw, fabriek en magazijn"

    def test_a_letter_in_a_field(self, look: Look) -> None:
        assert look("/beroepen/?groep=93&letter=o").one("h1").text == "Helpen in bouw, fabriek en magazijn: beroepen met een O"

    def test_words(self, look: Look) -> None:
        page = look("/beroepen/?q=magazijnbed")
        assert page.one("h1").text == "Beroepen bij ‘magazijnbed’"
        assert "ook: magazijnbediende" in page.text
        assert "/beroepen/magazijnmedewerker-aaaa1111/" in page.links
        assert page.with_id("zoek").attributes["value"] == "magazijnbed"

    def test_nothing_found_says_what_to_do(self, look: Look) -> None:
        assert "Probeer een ander woord" in look("/beroepen/?q=qqqqqq").text

    def test_what_is_typed_is_shown_as_text(self, look: Look) -> None:
        page = look("/beroepen/?q=%3Cscript%3Ealert(1)%3C/script%3E")
        assert not page.all("script")
        assert "<script>alert(1)</script>" in page.one("h1").text

    def test_pages_of_a_long_list(self, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(occupations, "PAGE_SIZE", 1)
        page = look("/beroepen/?groep=93&pagina=2")
        assert "pagina 2 van 2" in page.text
        assert {"?groep=93", "/beroepen/?groep=9"} <= set(page.links)
        previous = next(link for link in page.all("a") if link.attributes.get("rel") == "prev")
        assert previous.attributes["href"] == "?groep=93"
        assert not [link for link in page.all("a") if link.attributes.get("rel") == "next"]

    def test_a_page_too_far_is_said(self, look: Look) -> None:
        assert "Deze lijst gaat tot en met pagina 1. Pagina 7 is er niet." in look("/beroepen/?groep=93&pagina=7", 404).text

    @pytest.mark.parametrize("address", ["/beroepen/9333/", "/beroepen/93/", "/beroepen/9/"])
    def test_a_code_of_isco_leads_to_its_field(self, address: str) -> None:
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/beroepen/?groep={address.split('/')[2][:2]}")

    @pytest.mark.parametrize("typed", ["aaaa1111", "oude-naam-aaaa1111", "aaaa1111-0000-4000-8000-000000000001"])
    def test_every_way_to_write_an_address_leads_to_the_one(self, typed: str) -> None:
        assert Client().get(f"/beroepen/{typed}/").headers["Location"] == "/beroepen/magazijnmedewerker-aaaa1111/"

    def test_an_unknown_one_says_where_to_look(self, look: Look) -> None:
        page = look("/beroepen/er-is-niets/", 404)
        assert "Dit beroep kennen we niet, of niet meer. Zoek het op naam." in page.text
        assert page.one("form").attributes["action"] == "/beroepen/"


class TestWithoutCatalogue:
    @pytest.mark.parametrize(
        "address", ["/beroepen/", "/opleidingen/", "/cursussen/", "/bronnen/", "/beroepen/?q=bakker", "/beroepen/?groep=4"]
    )
    def test_that_is_said(self, address: str, look: Look) -> None:
        assert "Er is nog geen catalogus geladen." in look(address).text

    def test_an_address_of_before_still_gets_a_sentence(self, look: Look) -> None:
        assert "Dit beroep kennen we niet" in look("/beroepen/magazijnmedewerker-aaaa1111/", 404).text


@pytest.mark.usefixtures("market")
class TestWhatCannotBeAsked:
    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("q=a", "Typ minstens 2 letters."),
            (f"q={'a' * 101}", "Dat is te lang om te zoeken. Gebruik hooguit 100 tekens."),
            ("q=ab%00cd", "Er staan tekens in die niet te lezen zijn."),
            ("q=ab%E2%80%AEcd", "Er staan tekens in die niet te lezen zijn."),
            ("groep=99999", "Dit vakgebied kennen we niet."),
            ("letter=abc", "Kies een letter van a tot en met z."),
            ("pagina=0", "Het nummer van een pagina is een getal van 1 tot en met 9999."),
            ("pagina=-1", "Het nummer van een pagina is een getal"),
            ("pagina=1e3", "Het nummer van een pagina is een getal"),
            (f"pagina={'9' * 400}", "Het nummer van een pagina is een getal"),
            ("pagina=%D9%A3", "Het nummer van een pagina is een getal"),
            (f"x={'a' * 1000}", "Dit adres is te lang. Zoek met minder woorden."),
        ],
    )
    def test_one_clear_sentence(self, query: str, sentence: str, look: Look) -> None:
        page = look(f"/beroepen/?{query}", 422)
        assert sentence in page.text
        assert page.one("form").attributes["action"] == "/beroepen/"

    def test_a_level_that_is_none(self, look: Look) -> None:
        assert "Dit niveau kennen we niet." in look("/opleidingen/?niveau=9", 422).text

    @pytest.mark.parametrize("address", ["/opleidingen/a%00b/", "/cursussen/a%00b/", "/beroepen/vergelijk/?a=a%00b", "/beroepen/?q=%"])
    def test_strange_signs_break_nothing(self, address: str) -> None:
        assert Client().get(address).status_code in (404, 422)


def or_sentence(ask: Callable[[], Answer]) -> Answer | str:
    """The answer, or why there is none."""
    try:
        return ask()
    except Wrong as wrong:
        return wrong.sentence


class TestReading:
    @given(st.text())
    def test_words_are_read_or_refused(self, typed: str) -> None:
        assert or_sentence(lambda: read_words(typed)) or not typed.split()

    @given(st.text(min_size=2, max_size=LONGEST_WORDS))
    def test_words_come_out_with_single_spaces(self, typed: str) -> None:
        plain = "".join(letter for letter in typed if letter.isalnum() or letter == " ")
        words = " ".join(plain.split())
        assert len(words) < 2 or read_words(plain) == words

    @given(st.dictionaries(st.sampled_from(["q", "groep", "letter", "niveau", "pagina"]), st.text(max_size=20)))
    def test_whatever_is_asked_is_read_or_refused(self, query: dict[str, str]) -> None:
        asked = QueryDict(mutable=True)
        asked.update(query)
        assert or_sentence(lambda: read(asked, fields=("4",), letters=("a",), levels=("1",)))

    def test_a_question_can_be_asked_again(self) -> None:
        asked = Asked(words="a b", field="4", page=3)
        assert asked.query() == "?q=a+b&groep=4"
        assert asked.query(2) == "?q=a+b&groep=4&pagina=2"
        assert Asked().query() == ""
