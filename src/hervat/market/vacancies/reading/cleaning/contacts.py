"""Leaves out who to ask: names of contact persons, mail addresses and telephone numbers. ``[…]`` stands where something was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from hervat.market.vacancies.reading.cleaning.markup import Block
from hervat.market.vacancies.reading.rules import read_data

GONE = "[…]"
_AT, _DOT = r"(?:\s?(?:@|\(at\)|\[at\]|\{at\}|\(@\))\s?)", r"\s?(?:\.|\(dot\)|\[dot\]|\(punt\))\s?"
_MAIL = re.compile(rf"(?:mailto:)?[\w.+%-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-zA-Z]{{2,}}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.,€+])(?:(?:\+|00)[1-9]\d\s?(?:\(0\))?|\(?0\d{1,3}\)?)(?:[\s./-]{0,3}\d){6,10}(?!\d)")
_DIGITS = re.compile(r"\d")
SHORTEST, LONGEST = 10, 14
_PARTICLE = r"(?:van|de|der|den|het|'t|’t|ter|ten|el|von|zu|te|la|le|op|d'|da|dos|bin|ben)"
_PART = r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:['’-][A-ZÀ-Ýa-zà-ÿ]+)*|[A-ZÀ-Ý]\.(?:\s?[A-ZÀ-Ý]\.)*)"
_NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_PART}){{0,3}}"
_ROLE = (
    r"(?:onze|de|het|jouw|je|uw|our|the|recruiter|collega|intercedente?|(?:hr|HR)[- ]?\w*|manager|corporate|consultant|eigenaar|"
    r"chef|chef-kok|planner|leidinggevende|vacaturehouder|zorgcoördinator|hoofd|directeur|\w+(?:manager|adviseur|leider|coördinator|recruiter|hoofd))"
)
_BETWEEN = rf"(?:\s+{_ROLE}){{0,3}}"
_BY = r"(?:(?i:op|via|tel\.?|telefoon|telefoonnummer|mobiel|mob\.?|mail|e-mail|at|on|unter|naar|bereikbaar op|of|t|m)?[.:]?\s*)"


class _Patterns(NamedTuple):
    cues: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    titles: re.Pattern[str]
    near_gone: re.Pattern[str]
    signature: re.Pattern[str]
    no_names: frozenset[str]


@cache
def _patterns() -> _Patterns:
    data = read_data("contacts.toml")
    before, behind, titles = ("|".join(data[name]) for name in ("before", "behind", "titles"))
    more = rf"(?P<name>{_NAME}(?:\s*(?:,|/|en|of|and|or|und|oder|&)\s+{_NAME})*)"
    return _Patterns(
        cues=tuple(data["cues"]),
        before=re.compile(rf"(?<!\w)(?i:{before}){_BETWEEN}\s*[,:(]?\s*(?:(?i:{titles})\s+)?{more}"),
        behind=re.compile(rf"(?<!\w){more}(?:\s*[,(–|-]\s*|\s+)(?i:{behind})"),
        titles=re.compile(rf"(?<!\w)(?i:{titles})\s+(?P<name>(?:{_PARTICLE}\s+|(?:De|Van|Den|Der)\s+){{0,3}}{_NAME})"),
        near_gone=re.compile(rf"(?<!\w)(?P<name>{_NAME})\s*[,(:;|–-]*\s*(?:\w+\s+){{0,3}}?{_BY}[(|]?\s*\[…\]"),
        signature=re.compile(rf"(?:{_NAME})[,.]?"),
        no_names=frozenset(data["no_names"]),
    )


def without_contacts(title: str, blocks: Iterable[Block], employer: str) -> tuple[str, list[Block]]:
    """Title and blocks without contact persons and their addresses. ``employer``: its words are no name of a person."""
    listed = list(blocks)
    texts = _without_addresses([title, *(block.text for block in listed)])
    joined = "\n".join(texts).lower()
    patterns = _patterns()
    cues = [cue for cue in patterns.cues if cue in joined]
    if cues:
        known = patterns.no_names | set(re.findall(r"[^\W_]+", employer))
        texts = [_without_names(text, patterns, known) if any(cue in text.lower() for cue in cues) else text for text in texts]
        _sign_off(texts, patterns)
    return texts[0], [block if block.text == text else block._replace(text=text) for block, text in zip(listed, texts[1:], strict=True)]


def _without_addresses(texts: list[str]) -> list[str]:
    joined = "\n".join(texts)
    if "@" in joined or "(at)" in joined or "[at]" in joined:
        texts = [_MAIL.sub(GONE, text) for text in texts]
    if _PHONE.search(joined):
        texts = [_PHONE.sub(_phone, text) for text in texts]
    return texts


def _phone(found: re.Match[str]) -> str:
    """A date has eight figures, a telephone number ten or more."""
    count = len(_DIGITS.findall(found.group()))
    return GONE if SHORTEST <= count <= LONGEST else found.group()


def _without_names(text: str, patterns: _Patterns, known: frozenset[str]) -> str:
    def gone(found: re.Match[str]) -> str:
        name = found["name"]
        kept = _leading_words(name, known)
        if kept is None:
            return found.group()
        start, end = found.span("name")
        return text[found.start() : start] + kept + GONE + text[end : found.end()]

    for pattern in (patterns.titles, patterns.before, patterns.behind, patterns.near_gone):
        text = pattern.sub(gone, text)
    return text


def _leading_words(name: str, known: frozenset[str]) -> str | None:
    """What of a match stays before the name: words that are no name. None when nothing of it is a name."""
    kept: list[str] = []
    words = name.split()
    while words and words[0].strip(",.") in known:
        kept.append(words.pop(0))
    if not words or all(word.strip(",.") in known or word.islower() for word in words):
        return None
    return " ".join(kept) + (" " if kept else "")


def _sign_off(texts: list[str], patterns: _Patterns) -> None:
    """A name alone on a line, under a greeting or beside an address."""
    for place in range(2, len(texts)):
        before = texts[place - 1].lower()
        if (before.rstrip(" ,.!").endswith(("groet", "groeten", "groetjes", "regards")) or before == GONE) and patterns.signature.fullmatch(
            texts[place]
        ):
            texts[place] = GONE
