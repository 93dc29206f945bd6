"""Educations and courses: their lists and their pages."""

from __future__ import annotations

import pytest

from hervat.market.educations.models import Course, CourseFacts
from hervat.market.educations.resolving import refresh
from hervat.market.provenance.models import DataSet
from hervat.web.market.saying import duration, hours
from hervat.web.market.views import educations
from tests.support.market.rows import STARTER
from tests.web.market.looking import Look, said

pytestmark = [pytest.mark.django_db(databases=["default", "market"]), pytest.mark.usefixtures("market")]


class TestLists:
    def test_educations(self, look: Look) -> None:
        page = look("/opleidingen/")
        assert "2 opleidingen" in page.text
        assert "mbo 2 · 2 jaar · 3.200 uur · oriëntatie" in page.text

    def test_of_one_level(self, look: Look) -> None:
        page = look("/opleidingen/?niveau=3")
        assert "1 opleiding" in page.with_id("gevonden").text
        chosen = [link.text for link in page.all("a", "chip") if "aria-current" in link.attributes]
        assert chosen == ["mbo 3"]

    def test_by_words_in_what_is_learned(self, look: Look) -> None:
        assert "/opleidingen/mbo2-logistiek/" in look("/opleidingen/?q=goederen").links
        assert "/cursussen/heftruck/" in look("/cursussen/?q=rijden").links

    def test_words_and_level_stay_together(self, look: Look) -> None:
        assert "?q=logistiek&niveau=2" in look("/opleidingen/?q=logistiek").links

    def test_courses(self, look: Look) -> None:
        assert "16 uur · diverse aanbieders · oriëntatie" in look("/cursussen/").text

    def test_pages(self, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(educations, "PAGE_SIZE", 1)
        assert "pagina 2 van 2" in look("/opleidingen/?pagina=2").text
        assert "Pagina 3 is er niet." in look("/opleidingen/?pagina=3", 404).text


class TestAnEducation:
    def test_everything_that_is_known(self, look: Look) -> None:
        page = look("/opleidingen/mbo2-logistiek/")
        facts = said(page.one("dl", "feiten"))
        assert facts == "Niveau mbo 2 Duur 2 jaar Studielast 3.200 uur gemiddeld 31 uur per week Waar roc"
        assert "U leert goederen opslaan." in page.text
        assert "Vmbo-diploma." in page.text
        assert {"/beroepen/orderpicker-bbbb2222/", "/cursussen/heftruck/", "/opleidingen/mbo3-logistiek/"} <= set(page.links)
        assert "Oriëntatie: startcatalogus" in page.text
        assert f"{STARTER} 2026, 1 november 2026." in page.text

    def test_work_of_a_group_stands_apart(self, look: Look) -> None:
        page = look("/opleidingen/mbo3-logistiek/")
        assert "Ook bij dit soort werk" in page.text
        assert "/beroepen/orderpicker-bbbb2222/" in page.links

    def test_what_is_not_known_is_said(self, look: Look) -> None:
        page = look("/opleidingen/mbo3-logistiek/")
        assert said(page.one("dl", "feiten")) == "Niveau mbo 3 Duur Niet bekend Studielast Niet bekend Waar Niet bekend"
        assert "Er is nog geen omschrijving." in page.text

    def test_in_english_occupations_have_their_english_names(self, look: Look) -> None:
        assert "Warehouse worker" in look("/en/opleidingen/mbo2-logistiek/").text

    def test_one_that_is_not_there(self, look: Look) -> None:
        assert "Deze opleiding kennen we niet" in look("/opleidingen/niets/", 404).text


class TestACourse:
    def test_everything_that_is_known(self, look: Look) -> None:
        page = look("/cursussen/heftruck/")
        assert said(page.one("dl", "feiten")) == "Duur 16 uur Niveau Niet bekend Waar diverse aanbieders"
        assert {"/beroepen/magazijnmedewerker-aaaa1111/", "/opleidingen/mbo2-logistiek/"} <= set(page.links)

    def test_the_paper_that_it_gives(self, look: Look) -> None:
        Course.objects.filter(pk="heftruck").update(gives=["heftruck"])
        assert "U krijgt heftruckcertificaat" in said(look("/cursussen/heftruck/").one("dl", "feiten"))

    def test_without_anything(self, look: Look) -> None:
        assert "Er is nog geen beroep aan gekoppeld." in look("/cursussen/kaal/").text

    def test_a_key_with_a_slash_has_a_page(self, look: Look) -> None:
        CourseFacts.objects.create(dataset=DataSet.objects.get(name=STARTER), key="a/b c?", name="Schuine cursus")
        refresh()
        found = next(link for link in look("/cursussen/?q=schuine").links if "a/b" in link)
        assert look(found).one("h1").text == "Schuine cursus"


@pytest.mark.parametrize(
    ("months", "words"), [(None, ""), (1, "1 maand"), (9, "9 maanden"), (12, "1 jaar"), (30, "30 maanden"), (48, "4 jaar")]
)
def test_how_long(months: int | None, words: str) -> None:
    assert duration(months) == words


def test_how_many_hours() -> None:
    assert (hours(None), hours(1600)) == ("", "1.600 uur")
