"""Words that are not about the occupation are known as such."""

from __future__ import annotations

import pytest

from hervat.market.titles.reading.noise import Noise, context_of, noise_of
from hervat.market.titles.reading.words import words_of


def noisy(title: str) -> dict[str, Noise]:
    words = words_of(title)
    return {word.shown: noise for word, noise in zip(words, noise_of(words), strict=True) if noise is not None}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("senior kok", {"senior": Noise.LEVEL}),
        ("leerling timmerman bbl", {"leerling": Noise.LEVEL, "bbl": Noise.LEVEL}),
        ("2e monteur", {"2e": Noise.LEVEL}),
        ("kok 32 uur", {"32": Noise.TERMS, "uur": Noise.TERMS}),
        ("kok regio Twente", {"regio": Noise.TERMS, "twente": Noise.PLACE}),
        ("kok regio Nergenshuizen", {"regio": Noise.TERMS, "nergenshuizen": Noise.PLACE}),
        ("gezellige collega gezocht", {"gezellige": Noise.TERMS, "collega": Noise.TERMS, "gezocht": Noise.TERMS}),
        ("hoofd van de keuken", {"van": Noise.SMALL, "de": Noise.SMALL}),
        ("magazijnmedewerker", {}),
    ],
)
def test_level_terms_and_place_are_set_aside(title: str, expected: dict[str, Noise]) -> None:
    assert noisy(title) == expected


def test_what_stands_behind_in_tells_where() -> None:
    assert context_of(words_of("kok in een verzorgingshuis")) == (False, False, True, True)
