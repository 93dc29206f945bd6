"""One page of hits, in the order asked. Of equals the newest first, then the highest number: ``fresh`` holds both."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import tantivy

from hervat.market.search.contract import Near
from hervat.market.search.embedded.fields import DEGREE
from hervat.market.search.embedded.grid import Numbers, kilometres

MORE = 20  # hits beyond those asked, to see where equals end
MOST_EQUALS = 5000  # so many hits with one score are put in order; nobody turns over so many pages
RINGS = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)  # of the distance asked: what is nearby is looked for first
MOST_IN_A_RING = 200_000
FEW = 500  # are not worth looking for in rings


class Row(NamedTuple):
    """A hit of the index. ``km``: where it was measured."""

    fresh: int
    address: tantivy.DocAddress
    score: float = 0.0
    km: float | None = None


class Page(NamedTuple):
    """The hits asked, and how many there are in all."""

    rows: list[Row]
    total: int


def by_date(searcher: tantivy.Searcher, clause: tantivy.Query, first: int, size: int) -> Page:
    """The newest first."""
    found = searcher.search(clause, limit=max(1, size), offset=first, order_by_field="fresh")
    return Page([Row(fresh, address) for fresh, address in found.hits[:size]], _total(found))


def by_score(searcher: tantivy.Searcher, clause: tantivy.Query, first: int, size: int) -> Page:
    """The most relevant first."""
    end = first + size
    limit = end + MORE
    while True:
        found = searcher.search(clause, limit=limit)
        hits = found.hits
        if len(hits) < limit or limit > MOST_EQUALS or (end < len(hits) and hits[end - 1][0] > hits[-1][0]):
            break
        limit *= 4
    fresh = searcher.fast_field_values("fresh", [address for _, address in hits])
    rows = [Row(int(value or 0), address, score) for value, (score, address) in zip(fresh, hits, strict=True)]
    rows.sort(key=lambda row: (-row.score, -row.fresh))
    return Page(rows[first:end], _total(found))


def by_distance(searcher: tantivy.Searcher, within: Callable[[Near], tantivy.Query], near: Near, first: int, size: int) -> Page:
    """The nearest first. ``within``: the question with a distance."""
    total = count(searcher, within(near))
    end = first + size
    for share in RINGS if total > FEW else RINGS[-1:]:
        ring = Near(near.point, near.km * share)
        clause = within(ring)
        there = total if share == RINGS[-1] else count(searcher, clause)
        if there >= end or share == RINGS[-1]:
            rows = measured(searcher, everything(searcher, clause, there), near)
            break
    rows.sort(key=lambda row: (row.km, -row.fresh))
    return Page(rows[first:end], total)


def everything(searcher: tantivy.Searcher, clause: tantivy.Query, most: int) -> list[Row]:
    """All hits, the newest first, but at most so many."""
    found = searcher.search(clause, limit=max(1, min(most, MOST_IN_A_RING)), order_by_field="fresh", count=False)
    return [Row(fresh, address) for fresh, address in found.hits]


def measured(searcher: tantivy.Searcher, rows: list[Row], near: Near) -> list[Row]:
    """The same hits, each with how far it is."""
    return [row._replace(km=km) for row, km in zip(rows, distances(searcher, rows, near).tolist(), strict=True)]


def distances(searcher: tantivy.Searcher, rows: list[Row], near: Near) -> Numbers:
    """How far each hit is, in kilometres."""
    addresses = [row.address for row in rows]
    north, east = (np.array(searcher.fast_field_values(field, addresses), dtype=np.float64) for field in ("north", "east"))
    return kilometres(near.point, north / DEGREE - 90, east / DEGREE - 180)


def count(searcher: tantivy.Searcher, clause: tantivy.Query) -> int:
    """How many hits there are."""
    return _total(searcher.search(clause, limit=1, order_by_field="fresh"))


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]
    return total
