"""The Occupational Requirements Survey: estimates with their errors, and what was not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from hervat.market.importing.results import silently
from hervat.market.occupations.importers.ors import read_ors
from hervat.market.occupations.models import ElementScore
from hervat.market.provenance.models import DataSet
from tests.support.market.files import refusal, write_csv

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HEAD = ("occupation_text", "upper_soc_code", "data_element_text", "data_type_text", "estimate_type_text", "additive_group", "value")
WHOLE = (
    "reference_year", "upper_soc_code", "data_element_text", "data_type_text", "estimate_type_text", "estimate_type",
    "unit_of_measure", "value",
)  # fmt: skip


def row(
    value: object, kind: str = "Estimate", category: str = "SELDOM", soc: str = "51301100", element: str = "Kneeling"
) -> tuple[object, ...]:
    return ("Bakers", soc, element, category, kind, "42.0", value)


def scores() -> set[tuple[object, ...]]:
    return set(ElementScore.objects.values_list("code", "element", "scale", "category", "value", "standard_error", "suppressed"))


def test_an_estimate_has_its_error(tmp_path: Path) -> None:
    read_ors(write_csv(tmp_path / "ors_2018.csv", HEAD, [row(12.5), row(1.5, "Standard error"), row(3, soc="13104107")]), silently)
    assert scores() == {
        ("51-3011", "Kneeling", "ORS", "SELDOM", 12.5, 1.5, False),
        ("13-1041.07", "Kneeling", "ORS", "SELDOM", 3.0, None, False),
    }
    dataset = DataSet.objects.get()
    assert (dataset.version, dataset.rows, dataset.licence, dataset.is_official) == ("2018", 3, "public domain", True)


@pytest.mark.parametrize("code", ["-1", "-6.0"])
def test_what_was_not_published_is_no_number(tmp_path: Path, code: str) -> None:
    read_ors(write_csv(tmp_path / "a.csv", HEAD, [row(code), row(5, category="OFTEN"), row(code, "Standard error", "OFTEN")]), silently)
    assert scores() == {
        ("51-3011", "Kneeling", "ORS", "SELDOM", None, None, True),
        ("51-3011", "Kneeling", "ORS", "OFTEN", 5.0, None, False),
    }


def test_the_whole_published_table_is_read(tmp_path: Path) -> None:
    cells = [
        ("2018", "513011", "Sitting", "MEAN", "Estimate", "Mean", "Percent of day", 40),
        ("2018", "513011", "Sitting", "MEAN", "Standard error", "Mean", "Percent of day", 2),
        ("2018", "513011", "Sitting", "MEAN", "Estimate", "Mean", "Hours", 3.2),
        ("2017", "513011", "Sitting", "10TH", "Estimate", "Percentile", "Hours", 1),
    ]
    read_ors(write_csv(tmp_path / "a.csv", WHOLE, cells), silently)
    assert scores() == {
        ("51-3011", "Sitting", "ORS", "MEAN", 40.0, 2.0, False),
        ("51-3011", "Sitting", "ORS hours", "MEAN", 3.2, None, False),
        ("51-3011", "Sitting", "ORS hours", "10TH Percentile", 1.0, None, False),
    }
    assert DataSet.objects.get().version == "2018"


def test_one_requirement_that_is_spelt_in_two_ways_is_one(tmp_path: Path) -> None:
    elements = [f"Hearing requirements: Pass a hearing {word}" for word in ("Test", "test")]
    read_ors(write_csv(tmp_path / "a.csv", HEAD, [row(1, element=elements[0]), row(2, element=elements[1], category="NO")]), silently)
    assert {score[1] for score in scores()} == {elements[1]}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(-2)], "Regel 2, kolom value: Verwacht een getal van 0 of meer, of -1 of -6 (niet gepubliceerd). Gevonden: -2."),
        ([row("")], "Regel 2, kolom value: Deze cel mag niet leeg zijn."),
        ([row(1), row(2)], "Regel 3: Deze waarde staat er twee keer: 51-3011 | Kneeling | ORS | SELDOM."),
        ([row(1, soc="bakker")], "Regel 2, kolom upper_soc_code: Verwacht een SOC-code van 6 of 8 cijfers, gevonden: bakker."),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, rows: list[tuple[object, ...]], said: str) -> None:
    assert refusal(read_ors, write_csv(tmp_path / "a.csv", HEAD, rows)) == f"a.csv: {said}"
    assert not ElementScore.objects.exists()


def test_another_table_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    assert refusal(read_ors, tmp_path / "a.csv").startswith("a.csv: Deze kolommen ontbreken: upper_soc_code, data_element_text")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    assert "geen bestand dat Hervat kent" in refusal(read_ors, tmp_path)
