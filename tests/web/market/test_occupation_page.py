"""The page of one occupation: what it says, whose word that is, and that it says aloud what nobody knows."""

from __future__ import annotations

import pytest
from django.utils import timezone

from hervat.domain.text import short_date
from hervat.market.occupations.models import OccupationFacts, OccupationLoad, OccupationRequirement
from hervat.market.provenance.models import DataSet
from hervat.web.market.shown.occupation import kin_words
from tests.support.market.rows import OFFICIAL, ORS, STARTER, STORE
from tests.web.html_page import HtmlPage
from tests.web.market.looking import BARE_PAGE, DESK_PAGE, ENGLISH_PAGE, STORE_PAGE, Look, said

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("market")]


@pytest.fixture
def page(look: Look) -> HtmlPage:
    return look(STORE_PAGE)


def cell_beside(page: HtmlPage, name: str) -> str:
    """What stands beside a name in a table."""
    row = next(row for row in page.all("tr") if row.text.startswith(name))
    return said(row).removeprefix(name).strip()


class TestWhatItSays:
    def test_plain_words_first_and_the_official_ones_behind(self, page: HtmlPage) -> None:
        assert page.one("h1").text == "Magazijnmedewerker"
        assert page.one("p", "lead").text == "U zet goederen op hun plek."
        assert "Magazijnmedewerkers slaan goederen op." in page.text

    def test_other_names(self, page: HtmlPage) -> None:
        assert "Andere namen: loodsmedewerker, magazijnbediende" in page.text
        assert "sjouwert" not in page.text

    def test_level_wage_and_chance_say_what_they_are(self, page: HtmlPage) -> None:
        facts = said(page.one("dl", "feiten"))
        assert "Niveau mbo 1 tot en met 2 oriëntatie uit de startcatalogus" in facts
        assert "Loon € 15,00 tot € 19,00 per uur, bruto oriëntatie uit de startcatalogus" in facts
        assert "Kans op werk goed oriëntatie" in facts

    def test_interests_in_words(self, page: HtmlPage) -> None:
        assert (
            "Past bij wie graag dit doet: werken met handen, gereedschap of machines, en werken met gegevens en vaste regels." in page.text
        )
        assert said(page.one("dl", "interesses")).startswith("Praktisch sterk Ordelijk duidelijk Onderzoekend weinig")
        assert "Het zegt niet wat u kunt." in page.text

    def test_skills_with_their_language(self, page: HtmlPage) -> None:
        assert "alleen in het Engels bekend" in page.text
        assert [found.text for found in page.all("span") if found.attributes.get("lang") == "en"] == ["Scan goods"]
        assert "1 vaardigheid die soms nodig is" in page.text

    def test_kin_and_how_near_it_is(self, page: HtmlPage) -> None:
        assert "bijna hetzelfde werk · 2 vaardigheden hetzelfde" in page.text
        assert {"/beroepen/orderpicker-bbbb2222/", "/beroepen/vergelijk/?a=aaaa1111&b=bbbb2222"} <= set(page.links)

    def test_what_leads_there_and_back(self, page: HtmlPage, look: Look) -> None:
        assert {"/opleidingen/mbo2-logistiek/", "/opleidingen/mbo3-logistiek/", "/cursussen/heftruck/"} <= set(page.links)
        for address in ("/opleidingen/mbo2-logistiek/", "/opleidingen/mbo3-logistiek/", "/cursussen/heftruck/"):
            assert STORE_PAGE in look(address).links

    def test_the_way_to_it(self, page: HtmlPage) -> None:
        assert {"/beroepen/", "/beroepen/?groep=9", "/beroepen/?groep=93"} <= set(page.links)

    def test_in_english(self, look: Look) -> None:
        page = look(f"/en{STORE_PAGE}")
        assert page.one("h1").text == "Warehouse worker"
        assert "Warehouse workers store goods." in page.text
        assert "U zet goederen op hun plek." not in page.text
        assert "Goederen tillen" in [found.text for found in page.all("span") if found.attributes.get("lang") == "nl"]


class TestLoads:
    def test_an_estimate_is_called_one(self, page: HtmlPage) -> None:
        assert "Dit zijn schattingen, geen metingen." in page.text
        assert cell_beside(page, "Tillen") == "schatting 2018 · precies dit Meestal 5 tot 20 kilo"
        assert cell_beside(page, "Contact met klanten") == "schatting 2018 · anders gemeten In ongeveer 45% van de banen"

    def test_an_orientation_is_called_one(self, page: HtmlPage) -> None:
        assert cell_beside(page, "Hoog tempo") == "oriëntatie 2026 · aanwijzing Hoort bij dit werk"

    def test_what_is_incidental_says_so(self, page: HtmlPage) -> None:
        assert "’s avonds af en toe, hoort niet vast bij het werk" in cell_beside(page, "Werken in de avond of nacht")

    def test_what_the_source_asked_is_told(self, page: HtmlPage) -> None:
        assert "Hoeveel mensen in dit beroep tillen." in page.text

    def test_what_nobody_knows_is_said_with_what_to_ask(self, page: HtmlPage) -> None:
        assert "Staan op een dag" in page.text
        assert len([found for found in page.all("section", "rubriek") if "Niet bekend" in found.text]) == 6

    def test_all_six_parts_are_there_whatever_is_known(self, look: Look) -> None:
        page = look(BARE_PAGE)
        assert len(page.all("section", "rubriek")) == 6
        assert not page.all("table", "tabel--vraagt")
        assert "Dit zijn schattingen" not in page.text

    def test_a_measurement_bears_the_name_of_its_source(self, look: Look) -> None:
        own = DataSet.objects.get(name=OFFICIAL)
        own.pk, own.name, own.precedence, own.version = None, "Werkplekonderzoek", 30, "3"
        own.save()
        OccupationLoad.objects.create(
            dataset=own, occupation_id=STORE, item="4.13", bands=[[8, 8, 1]], kenmerkend=True, confident=True, trust="A"
        )
        assert cell_beside(look(STORE_PAGE), "Tillen") == "Werkplekonderzoek 2024 · precies dit Ongeveer 8 kilo"


