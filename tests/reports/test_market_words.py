"""The fixed words of the labour market."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.loads import Trust
from hervat.domain.matching.occupations import Chance
from hervat.market.educations.models import EducationKind
from hervat.market.loads.estimating import KEYS
from hervat.reports.market_words import (
    ABOUT_TRUST,
    CHANCES,
    EDUCATION_KINDS,
    ESTIMATES,
    INTERESTS,
    LEVELS,
    TRUSTS,
    education_words,
    level_words,
    strength_word,
    strongest,
)

RIASEC = st.fixed_dictionaries({letter: st.floats(0, 100) for letter in "RIASEC"})


def test_everything_has_a_word() -> None:
    assert set(TRUSTS) == set(ABOUT_TRUST) == set(Trust)
    assert set(CHANCES) == set(Chance) - {Chance.UNKNOWN}
    assert set(EDUCATION_KINDS) == set(EducationKind)
    assert set(INTERESTS) == set("RIASEC")
    assert set(LEVELS) == set(range(1, 9))


def test_the_catalogue_knows_how_estimates_are_called() -> None:
    assert {str(name) for name in ESTIMATES} == {key.name for key in KEYS}


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (2, 2, "mbo 2"),
        (1, 4, "mbo 1 tot en met 4"),
        (3, 5, "mbo 3 tot en met associate degree"),
        (6, 7, "hbo of bachelor tot en met master"),
        (None, 3, "None"),
    ],
)
def test_levels(least: int | None, most: int | None, words: str) -> None:
    assert str(level_words(least, most)) == words


@pytest.mark.parametrize(
    ("kind", "level", "words"),
    [
        ("mbo", 3, "mbo 3"),
        ("mbo", None, "mbo"),
        ("hbo", 6, "hbo"),
        ("wo", 7, "universiteit, master"),
        ("entree", 1, "entree (mbo 1)"),
        ("praktijkverklaring", None, "praktijkverklaring"),
        ("", None, "None"),
    ],
)
def test_sorts_of_education(kind: str, level: int | None, words: str) -> None:
    assert str(education_words(kind, level)) == words


@given(RIASEC)
def test_an_occupation_has_one_to_three_interests_the_strongest_first(riasec: dict[str, float]) -> None:
    found = strongest(riasec)
    assert 1 <= len(found) <= 3
    assert [riasec[letter] for letter in found] == sorted((riasec[letter] for letter in found), reverse=True)
    assert riasec[found[0]] == max(riasec.values())


@pytest.mark.parametrize(("score", "word"), [(0, "weinig"), (44.9, "weinig"), (45, "duidelijk"), (65, "sterk"), (100, "sterk")])
def test_how_strong(score: float, word: str) -> None:
    assert str(strength_word(score)) == word
