"""Forms of a Dutch word that mean the same: the female form, the plural, the adjective. Words are in lower case, without accents."""

from __future__ import annotations

from collections.abc import Container, Iterator

VOWELS = "aeiou"
_LONG = ("aa", "ee", "oo", "uu")
_PLURALS: tuple[str, ...] = (
    "els",
    "ems",
    "ens",
    "ers",
    "eurs",
    "oors",
    "aars",
    "iers",
    "ors",
    "es",
    "as",
    "os",
    "ies",
    "ings",
    "ants",
    "ists",
)
_PLURALS += ("ts", "ks", "ds")
_HARD = {"v": "f", "z": "s"}
_DIPHTHONGS = ("ei", "eu", "ie", "oe", "ou", "ui")

# female ending -> male endings to try in this order; the first that is a known word counts, else the first when the ending is certain
_FEMALE: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("trice", ("teur", "tor"), True),
    ("euse", ("eur",), True),
    ("eresse", ("er",), False),
    ("esse", ("aris", "er", ""), False),
    ("eres", ("er",), False),
    ("ares", ("aar",), True),
    ("iste", ("ist",), True),
    ("ante", ("ant",), True),
    ("ente", ("ent",), False),
    ("ika", ("ikus",), True),
    ("loge", ("loog",), True),
    ("grafe", ("graaf",), True),
    ("peute", ("peut",), True),
    ("iere", ("ier",), False),
    ("aire", ("aar", "aire"), False),
    ("juffrouw", ("meester", "man"), False),
    ("vrouw", ("man", "heer", "bediende"), False),
    ("dame", ("heer",), False),
    ("in", ("",), False),
    ("nome", ("noom",), False),
)
SHORTEST_STEM = 3


def stem(word: str, known: Container[str]) -> str:
    """What plural, singular and adjective of a word have in common: ``schoenen`` and ``schoen``, ``technische`` and ``technisch``.

    ``known``: words that exist; they tell ``scholen`` (of ``school``) from ``schollen``.
    """
    if word.isdigit():
        return word
    one = word[:-1] if word.endswith(_PLURALS) and _may_end(word[:-1], "s") else word
    for ending in ("en", "e"):
        rest = one.removesuffix(ending)
        if rest != one and _may_end(rest, ending):
            return _closed(rest, known)
    return one


def singulars(word: str, known: Container[str]) -> Iterator[str]:
    """What a word may be the plural of: ``schoonmaaksters``, ``verpleegkundigen``."""
    if word.endswith(_PLURALS) and _may_end(word[:-1], "s"):
        yield word[:-1]
    if word.endswith("en") and _may_end(word[:-2], "en"):
        yield _closed(word[:-2], known)
        yield word[:-1]


def _may_end(rest: str, ending: str) -> bool:
    has_vowel = any(letter in VOWELS for letter in rest)
    if len(rest) < SHORTEST_STEM or not has_vowel:
        return False
    return not (ending == "s" and rest[-1] in "su") and not (ending != "s" and rest[-1] in "aeou")


def _closed(rest: str, known: Container[str]) -> str:
    """How a word is written without ``en`` or ``e`` behind it: ``schol`` as ``school``, ``bomm`` as ``bom``, ``huiz`` as ``huis``."""
    hard = rest[:-1] + _HARD.get(rest[-1], rest[-1])
    if rest[-1] not in VOWELS and rest[-2] in VOWELS and rest[-3] not in VOWELS:
        longer = hard[:-1] + hard[-2:]
        if longer in known:
            return longer
    if rest in known:
        return rest
    if rest[-1] == rest[-2] and rest[-1] not in VOWELS:
        return rest[:-1]
    return hard


def masculine(word: str, known: Container[str]) -> str:
    """The male form of a female word, or the word itself. ``known``: words that exist; a doubtful ending counts only when they hold it."""
    for candidate in _from_ster(word):
        if candidate in known:
            return candidate
    for ending, males, is_certain in _FEMALE:
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < SHORTEST_STEM:
            continue
        for male in males:
            if rest + male in known:
                return rest + male
        if is_certain:
            return rest + males[0]
    return word


def _from_ster(word: str) -> Iterator[str]:
    """Male words that ``...ster`` may come from: ``verpleegster``, ``kapster``, ``bestuurster``, ``schrijfster``, ``lerares``."""
    rest = word.removesuffix("ster")
    if rest == word or len(rest) < SHORTEST_STEM:
        return
    if rest.endswith("t") or rest.endswith("d"):
        yield rest + "er"
    yield from (opened + "er" for opened in _opened(rest))
    if rest.endswith("r"):
        yield rest + "der"
    yield rest + "ter"  # voorzitster
    yield rest + "aar"
    yield rest


def _opened(rest: str) -> Iterator[str]:
    """How the end of a word is written when ``er`` comes behind it."""
    soft = {"f": "v", "s": "z"}.get(rest[-1])
    if rest[-3:-1] in _LONG and rest[-1] not in VOWELS:
        yield rest[:-2] + rest[-1]
        if soft:
            yield rest[:-2] + soft
        return
    if soft:
        yield rest[:-1] + soft
    if rest[-1] not in VOWELS and rest[-2] in VOWELS and rest[-3:-1] not in _DIPHTHONGS:
        yield rest + rest[-1]
    yield rest
