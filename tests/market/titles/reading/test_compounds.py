"""Compounds are taken apart with the words of the labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.titles.reading.compounds import Compounds

ALONE = (
    "magazijn", "bediende", "kassa", "medewerker", "bedrijf", "leider", "vork", "heftruck", "chauffeur", "dieren", "winkel", "kas", "sier",
    "leerkracht", "leer", "kracht",
)  # fmt: skip
WORDS = dict.fromkeys(ALONE, 5)
COMPOUNDS = Compounds(WORDS, whole=("leerkracht", "medewerker"), extra=("glas",), no_parts=("sier",))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("magazijnbediende", ("magazijn", "bediende")), ("kassamedewerker", ("kassa", "medewerker")),
        ("bedrijfsleider", ("bedrijf", "leider")),
        ("vorkheftruckchauffeur", ("vork", "heftruck", "chauffeur")), ("dierenwinkelmedewerker", ("dieren", "winkel", "medewerker")),
        ("glaswinkel", ("glas", "winkel")),
    ],
)  # fmt: skip
def test_a_compound_has_parts(word: str, parts: tuple[str, ...]) -> None:
    assert COMPOUNDS.split(word) == parts


@pytest.mark.parametrize("word", ["kassier", "leerkracht", "magazijn", "xyz", "", "a" * 100])
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert COMPOUNDS.split(word) == (word,)


def test_a_known_last_part_is_found_behind_an_unknown_one() -> None:
    assert COMPOUNDS.tail("shoarmawinkel") == ("shoarma", "winkel")
    assert COMPOUNDS.tail("shoarma") == ("shoarma",)


def test_what_is_left_of_two_words_is_a_part_too() -> None:
    learned = Compounds({"monteur": 1, "deskundige": 1, "klimaatmonteur": 1, "klimaatdeskundige": 1, "winkel": 1})
    assert learned.split("klimaatwinkel") == ("klimaat", "winkel")


@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), max_size=40))
def test_parts_stand_in_the_word_in_their_order(word: str) -> None:
    at = 0
    for part in COMPOUNDS.split(word):
        at = word.index(part, at) + len(part)
    assert at == len(word)
