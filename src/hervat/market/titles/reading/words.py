"""A job title as words: lower case, without accents and marks, in one spelling, each with the place where it stood."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hervat.market.text.marks import tidy, without_dots
from hervat.market.text.spelling import one_sound, without_accents

_BREAK = re.compile(r"\s*[/|\\;,:•·+&]\s*|\s+[-–—]+\s+|\s+(?:en|of|and|or)\s+")
_JOINING = re.compile(r" (?:en|of|and|or) ")
_WORD = re.compile(r"[^\W_]+-?")


class Word(NamedTuple):
    """A word of a title.

    ``text``: in the one spelling in which words are compared. ``shown``: as written, in lower case. ``group``: which of the alternatives
    of the title it belongs to ("kok/ober" has two). ``aside``: it stood between brackets. ``hanging``: it waits for the end of a later
    word ("brood- en banketbakker"). ``name``: written as a name, with a capital in the middle of a title.
    """

    text: str
    shown: str
    group: int = 0
    aside: bool = False
    hanging: bool = False
    name: bool = False


def fold(word: str) -> str:
    """A word of our own lists in the one spelling."""
    return one_sound(without_accents(word.lower()))


def words_of(title: str) -> tuple[Word, ...]:
    """The words of a title in their order. ``m/v`` and the female ending after a slash are no words."""
    if title.islower() and title.replace(" ", "").isalpha() and not _JOINING.search(title):
        return tuple(Word(_in_one_spelling(word), word) for word in title.split())
    found: list[Word] = []
    group = 0
    for text, aside in _with_and_without_brackets(tidy(title)):
        for number, alternative in enumerate(_BREAK.split(text)):
            if number and found and found[-1].group == group:
                group += 1
            found += _words(alternative, group, aside=aside)
        if aside or (found and found[-1].group == group):
            group += 1
    return _mark_names(found, title)


def _with_and_without_brackets(text: str) -> list[tuple[str, bool]]:
    pieces = re.split(r"[()\[\]{}]", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece.strip()]


@lru_cache(maxsize=100_000)
def _in_one_spelling(shown: str) -> str:
    return one_sound(without_accents(shown))


def _words(text: str, group: int, *, aside: bool) -> list[Word]:
    text = without_dots(text)
    words = []
    for match in _WORD.finditer(text):
        written = match.group()
        shown = written.rstrip("-").lower()
        hanging = written.endswith("-") and (match.end() == len(text) or text[match.end()].isspace())
        words.append(Word(_in_one_spelling(shown), shown, group, aside, hanging, written[0].isupper()))
    return words


def _mark_names(words: list[Word], title: str) -> tuple[Word, ...]:
    """A capital tells something only where most words behind the first have none."""
    capitals = sum(word.name for word in words[1:])
    tells = not title.isupper() and capitals <= (len(words) - 1) / 2
    return tuple(word._replace(name=tells and place > 0) if word.name else word for place, word in enumerate(words))
