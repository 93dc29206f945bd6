"""Our own lists of words are as the analysis expects them."""

from __future__ import annotations

import pytest

from hervat.market.text.analysis import analyse
from hervat.market.text.lists import parts, same, splits, word_list


@pytest.mark.parametrize("name", ["small", "people", "things", "places", "doings", "kinds", "whole", "exact"])
def test_words_are_in_lower_case_and_listed_once(name: str) -> None:
    assert all(word == word.lower() and word.isalpha() for word in word_list(name))


def test_there_are_many_parts() -> None:
    assert len(parts()) > 1500


@pytest.mark.parametrize("word", word_list("exact"))
def test_an_exact_word_is_its_own_stem(word: str) -> None:
    assert len({tokens[0] for tokens in analyse(word)} | {tokens[0] for tokens in analyse(word.upper())}) <= 1


@pytest.mark.parametrize("word", word_list("whole"))
def test_a_whole_word_has_no_parts(word: str) -> None:
    assert all(len(tokens) == 1 for tokens in analyse(word))


def test_a_word_that_stands_for_another_gets_its_tokens() -> None:
    assert all(analyse(word) == analyse(other) for word, other in same().items())


def test_one_word_and_two_ask_the_same() -> None:
    assert all(analyse(word)[0][1:] == tuple(tokens[0] for tokens in analyse(two)) for word, two in splits().items())
