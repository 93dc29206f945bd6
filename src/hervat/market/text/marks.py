"""Marks in and between words: what of them belongs to a word (``c++``), and what is no word at all (``m/v``)."""

from __future__ import annotations

import re

_SEX = re.compile(r"(?<!\w)[mvfwhx](?:\s?[/|\\]\s?[mvfwdnx]){1,3}(?!\w)|\bman\s?/\s?vrouw\b|\bvrouw\s?/\s?man\b", re.IGNORECASE)
_FEMALE_INSIDE = re.compile(r"\((?:st|s)\)(?=er)|\((?:e|es|in|ster|euse|trice|rice)\)", re.IGNORECASE)
_FEMALE_BEHIND = re.compile(r"(?<=\w)\s?/\s?-?(?:ster|in|e|es|euse|trice|rice|vrouw|dame)(?!\w)", re.IGNORECASE)
_SIGNS = {
    "c++": "cplusplus", "c#": "csharp", ".net": " dotnet ", "p&o": " hr ", "r&d": " rd ", "b&b": " bb ", "m&a": " ma ", "t/m": " tot ",
}  # fmt: skip
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)), re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_APOSTROPHES = str.maketrans({"'": "", "’": "", "‘": "", "`": "", "\u00b4": ""})


def tidy(text: str) -> str:
    """A text without marks of sex, female endings and apostrophes, and with words for signs: ``kapper/-ster C#`` as ``kapper csharp``."""
    text = _FEMALE_BEHIND.sub("", _FEMALE_INSIDE.sub("", _SEX.sub(" ", text)))
    text = _SIGN.sub(lambda match: _SIGNS[match.group().lower()], text)
    return text.translate(_APOSTROPHES)


def without_dots(text: str) -> str:
    """Lower-case abbreviations as one word: ``m.b.o.`` as ``mbo``."""
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
