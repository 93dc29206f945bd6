"""An unknown word is read as a known one that it resembles; not when the likeness is only in its last part."""

from __future__ import annotations

import pytest

from hervat.market.titles.reading.lexicon import Lexicon
from hervat.market.titles.reading.spelling import Spelling
from hervat.market.titles.reading.words import fold

DUTCH = (
    "administratief", "medewerker", "loodgieter", "cabinemedewerker", "heftruckchauffeur", "heftruck", "chauffeur", "magazijn",
    "dierenwinkel", "takelaar",
)  # fmt: skip
SPELLING = Spelling(Lexicon({fold(word): 5 for word in DUTCH}, ["plumber"]))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("adminstratief", "administratief"), ("administratif", "administratief"), ("loodgeiter", "loodgieter"),
        ("hefturckchauffeur", "heftruckchauffeur"),
        ("magazeinmedewreker", "magazijnmedewerker"), ("dierenwinkelmedewerkr", "dierenwinkelmedewerker"), ("plumbre", "plumber"),
    ],
)  # fmt: skip
def test_a_misspelled_word_has_a_likely_one(wrong: str, right: str) -> None:
    near = SPELLING.nearest(fold(wrong))
    assert near[0][0] == fold(right)
    assert 0.7 < near[0][1] < 1


@pytest.mark.parametrize(
    "word", ["kantinemedewerker", "tegelaar", "loodgieter", "loodgieters", "kok", "asdfgh", "blokfluit", "", "3d-printer"]
)
def test_what_is_known_short_or_something_else_has_none(word: str) -> None:
    assert SPELLING.nearest(fold(word)) == []
