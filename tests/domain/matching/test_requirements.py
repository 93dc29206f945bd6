"""The vocabulary of what work can require: sound data, and what includes what."""

from __future__ import annotations

import pytest

from hervat.domain.matching.requirements import Kind, covered, missing, names, of_kind, requirements


def test_every_entry_says_what_it_is_and_on_what_ground() -> None:
    for key, one in requirements().items():
        assert one.key == key
        assert str(one.name).strip(), key
        assert str(one.ground).strip(), key
        assert key not in one.includes
        assert all(requirements()[lower].kind is one.kind for lower in one.includes), key
    assert set(of_kind(Kind.DIPLOMA)) | set(of_kind(Kind.LICENCE)) == set(requirements())


def test_what_is_higher_includes_what_is_lower_all_the_way_down() -> None:
    assert covered(frozenset({"rijbewijs-ce"})) >= {"rijbewijs-c", "rijbewijs-be", "rijbewijs-b", "rijbewijs-am"}
    assert covered(frozenset({"big-verpleegkundige"})) >= {"verzorgende", "helpende", "gastouder"}
    assert "rijbewijs-c" not in covered(frozenset({"rijbewijs-b", "rijbewijs-d"}))


def test_a_key_that_is_no_longer_known_counts_for_itself() -> None:
    assert covered(frozenset({"vroeger"})) == {"vroeger"}


@pytest.mark.parametrize(
    ("required", "held", "lacking"),
    [
        ({"rijbewijs-c", "code-95"}, None, []),  # nobody asked
        ({"rijbewijs-c", "code-95"}, set(), ["rijbewijs-c", "code-95"]),
        ({"rijbewijs-c", "code-95"}, {"rijbewijs-ce"}, ["code-95"]),
        ({"rijbewijs-c"}, {"rijbewijs-ce"}, []),
        ({"verzorgende"}, set(), []),  # another kind
        (set(), set(), []),
    ],
)
def test_what_is_missing(required: set[str], held: set[str] | None, lacking: list[str]) -> None:
    found = missing(frozenset(required), Kind.LICENCE, None if held is None else frozenset(held))
    assert [one.key for one in found] == lacking


def test_names_are_translated_one_by_one() -> None:
    told = names(missing(frozenset({"code-95", "adr"}), Kind.LICENCE, frozenset()))
    assert told.render("en", lambda text: text.upper() if "{" not in text else text) == (
        "CODE 95 (VAKBEKWAAMHEID VOOR BEROEPSCHAUFFEURS), ADR (VERVOER VAN GEVAARLIJKE STOFFEN)"
    )
