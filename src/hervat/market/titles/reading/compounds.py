"""Taking Dutch compounds apart (``magazijnbediende``: magazijn + bediende) with the words of the labels themselves."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

SHORTEST_FIRST, SHORTEST_LAST = 3, 4
LONGEST_WORD = 60
FEWEST_NEIGHBOURS = 2
LINKS = ("", "s", "en", "n", "e")
USUAL = 3  # a word that this many labels hold is a usual word
SHORT_PART = 3.0
LINK = 0.5

MOST_REMEMBERED = 100_000

Parts = tuple[str, ...]


class Compounds:
    """The parts of which compounds are made.

    ``words``: how many labels hold each word. ``whole``: words that are never taken apart. ``extra``: parts that the labels lack.
    ``no_parts``: what looks like a part and is none.
    """

    def __init__(
        self, words: Mapping[str, int], whole: Iterable[str] = (), extra: Iterable[str] = (), no_parts: Iterable[str] = ()
    ) -> None:
        self._whole = frozenset(whole)
        self._no_parts = frozenset(no_parts)
        self._words = {word: count for word, count in words.items() if word.isalpha() and word not in self._no_parts}
        for word in (*extra, *self._whole):
            self._words[word] = max(self._words.get(word, 0), USUAL)
        self._parts = self._learn()
        self._all = math.log(sum(self._parts.values()) + 1)
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

    def tail(self, word: str) -> Parts:
        """An unknown first part and the longest usual last one, taken apart further; the word alone when it has no usual last part."""
        first, last = self.last(word)
        return (first, *self.split(last)) if last else (word,)

    def last(self, word: str) -> tuple[str, str]:
        """What is left of a word before its longest usual last part, and that part; no last part when there is none."""
        for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
            if self._words.get(word[cut:], 0) >= USUAL:
                return word[:cut], word[cut:]
        return word, ""

    def first(self, word: str) -> tuple[str, str]:
        """The longest usual first part of a word, and what is left behind it; no first part when there is none."""
        for cut in range(len(word) - SHORTEST_LAST, SHORTEST_FIRST, -1):
            if self._words.get(word[:cut], 0) >= USUAL:
                return word[:cut], word[cut:]
        return "", word

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
                if len(part) >= SHORTEST_LAST or self._words.get(part, 0) >= USUAL:
                    yield part, end, 0.0
                continue
            for link in LINKS:
                if word.startswith(link, end) and end + len(link) < len(word):
                    yield part, end + len(link), LINK if link else 0.0

    def _cost(self, part: str) -> float:
        return self._all - math.log(self._parts[part]) + (SHORT_PART if len(part) <= SHORTEST_FIRST else 0.0)

    def _learn(self) -> dict[str, int]:
        """Every word that stands alone, and what is left of longer words when a known first or last part is taken away, twice or more."""
        words = self._words
        before, behind = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for word in words:
            for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
                first, last = word[:cut], word[cut:]
                if last in words and not self._is_linked(first):
                    before[first].add(last)
                if first in words and cut > SHORTEST_FIRST and not (last[0] == "s" and last[1:] in words):
                    behind[last].add(first)
        parts = Counter({word: count for word, count in words.items() if len(word) >= SHORTEST_FIRST})
        for part, neighbours in (*before.items(), *behind.items()):
            if len(neighbours) >= FEWEST_NEIGHBOURS and part not in self._no_parts and (len(part) > SHORTEST_FIRST or part in words):
                parts[part] += len(neighbours)
        return dict(parts)

    def _is_linked(self, first: str) -> bool:
        return any(first.endswith(link) and first.removesuffix(link) in self._words for link in ("s", "en", "n"))
