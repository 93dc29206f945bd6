"""Counts hits by what they have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tantivy

from hervat.market.search.classes import AGES
from hervat.market.search.contract import Facet, Query
from hervat.market.search.embedded.fields import CLASSES, CONTRACTS, HOME_WORKS

FIELDS = {
    Facet.PROVINCE: "province",
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


def count(searcher: tantivy.Searcher, clause: tantivy.Query, query: Query) -> Counts:
    """Of each facet that is asked how many answers have each value."""
    asked = {facet.value: _asked(facet, query) for facet in query.facets}
    answer = searcher.aggregate(clause, asked) if asked else {}
    return {facet: dict(_counted(facet, answer[facet.value]["buckets"])) for facet in query.facets}


def _asked(facet: Facet, query: Query) -> dict[str, Any]:
    if facet is not Facet.AGE:
        return {"terms": {"field": FIELDS[facet], "size": MOST_VALUES}}
    if query.today is None:
        raise ValueError("counting by age needs the day of today")
    days = [query.today.toordinal() - age for age in AGES]
    ends = [None, *days[:-1]]
    return {"range": {"field": "day", "ranges": [_between(first, end) for first, end in zip(days, ends, strict=True)]}}


def _between(first: int, end: int | None) -> dict[str, int]:
    return {"from": first} if end is None else {"from": first, "to": end}


def _counted(facet: Facet, buckets: list[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    if facet is Facet.AGE:
        yield from _cumulated(buckets)
        return
    names = NAMES.get(facet)
    for bucket in buckets:
        name = str(bucket["key"] if facet is Facet.PROVINCE else int(bucket["key"]))
        if names is not None:
            name = names.get(int(bucket["key"]), "")
        if name and bucket["doc_count"]:
            yield name, bucket["doc_count"]


def _cumulated(buckets: list[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    """The index counts apart who came within a day, between one day and three, and so on; we tell who came within each time."""
    newest_first = sorted((bucket for bucket in buckets if bucket.get("from") is not None), key=lambda bucket: -bucket["from"])
    total = 0
    for age, bucket in zip(AGES, newest_first, strict=True):
        total += bucket["doc_count"]
        if total:
            yield str(age), total
