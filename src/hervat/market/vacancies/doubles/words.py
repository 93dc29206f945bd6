"""Titles, places and employers, and the words of texts, written in one way, so that the same is seen to be the same."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

_LISTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("lists.toml").read_text("utf-8"))
_DECORATION, _LEGAL, _APART, _BEFORE, _BEHIND = (
    frozenset(_LISTS[name].split()) for name in ("decoration", "legal", "apart", "before", "behind")
)
_PLACES: dict[str, str] = _LISTS["places"]
_WORD = re.compile(r"[a-z0-9]+")
_SEXES = re.compile(r"[\(\[]?\b[mvfwdx](?:\s*[/|]\s*[mvfwdxn])+\b[\)\]]?|\b[mv]\s*-\s*[vm]\b", re.IGNORECASE)
_PER = r"(?:\s*(?:bruto|netto))?(?:\s*(?:per|p/)\s*(?:uur|maand|week|jaar|u|m))?"
_AMOUNT = r"\d[\d.,]*(?:,-)?"
_WAGE = re.compile(
    rf"(?:€|\beuro?\b)\s*{_AMOUNT}(?:\s*(?:-|–|tot)\s*(?:€\s*)?{_AMOUNT})?{_PER}|(?:{_AMOUNT}\s*(?:-|–|tot)\s*)?{_AMOUNT}\s*(?:€|euro?\b){_PER}",
    re.IGNORECASE,
)
_RANGE = r"\d{1,2}(?:[.,]\d)?(?:\s*(?:-|–|tot|a|à|/)\s*\d{1,2}(?:[.,]\d)?)?"
_HOURS = re.compile(rf"\b{_RANGE}\s*(?:uur|uren|u|hrs|hours|fte)\b(?:\s*(?:per|p/)\s*week|\s*p\.?w\.?)?", re.IGNORECASE)
_NUMBERS = re.compile(r"\b[1-4]?\d\s*[-–]\s*(?:1[2-9]|[2-4]\d)\b|\b\d{4,}\b|\bniveau\s*\d\b|\b\d+\s*%", re.IGNORECASE)  # hours, references
_DOTTED = re.compile(r"\b([bnvc])\.\s?([vao])\.(?:\s?(f)\.)?")


def folded(text: str) -> str:
    """In lower case, without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a plain text, in order."""
    return _WORD.findall(folded(text))


def title_words(title: str, *, place: str = "", employer: str = "") -> tuple[str, ...]:
    """The words of a title that tell which job it is, in order; all its words when none would be left.

    ``place``, ``employer``: in one spelling; they are no part of what the job is.
    """
    bare = title
    for ornament in (_SEXES, _WAGE, _HOURS, _NUMBERS):
        bare = ornament.sub(" ", bare)
    found = words(bare)
    elsewhere = {*place.split(), *employer.split()}
    return tuple(word for word in found if word not in _DECORATION and word not in elsewhere) or tuple(found) or tuple(words(title))


def place_key(place: str, postcode: str = "") -> str:
    """A place in one spelling: ``Den Haag`` and ``'s-Gravenhage``. Without a place the four figures of the postcode; or nothing."""
    written = place.split(",")[0].split("(")[0].lower().replace("a/d", "aan den").replace("st.", "sint ")
    found = words(written)
    bare = found
    while len(bare) > 1 and bare[0] in _BEFORE and " ".join(bare) not in _PLACES:
        bare = bare[1:]
    while len(bare) > 1 and (bare[-1] in _BEHIND or bare[-1].isdigit()) and " ".join(bare) not in _PLACES:
        bare = bare[:-1]
    told = " ".join(bare)
    return _PLACES.get(told, told) or postcode.strip()[:4]


def employer_key(employer: str) -> str:
    """The name of an employer without its legal form: ``Jansen Bouw B.V.`` and ``Jansen Bouw``."""
    found = words(_DOTTED.sub(r"\1\2\3", employer.lower()))
    return " ".join(word for word in found if word not in _LEGAL) or " ".join(found)


def is_part_of_name(one: str, other: str) -> bool:
    """Whether one name (in one spelling) is the other with words left out: ``zonneweel`` and ``bakkerij zonneweel``."""
    here, there = set(one.split()), set(other.split())
    return here <= there or there <= here


def tell_apart(only_one: set[str]) -> bool:
    """Whether words that only one of two titles has make them different jobs: ``junior``, ``nachtdienst``."""
    return not _APART.isdisjoint(only_one) or any(word.isdigit() for word in only_one)
