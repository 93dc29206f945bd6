"""The data that say how each item follows: whole, and in step with the list."""

from __future__ import annotations

import re

import pytest

from hervat.domain.fml.catalogue import Kind, version
from hervat.domain.matching.estimating.mapping import FILES, FITTED, PRESENCE, RATINGS, TABLES, Way, content, elements, load, mapping
from hervat.domain.matching.estimating.parts import Answers, Rating
from hervat.domain.matching.estimating.profiles import Family
from hervat.domain.matching.loads import Trust

LIST = version("B")
WAYS = [pytest.param(way, id=f"{item} {number}") for item, ways in mapping().items() for number, way in enumerate(ways)]
NO_OPEN_DATA = {
    "1.4", "1.8.7", "2.10", "2.12.6", "3.2", "4.5", "4.6", "4.15", "4.21", "5.1", "5.3", "5.8", "5.10", "6.2", "6.3", "6.4",
}  # fmt: skip


def points_of_the_list() -> set[str]:
    found = set()
    for item in LIST.items.values():
        if item.kind is not Kind.SIDE:
            found |= {item.called(code.number) for code in item.codes[1:]} if item.has_parts else {item.number}
    return found


def test_every_item_follows_from_something_or_has_no_open_data() -> None:
    assert points_of_the_list() - set(mapping()) == NO_OPEN_DATA
    assert set(mapping()) <= points_of_the_list()


def test_only_an_item_that_is_counted_has_levels() -> None:
    for number, ways in mapping().items():
        item = LIST.items.get(number)
        if any(way.levels != PRESENCE for way in ways):
            assert item is not None, number
            assert item.unit is not None, number


@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_whole(way: Way) -> None:
    for _, part in way.parts:
        if isinstance(part, Answers):
            assert len(part.levels) == len(way.levels)
        elif isinstance(part, Rating):
            columns = 1 if part.of_day else len(way.levels) - 1
            assert all(len(shares) == columns for _, shares in part.points)
            assert len(part.categories) in (0, columns)
    assert way.parts if way.family is not Family.GROUP else way.groups
    assert all(low <= high for low, high in way.levels)
    assert [high for _, high in way.levels] == sorted(high for _, high in way.levels)
    assert re.fullmatch(r"[A-Z].*\.", way.text.template)


@pytest.mark.parametrize("way", WAYS)
def test_a_hint_rules_nothing_out_and_a_number_is_no_hint(way: Way) -> None:
    assert not (way.hint and way.confident)
    assert not (way.hint and way.levels != PRESENCE)
    assert not (way.confident and way.trust is Trust.D)


@pytest.mark.parametrize("item", mapping())
def test_the_best_way_comes_first(item: str) -> None:
    trusts = [way.trust for way in mapping()[item]]
    assert trusts == sorted(trusts)


def test_every_table_is_used_and_rises_or_falls_throughout() -> None:
    used = {part.name: part for ways in mapping().values() for way in ways for _, part in way.parts if isinstance(part, Rating)}
    assert set(load(RATINGS)) | set(load(FITTED)) == set(used)
    for rating in used.values():
        scores = [score for score, _ in rating.points]
        assert scores == sorted(scores)
        for column in zip(*(shares for _, shares in rating.points), strict=True):
            assert list(column) in (sorted(column), sorted(column, reverse=True)), rating.name


def test_every_list_of_levels_and_answers_is_used() -> None:
    tables = load(TABLES)
    text = "".join(content())
    for kind in ("levels", "answers"):
        for name in tables[kind]:
            assert f'"{name}"' in text, (kind, name)


def test_the_elements_are_those_of_the_parts() -> None:
    assert {"Kneeling", "Sitting", "4.C.2.d.1.h", "1.A.1.g.1", "2.A.1.c"} <= elements()


def test_no_item_is_told_twice() -> None:
    named = [item for name in FILES for row in load(name)["items"] for item in row["items"]]
    assert len(named) == len(set(named))
