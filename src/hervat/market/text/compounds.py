"""Taking Dutch compounds apart (``magazijnbediende``: magazijn + bediende) with parts that are given."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping

SHORTEST_FIRST, SHORTEST_LAST = 3, 4
LONGEST_WORD = 60
LINKS = ("", "s", "en", "n", "e")
SHORT_PART = 3.0
LINK = 0.5

MOST_REMEMBERED = 100_000

Parts = tuple[str, ...]


class Splitter:
    """Takes compounds apart.

    ``parts``: of which compounds are made, each with how usual it is. ``last``: those that may also be a short last part. ``whole``: words
    that are never taken apart.
    """

    def __init__(self, parts: Mapping[str, int], last: Container[str], whole: Iterable[str] = ()) -> None:
        self._parts = parts
        self._last = last
        self._whole = frozenset(whole)
        self._all = math.log(sum(parts.values()) + 1)
        self._memory: dict[str, Parts] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._parts

    def split(self, word: str) -> Parts:
        """The parts of a word in their order; the word alone when it is none, or not known to be, a compound."""
        known = self._memory.get(word)
        if known is None:
            known = self._split(word)
            if len(self._memory) < MOST_REMEMBERED:
                self._memory[word] = known
        return known

    def _split(self, word: str) -> Parts:
        if word in self._whole or len(word) < 2 * SHORTEST_FIRST or len(word) > LONGEST_WORD or not word.isalpha():
            return (word,)
        parts = self._likeliest(word)
        return tuple(smaller for part in parts for smaller in self.split(part)) if parts else (word,)

    def _likeliest(self, word: str) -> Parts:
        """The split with the fewest and most usual parts: for each place in the word the best way to get there."""
        reached: dict[int, tuple[float, Parts]] = {0: (0.0, ())}
        for start in range(len(word) - SHORTEST_FIRST + 1):
            if start not in reached:
                continue
            cost, parts = reached[start]
            for part, end, link_cost in self._parts_from(word, start):
                total = cost + link_cost + self._cost(part)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*parts, part))
        return reached.get(len(word), (0.0, ()))[1]

    def _parts_from(self, word: str, start: int) -> Iterator[tuple[str, int, float]]:
        for end in range(start + SHORTEST_FIRST, len(word) + 1):
            part = word[start:end]
            if part not in self._parts or (start == 0 and end == len(word)):
                continue
            if end == len(word):
                if len(part) >= SHORTEST_LAST or part in self._last:
                    yield part, end, 0.0
                continue
            for link in LINKS:
                if word.startswith(link, end) and end + len(link) < len(word):
                    yield part, end + len(link), LINK if link else 0.0

    def _cost(self, part: str) -> float:
        return self._all - math.log(self._parts[part]) + (SHORT_PART if len(part) <= SHORTEST_FIRST else 0.0)
