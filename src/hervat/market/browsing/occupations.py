"""All occupations in order: how many in each field and under each letter, and a page of them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf, Substr

from hervat.domain.text import Text
from hervat.market.browsing.addresses import address_of
from hervat.market.occupations.models import Occupation

PAGE_SIZE = 60
OTHER = "overig"  # under which names stand that begin with no letter of the alphabet
LETTERS = (*string.ascii_lowercase, OTHER)
FIELDS = ("uri", "label", "label_en", "isco", "level_min", "level_max", "is_starter")


@dataclass(frozen=True)
class Line:
    """An occupation as a list shows it.

    ``found_as``: another name by which it was found; empty when it was its own. ``why``: why it may be meant, when it was guessed.
    """

    uri: str
    label: str
    label_en: str
    isco: str
    level_min: int | None
    level_max: int | None
    is_starter: bool
    found_as: str = ""
    why: Text | None = None

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of(self.uri, self.label or self.label_en)


@dataclass(frozen=True)
class Portion:
    """One page of a list: ``page`` of ``pages`` (1 at least), ``total`` lines in all."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Counts:
    """How many occupations there are: by field (one digit, two digits of ISCO-08) and by first letter of the name."""

    total: int
    by_field: Mapping[str, int]
    by_letter: Mapping[str, int]


def count_occupations(language: str) -> Counts:
    """Two queries; the letters are those of the names in ``language``."""
    of_parts = dict(Occupation.objects.values_list(Substr("isco", 1, 2)).annotate(Count("pk")).order_by())
    by_field: dict[str, int] = dict.fromkeys(of_parts, 0)
    for part, count in of_parts.items():
        by_field[part] = count
        if part:
            by_field[part[0]] = by_field.get(part[0], 0) + count
    by_letter = dict.fromkeys(LETTERS, 0)
    for letter, count in named(language).values_list(Substr("sorted_by", 1, 1)).annotate(Count("pk")).order_by():
        by_letter[letter if letter in by_letter else OTHER] += count
    return Counts(sum(of_parts.values()), by_field, by_letter)


def list_occupations(language: str, *, field: str = "", letter: str = "", page: int = 1) -> Portion:
    """A page of the occupations in a field (``4``, ``43``) and under a letter, by name. A page too far is the last. Two queries."""
    found = named(language)
    if field:
        found = found.filter(isco__startswith=field)
    if letter == OTHER:
        found = found.exclude(sorted_by__regex="^[a-z]")
    elif letter:
        found = found.filter(sorted_by__startswith=letter)
    total = found.count()
    pages = max(1, -(-total // PAGE_SIZE))
    shown = min(page, pages)
    start = (shown - 1) * PAGE_SIZE
    rows = found.order_by("sorted_by", "uri").values_list(*FIELDS)[start : start + PAGE_SIZE]
    return Portion(tuple(Line(*row) for row in rows), total, shown, pages)


def named(language: str) -> QuerySet[Any]:
    """The occupations with ``sorted_by``: the name in ``language``, or else in the other, in small letters."""
    first, second = ("label_en", "label") if language == "en" else ("label", "label_en")
    return Occupation.objects.annotate(sorted_by=Lower(Coalesce(NullIf(F(first), Value("")), F(second))))
