"""What somebody types becomes words, phrases and exclusions; what cannot be asked is told in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.text import Text
from hervat.market.search.contract import Words
from hervat.market.search.typed import LONGEST, read_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", Words()),
        ("kok", Words(("kok",))),
        ("Heftruckchauffeur m/v", Words(("heftruk", "chauffeur"))),
        ("kok kok KOK", Words(("kok",))),
        ('kok "zelfstandig werken"', Words(("kok",), (("zelfstand", "werk"),))),
        ("“zelfstandig werken”", Words((), (("zelfstand", "werk"),))),
        ('"kok"', Words(("kok",))),
        ('"vrachtwagenchauffeur"', Words(("vracht", "wag", "chauffeur"))),
        ("kok -avond", Words(("kok",), not_=("avond",))),
        ('-"avond"', Words(not_=("avond",))),
        ("-vrachtwagenchauffeur", Words(not_=("vrachtwagenchauffeur",))),
        ("ic-verpleegkundige", Words(("ic", "verpleegkund"))),
        ('kok "', Words(("kok",))),
        ("kok -", Words(("kok",))),
        ("wat doet een kok?", Words(("doet", "kok"))),
        ("kok in de zorg", Words(("kok", "zorg"))),
    ],
)
def test_what_is_asked(typed: str, words: Words) -> None:
    assert read_words(typed) == words


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kok" * 4000, "Gebruik hooguit 500 tekens."),
        ("ko*", "Zoek op hele woorden."),
        ("*", "Zoek op hele woorden."),
        ("k?k", "Zoek op hele woorden."),
        ("de het een", "Zoek op een woord dat iets zegt"),
        ("!!", "Zoek op een woord dat iets zegt"),
        ('kok -"werken avond"', "Zet een min alleen voor één woord"),
        (" ".join(f"woord{number}" for number in range(40)), "Zoek op hooguit 30 woorden."),
    ],
)
def test_what_cannot_be_asked(typed: str, told: str) -> None:
    found = read_words(typed)
    assert isinstance(found, Text)
    assert str(found).startswith(told)


@given(st.text(max_size=LONGEST))
def test_whatever_is_typed_gives_words_or_a_sentence(typed: str) -> None:
    found = read_words(typed)
    assert isinstance(found, Words | Text)
    if isinstance(found, Words):
        assert all(len(phrase) > 1 for phrase in found.phrases)
