"""Leaves out who to ask: names of contact persons, mail addresses and telephone numbers. ``[…]`` stands where something was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from hervat.market.vacancies.reading.cleaning.markup import Block
from hervat.market.vacancies.reading.lists import read_data

GONE = "[…]"
_AT, _DOT = r"(?:\s?(?:@|\(at\)|\[at\]|\{at\}|\(@\))\s?)", r"\s?(?:\.|\(dot\)|\[dot\]|\(punt\))\s?"
_AT_SIGNS = ("@", "(at)", "[at]", "{at}", "(AT)")
_MAIL = re.compile(rf"(?:mailto:)?[\w.+%-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-zA-Z]{{2,}}", re.IGNORECASE)
_PHONE = re.compile(
    r"[+(0](?<![\w.,€+][+(0])(?:(?:(?<=\+)|(?<=0)0)[1-9]\d\s?(?:\(0\))?|(?:(?<=0)|(?<=\()0)\d{1,3}\)?)(?:[\s./-]{0,3}\d){6,10}(?!\d)"
)
_DIGITS = re.compile(r"\d")
SHORTEST, LONGEST = 10, 14
MOST_WORDS = 300_000
_KNOWN: dict[str, bool] = {}
_PARTICLE = r"(?:van|de|der|den|het|'t|’t|ter|ten|el|von|zu|te|la|le|op|d'|da|dos|bin|ben)"
_PARTICLES = frozenset(["van", "de", "der", "den", "het", "'t", "’t", "ter", "ten", "el", "von", "zu", "te", "la", "le", "op"])
_PART = r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:['’-][A-ZÀ-Ýa-zà-ÿ]+)*|[A-ZÀ-Ý]\.(?:\s?[A-ZÀ-Ý]\.)*)"
_NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_PART}){{0,3}}"
_ROLE = (
    r"(?:onze|de|het|jouw|je|uw|our|the|recruiter|collega|intercedente?|hr[- ]?\w*|manager|corporate|consultant|eigenaar|"
    r"chef|chef-kok|planner|leidinggevende|vacaturehouder|zorgcoördinator|hoofd|directeur|\w+(?:manager|adviseur|leider|coördinator|recruiter|hoofd))"
)
_BETWEEN = rf"(?:\s+{_ROLE}(?!\w)){{0,3}}"
_BY = r"(?:(?:op|via|tel\.?|telefoon|telefoonnummer|mobiel|mob\.?|mail|e-mail|at|on|unter|naar|bereikbaar op|of|t|m)?[.:]?\s*)"


class _Patterns(NamedTuple):
    """Looked for in lower case. ``before`` ends where a name begins, ``behind`` begins where one ends.

    ``last``, ``endings``: what the word directly before a name can be, or how it can end; behind other words ``before`` is not looked for.
    """

    cues: Mapping[str, tuple[str, ...]]
    titles: frozenset[str]
    last: frozenset[str]
    endings: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    no_names: frozenset[str]


_CAPITAL = re.compile(r"[A-ZÀ-Ý]")
_NAMES = re.compile(rf"{_NAME}(?:\s*(?:/|en|of|and|or|und|oder|&)\s+{_NAME})*")
_NEAR_GONE = re.compile(rf"\s*[,(:;|–-]*\s*(?:\w+\s+){{0,3}}?{_BY}[(|]?\s*\[…\]")
_SIGNATURE = re.compile(rf"(?:{_NAME})[,.]?")
FAR = 70  # characters before a name that are looked at


@cache
def _patterns() -> _Patterns:
    data = read_data("contacts.toml")
    before, behind = ("|".join(data[name]) for name in ("before", "behind"))
    return _Patterns(
        cues={name: tuple(cues) for name, cues in data["cues"].items()},
        titles=frozenset(data["titles"]),
        last=frozenset(data["last"]),
        endings=tuple(data["endings"]),
        before=re.compile(rf"(?<!\w)(?:{before}){_BETWEEN}\s*[,:(]?\s*$"),
        behind=re.compile(rf"(?:\s*[,(–|-]\s*|\s+)(?:{behind})"),
        no_names=frozenset(data["no_names"]),
    )


def without_contacts(title: str, blocks: Iterable[Block], employer: str) -> tuple[str, list[Block]]:
    """Title and blocks without contact persons and their addresses. ``employer``: its words are no name of a person."""
    listed = list(blocks)
    texts = _without_addresses([title, *(block.text for block in listed)])
    cues = _cues(texts)
    if cues:
        known = _patterns().no_names | set(re.findall(r"[^\W_]+", employer))
        texts = [_without_names(text, known) if any(cue in text for cue in cues) else text for text in texts]
        _sign_off(texts)
    return texts[0], [block if block.text == text else block._replace(text=text) for block, text in zip(listed, texts[1:], strict=True)]


def _cues(texts: list[str]) -> list[str]:
    """The words of the ad that may stand beside a name. Every word that was once met is remembered."""
    found = []
    for word in set(" ".join(texts).split()):
        is_cue = _KNOWN.get(word)
        if is_cue is None:
            if len(_KNOWN) >= MOST_WORDS:
                _KNOWN.clear()
            is_cue = _KNOWN[word] = GONE in word or any(cue.strip() in word.lower() for cues in _patterns().cues.values() for cue in cues)
        if is_cue:
            found.append(word)
    return found


def _without_addresses(texts: list[str]) -> list[str]:
    joined = "\n".join(texts)
    signs = [sign for sign in _AT_SIGNS if sign in joined]
    if signs:
        texts = [_MAIL.sub(GONE, text) if any(sign in text for sign in signs) else text for text in texts]
    if _PHONE.search(joined):
        texts = [_PHONE.sub(_phone, text) for text in texts]
    return texts


def _phone(found: re.Match[str]) -> str:
    """A date has eight figures, a telephone number ten or more."""
    count = len(_DIGITS.findall(found.group()))
    return GONE if SHORTEST <= count <= LONGEST else found.group()


def _without_names(text: str, known: frozenset[str]) -> str:
    """The text with ``[…]`` for the names that stand beside a word that says who to ask."""
    lower = text.lower()
    if len(lower) != len(text):
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(_names(text, lower)):
        kept = _leading_words(text[start:end], known) if start >= done else None
        if kept is not None:
            parts += [text[done:start], kept, GONE]
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _names(text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Where names begin and end."""
    patterns = _patterns()
    end = 0
    if GONE in text or any(cue in lower for cue in patterns.cues["before"]):
        for capital in _CAPITAL.finditer(text):
            start = _with_particles(lower, capital.start())
            if start >= end and _is_named(lower, start, patterns) and (match := _NAMES.match(text, capital.start())):
                end = match.end()
                yield start, end
    is_near = GONE in text
    if is_near or any(cue in lower for cue in patterns.cues["behind"]):
        for match in _NAMES.finditer(text):
            if (is_near and _NEAR_GONE.match(lower, match.end())) or patterns.behind.match(lower, match.end()):
                yield match.span()


