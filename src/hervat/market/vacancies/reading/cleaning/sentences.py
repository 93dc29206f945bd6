"""A text in sentences: literal pieces of it, each with its words in the spelling in which rules look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hervat.market.vacancies.reading.lists import read_data

LONGEST_SHORT = 3
LONGEST = 600  # characters: what is longer was never one sentence
_ENDS = re.compile(r"[\n.!?…;](?:(?<=\n)|[\"')\].!?…]*\s)")
_CATEGORY = re.compile(r"(?:rijbewijs|categorie|type|/|\bof|\ben|licen[cs]e)\W+[bcdet]$")  # of a driving licence: no initial
_LAST_WORD = re.compile(r"[\w./]+$")
_SHORT = frozenset(read_data("sentences.toml")["short"])
_FROM = "’‘`\u00b4–—\u2011\u2212“”éèëêïíöóüúäáàç"
_TO = "''''----\"\"eeeeiioouuaaac"
_PLAIN = dict(zip(_FROM, _TO, strict=True))
_FOREIGN = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"[a-z\u00df-\u024f]+|\d+|[€°]")


class Sentence(NamedTuple):
    """``text``: as it stands in the ad. ``plain``: lower case, without accents, one sort of quote and dash; as long as ``text``.
    ``words``: those of ``plain``."""

    text: str
    plain: str
    words: list[str]


def plain(text: str) -> str:
    """A text as rules look at it; a character stays one character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    if not lower.isascii():  # few letters are to be replaced, so that this is faster than str.translate
        for letter in set(_FOREIGN.findall(lower)):
            lower = lower.replace(letter, _PLAIN.get(letter, letter))
    return lower


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of some lines; no sentence goes over the end of a line."""
    text = "\n".join(lines)
    folded = plain(text)
    start = 0
    for found in _ENDS.finditer(text):
        mark = text[found.start()]
        if mark == "." and _is_short(text, folded, found):
            continue
        end = found.start() if mark == "\n" else found.end() - 1
        yield from _cut(text, folded, start, end)
        start = found.end()
    yield from _cut(text, folded, start, len(text))


def _is_short(text: str, folded: str, found: re.Match[str]) -> bool:
    """Whether the full stop ends a short form (``bijv.``) or an initial, or stands before a word in lower case, and ends no sentence."""
    if text[found.end() - 1] == "\n":
        return False
    before = _LAST_WORD.search(folded, max(0, found.start() - 12), found.start())
    word = before.group() if before else ""
    if len(word) == 1 and word.isalpha():
        return _CATEGORY.search(folded, max(0, found.start() - 30), found.start()) is None
    return word in _SHORT or (text[found.end() : found.end() + 1].islower() and len(word) <= LONGEST_SHORT)


def _cut(text: str, folded: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Sentence(text[start:cut], folded[start:cut], WORD.findall(folded, start, cut))
        start = cut + 1 if text[cut] == " " else cut
    if end > start:
        yield Sentence(text[start:end].rstrip(), folded[start:end], WORD.findall(folded, start, end))
