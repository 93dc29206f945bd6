"""A title as words: marks, brackets, slashes, spellings and capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.titles.reading.words import fold, words_of


def texts(title: str) -> list[str]:
    return [word.shown for word in words_of(title)]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Orderpicker m/v", ["orderpicker"]),
        ("orderpicker (m/v/x)", ["orderpicker"]),
        ("Kok v/m", ["kok"]),
        ("medewerk(st)er", ["medewerker"]),
        ("kapper/-ster", ["kapper"]),
        ("assistent(e) keuken", ["assistent", "keuken"]),
        ("gastheer/-vrouw", ["gastheer"]),
        ("ic-verpleegkundige", ["ic", "verpleegkundige"]),
        ("p&o-adviseur", ["hr", "adviseur"]),
        ("C# developer", ["csharp", "developer"]),
        ("  dubbele   spaties ", ["dubbele", "spaties"]),
        ("foto's maken", ["fotos", "maken"]),
        ("", []),
        ("!?", []),
    ],
)
def test_marks_are_no_words(title: str, words: list[str]) -> None:
    assert texts(title) == words


def test_a_slash_makes_alternatives() -> None:
    assert [(word.shown, word.group) for word in words_of("heftruckchauffeur/reachtruck")] == [("heftruckchauffeur", 0), ("reachtruck", 1)]


def test_what_stands_between_brackets_is_aside() -> None:
    assert [(word.shown, word.aside) for word in words_of("medewerker bediening (parttime)")] == [
        ("medewerker", False), ("bediening", False), ("parttime", True),
    ]  # fmt: skip


def test_a_hyphen_at_the_end_waits_for_a_later_word() -> None:
    assert [word.hanging for word in words_of("brood- en banketbakker")] == [True, False]


@pytest.mark.parametrize(
    ("title", "names"), [("Kok bij Jansen", ["jansen"]), ("KOK BIJ JANSEN", []), ("Kok", []), ("Allround Kok Horeca", [])]
)
def test_a_capital_tells_a_name_only_among_small_letters(title: str, names: list[str]) -> None:
    assert [word.shown for word in words_of(title) if word.name] == names


@pytest.mark.parametrize(
    ("one", "other"), [("electricien", "elektricien"), ("Caissière", "caissiere"), ("stucadoor", "stukadoor"), ("loodgieter", "loodgieter")]
)
def test_spellings_of_the_same_word_fall_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=200))
def test_every_text_has_words_that_can_be_compared(title: str) -> None:
    for word in words_of(title):
        assert word.text
        assert " " not in word.text
