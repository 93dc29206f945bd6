"""The two lists as data: complete, numbered right, and with the values that the form prints."""

from __future__ import annotations

import pytest

from hervat.domain.fml import Kind, VersionId, version
from hervat.domain.fml.crosswalk import targets
from hervat.domain.matching.units import DIMENSIONS

A, B = version(VersionId.A), version(VersionId.B)

# The caps of version B, code by code (fml_and_matching 1.4). None: no number. "<": less than. "-": less, how much less is not said.
CAPS = {
    "4.4": [None, "4", "1", "<0.5"],
    "4.7": ["70", "60", "50"],
    "4.8": ["1200", "600", "300"],
    "4.9": ["90", "60", "45"],
    "4.10": ["600", "300", "150", "50"],
    "4.12": ["250", "150", "100"],
    "4.13": ["15", "10", "5", "2"],
    "4.14": ["15", "10", "5", "2"],
    "4.15": ["120", None, "0"],
    "4.16": ["60", "30", "15", "<5"],
    "4.17": [None, "4", "1", "<0.5"],
    "4.18": ["60", "30", "15", "-15"],
    "4.19": ["5", "3", "-3", "0"],
    "4.20": ["10", "5", "2", "0"],
    "5.1": ["120", "60", "30", "<15"],
    "5.2": [None, "8", "4", "<4"],
    "5.3": ["60", "30", "15", "<5"],
    "5.4": [None, "4", "1", "<0.5"],
    "5.5": [None, "-5"],
    "5.6": [None, "5", "2"],
    "5.7": ["2", "1", "0"],
    "5.8": [None, "4", "1", "<0.5"],
    "6.2": ["8", "8", "6", "4", "2"],
    "6.3": ["40", "40", "30", "20", "10"],
}
SETS = {"1.4", "1.5", "1.6", "1.8", "2.6", "2.7", "2.12", "3.1", "3.8", "4.3", "6.1"}  # categories, no degrees
PARTS = {"1.8": 7, "2.12": 6, "4.3": 9}


def _written(item: str) -> list[str | None]:
    caps = [code.cap for code in B.items[item].codes]
    return [None if cap is None else f"{'<' if cap.exclusive else '-' if cap.below else ''}{cap.value:g}" for cap in caps]


def test_version_b_has_64_items_in_six_rubrieken() -> None:
    assert [len(B.of_rubriek(number)) for number in range(1, 7)] == [9, 12, 8, 21, 10, 4]
    assert len(B.rubrieken) == len(A.rubrieken) == 6


@pytest.mark.parametrize("item", CAPS)
def test_what_each_code_allows(item: str) -> None:
    assert _written(item) == CAPS[item]


def test_only_these_items_count_something() -> None:
    assert {item.number for item in B.items.values() if item.unit} == CAPS.keys()
    assert all(item.unit in DIMENSIONS for item in (*A.items.values(), *B.items.values()) if item.unit)


def test_categories_are_sets_and_parts_have_numbers() -> None:
    assert {item.number for item in B.items.values() if item.kind is Kind.SET} == SETS
    assert {item.number: len(item.codes) - 1 for item in B.items.values() if item.has_parts} == PARTS
    assert B.items["1.8"].called(4) == "1.8.4"
    assert B.part("1.8.4") == (B.items["1.8"], 4)
    assert [B.about(number) for number in ("1.8.4", "4.13", "4.13.1", "9.9")] == [B.items["1.8"], B.items["4.13"], None, None]
    assert [B.part(wrong) for wrong in ("1.8.0", "1.8.8", "1.8.04", "1.8.²", "1.8.", "4.13.1", "4.13", f"1.8.{'9' * 5000}")] == [None] * 8


def test_the_same_number_means_something_else_in_the_other_version() -> None:
    assert (A.items["4.20"].name.render(), B.items["4.20"].name.render()) == ("Trappenlopen", "Knielen of hurken")
    assert (A.items["4.5"].name.render(), B.items["4.5"].name.render()) == ("Toetsenbord bedienen en muis gebruiken", "Tastzin")


def test_every_item_of_a_has_a_place_in_b() -> None:
    for number, item in A.items.items():
        parts = [item.called(code.number) for code in item.codes[1:]] if item.has_parts else []
        for origin in [number] if number in targets() or not any(part in targets() for part in parts) else parts:
            for target in targets().get(origin, ()):
                assert target.item in B.items
                assert target.code is None or target.code < len(B.items[target.item].codes)
    assert [number for number in targets() if number not in A.items and A.part(number) is None] == []


def test_no_text_is_empty_and_codes_run_from_zero() -> None:
    for item in (*A.items.values(), *B.items.values()):
        assert item.name.template.strip()
        assert [code.number for code in item.codes] == list(range(len(item.codes)))
        assert all(code.text.template.strip() for code in item.codes)
