"""Contradictions in a list, and what changed between two."""

from __future__ import annotations

import pytest
from hypothesis import given

from hervat.domain.fml import Fml, Move, VersionId, check, differences, read_fml
from tests.domain.matching.strategies import lists


def fml(items: dict[str, object], *not_assessed: str, version: str = "B") -> Fml:
    return read_fml({"version": version, "items": items, "not_assessed": list(not_assessed)})


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ({}, []),
        ({"5.2": {"code": 2}, "5.4": {"code": 2}, "4.17": {"code": 2}}, ["houdingen_vullen_de_dag_niet"]),  # 4 + 1 + 1 of 8 hours
        ({"5.2": {"code": 2}, "5.4": {"code": 1}, "4.17": {"code": 2}}, []),  # 4 + 4 + 1
        (
            {"5.2": {"code": 2}, "5.4": {"code": 2}, "4.17": {"code": 2}, "6.2": {"code": 3}},
            ["uren_per_week_niet_beperkt"],
        ),  # 4 hours a day
        ({"5.2": {"code": 2}, "5.4": {"code": 2}, "4.17": {"code": 2}, "6.2": {"code": 3}, "6.3": {"code": 3}}, []),
        ({"5.4": {"code": 3}}, ["langer_achter_elkaar_dan_op_een_dag"]),  # an hour in one go, less than half an hour a day
        ({"5.3": {"code": 2}, "5.4": {"code": 3}}, []),
        ({"2.1": {"code": 1}}, ["toelichting_ontbreekt"]),
        ({"2.1": {"code": 1, "toelichting": "geen kleine letters"}}, []),
        ({"1.8": {"codes": ["1.8.7"]}}, ["toelichting_ontbreekt"]),
        ({"4.3": {"codes": ["4.3.7"]}}, ["kant_ontbreekt"]),
        ({"4.3": {"codes": ["4.3.7"]}, "4.2": {"code": 1}}, []),
        ({"4.3": {"codes": ["4.3.7"], "side": "rechts"}}, []),
    ],
)
def test_findings(items: dict[str, object], found: list[str]) -> None:
    assert [finding.id for finding in check(fml(items))] == found


def test_findings_of_an_old_list_speak_of_the_present_numbers() -> None:
    assert [finding.items for finding in check(fml({"4.4": {"code": 1, "toelichting": "x"}}, version="A"))] == [("4.5", "4.2")]


def test_without_possibilities_there_is_nothing_to_check() -> None:
    assert check(read_fml({"version": "B", "items": {"2.1": {"code": 1}}, "benutbare_mogelijkheden": False})) == ()


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ({"4.13": {"code": 2}}, {"4.13": {"code": 1}}, Move.LESS),
        ({"4.13": {"code": 2}}, {}, Move.LESS),
        ({"4.13": {"code": 1}}, {"4.13": {"code": 3}}, Move.MORE),
        ({"1.8": {"codes": [4]}}, {"1.8": {"codes": [4, 5]}}, Move.CHANGED),
        ({"4.13": {"code": 1}}, {"4.13": {"code": 1, "toelichting": "x"}}, Move.CHANGED),
        ({"4.13": {"code": 0}}, {}, None),
        ({"4.13": {"code": 1}}, {"4.13": {"code": 1}}, None),
    ],
)
def test_what_changed(before: dict[str, object], after: dict[str, object], move: Move | None) -> None:
    assert [change.move for change in differences(fml(before), fml(after))] == ([] if move is None else [move])


def test_assessed_now_and_no_more() -> None:
    changes = differences(fml({}, "1.3"), fml({}, "1.1"))
    assert [(change.item.number, change.move) for change in changes] == [("1.1", Move.NOT_ASSESSED), ("1.3", Move.ASSESSED)]


def test_lists_of_two_versions_are_compared_as_the_present_one() -> None:
    assert [change.item.number for change in differences(fml({"4.20": {"code": 2}}, version="A"), fml({"4.18": {"code": 2}}))] == []


@given(lists(), lists())
def test_there_and_back(before: Fml, after: Fml) -> None:
    there, back = differences(before, after), differences(after, before)
    assert [change.item.number for change in there] == [change.item.number for change in back]
    assert differences(before, before) == ()


@given(lists(VersionId.A))
def test_every_list_can_be_checked(some: Fml) -> None:
    assert all(finding.text.render() for finding in check(some))
