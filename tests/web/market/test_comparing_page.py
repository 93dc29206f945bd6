"""Two occupations beside each other, and choosing them."""

from __future__ import annotations

import pytest

from tests.web.html_page import HtmlPage
from tests.web.market.looking import Look, said

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("market")]

BOTH = "/beroepen/vergelijk/?a=aaaa1111&b=bbbb2222"


def rows(page: HtmlPage) -> dict[str, str]:
    """Each line of the table as text, and how it is marked."""
    return {said(row): row.attributes.get("class", "") for row in page.all("tr")}


class TestBesideEachOther:
    def test_it_is_a_table_with_heads(self, look: Look) -> None:
        page = look(BOTH)
        assert page.one("h1").text == "Magazijnmedewerker en orderpicker vergeleken"
        table = page.one("table", "tabel--naast")
        assert table.attributes["role"] == "table"
        heads = [head for head in page.all("th") if head.attributes.get("scope") == "col"]
        assert [head.text for head in heads] == ["Onderdeel", "Magazijnmedewerker", "Orderpicker"]

    def test_what_differs_is_said_and_what_lies_near_is_not(self, look: Look) -> None:
        found = rows(look(BOTH))
        assert found["Contact met klanten In ongeveer 45% van de banen In ongeveer 45% van de banen"] == ""
        assert found["Tillen verschilt Meestal 5 tot 20 kilo 5 tot 20 kilo"] == "anders"

    def test_what_is_not_known_of_one_is_said(self, look: Look) -> None:
        assert "Hoog tempo Hoort bij dit werk Niet bekend" in rows(look(BOTH))

    def test_only_what_differs(self, look: Look) -> None:
        found = rows(look(f"{BOTH}&verschil=ja"))
        assert "Hoog tempo Hoort bij dit werk Niet bekend" not in found
        assert "Tillen verschilt Meestal 5 tot 20 kilo 5 tot 20 kilo" in found

    def test_skills(self, look: Look) -> None:
        page = look(BOTH)
        assert "2 vaardigheden zijn hetzelfde" in page.text
        assert "1 alleen bij magazijnmedewerker" in page.text
        assert "Van een van beide zijn nog geen vaardigheden geladen." in look("/beroepen/vergelijk/?a=aaaa1111&b=cccc3333").text

    def test_the_other_way_round_and_from_here_to_each(self, look: Look) -> None:
        links = look(BOTH).links
        assert {"?a=bbbb2222&b=aaaa1111", "/beroepen/magazijnmedewerker-aaaa1111/", "/beroepen/orderpicker-bbbb2222/"} <= set(links)

    def test_whole_addresses_do_too(self, look: Look) -> None:
        page = look("/beroepen/vergelijk/?a=magazijnmedewerker-aaaa1111&b=orderpicker-bbbb2222")
        assert page.one("h1").text == "Magazijnmedewerker en orderpicker vergeleken"


class TestChoosing:
    def test_the_first_by_words(self, look: Look) -> None:
        assert "?a=cccc3333" in look("/beroepen/vergelijk/?q=receptie").links

    def test_the_second_by_words_or_from_kin(self, look: Look) -> None:
        page = look("/beroepen/vergelijk/?a=aaaa1111")
        assert "U vergelijkt magazijnmedewerker. Waarmee?" in page.text
        assert {"?a=aaaa1111&b=bbbb2222", "?a=aaaa1111&b=cccc3333"} <= set(page.links)
        assert "?a=aaaa1111&b=cccc3333" in look("/beroepen/vergelijk/?a=aaaa1111&q=receptie").links

    def test_the_first_is_kept_while_searching(self, look: Look) -> None:
        kept = look("/beroepen/vergelijk/?a=aaaa1111").one("form")
        assert kept.attributes["action"] == "/beroepen/vergelijk/"
        fields = {field.attributes["name"]: field.attributes["value"] for field in look("/beroepen/vergelijk/?a=aaaa1111").all("input")}
        assert fields == {"a": "aaaa1111", "q": ""}

    def test_the_same_twice(self, look: Look) -> None:
        assert "Kies twee verschillende beroepen." in look("/beroepen/vergelijk/?a=aaaa1111&b=aaaa1111", 422).text

    def test_one_that_is_not_there(self, look: Look) -> None:
        assert "Een van deze beroepen kennen we niet" in look("/beroepen/vergelijk/?a=aaaa1111&b=ffffffff", 404).text
