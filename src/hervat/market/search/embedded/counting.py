"""Counts hits by what they have in common: those of a question by the index, and those in a list one by one. Both count the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import tantivy

from hervat.market.search.classes import AGES, HOUR_CLASSES, LEVELS
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
Codes = npt.NDArray[np.int64]


def count(searcher: tantivy.Searcher, clause: tantivy.Query, query: Query) -> Counts:
    """Of each facet that is asked how many answers to the question have each value."""
    asked = {facet.value: _asked(facet, query) for facet in query.facets}
    answer = searcher.aggregate(clause, asked) if asked else {}
    return {facet: dict(_counted(facet, answer[facet.value]["buckets"], _names(searcher, facet))) for facet in query.facets}


def count_these(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], query: Query) -> Counts:
    """The same of hits in a list."""

    def column(name: str) -> Codes:
        return np.array(searcher.fast_field_values(name, addresses), dtype=np.int64)

    return {facet: dict(_count_column(facet, column, query, _names(searcher, facet))) for facet in query.facets}


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


def _count_column(facet: Facet, column: Callable[[str], Codes], query: Query, names: Names) -> Iterator[tuple[str, int]]:
    if facet is Facet.AGE:
        days, today = column("day"), _today(query).toordinal()
        counts = {str(age): days >= today - age for age in AGES}
    elif facet is Facet.HOURS:
        known, low, high = _known(column("hours_low"), column("hours_high"), NO_HOURS)
        counts = {name: known & (low <= last * 100) & (high >= first * 100) for name, (first, last) in HOUR_CLASSES.items()}
    elif facet is Facet.LEVEL:
        known, low, high = _known(column("level_low"), column("level_high"), NO_LEVEL)
        counts = {str(level): known & (low <= level) & (high >= level) for level in LEVELS}
    else:
        codes = column(FIELDS[facet])
        counts = {names[code]: codes == code for code in np.unique(codes).tolist() if code in names}
    yield from ((name, int(there.sum())) for name, there in counts.items() if there.any())


def _known(low: Codes, high: Codes, unknown: tuple[int, int]) -> tuple[npt.NDArray[np.bool_], Codes, Codes]:
    return (low != unknown[0]) | (high != unknown[1]), low, high
