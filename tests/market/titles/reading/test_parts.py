"""A title as the parts that are compared, and how each is shown."""

from __future__ import annotations

import pytest

from hervat.market.titles.reading.lexicon import Lexicon
from hervat.market.titles.reading.noise import Noise
from hervat.market.titles.reading.parts import IN_LABEL, Part, Reader
from hervat.market.titles.reading.words import fold, words_of

LEXICON = Lexicon(
    {fold(word): 5 for word in ("heftruck", "chauffeur", "magazijn", "bediende", "medewerker", "kok", "contract", "rijinstructeur")}
)
READER = Reader(LEXICON)


def parts(title: str) -> tuple[Part, ...]:
    return READER.parts(READER.joined(words_of(title)))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Heftruckchauffeurs", ["heftruck", "chauffeurs"]),
        ("magazijnmedewerkster", ["magazijn", "medewerkster"]),
        ("intensive care", ["intensive care"]),
        ("caissière", ["caissière"]),
    ],
)
def test_parts_are_shown_as_they_were_written(title: str, shown: list[str]) -> None:
    assert [part.shown for part in parts(title)] == shown


def test_the_male_form_is_compared_and_the_female_one_is_known() -> None:
    first, last = parts("magazijnmedewerkster")
    assert (first.stem, last.stem) == ("magazein", "medewerker")
    assert (first.is_female, last.is_female) == (False, True)


@pytest.mark.parametrize(
    ("title", "head"), [("chauffeur heftruck", "chouffeur"), ("heftruckchauffeur", "chouffeur"), ("senior kok", "kok")]
)
def test_the_head_says_what_somebody_does(title: str, head: str) -> None:
    assert [part.stem for part in parts(title) if part.head] == [head]


def test_what_is_not_about_the_work_weighs_little_in_a_title_and_more_in_a_label() -> None:
    words = words_of("contract medewerker")
    in_title, in_label = READER.parts(words)[0], READER.parts(words, "nl", IN_LABEL)[0]
    assert in_title.noise is in_label.noise is Noise.TERMS
    assert in_title.weight < 0.2 < in_label.weight


def test_two_words_that_make_a_known_one_are_that_one() -> None:
    assert [part.text for part in parts("rij-instructeur")] == [part.text for part in parts("rijinstructeur")]


def test_an_unknown_name_and_what_stands_aside_weigh_less() -> None:
    weights = {part.shown: part.weight for part in parts("Kok bij Jansen (heftruck)")}
    assert weights["kok"] == 1
    assert max(weights["jansen"], weights["heftruck"]) < 1


def test_short_phrases_are_dutch_only() -> None:
    words = words_of("ce driver")
    assert READER.parts(words)[0].text == "vrachtwagen"
    assert READER.parts(words, "en")[0].text == "ce"
