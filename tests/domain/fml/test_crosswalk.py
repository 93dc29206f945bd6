"""A list of 2002 read as a present one, with the original beside it."""

from __future__ import annotations

import pytest
from hypothesis import given

from hervat.domain.fml import Fml, VersionId, read_fml, to_version_b
from tests.domain.matching.strategies import lists

# A limited item of version A, and where it comes out in B: item -> codes
ROWS = [
    ({"1.8": {"code": 1}}, {"1.8": {7}}),
    ({"1.9": {"codes": ["1.9.1"]}}, {"1.9": {1}}),
    ({"1.9": {"codes": ["1.9.1", "1.9.2"]}}, {"1.9": {2}}),
    ({"1.9": {"codes": ["1.9.7", "1.9.9"]}}, {"1.8": {4, 6}}),
    ({"1.9": {"codes": ["1.9.3"]}}, {"1.8": {7}}),
    ({"2.11": {"code": 1}}, {"2.12": {6}}),
    ({"2.12": {"codes": ["2.12.2"]}}, {"2.12": {2}}),
    ({"3.1": {"code": 1}}, {"3.1": {1}}),
    ({"3.1": {"code": 1}, "3.2": {"code": 1}}, {"3.1": {1, 2}}),
    ({"3.6": {"code": 1}}, {"3.5": {1}}),
    ({"3.9": {"code": 1}}, {"3.8": {4}}),
    ({"4.3": {"codes": ["4.3.2", "4.3.3"]}}, {"4.3": {2, 3}}),
    ({"4.4": {"code": 1}}, {"4.5": {1}}),
    ({"4.5": {"code": 1}}, {"4.3": {9}}),
    ({"4.6": {"code": 2}}, {"4.4": {2}}),
    ({"4.14": {"code": 2}}, {"4.13": {2}, "4.14": {2}}),
    ({"4.15": {"code": 1}}, {"4.21": {1}}),
    ({"4.17": {"code": 2}}, {"4.15": {2}}),
    ({"4.20": {"code": 3}}, {"4.18": {3}}),
    ({"4.22": {"code": 1}}, {"4.20": {1}}),
    ({"5.9": {"code": 1}}, {"5.9": {1}}),
    ({"6.3": {"code": 2}}, {"6.3": {2}}),
]


def converted(items: dict[str, object], not_assessed: list[str] | None = None) -> Fml:
    return to_version_b(read_fml({"version": "A", "items": items, "not_assessed": not_assessed or []})).fml


@pytest.mark.parametrize(("items", "expected"), ROWS, ids=map(str, range(len(ROWS))))
def test_where_a_limitation_comes_out(items: dict[str, object], expected: dict[str, set[int]]) -> None:
    fml = converted(items)
    assert fml.version is VersionId.B
    assert {number: set(answer.limits) for number, answer in fml.answers.items() if answer.limits} == expected


def test_what_a_code_allowed_on_the_old_list_is_kept() -> None:
    fml = converted({"4.14": {"code": 3}})
    assert fml.answers["4.13"].caps[3].value == 1  # 2 kg on the present list


def test_no_limitation_meant_less_for_pushing() -> None:
    assert converted({}).answers["4.12"].caps[0].value == 150


def test_what_has_no_place_of_its_own_goes_along_as_a_toelichting() -> None:
    fml = converted({"4.15": {"code": 1}, "4.16": {"code": 1, "toelichting": "hoogstens 5 keer"}})
    assert "Vaak lichte voorwerpen" in fml.answers["4.8"].toelichting
    assert "hoogstens 5 keer" in fml.answers["4.13"].toelichting
    assert not fml.answers["4.13"].limits


def test_a_toelichting_at_an_item_of_which_the_parts_go_apart_stays_at_each_of_their_items() -> None:
    fml = converted({"1.9": {"toelichting": "niet na elkaar"}})
    assert {number for number, answer in fml.answers.items() if "niet na elkaar" in answer.toelichting} == {"1.8", "1.9"}
    assert not any(answer.limits for answer in fml.answers.values())


def test_the_original_stays_and_says_where_each_answer_came_from() -> None:
    fml = read_fml({"version": "A", "items": {"4.14": {"code": 2}, "1.9": {"codes": ["1.9.7"]}}})
    result = to_version_b(fml)
    assert result.original is fml
    assert result.origins["4.13"] == ("4.14",)
    assert result.origins["1.8"] == ("1.9.7",)


def test_what_was_not_assessed_stays_so() -> None:
    assert {"4.13", "4.14", "4.18"} <= converted({}, ["4.14", "4.20"]).not_assessed


def test_a_list_of_version_b_stays_as_it_is() -> None:
    fml = read_fml({"version": "B", "items": {"4.13": {"code": 1}}})
    assert to_version_b(fml).fml is fml


@given(lists(VersionId.A))
def test_no_limitation_gets_lost(fml: Fml) -> None:
    after = to_version_b(fml).fml
    assert set(after.answers) <= set(after.list.items)
    assert not after.not_assessed & {number for number, answer in after.answers.items() if answer.limits}
    said = [answer for answer in after.answers.values() if answer.says_something]
    assert bool(said) == any(answer.says_something for answer in fml.answers.values())
    for answer in after.answers.values():
        assert answer.codes <= {code.number for code in after.list.items[answer.item].codes}


def test_an_answer_is_about_its_own_item() -> None:
    fml = converted({"4.14": {"code": 2}})
    assert all(number == answer.item for number, answer in fml.answers.items())
