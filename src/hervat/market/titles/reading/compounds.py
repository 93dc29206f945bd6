"""The parts of which compounds in labels are made, learned from the words of the labels themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from hervat.market.text.compounds import SHORTEST_FIRST, SHORTEST_LAST, Parts, Splitter

FEWEST_NEIGHBOURS = 2
USUAL = 3  # a word that this many labels hold is a usual word


class Compounds:
    """The parts of which compounds are made.

    ``words``: how many labels hold each word. ``whole``: words that are never taken apart. ``extra``: parts that the labels lack.
    ``no_parts``: what looks like a part and is none.
    """

    def __init__(
        self, words: Mapping[str, int], whole: Iterable[str] = (), extra: Iterable[str] = (), no_parts: Iterable[str] = ()
    ) -> None:
        whole, self._no_parts = frozenset(whole), frozenset(no_parts)
        self._words = {word: count for word, count in words.items() if word.isalpha() and word not in self._no_parts}
        for word in (*extra, *whole):
            self._words[word] = max(self._words.get(word, 0), USUAL)
        usual = frozenset(word for word, count in self._words.items() if count >= USUAL)
        self._splitter = Splitter(self._learn(), usual, whole)

    def __contains__(self, word: object) -> bool:
        return word in self._splitter

    def split(self, word: str) -> Parts:
        """The parts of a word in their order; the word alone when it is none, or not known to be, a compound."""
        return self._splitter.split(word)

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
