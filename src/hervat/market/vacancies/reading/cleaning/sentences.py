"""A text in sentences: literal pieces of it, each with its words in the spelling in which rules look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST = 600  # characters: what is longer was never one sentence
_ENDS = re.compile(r"[.!?…]+[\"')\]]*\s+(?=\S)|;\s+(?=\S)")
_LAST_WORD = re.compile(r"[\w.]+$")
_SHORT = frozenset(
    [
        "bijv",
        "bv",
        "o.a",
        "oa",
        "m.b.t",
        "mbt",
        "dhr",
        "mevr",
        "mw",
        "ca",
        "circa",
        "max",
        "min",
        "incl",
        "excl",
        "nr",
        "t.a.v",
        "tav",
        "evt",
        "t/m",
        "p.m",
        "p.u",
        "p.w",
        "a.s",
        "d.m.v",
        "dmv",
        "e.d",
        "i.c.m",
        "d.w.z",
        "dwz",
        "resp",
        "v.a",
        "va",
        "m.i.v",
        "miv",
        "i.o.m",
        "ivm",
        "i.v.m",
        "n.a.v",
        "s.v.p",
        "svp",
        "o.b.v",
        "obv",
        "e.g",
        "i.e",
        "approx",
        "no",
        "bzw",
        "z.b",
        "ca",
        "u.a",
        "inkl",
        "exkl",
        "tel",
        "mr",
        "drs",
        "ing",
        "ir",
        "dr",
        "prof",
        "st",
        "jl",
    ]
)
_FROM = "’‘`\u00b4–—\u2011\u2212“”éèëêïíöóüúäáàç"
_TO = "''''----\"\"eeeeiioouuaaac"
_PLAIN = str.maketrans(_FROM, _TO)
WORD = re.compile(r"[^\W\d_]+|\d+|[€°]")


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
    return lower if lower.isascii() else lower.translate(_PLAIN)


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of some lines; no sentence goes over the end of a line."""
    for line in lines:
        folded = plain(line)
        for start, end in _spans(line, folded):
            part = folded[start:end]
            yield Sentence(line[start:end], part, WORD.findall(part))


def _spans(line: str, folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _ENDS.finditer(line):
        if line[found.start()] == "." and _is_short(line, folded, found):
            continue
        end = found.end() - (1 if found.group()[-1].isspace() else 0)
        yield from _cut(line, start, len(line[:end].rstrip()))
        start = found.end()
    if start < len(line):
        yield from _cut(line, start, len(line))


def _is_short(line: str, folded: str, found: re.Match[str]) -> bool:
    """Whether the full stop ends a short form (``bijv.``, ``€ 14.``) or stands before a word in lower case, rather than ends a sentence."""
    before = _LAST_WORD.search(folded, max(0, found.start() - 12), found.start())
    word = before.group() if before else ""
    return (
        word in _SHORT or (len(word) == 1 and word.isalpha()) or (found.group()[0] == "." and line[found.end()].islower() and len(word) < 4)
    )


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = line.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + 1 if line[cut] == " " else cut
    yield start, end
