"""A list of ads, as groups of the same job. Which ad comes first does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hervat.market.vacancies.doubles.candidates import Candidates, Marks
from hervat.market.vacancies.doubles.fingerprints import Fingerprint
from hervat.market.vacancies.doubles.verifying import Told, are_same

PORTION = 2000
MOST_KEPT = 20_000  # ads of which the runs are kept: those of a portion, and what they are compared with


def clusters(ads: Sequence[Fingerprint]) -> list[list[int]]:
    """Groups of places in the list, each ad in exactly one."""
    groups = _Groups(len(ads))
    first: dict[bytes, int] = {}
    for place, mark in enumerate(ads):
        groups.join(place, first.setdefault(mark.digest, place))
    compared = lru_cache(MOST_KEPT)(lambda place: Told.of(ads[place]))
    for one, other in _pairs(ads, list(first.values())):
        if not groups.are_joined(one, other) and are_same(compared(one), compared(other)):
            groups.join(one, other)
    return groups.all()


def _pairs(ads: Sequence[Fingerprint], different: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that may be the same, of ads that are all different."""
    found = Candidates()
    for start in range(0, len(different), PORTION):
        portion = different[start : start + PORTION]
        prints = [ads[place] for place in portion]
        marks = Marks.of(*zip(*((mark.signature, mark.place, mark.title) for mark in prints), strict=True))
        found.add(portion, marks)
        yield from ((portion[pair.asked], pair.found) for pair in found.find(marks) if pair.found < portion[pair.asked])


class _Groups:
    """Which belong together (union-find with path halving)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def _top(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def are_joined(self, one: int, other: int) -> bool:
        return self._top(one) == self._top(other)

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._top(one), self._top(other)))
        self._above[high] = low

    def all(self) -> list[list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for one in range(len(self._above)):
            found[self._top(one)].append(one)
        return list(found.values())
