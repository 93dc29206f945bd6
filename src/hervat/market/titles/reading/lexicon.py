"""The words of a catalogue: which exist, of which parts they are made, which stand for the same work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from hervat.market.text.forms import masculine, singulars, stem
from hervat.market.titles.lists import Kin, kin
from hervat.market.titles.reading.compounds import Compounds
from hervat.market.titles.reading.noise import folded_list
from hervat.market.titles.reading.words import fold

MOST_REMEMBERED = 100_000


class Piece(NamedTuple):
    """A part of a word. ``stem``: what is compared. ``text``: as it stands in the word. ``is_female``: its form was a female one."""

    stem: str
    text: str
    is_female: bool = False


class Lexicon:
    """The words of a catalogue.

    ``counts``: how many Dutch labels hold each word; ``foreign``: the words of labels in other languages. ``kin``: of a stem those that
    often stand for the same work, and how often (0-1). ``roles``: the stems that say what somebody does;
    among them ``leaders`` and ``helpers``. ``vague``: those that say nothing when they stand alone.
    """

    def __init__(self, counts: Mapping[str, int], foreign: Iterable[str] = ()) -> None:
        self.dutch = frozenset(counts)
        self.foreign = frozenset(foreign) - self.dutch
        self.compounds = Compounds(counts, *(folded_list(name) for name in ("whole", "parts", "no_parts")))
        self._known = self.dutch | self.foreign | folded_list("whole") | folded_list("parts")
        self.roles = self._stems("roles")
        self.leaders, self.helpers = self._stems("leaders"), self._stems("helpers")
        self.vague = self._stems("vague")
        self.kin = _kin_table(kin(), self._known)
        self._memory: dict[str, tuple[Piece, ...]] = {}

    def __contains__(self, word: object) -> bool:
        """Whether a word exists, in this form or in a longer one."""
        return word in self._known or (isinstance(word, str) and stem(word, self._known) in self._known)

    def pieces(self, word: str) -> tuple[Piece, ...]:
        """The parts of one word."""
        known = self._memory.get(word)
        if known is None:
            known = self._pieces(word)
            if len(self._memory) < MOST_REMEMBERED:
                self._memory[word] = known
        return known

    def _pieces(self, word: str) -> tuple[Piece, ...]:
        for one in (word, *singulars(word, self._known)):
            male = masculine(one, self._known)
            if male in self.foreign:
                return (Piece(stem(male, self._known), word, male != one),)
            split = self.compounds.split(male)
            if len(split) > 1 or male in self._known:
                return self._of(word, male, split, is_female=male != one)
        return self._of(word, word, self.compounds.tail(word), is_female=False)

    def _of(self, word: str, male: str, split: Sequence[str], *, is_female: bool) -> tuple[Piece, ...]:
        found = [self._piece(text) for text in split]
        last = word[male.rfind(split[-1]) :] if word != male else split[-1]
        found[-1] = found[-1]._replace(text=last, is_female=is_female or found[-1].is_female)
        return tuple(found)

    def _piece(self, text: str) -> Piece:
        male = masculine(text, self._known)
        return Piece(stem(male, self._known), text, male != text)

    def _stems(self, name: str) -> frozenset[str]:
        return frozenset(stem(word, self._known) for word in folded_list(name))


def _kin_table(rows: Iterable[Kin], known: Container[str]) -> dict[str, dict[str, float]]:
    table = defaultdict[str, dict[str, float]](dict)
    for row in rows:
        one, other = stem(fold(row.word), known), stem(fold(row.other), known)
        if one != other:
            table[one][other] = table[other][one] = max(row.likeness, table[one].get(other, 0.0))
    return dict(table)
