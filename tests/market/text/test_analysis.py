"""A text becomes tokens: the same for every way in which the same word is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hervat.market.text.analysis import analyse, parts_of_query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Electricien", "elektricien"), ("CAISSIÈRE", "caissiere"), ("magazijnmedewerkers", "magazijnmedewerker"),
        ("kassamedewerkster", "kassamedewerker"), ("wagens", "wagen"), ("scholen", "school"), ("huizen", "huis"), ("foto's", "fotos"),
        ("m.b.o.", "MBO"), ("C++", "c++"), ("e-mail", "email"), ("re-integratie", "reintegratie"), ("2.800,00", "2800"),
        ("zorg\u00admedewerker", "zorgmedewerker"), ("kapper/-ster", "kapper"), ("medewerk(st)er", "medewerker"), ("deeltijd", "parttime"),
    ],
)  # fmt: skip
def test_ways_to_write_a_word_fall_together(one: str, other: str) -> None:
    assert analyse(one) == analyse(other) != []


@pytest.mark.parametrize(
    ("one", "other"), [("ijs", "eis"), ("cv", "kV"), ("taken", "takken"), ("zaken", "zakken"), ("C", "C#"), ("overheid", "over")]
)
def test_words_that_mean_something_else_stay_apart(one: str, other: str) -> None:
    assert analyse(one) != analyse(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vrachtwagenchauffeur", ("vracht", "wagen", "chauffeur")), ("heftruckchauffeur", ("heftruck", "chauffeur")),
        ("productiemedewerkers", ("productie", "medewerker")), ("HR-adviseur", ("HR", "adviseur")), ("mbo4", ("mbo", "4")),
        ("parttime", ("part", "time")), ("thuiszorg", ("thuis", "zorg")),
    ],
)  # fmt: skip
def test_a_compound_brings_its_parts(word: str, parts: tuple[str, ...]) -> None:
    whole, *found = analyse(word)[0]
    assert found == [token for part in parts for token in analyse(part)[0]]
    assert whole not in found
    assert parts_of_query(word) == parts_of_query(" ".join(parts)) == tuple(found)


@pytest.mark.parametrize("word", ["medewerker", "ziekenhuis", "magazijn", "chauffeur", "kunststof", "overheid", "zzzq", "lasser"])
def test_what_is_no_compound_is_one_token(word: str) -> None:
    assert [len(tokens) for tokens in analyse(word)] == [1]


@pytest.mark.parametrize("text", ["", " ", "de het een", "(m/v/x)", "!?", "info@voorbeeld.nl", "https://voorbeeld.nl/werk", "-", "' ' -"])
def test_what_says_nothing_has_no_tokens(text: str) -> None:
    assert analyse(text) == []
    assert parts_of_query(text) == ()


def test_words_keep_their_order_and_come_back_as_often_as_they_stand_there() -> None:
    assert [tokens[0] for tokens in analyse("Wij zoeken een kok, een echte kok")] == ["zoek", "kok", "echt", "kok"]
    assert parts_of_query("kok en nog een kok") == ("kok",)


def test_numbers_are_words() -> None:
    assert [tokens[0] for tokens in analyse("24-32 uur, € 3,50 en 1.000 om 08:30")] == ["24", "32", "uur", "3.5", "1000", "08", "30"]


@given(st.text(max_size=300))
@example("a" * 10_000)
@example("-" * 500 + "a-b" * 300)
def test_any_text_can_be_analysed_and_is_found_by_itself(text: str) -> None:
    words = analyse(text)
    assert all(tokens and all(token and not token.isspace() for token in tokens) for tokens in words)
    assert set(parts_of_query(text)) <= {token for tokens in words for token in tokens}


@given(st.text(st.characters(codec="utf-8", categories=("Ll", "Nd", "Zs")), max_size=100))
def test_capitals_say_nothing(text: str) -> None:
    assert analyse(text.upper().lower()) == analyse(text.upper())
