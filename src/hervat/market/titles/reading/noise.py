"""Words of a title that are not about the occupation: level, hours, place, the way of asking. They are set aside, and said."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from hervat.market.titles.lists import word_list
from hervat.market.titles.reading.words import Word, fold


class Noise(StrEnum):
    """Why a word does not count."""

    LEVEL = "level"
    TERMS = "terms"
    SMALL = "small"
    PLACE = "place"


def noise_of(words: Sequence[Word]) -> tuple[Noise | None, ...]:
    """For each word why it is not about the occupation, or None when it is."""
    kinds, places, roles = _kinds(), folded_list("before_a_place"), folded_list("roles")
    found: list[Noise | None] = []
    before = ""
    for word in words:
        if before in places and word.text not in roles:
            found.append(Noise.PLACE)
        else:
            found.append(kinds.get(word.text) or (Noise.TERMS if word.text.isdigit() else None))
        before = word.text
    return tuple(found)


def context_of(words: Sequence[Word]) -> tuple[bool, ...]:
    """For each word whether it tells where the work is done rather than what it is: it stands behind ``in``, ``op`` or ``bij``."""
    prepositions = folded_list("where")
    found, group = [], -1
    for word in words:
        found.append(group == word.group)
        if word.text in prepositions and len(found) > 1:
            group = word.group
    return tuple(found)


@cache
def _kinds() -> dict[str, Noise]:
    order = ((Noise.PLACE, "places"), (Noise.TERMS, "terms"), (Noise.SMALL, "small"), (Noise.LEVEL, "level"))
    return {word: kind for kind, name in order for word in folded_list(name)}


@cache
def folded_list(name: str) -> frozenset[str]:
    """The words of one of our lists in the one spelling."""
    return frozenset(fold(part) for text in word_list(name) for part in text.replace("-", " ").split())
