"""What was kept, and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from hervat.market.alerts.models import Found, KeptSearch
from hervat.market.alerts.requests import read
from hervat.market.search.request import SearchRequest

AT_ONCE = 500  # names in one query


class FoundFor(NamedTuple):
    """``last``: of what was found for a search, up to where this tells it. ``numbers``: of vacancies, each once, rising."""

    last: int
    numbers: tuple[int, ...]


def kept(names: Collection[UUID]) -> dict[UUID, tuple[SearchRequest, bool]]:
    """What is asked and whether it is active, by name."""
    columns = ("name", "request", "is_active")
    rows = (row for part in _parts(names) for row in KeptSearch.objects.filter(name__in=part).values_list(*columns))
    return {name: (read(request), is_active) for name, request, is_active in rows}


def names_after(last: UUID | None) -> list[UUID]:
    """The names of kept searches in their order, so many at a time."""
    rows = KeptSearch.objects.order_by("name").values_list("name", flat=True)
    return list((rows if last is None else rows.filter(name__gt=last))[:AT_ONCE])


def found_after(told: Mapping[UUID, int]) -> dict[UUID, FoundFor]:
    """What was found for each of these searches after what was told of it before (``last``; 0: nothing). Without those with nothing new."""
    found: dict[UUID, tuple[int, set[int]]] = {}
    for part in _parts(told):
        rows = Found.objects.filter(search__name__in=part, id__gt=min(told[name] for name in part)).values_list(
            "search__name", "id", "numbers"
        )
        for name, place, numbers in rows:
            if place > told[name]:
                last, known = found.get(name, (0, set()))
                found[name] = max(last, place), known | set(numbers)
    return {name: FoundFor(last, tuple(sorted(numbers))) for name, (last, numbers) in found.items()}


def numbers_since(name: UUID, moment: datetime) -> set[int]:
    """The vacancies that were found for a search since a moment."""
    rows = Found.objects.filter(search__name=name, found_at__gte=moment).values_list("numbers", flat=True)
    return {number for numbers in rows for number in numbers}


def how_many_since(names: Collection[UUID], moment: datetime) -> dict[UUID, int]:
    """How many vacancies were found for each since a moment."""
    counted: dict[UUID, int] = defaultdict(int)
    for part in _parts(names):
        rows = Found.objects.filter(search__name__in=part, found_at__gte=moment).values_list("search__name", "numbers")
        for name, numbers in rows:
            counted[name] += len(numbers)
    return dict(counted)


def _parts(names: Collection[UUID]) -> Iterator[list[UUID]]:
    every = list(names)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