def _with_particles(lower: str, start: int) -> int:
    """Where a name begins of which a part begins with a capital here: ``van den`` Berg."""
    while start > 1 and lower[start - 1] == " ":
        word = lower[lower.rfind(" ", 0, start - 1) + 1 : start - 1]
        if word not in _PARTICLES:
            break
        start -= len(word) + 1
    return start


def _is_named(lower: str, start: int, patterns: _Patterns) -> bool:
    """Whether what stands before a capital says that a name follows."""
    before = lower[max(0, start - FAR) : start].rstrip(" :,(")
    word = before[before.rfind(" ") + 1 :]
    if word in patterns.titles or word == GONE:
        return True
    may_be = word in patterns.last or word.endswith(patterns.endings) or lower[start - 2 : start] == ": "
    return may_be and patterns.before.search(lower, max(0, start - FAR), start) is not None


def _leading_words(name: str, known: frozenset[str]) -> str | None:
    """What of a match stays before the name: words that are no name. None when nothing of it is a name."""
    kept: list[str] = []
    words = name.split()
    while words and words[0].strip(",.") in known:
        kept.append(words.pop(0))
    if not words or all(word.strip(",.") in known or word.islower() for word in words):
        return None
    return " ".join(kept) + (" " if kept else "")


def _sign_off(texts: list[str]) -> None:
    """A name alone on a line, under a greeting or beside an address."""
    for place in range(2, len(texts)):
        before = texts[place - 1].lower()
        if (before.rstrip(" ,.!").endswith(("groet", "groeten", "groetjes", "regards")) or before == GONE) and _SIGNATURE.fullmatch(
            texts[place]
        ):
            texts[place] = GONE
