"""What hits are counted by. What an ad does not tell is counted nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hervat.market.search.classes import AGES, hour_classes, level_classes
from hervat.market.search.contract import Document, Facet, Query

FIELDS = {
    Facet.PROVINCE: "province",
    Facet.CONTRACT: "contract",
    Facet.HOME_WORK: "home_work",
    Facet.LEVEL: "level_facet",
    Facet.HOURS: "hours_facet",
}
MOST_VALUES = 100


def written(document: Document) -> dict[str, list[str]]:
    """The values that stand with a document for counting."""
    return {"hours_facet": list(hour_classes(document.hours)), "level_facet": list(level_classes(document.level))}


def asked(query: Query) -> dict[str, Any]:
    """What is asked to count. Raises ValueError for an age without the day from which it counts."""
    values = {facet.value: _by_value(FIELDS[facet]) for facet in query.facets if facet in FIELDS}
    if Facet.AGE in query.facets:
        if query.today is None:
            raise ValueError("counting by age needs the day of today")
        values[Facet.AGE.value] = _by_age(query.today)
    return values


def counted(query: Query, answer: Mapping[str, Any]) -> dict[Facet, Mapping[str, int]]:
    """What was counted: of each value how many, without those of which there are none."""
    return {facet: dict(_counted(answer.get(facet.value, {"buckets": []}))) for facet in query.facets}


def _by_value(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": MOST_VALUES}}


def _by_age(today: date) -> dict[str, Any]:
    since = [{"key": str(days), "from": today.toordinal() - days} for days in AGES]
    return {"range": {"field": "first_seen", "ranges": since}}


def _counted(found: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    for bucket in found["buckets"]:
        if bucket["key"] and bucket["doc_count"]:
            yield bucket["key"], bucket["doc_count"]
