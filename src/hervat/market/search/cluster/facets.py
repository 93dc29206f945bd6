"""What hits are counted by. What an ad does not tell is counted nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hervat.market.search.contract import Document, Facet

HOURS = {"0-8": (0, 8), "8-16": (8, 16), "16-24": (16, 24), "24-32": (24, 32), "32-36": (32, 36), "36+": (36, float("inf"))}
LEVELS = {str(level): (level, level) for level in range(1, 9)}
AGES = (1, 3, 7, 14, 30)
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
    return {"hours_facet": _overlapping(HOURS, document.hours), "level_facet": _overlapping(LEVELS, document.level)}


def asked(facets: Iterable[Facet], today: date) -> dict[str, Any]:
    """What is asked to count."""
    return {facet.value: _by_age(today) if facet is Facet.AGE else _by_value(FIELDS[facet]) for facet in facets}


def counted(facets: Iterable[Facet], answer: Mapping[str, Any]) -> dict[Facet, Mapping[str, int]]:
    """What was counted: of each value how many, without those of which there are none."""
    return {facet: dict(_counted(answer.get(facet.value, {"buckets": []}))) for facet in facets}


def _by_value(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": MOST_VALUES}}


def _by_age(today: date) -> dict[str, Any]:
    since = [{"key": str(days), "from": today.toordinal() - days} for days in AGES]
    return {"range": {"field": "first_seen", "ranges": since}}


def _counted(found: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    for bucket in found["buckets"]:
        if bucket["key"] and bucket["doc_count"]:
            yield bucket["key"], bucket["doc_count"]


def _overlapping(ranges: Mapping[str, tuple[float, float]], told: tuple[float, float] | None) -> list[str]:
    if told is None:
        return []
    return [name for name, (low, high) in ranges.items() if low <= told[1] and told[0] <= high]
