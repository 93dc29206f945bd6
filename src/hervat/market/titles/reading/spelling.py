"""Words that look like a word that is not known: probably the same word, spelled wrongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hervat.market.titles.reading.lexicon import Lexicon

MOST = 2
SHORTEST = 5
SHORTEST_SHARED = 4
LONG, VERY_LONG = 9, 14  # from so many letters on a word may have two, and three, wrong
STRICT = 1  # wrong letters where an accident is likelier: another first letter, another language, a word that is a compound already


class Spelling:
    """Finds the words of a lexicon that resemble a word, with how many of its letters agree (0-1)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._dutch = _shelves(lexicon.dutch)
        self._foreign = _shelves(lexicon.foreign)

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """At most two words, the likeliest first; none when the word is known, or too short to guess."""
        if len(word) < SHORTEST or word in self._lexicon or not word.isalpha():
            return []
        if len(self._lexicon.compounds.split(word)) > 1:
            return self._kept(word, _near(word, self._dutch, word[0], STRICT))
        near = self._kept(word, _near(word, self._dutch, word[0])) + self._piecewise(word)
        if not near:
            near = self._kept(word, _near(word, self._dutch, "", STRICT)) or _near(word, self._foreign, word[0], STRICT)
        return _best(near)

    def _piecewise(self, word: str) -> list[tuple[str, float]]:
        """A compound of which one half is known and the other spelled wrongly."""
        found = []
        first, rest = self._lexicon.compounds.first(word)
        if first and len(rest) >= SHORTEST and rest not in self._lexicon:
            found += [(first + other, alike) for other, alike in _near(rest, self._dutch, rest[0])]
        rest, last = self._lexicon.compounds.last(word)
        if last and len(rest) >= SHORTEST and rest not in self._lexicon:
            found += [(other + last, alike) for other, alike in _near(rest, self._dutch, rest[0])]
        return found

    def _kept(self, word: str, near: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """Those that also resemble it when the last part that both have is left out: ``kantinemedewerker`` is no ``cabinemedewerker``."""
        return [(other, alike) for other, alike in near if self._is_alike_before_the_end(word, other)]

    def _is_alike_before_the_end(self, word: str, other: str) -> bool:
        for length in range(min(len(word), len(other)) - 1, SHORTEST_SHARED - 1, -1):
            if word[-length:] == other[-length:] and word[-length:] in self._lexicon.dutch:
                first, first_of_other = word[:-length], other[:-length]
                return len(first) >= SHORTEST_SHARED and OSA.distance(first, first_of_other) <= _allowed(first)
        return True


def _allowed(word: str) -> int:
    return 1 + (len(word) >= LONG) + (len(word) >= VERY_LONG)


def _best(near: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(dict(sorted(near, key=lambda pair: pair[1])).items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]


def _near(word: str, shelves: dict[tuple[int, str], Sequence[str]], letter: str, most: int | None = None) -> list[tuple[str, float]]:
    """Words with at most so many letters wrong, and the share of the letters that agree."""
    allowed = _allowed(word) if most is None else min(most, _allowed(word))
    near: list[tuple[str, float]] = []
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        shelf = shelves.get((length, letter), ())
        found = process.extract(word, shelf, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        near += [(other, 1 - distance / max(len(word), length)) for other, distance, _ in found]
    return _best(near)


def _shelves(words: Iterable[str]) -> dict[tuple[int, str], Sequence[str]]:
    """The words by length and first letter, and by length alone."""
    shelves = defaultdict[tuple[int, str], list[str]](list)
    for word in sorted(words):
        if len(word) >= SHORTEST - 1 and word.isalpha():
            shelves[len(word), word[0]].append(word)
            shelves[len(word), ""].append(word)
    return dict(shelves)
