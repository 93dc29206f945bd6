"""From a text to tokens. Everybody who searches, finds doubles or watches for news asks here, so that they agree.

A text is taken in chunks between spaces: the same chunks come back in every ad, and what one becomes is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from hervat.market.text.lists import word_list
from hervat.market.text.marks import tidy, without_dots
from hervat.market.text.words import Tokens, Words, asked

VERSION = 1  # counts up when the same text gets other tokens: whoever keeps tokens makes them anew

MOST_REMEMBERED = 300_000  # chunks; some 100 MB
LONGEST_REMEMBERED = 80
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens and signs without width stand inside words
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
_NUMBERS = re.compile(r"[\d-]+")
_ADDRESS = re.compile(r"://|^www\.|@")


def analyse(text: str) -> list[Tokens]:
    """The words of a text in their order, each as its tokens: first the whole word, then the parts when it is a compound.

    Words that say nothing (``de``, ``van``), marks of sex (``m/v``) and addresses are left out. Any text will do.
    """
    return list(chain.from_iterable(map(_chunks().__getitem__, _clean(text).split())))


def parts_of_query(text: str) -> Tokens:
    """What somebody who types this asks, each token once: of a compound all its parts."""
    return tuple(dict.fromkeys(chain.from_iterable(map(asked, analyse(text)))))


def _clean(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _IGNORED.sub("", text)).lower())


class _Chunks(dict[str, tuple[Tokens, ...]]):
    """What each chunk became. When there are too many, all are forgotten: the usual ones are soon back."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()
        self._small = frozenset(word_list("small"))

    def __missing__(self, chunk: str) -> tuple[Tokens, ...]:
        found = tuple(self._read(chunk))
        if len(chunk) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[chunk] = found
        return found

    def _read(self, chunk: str) -> list[Tokens]:
        if _ADDRESS.search(chunk):
            return []
        words = [match.group() for match in _WORD.finditer(without_dots(tidy(chunk)))]
        apart = [one for word in words for one in (word.split("-") if _NUMBERS.fullmatch(word) else (word,))]
        return [self._words.tokens(word) for word in apart if word not in self._small]


@cache
def _chunks() -> _Chunks:
    return _Chunks()