class TestNothingKnown:
    def test_every_part_says_so(self, look: Look) -> None:
        page = look(BARE_PAGE)
        facts = said(page.one("dl", "feiten"))
        assert facts.count("Niet bekend") == 3
        for sentence in (
            "Er is nog geen omschrijving.",
            "Van dit beroep zijn nog geen vaardigheden geladen.",
            "Er is nog geen opleiding geladen die naar dit beroep leidt.",
            "Er is nog geen cursus geladen die bij dit beroep helpt.",
            "Er is nog geen verwant werk geladen.",
        ):
            assert sentence in page.text

    def test_a_name_in_english_alone_is_marked(self, look: Look) -> None:
        page = look(ENGLISH_PAGE)
        assert page.one("h1").text == "Lighthouse keeper"
        assert next(found.text for found in page.all("span") if found.attributes.get("lang") == "en") == "Lighthouse keeper"

    def test_a_derived_level_is_an_estimate(self, look: Look) -> None:
        assert "schatting, uit de beroepsgroep" in said(look(DESK_PAGE).one("dl", "feiten"))


class TestSources:
    def test_each_is_named_with_what_it_said(self, page: HtmlPage) -> None:
        rows = {said(row) for row in page.all("tr")}
        assert f"{OFFICIAL} gepubliceerd 9.1 15 mei 2024 naam, omschrijving, vaardigheden" in rows
        assert f"{ORS} schatting 2018 – belasting" in rows
        assert f"{STARTER} oriëntatie 2026 1 nov 2026 niveau, loon, kans op werk, interesses, belasting, verwant werk" in rows

    def test_whom_to_name(self, page: HtmlPage) -> None:
        assert "This service uses the ESCO classification of the European Commission" in page.text
        assert "Survey (public domain)" in page.text

    def test_of_the_starter_catalogue_alone_it_is_an_orientation(self, look: Look) -> None:
        found = next(link for link in look("/beroepen/?q=gastheer").links if "gastheer-" in link)
        page = look(found)
        assert "Oriëntatie: startcatalogus" in page.text
        assert "ongeveer € 14,00 per uur" in said(page.one("dl", "feiten"))

    def test_the_mark_is_not_there_when_its_name_is_official(self, page: HtmlPage) -> None:
        assert "Oriëntatie: startcatalogus" not in page.text

    def test_all_of_them_on_one_page(self, look: Look) -> None:
        page = look("/bronnen/")
        assert [heading.text for heading in page.all("h2")][:3] == ["Gepubliceerd", "Schattingen", "Startcatalogus"]
        assert "Het is een oriëntatie, geen officiële bron." in page.text
        today = short_date(timezone.localdate())
        esco = "This service uses the ESCO classification of the European Commission"
        assert f"{OFFICIAL} {esco} 9.1 15 mei 2024 7 {today} CC BY 4.0" in {said(row) for row in page.all("tr")}


@pytest.mark.parametrize(
    ("strength", "words"),
    [(0.9, "bijna hetzelfde werk"), (0.7, "dicht bij dit werk"), (0.3, "verwant werk"), (0.05, "een beetje verwant")],
)
def test_how_near_in_words(strength: float, words: str) -> None:
    assert kin_words(strength) == words


def test_what_is_in_the_data_is_shown_as_text(look: Look) -> None:
    dataset = DataSet.objects.get(name=STARTER)
    OccupationFacts.objects.filter(dataset=dataset, occupation_uri=STORE).update(description="<script>alert(1)</script>")
    assert not look(STORE_PAGE).all("script")


class TestWhatYouMustHave:
    def test_who_asks_it_on_what_ground_and_who_says_so(self, look: Look) -> None:
        dataset = DataSet.objects.get(name=STARTER)
        OccupationRequirement.objects.create(dataset=dataset, occupation_id=STORE, key="heftruck", always=True, note="Met opleiding.")
        OccupationRequirement.objects.create(dataset=dataset, occupation_id=STORE, key="rijbewijs-b", always=False)
        page = look(STORE_PAGE)
        told = page.text
        assert "Heftruckcertificaat bijna elke werkgever vraagt dit: Arbeidsomstandighedenbesluit" in " ".join(told.split())
        assert "Met opleiding." in told
        assert "vaak gevraagd: Wegenverkeerswet 1994" in " ".join(told.split())
        assert "oriëntatie: " in told

    def test_where_nothing_is_known_it_is_said(self, look: Look) -> None:
        assert "Van dit beroep weten we niet of u een diploma, rijbewijs of certificaat moet hebben." in look(STORE_PAGE).text
