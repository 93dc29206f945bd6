"""Asking of occupations: what they are called, and those whose name begins so."""

from __future__ import annotations

from pathlib import Path

import pytest

from hervat.market.importing.results import silently
from hervat.market.occupations.importers.esco import ATTRIBUTION, read_esco
from hervat.market.occupations.models import OccupationLabel
from hervat.market.occupations.queries import labels_of, search_occupations
from hervat.market.provenance.queries import attributions, data_versions, datasets
from tests.support.market.files import BAKER, PASTRY_COOK, small_esco

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture
def market(tmp_path: Path) -> None:
    read_esco(small_esco(tmp_path / "esco 1.2"), silently)


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
    assert list(search_occupations(text).items()) == found


@pytest.mark.usefixtures("market")
def test_in_another_language_other_names_are_searched() -> None:
    assert search_occupations("bak", language="en") == {BAKER: ""}
    assert list(search_occupations("ba", most=1)) == list(search_occupations("ba"))[:1]


@pytest.mark.usefixtures("market")
def test_a_name_of_what_is_no_occupation_any_more_is_passed_over() -> None:
    OccupationLabel.objects.create(
        occupation_id="urn:weg", text="bakoven", language="nl", kind="preferred", dataset_id=OccupationLabel.objects.all()[0].dataset_id
    )
    assert "urn:weg" not in search_occupations("bak")


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
