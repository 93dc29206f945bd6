"""Forms of a word that mean the same work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.text.forms import masculine, singulars, stem

KNOWN = frozenset({
    "verpleger", "kapper", "bestuurder", "schreiver", "verkoper", "voorzitter", "danser", "leraar", "zanger", "monteur", "direkteur",
    "koordinator", "machinist", "technikus", "therapeut", "psycholoog", "brandweerman", "medewerker", "koerier", "meester", "minister",
    "school", "scholen", "boom", "bom", "huis", "raam", "wand",
})  # fmt: skip


@pytest.mark.parametrize(
    ("female", "male"),
    [
        ("verpleegster", "verpleger"), ("kapster", "kapper"), ("bestuurster", "bestuurder"), ("schreifster", "schreiver"),
        ("verkoopster", "verkoper"), ("voorzitster", "voorzitter"), ("danseres", "danser"), ("lerares", "leraar"), ("zangeres", "zanger"),
        ("monteuse", "monteur"), ("direktrice", "direkteur"), ("koordinatrice", "koordinator"), ("machiniste", "machinist"),
        ("technika", "technikus"), ("therapeute", "therapeut"), ("psychologe", "psycholoog"), ("brandweervrouw", "brandweerman"),
        ("medewerkster", "medewerker"), ("koerierster", "koerier"),
    ],
)  # fmt: skip
def test_a_female_form_has_its_male_form(female: str, male: str) -> None:
    assert masculine(female, KNOWN) == male


@pytest.mark.parametrize("word", ["meester", "minister", "verpleger", "school", "klooster"])
def test_what_only_looks_female_stays(word: str) -> None:
    assert masculine(word, KNOWN) == word


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("scholen", "school"), ("bomen", "boom"), ("bommen", "bom"), ("huizen", "huis"), ("ramen", "raam"), ("wanden", "wand"),
        ("monteurs", "monteur"), ("technische", "technisch"),
    ],
)  # fmt: skip
def test_plural_and_adjective_have_the_stem_of_the_word(longer: str, shorter: str) -> None:
    assert stem(longer, KNOWN) == stem(shorter, KNOWN) == shorter


@pytest.mark.parametrize("word", ["reis", "kok", "bus", "24", "ic"])
def test_a_word_without_an_ending_is_its_own_stem(word: str) -> None:
    assert stem(word, KNOWN) == word


@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=30))
def test_every_word_has_a_form_and_a_stem(word: str) -> None:
    assert masculine(word, KNOWN)
    assert stem(word, KNOWN)


@pytest.mark.parametrize(
    ("plural", "one"), [("kapsters", "kapster"), ("verpleegkundigen", "verpleegkundige"), ("bedienden", "bediende"), ("bomen", "boom")]
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert one in set(singulars(plural, KNOWN))
