"""One page of hits, in the order asked. Of equals the newest first, then the highest number: ``fresh`` tells both, for one hit only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import tantivy

from hervat.market.search.contract import Near
from hervat.market.search.embedded.fields import DEGREE
from hervat.market.search.embedded.grid import Numbers, kilometres

MORE = 20  # hits beyond those asked, to see where equals end
MOST_EQUALS = 5000  # so many hits with one score are put in order; nobody turns over so many pages
RINGS = (1 / 16, 1 / 8, 1 / 4, 1 / 2)  # of the distance asked: what is nearby is looked for first
MOST_IN_A_RING = 200_000


NOTHING: Mapping[int, Row] = {}


class Row(NamedTuple):
    """A hit of the index. ``km``: where it was measured."""

    fresh: int
    address: tantivy.DocAddress
    score: float = 0.0
    km: float | None = None


class Order(Enum):
    """What hits are ordered by."""

    DATE = 1
    SCORE = 2
    DISTANCE = 3


class Hits(NamedTuple):
    """Some hits as columns, in the order of the index, and how many there are in all. ``scores``: empty when they were not asked."""

    addresses: list[tantivy.DocAddress]
    scores: list[float]
    total: int


class Measured(NamedTuple):
    """Hits that are near, as columns in no order."""

    addresses: list[tantivy.DocAddress]
    fresh: npt.NDArray[np.int64]
    scores: Numbers
    km: Numbers

    def page(self, order: Order, first: int, size: int) -> Page:
        """The hits asked."""
        keys = {Order.DATE: (-self.fresh,), Order.SCORE: (-self.fresh, -self.scores), Order.DISTANCE: (-self.fresh, self.km)}
        places = np.lexsort(keys[order])[first : first + size]
        columns = (self.fresh[places].tolist(), self.scores[places].tolist(), self.km[places].tolist())
        rows = [Row(fresh, self.addresses[place], score, km) for place, fresh, score, km in zip(places.tolist(), *columns, strict=True)]
        return Page(rows, len(self.addresses))


class Page(NamedTuple):
    """The hits asked, and how many there are in all."""

    rows: list[Row]
    total: int


class Asked(NamedTuple):
    """A question, and those of its hits that are left out, by ``fresh``."""

    clause: tantivy.Query
    without: Mapping[int, Row] = NOTHING


def by_date(searcher: tantivy.Searcher, asked: Asked, first: int, size: int) -> Page:
    """The newest first."""
    end = first + size
    limit = end + MORE * bool(asked.without)
    while True:
        rows, total = newest(searcher, asked.clause, max(1, limit))
        kept = [row for row in rows if row.fresh not in asked.without]
        if len(kept) >= end or len(rows) < limit:
            return Page(kept[first:end], total - len(asked.without))
        limit *= 2


def by_score(searcher: tantivy.Searcher, asked: Asked, first: int, size: int) -> Page:
    """The most relevant first."""
    end = first + size
    limit = end + MORE
    while True:
        rows, total = relevant(searcher, asked.clause, limit)
        kept = [row for row in rows if row.fresh not in asked.without]
        all_seen = len(rows) < limit or limit > MOST_EQUALS
        if all_seen or (len(kept) > end and kept[end - 1].score > kept[-1].score):
            return Page(sorted(kept, key=relevance)[first:end], total - len(asked.without))
        limit *= 4


def by_distance(searcher: tantivy.Searcher, within: Callable[[Near], Asked], near: Near, first: int, size: int) -> Page:
    """The nearest first. ``within``: the question with a distance."""
    asked, end = within(near), first + size
    total = count(searcher, asked)
    there = total
    for share in RINGS:
        ring = within(Near(near.point, near.km * share))
        in_ring = count(searcher, ring)
        if in_ring >= end:
            asked, there = ring, in_ring
            break
    rows, _ = newest(searcher, asked.clause, min(max(1, there + len(asked.without)), MOST_IN_A_RING))
    kept = measured(searcher, [row for row in rows if row.fresh not in asked.without], near)
    return Page(sorted(kept, key=nearness)[first:end], total)


def hits(searcher: tantivy.Searcher, clause: tantivy.Query, most: int, *, by_score: bool) -> Hits:
    """So many hits, the most relevant or else the newest."""
    found = searcher.search(clause, limit=most) if by_score else searcher.search(clause, limit=most, order_by_field="fresh")
    listed = found.hits
    return Hits([address for _, address in listed], [score for score, _ in listed] if by_score else [], _total(found))


def within(searcher: tantivy.Searcher, hits: Hits, near: Near) -> Measured:
    """Those of the hits that are near."""
    km = _distances(searcher, hits.addresses, near)
    places = np.flatnonzero(km <= near.km)
    addresses = [hits.addresses[place] for place in places.tolist()]
    fresh = np.array(searcher.fast_field_values("fresh", addresses), dtype=np.int64)
    scores = np.array(hits.scores, dtype=np.float64)[places] if hits.scores else np.zeros(len(places))
    return Measured(addresses, fresh, scores, km[places])


def relevance(row: Row) -> tuple[float, int]:
    """Sorts the most relevant first."""
    return -row.score, -row.fresh


def nearness(row: Row) -> tuple[float, int]:
    """Sorts the nearest first."""
    return row.km or 0.0, -row.fresh


def newest(searcher: tantivy.Searcher, clause: tantivy.Query, most: int) -> Page:
    """The newest hits, and how many there are in all."""
    found = searcher.search(clause, limit=most, order_by_field="fresh")
    return Page([Row(fresh, address) for fresh, address in found.hits], _total(found))


def relevant(searcher: tantivy.Searcher, clause: tantivy.Query, most: int) -> Page:
    """The most relevant hits, and how many there are in all."""
    found = searcher.search(clause, limit=most)
    hits = found.hits
    fresh = searcher.fast_field_values("fresh", [address for _, address in hits])
    return Page([Row(int(value or 0), address, score) for value, (score, address) in zip(fresh, hits, strict=True)], _total(found))


def count(searcher: tantivy.Searcher, asked: Asked) -> int:
    """How many hits there are."""
    return newest(searcher, asked.clause, 1).total - len(asked.without)


def measured(searcher: tantivy.Searcher, rows: list[Row], near: Near) -> list[Row]:
    """The same hits, each with how far it is; those of which nobody knows where they are left out."""
    far = _distances(searcher, [row.address for row in rows], near)
    return [row._replace(km=km) for row, km in zip(rows, far.tolist(), strict=True) if km == km]


def _distances(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], near: Near) -> Numbers:
    """How far each hit is, in kilometres; nan where nobody knows."""
    north, east = (np.array(searcher.fast_field_values(field, addresses), dtype=np.float64) for field in ("north", "east"))
    return kilometres(near.point, north / DEGREE - 90, east / DEGREE - 180)


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]
    return total
