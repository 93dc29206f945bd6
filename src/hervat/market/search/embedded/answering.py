"""Answers one question with one state of the index: which hits, in which order, how many in all, and counts.

Answers come in groups: vacancies with every word; and behind them, when these are few, those with some of the words.
"""

from __future__ import annotations

from collections import Counter

import tantivy

from hervat.market.search.contract import ENOUGH, Facet, Found, Hit, Near, Query, Sort
from hervat.market.search.embedded import ordering
from hervat.market.search.embedded.counting import count
from hervat.market.search.embedded.fields import number_of
from hervat.market.search.embedded.grid import cover
from hervat.market.search.embedded.ordering import Page, Row
from hervat.market.search.embedded.questions import Part, Questions

MOST_AT_THE_EDGE = 20_000  # vacancies whose distance is measured one by one; beyond, totals are about


def answer(searcher: tantivy.Searcher, questions: Questions, query: Query) -> Found:
    """The answer to a question. Raises ValueError for one that cannot be: by distance from nowhere, of an age without today."""
    if query.sort is Sort.DISTANCE and query.near is None:
        raise ValueError("sorting by distance needs a place")
    every = _Group(searcher, questions, query, widened=False).found(query.first, query.size)
    if not query.widen or len(set(query.words.all)) < 2 or every.total >= ENOUGH:
        return every
    first, size = max(0, query.first - every.total), query.size - len(every.hits)
    some = _Group(searcher, questions, query, widened=True).found(first, size)
    counts = {facet: dict(Counter(every.facets[facet]) + Counter(some.facets[facet])) for facet in query.facets}
    return Found(every.total + some.total, every.is_exact and some.is_exact, (*every.hits, *some.hits), counts, widened=True)


class _Group:
    """The vacancies with every word, or those with some."""

    def __init__(self, searcher: tantivy.Searcher, questions: Questions, query: Query, *, widened: bool) -> None:
        self._searcher, self._questions, self._query, self._widened = searcher, questions, query, widened
        self._is_exact = True

    def found(self, first: int, size: int) -> Found:
        """So many hits after the first, how many there are in all, and the counts."""
        near = self._query.near
        clause = self._ask() if near is None else self._within(near)
        page = self._page(clause, first, size)
        rows = page.rows if near is None else ordering.measured(self._searcher, page.rows, near)
        facets: dict[Facet, dict[str, int]] = {}
        if self._query.facets:
            facets = {facet: dict(counts) for facet, counts in count(self._searcher, clause, self._query).items()}
        return Found(page.total, self._is_exact, tuple(map(_hit, rows)), facets)

    def _page(self, clause: tantivy.Query, first: int, size: int) -> Page:
        if self._query.sort is Sort.DISTANCE and self._query.near is not None:
            return ordering.by_distance(self._searcher, self._within, self._query.near, first, size)
        if self._query.sort is Sort.RELEVANCE and self._query.words.all:
            return ordering.by_score(self._searcher, clause, first, size)
        return ordering.by_date(self._searcher, clause, first, size)

    def _within(self, near: Near) -> tantivy.Query:
        """The question with everything that lies within a distance."""
        squares = cover(near)
        parts: list[Part] = [self._questions.squares(squares.inside + squares.edge)]
        beyond = self._beyond(near, squares.edge)
        if beyond:
            parts.append(self._questions.none_of(beyond))
        return self._ask(*parts)

    def _beyond(self, near: Near, edge: tuple[int, ...]) -> list[int]:
        """The numbers of what lies in a square at the edge, and outside the circle."""
        rows = ordering.everything(self._searcher, self._ask(self._questions.squares(edge)), MOST_AT_THE_EDGE) if edge else []
        if len(rows) >= MOST_AT_THE_EDGE:
            self._is_exact = False
        far = ordering.distances(self._searcher, rows, near) > near.km
        return [number_of(row.fresh) for row, is_far in zip(rows, far.tolist(), strict=True) if is_far]

    def _ask(self, *also: Part) -> tantivy.Query:
        return self._questions.some_words(self._query, also) if self._widened else self._questions.every_word(self._query, also)


def _hit(row: Row) -> Hit:
    return Hit(number_of(row.fresh), row.score, row.km)
