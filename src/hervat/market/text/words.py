"""One word as its tokens: the whole of it, and the parts of which it is made."""

from __future__ import annotations

import re
from collections.abc import Sequence

import Stemmer

from hervat.market.text.compounds import Splitter
from hervat.market.text.forms import masculine, singulars
from hervat.market.text.lists import parts, same, splits, word_list
from hervat.market.text.spelling import one_spelling, without_accents

Tokens = tuple[str, ...]

LONGEST_WORD = 60
SHORTEST_SPELLED = 4  # shorter words are abbreviations more often than spellings of each other: cv, kV
SHORTEST_STEM = 3
PREFIXES = frozenset(("re", "co", "ex", "pre"))
_HARD = {"v": "f", "z": "s"}
_LETTERS_AND_FIGURES = re.compile(r"([^\W\d_]{2,})(\d+)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


class Words:
    """The words of our lists, and how any word becomes tokens."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("dutch_porter", 0)  # who asks keeps the answers
        self._exact = frozenset(map(_spelled, word_list("exact")))
        self._same = {_spelled(word): _spelled(other) for word, other in same().items()}
        known = dict.fromkeys((one_spelling(without_accents(word)) for word in parts()), 1)
        last = frozenset(one_spelling(word) for word in word_list("people"))
        self._whole = frozenset(one_spelling(without_accents(word)) for word in word_list("whole"))
        self._splitter = Splitter(known, last, self._whole)
        self._known = _Known(self._splitter, self._whole)
        self._part_tokens = {one_spelling(without_accents(word)): self._token(_spelled(without_accents(word))) for word in parts()}
        self._splits = {
            _spelled(word): (self._token(_spelled(word)), *(self._token(_spelled(part)) for part in written.split()))
            for word, written in splits().items()
        }

    def tokens(self, word: str) -> Tokens:
        """Of a lower-case word, or of words joined by hyphens: first the whole, then its parts when it has any."""
        pieces = _joined(word.split("-"))
        if len(pieces) == 1:
            return self._of_one(pieces[0])
        whole = self._of_one("".join(pieces))[0]
        return (whole, *(token for piece in pieces for token in asked(self._of_one(piece))))

    def _of_one(self, word: str) -> Tokens:
        if word[0].isdecimal():
            return (_number(word),)
        if match := _LETTERS_AND_FIGURES.fullmatch(word):  # mbo4
            return (word, match[1], match[2])
        spelled = _spelled(without_accents(word))[:LONGEST_WORD]
        spelled = self._same.get(spelled, spelled)
        return self._splits.get(spelled) or self._of_letters(spelled)

    def _of_letters(self, word: str) -> Tokens:
        for one in (word, *singulars(word, self._known)) if len(word) > SHORTEST_STEM else ():
            male = masculine(one, self._known)
            if male in self._whole:
                return (self._token(male),)
            split = self._splitter.split(male)
            if len(split) > 1:
                return (self._token(male), *(self._part_tokens[part] for part in split))
            if male in self._known:
                return (self._part_tokens[male],)
        return (self._token(masculine(word, self._known)),)

    def _token(self, word: str) -> str:
        """The stem. What ends on ``s`` is stemmed again, so that ``wagens`` and ``wagen`` meet."""
        for one in (word, *singulars(word, self._exact)):
            if one in self._exact:
                return one
        stem = self._stem(word)
        if word == stem + "s":
            stem = self._stem(stem)
        return stem[:-1] + _HARD.get(stem[-1], stem[-1])

    def _stem(self, word: str) -> str:
        stem = self._stemmer.stemWord(word)
        return stem if len(stem) >= SHORTEST_STEM else word


class _Known:
    """Words that exist, as far as our lists tell: the parts, the whole words, and what can be taken apart."""

    def __init__(self, splitter: Splitter, whole: frozenset[str]) -> None:
        self._splitter, self._whole = splitter, whole

    def __contains__(self, word: object) -> bool:
        return word in self._splitter or word in self._whole or (isinstance(word, str) and len(self._splitter.split(word)) > 1)


def asked(tokens: Tokens) -> Tokens:
    """What a question asks of a word: all its parts, or the word when it has none."""
    return tokens[1:] or tokens


def _joined(pieces: Sequence[str]) -> list[str]:
    """The words between hyphens, those that are no words of their own joined to the next: e-mail, re-integratie."""
    found: list[str] = []
    before = ""
    for piece in pieces[:-1]:
        before += piece
        if piece not in PREFIXES and (len(piece) > 1 or piece.isdecimal()):
            found.append(before)
            before = ""
    return [*found, before + pieces[-1]]


def _spelled(word: str) -> str:
    return one_spelling(word) if len(word) >= SHORTEST_SPELLED else word


def _number(word: str) -> str:
    """``2.800,00`` as ``2800``, ``3,50`` as ``3.5``."""
    if _THOUSANDS.fullmatch(word):
        word = word.replace(".", "")
    word = word.replace(",", ".")
    return word.rstrip("0").rstrip(".") if word.count(".") == 1 else word
