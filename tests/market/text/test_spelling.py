"""Spellings of one word."""

from __future__ import annotations

import pytest

from hervat.market.text.spelling import one_sound, one_spelling, without_accents


@pytest.mark.parametrize(
    ("one", "other"), [("electricien", "elektricien"), ("stucadoor", "stukadoor"), ("quiche", "kwiche"), ("hobby", "hobbi")]
)
def test_spellings_of_the_same_word_fall_together(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


def test_only_in_titles_words_that_sound_alike_fall_together() -> None:
    assert one_sound("lijder") == one_sound("leider")
    assert one_spelling("lijder") != one_spelling("leider")


def test_accents_go() -> None:
    assert without_accents("coördinator caissière") == "coordinator caissiere"
