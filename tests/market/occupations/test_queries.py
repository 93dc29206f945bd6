"""Asking of occupations: everything of one with where it comes from, and those whose name begins so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from hervat.domain.matching.loads import Trust
from hervat.market.importing.results import silently
from hervat.market.occupations.importers.crosswalks import NESTA
from hervat.market.occupations.importers.esco import ATTRIBUTION, read_esco
from hervat.market.occupations.importers.load import read_load
from hervat.market.occupations.importers.onet import read_onet
from hervat.market.occupations.models import OccupationFacts, OccupationLabel
from hervat.market.occupations.queries import FoundOccupation, labels_of, occupation_page, search_occupations
from hervat.market.occupations.resolving import refresh
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.queries import attributions, data_versions, datasets
from hervat.market.provenance.services import Origin, record
from tests.support.market.files import BAKER, COOK, KNEAD, OVEN, PASTRY_COOK, small_esco, write_csv, write_loads

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture
def market(tmp_path: Path) -> None:
    read_esco(small_esco(tmp_path / "esco 1.2"), silently)
    read_onet(write_csv(tmp_path / "nesta.csv", NESTA.required, [(BAKER, "51-3011.00", 2)]), silently)
    loads = [{"item": "4.9", "low": 45, "high": 60, "unit": "deg"}, {"item": "4.13", "low": 5, "unit": "kg", "note": "Zakken meel."}]
    read_load(write_loads(tmp_path / "load.csv", *loads), silently)
    starter = record(Origin(kind="starter", name="Startcatalogus", version="3", precedence=Precedence.STARTER), "0" * 64, 1)
    OccupationFacts.objects.create(dataset=starter, occupation_uri=BAKER, label="Bakker!", wage_min=14, wage_max=18, chance="good")
    refresh()


@pytest.mark.usefixtures("market")
def test_the_page_of_an_occupation_has_everything_and_says_who_said_it() -> None:
    page = occupation_page(BAKER)
    assert page is not None
    assert (page.label, page.label_en, page.isco, page.isco_label) == ("bakker", "baker", "7512", "Bakkers")
    assert page.names == ("bakker brood", "broodbakker")
    assert page.names_en == ("bread baker",)
    assert (page.wage_min, page.wage_max, page.chance, page.is_starter) == (14.0, 18.0, "good", True)
    assert [(skill.uri, skill.label, skill.essential) for skill in page.skills] == [
        (KNEAD, "deeg kneden", True),
        (OVEN, "een oven bedienen", False),
    ]
    assert [(kin.uri, kin.label, kin.isco) for kin in page.kin] == [(PASTRY_COOK, "banketbakker", "7512")]
    assert [(line.load.item, line.note) for line in page.loads] == [("4.9", ""), ("4.13", "Zakken meel.")]
    assert page.loads[1].load.source.name == "Werkplekonderzoek"
    assert page.loads[1].load.source.trust is Trust.A
    assert [(link.code, link.match) for link in page.onet] == [("51-3011.00", "close")]
    said = {field: (source.name, source.is_official) for field, source in page.sources.items()}
    assert (said["label"], said["wage_min"]) == (("ESCO occupations nl", True), ("Startcatalogus", False))
    assert "level_min" not in said
    assert ATTRIBUTION in page.attributions


@pytest.mark.usefixtures("market")
def test_a_page_takes_as_many_queries_whatever_is_known(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for uri in (BAKER, COOK):
        with django_assert_max_num_queries(14, using="market"):
            assert occupation_page(uri) is not None


def test_an_occupation_that_is_not_there_has_no_page() -> None:
    assert occupation_page(BAKER) is None


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bakker", [(BAKER, "")]),
        ("Broodb", [(BAKER, "broodbakker")]),
        ("  brood ", [(BAKER, "broodbakker")]),
        ("bakkert", [(BAKER, "")]),
        ("patis", [(PASTRY_COOK, "patissier")]),
        ("b", []),
        ("", []),
        ("100%", []),
        ("pilot", []),
    ],
)
def test_an_occupation_is_found_by_the_beginning_of_a_name(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.uri, hit.found_as) for hit in search_occupations(text)] == found


@pytest.mark.usefixtures("market")
def test_in_another_language_other_names_are_searched() -> None:
    assert search_occupations("bak", language="en") == (FoundOccupation(BAKER, "baker", "7512", ""),)
    assert search_occupations("ba", most=1) == search_occupations("ba")[:1]


@pytest.mark.usefixtures("market")
def test_a_name_of_what_is_no_occupation_any_more_is_passed_over() -> None:
    OccupationLabel.objects.create(
        occupation_id="urn:weg", text="bakoven", language="nl", kind="preferred", dataset_id=OccupationLabel.objects.all()[0].dataset_id
    )
    assert "urn:weg" not in {hit.uri for hit in search_occupations("bak")}


@pytest.mark.usefixtures("market")
def test_names_by_uri() -> None:
    assert labels_of([BAKER, "urn:weg"]) == {BAKER: "bakker"}
    assert labels_of([BAKER], "en") == {BAKER: "baker"}


@pytest.mark.usefixtures("market")
def test_data_sets_are_told_with_what_must_be_shown() -> None:
    names = [dataset.name for dataset in datasets()]
    assert names == sorted(names, key=lambda name: next((found.kind, found.name) for found in datasets() if found.name == name))
    assert attributions()[0] == ATTRIBUTION
    assert data_versions()["ESCO occupations nl"] == "1.2"
