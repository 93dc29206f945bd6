"""The lists of our own hold together, and name occupations as ESCO does."""

from __future__ import annotations

from collections import Counter

import pytest

from hervat.market.titles.answers import Kind
from hervat.market.titles.confidence import none_fits
from hervat.market.titles.lists import calibration, everyday, kin, phrases, word_list
from hervat.market.titles.reading.words import fold
from tests.market.titles.generated import esco_rows, starter_rows
from tests.market.titles.labelled import NONE, PARTS, hand_written, part_of
from tests.support.market.shared_data import shared_data

LISTS = (
    "level",
    "terms",
    "small",
    "where",
    "before_a_place",
    "places",
    "whole",
    "parts",
    "no_parts",
    "roles",
    "leaders",
    "helpers",
    "vague",
)
LEAST_EVERYDAY, LEAST_BY_HAND, LEAST_NONE = 300, 250, 40


def test_everyday_titles_are_many_and_each_is_said_once() -> None:
    assert len(everyday()) >= LEAST_EVERYDAY
    assert [pair for pair, times in Counter((entry.title, entry.uri) for entry in everyday()).items() if times > 1] == []
    assert [entry for entry in everyday() if not (entry.title.strip() == entry.title and entry.uri and entry.occupation)] == []
    assert [entry for entry in everyday() if not 0 < entry.share <= 1] == []


def test_everyday_titles_name_occupations_as_esco_does() -> None:
    names = {row.uri: row.text for row in esco_rows(shared_data()) if row.kind == Kind.PREFERRED and row.language == "nl"}
    assert [entry for entry in everyday() if names.get(entry.uri) != entry.occupation] == []


def test_many_everyday_titles_are_of_the_starter_catalogue() -> None:
    known = {row.uri for row in starter_rows()}
    assert sum(entry.uri in known for entry in everyday()) >= LEAST_EVERYDAY


def test_words_of_one_family_are_alike_for_a_part() -> None:
    assert [row for row in kin() if not 0 < row.likeness <= 1 or fold(row.word) == fold(row.other)] == []
    pairs = Counter(frozenset((fold(row.word), fold(row.other))) for row in kin())
    assert [sorted(pair) for pair, times in pairs.items() if times > 1] == []


def test_a_fixed_phrase_is_read_as_something_else_and_only_one_thing() -> None:
    assert [row for row in phrases() if fold(row.written) == fold(row.read_as)] == []
    assert [written for written, times in Counter(fold(row.written) for row in phrases()).items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_words_in_lower_case(name: str) -> None:
    words = word_list(name)
    assert words
    assert [word for word in words if word != word.lower() or word.strip() != word] == []


def test_no_word_is_both_a_role_and_set_aside() -> None:
    roles = set(word_list("roles"))
    assert {name: roles & set(word_list(name)) for name in ("level", "terms", "small", "places") if roles & set(word_list(name))} == {}


def test_the_curves_rise_with_what_they_look_at() -> None:
    for name in ("first", "other"):
        weights = {key: value for key, value in calibration()[name].items() if key != "constant"}
        assert min(weights.values()) > 0
    assert none_fits(0.0)
    assert not none_fits(1.0)


def test_the_labelled_titles_are_enough_and_split_by_themselves() -> None:
    titles = [asked for part in PARTS for asked in hand_written(part)]
    assert sum(asked.kind != NONE for asked in titles) >= LEAST_BY_HAND
    assert sum(asked.kind == NONE for asked in titles) >= LEAST_NONE
    assert [asked.title for asked in titles if bool(asked.uris) == (asked.kind == NONE)] == []
    assert [title for title, times in Counter(asked.title for asked in titles).items() if times > 1] == []
    assert all(part_of(asked.title, asked.kind) == part for part in PARTS for asked in hand_written(part))


def test_the_labelled_titles_name_occupations_of_esco() -> None:
    known = {row.uri for row in esco_rows(shared_data())}
    assert [asked for part in PARTS for asked in hand_written(part) if asked.uris - known] == []
