"""Counts hits by what they have in common: those of a question by the index, and those in a list one by one. Both count the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import tantivy

from hervat.market.search.classes import AGES, age_classes, hour_classes, level_classes
from hervat.market.search.contract import Facet, Query
from hervat.market.search.embedded.fields import CLASSES, CONTRACTS, HOME_WORKS, NO_HOURS, NO_LEVEL, province_code

FIELDS = {
    Facet.PROVINCE: "province_code",
    Facet.CONTRACT: "contract",
    Facet.HOME_WORK: "home_work",
    Facet.LEVEL: "level",
    Facet.HOURS: "hour_class",
}
NAMES: Mapping[Facet, Mapping[int, str]] = {
    Facet.CONTRACT: {code: name for name, code in CONTRACTS.items()},
    Facet.HOME_WORK: {code: name for name, code in HOME_WORKS.items()},
    Facet.HOURS: {code: name for name, code in CLASSES.items()},
}
MOST_VALUES = 100

Counts = dict[Facet, Mapping[str, int]]
Names = Mapping[int, str]


def count(searcher: tantivy.Searcher, clause: tantivy.Query, query: Query) -> Counts:
    """Of each facet that is asked how many answers to the question have each value."""
    asked = {facet.value: _asked(facet, query) for facet in query.facets}
    answer = searcher.aggregate(clause, asked) if asked else {}
    return {facet: dict(_counted(facet, answer[facet.value]["buckets"], _names(searcher, facet))) for facet in query.facets}


def count_these(searcher: tantivy.Searcher, addresses: Sequence[tantivy.DocAddress], query: Query) -> Counts:
    """The same of hits in a list."""
    listed = list(addresses)
    return {facet: dict(Counter(_values(searcher, listed, facet, query))) for facet in query.facets}


def together(counts: Iterable[Counts]) -> Counts:
    """Counts of hits that have none in common."""
    added: dict[Facet, Counter[str]] = {}
    for some in counts:
        for facet, values in some.items():
            added.setdefault(facet, Counter()).update(values)
    return {facet: dict(values) for facet, values in added.items()}


def less(counts: Counts, others: Counts) -> Counts:
    """Counts without those of some of the hits."""
    return {facet: dict(Counter(values) - Counter(others[facet])) for facet, values in counts.items()}


def _names(searcher: tantivy.Searcher, facet: Facet) -> Names:
    if facet is Facet.PROVINCE:
        return {province_code(name): name for name, _ in searcher.terms_with_prefix("province", "")}
    return NAMES.get(facet, {})


def _asked(facet: Facet, query: Query) -> dict[str, Any]:
    if facet is not Facet.AGE:
        return {"terms": {"field": FIELDS[facet], "size": MOST_VALUES}}
    days = [_today(query).toordinal() - age for age in AGES]
    ends = [None, *days[:-1]]
    return {"range": {"field": "day", "ranges": [_between(first, end) for first, end in zip(days, ends, strict=True)]}}


def _today(query: Query) -> date:
    if query.today is None:
        raise ValueError("counting by age needs the day of today")
    return query.today


def _between(first: int, end: int | None) -> dict[str, int]:
    return {"from": first} if end is None else {"from": first, "to": end}


def _counted(facet: Facet, buckets: list[Mapping[str, Any]], names: Names) -> Iterator[tuple[str, int]]:
    if facet is Facet.AGE:
        yield from _cumulated(buckets)
        return
    for bucket in buckets:
        code = int(bucket["key"])
        name = str(code) if facet is Facet.LEVEL else names.get(code, "")
        if name and bucket["doc_count"]:
            yield name, bucket["doc_count"]


def _cumulated(buckets: list[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    """The index counts apart who came within a day, between one day and three, and so on; we tell who came within each time."""
    newest_first = sorted((bucket for bucket in buckets if bucket.get("from") is not None), key=lambda bucket: -bucket["from"])
    total = 0
    for age, bucket in zip(AGES, newest_first, strict=bool(newest_first)):  # an index that was emptied counts nothing
        total += bucket["doc_count"]
        if total:
            yield str(age), total


def _values(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], facet: Facet, query: Query) -> Iterator[str]:
    def column(name: str) -> list[int]:
        return [int(value or 0) for value in searcher.fast_field_values(name, addresses)]

    if facet is Facet.AGE:
        today = _today(query)
        yield from (name for day in column("day") for name in age_classes(date.fromordinal(day), today))
    elif facet is Facet.HOURS:
        yield from _of_ranges(column("hours_low"), column("hours_high"), NO_HOURS, lambda low, high: hour_classes((low / 100, high / 100)))
    elif facet is Facet.LEVEL:
        yield from _of_ranges(column("level_low"), column("level_high"), NO_LEVEL, lambda low, high: level_classes((low, high)))
    else:
        names = _names(searcher, facet)
        yield from (names[code] for code in column(FIELDS[facet]) if code in names)


def _of_ranges(lows: list[int], highs: list[int], unknown: tuple[int, int], classes: Callable[[int, int], Iterator[str]]) -> Iterator[str]:
    for pair in zip(lows, highs, strict=True):
        if pair != unknown:
            yield from classes(*pair)
