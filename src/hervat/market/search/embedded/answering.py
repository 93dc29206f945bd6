"""Answers one question with one state of the index: which hits, in which order, how many in all, and counts.

Answers come in groups: vacancies with every word; and behind them, when these are few, those with some of the words.
"""

from __future__ import annotations

from itertools import chain

import tantivy

from hervat.market.search.contract import ENOUGH, Found, Hit, Near, Query, Sort
from hervat.market.search.embedded import counting, ordering
from hervat.market.search.embedded.fields import number_of
from hervat.market.search.embedded.grid import cover, rough_cover
from hervat.market.search.embedded.ordering import Asked, Hits, Order, Page, Row
from hervat.market.search.embedded.questions import Part, Questions

FEW = 2000  # vacancies of which the distance is measured, wherever they are; of more those at the edge of the circle only
QUICK = 2_000  # vacancies with a word: that many are looked through in less time than squares are looked up
MOST_AT_THE_EDGE = 20_000  # beyond, totals are about


def answer(searcher: tantivy.Searcher, questions: Questions, query: Query, few: int = FEW) -> Found:
    """The answer to a question. ``few``: of so many the distance is measured, wherever they are.

    Raises ValueError for one that cannot be: by distance from nowhere, of an age without today.
    """
    if query.sort is Sort.DISTANCE and query.near is None:
        raise ValueError("sorting by distance needs a place")
    every = _Group(searcher, questions, query, few, widened=False).found(query.first, query.size)
    if not query.widen or len(set(query.words.all)) < 2 or every.total >= ENOUGH:
        return every
    first, size = max(0, query.first - every.total), query.size - len(every.hits)
    some = _Group(searcher, questions, query, few, widened=True).found(first, size)
    counts = counting.together([dict(every.facets), dict(some.facets)])
    return Found(every.total + some.total, every.is_exact and some.is_exact, (*every.hits, *some.hits), counts, widened=some.total > 0)


class _Group:
    """The vacancies with every word, or those with some."""

    def __init__(self, searcher: tantivy.Searcher, questions: Questions, query: Query, few: int, *, widened: bool) -> None:
        self._searcher, self._questions, self._query = searcher, questions, query
        self._few, self._widened = few, widened
        self._has_scores = query.sort is Sort.RELEVANCE and bool(query.words.all)
        self._is_exact = True

    def found(self, first: int, size: int) -> Found:
        """So many hits after the first, how many there are in all, and the counts."""
        near = self._query.near
        if near is None:
            asked = Asked(self._ask())
            return self._told(self._page(asked, first, size), counting.count(self._searcher, asked.clause, self._query))
        clause = self._ask() if self._is_quick() else self._ask(self._questions.squares(rough_cover(near)))
        hits = ordering.hits(self._searcher, clause, self._few, by_score=self._has_scores)
        return self._among(hits, near, first, size) if hits.total <= self._few else self._around(near, first, size)

    def _is_quick(self) -> bool:
        """Whether few vacancies can have the words: then all are measured, wherever they are."""
        words = self._query.words
        asked = {*words.all, *chain.from_iterable(words.phrases)}
        counts = [self._searcher.doc_freq("text", word) for word in asked] or [self._searcher.num_docs]
        return (sum(counts) if self._widened else min(counts)) <= QUICK

    def _among(self, hits: Hits, near: Near, first: int, size: int) -> Found:
        """Those of a few hits that are near."""
        order = Order.SCORE if self._has_scores else Order.DISTANCE if self._query.sort is Sort.DISTANCE else Order.DATE
        rows = ordering.within(self._searcher, hits, near, order)
        counts = counting.count_these(self._searcher, [row.address for row in rows], self._query)
        return self._told(Page(rows[first : first + size], len(rows)), counts)

    def _around(self, near: Near, first: int, size: int) -> Found:
        """Those of many hits that are near, by the squares in which they lie."""
        asked = self._within(near)
        counts = counting.count(self._searcher, asked.clause, self._query)
        if asked.without:
            beyond = counting.count_these(self._searcher, [row.address for row in asked.without.values()], self._query)
            counts = counting.less(counts, beyond)
        page = self._page(asked, first, size)
        return self._told(page._replace(rows=ordering.measured(self._searcher, page.rows, near)), counts)

    def _page(self, asked: Asked, first: int, size: int) -> Page:
        if self._query.sort is Sort.DISTANCE and self._query.near is not None:
            return ordering.by_distance(self._searcher, self._within, self._query.near, first, size)
        return (ordering.by_score if self._has_scores else ordering.by_date)(self._searcher, asked, first, size)

    def _within(self, near: Near) -> Asked:
        """What lies in the squares of a circle, without what lies at its edge and outside."""
        squares = cover(near)
        rows = ordering.newest(self._searcher, self._ask(self._questions.squares(squares.edge)), MOST_AT_THE_EDGE).rows
        if len(rows) >= MOST_AT_THE_EDGE:
            self._is_exact = False
        beyond = {row.fresh: row for row in ordering.measured(self._searcher, rows, near) if row.km is not None and row.km > near.km}
        return Asked(self._ask(self._questions.squares(squares.inside + squares.edge)), beyond)

    def _ask(self, *also: Part) -> tantivy.Query:
        return self._questions.some_words(self._query, also) if self._widened else self._questions.every_word(self._query, also)

    def _told(self, page: Page, counts: counting.Counts) -> Found:
        return Found(page.total, self._is_exact, tuple(map(_hit, page.rows)), counts)


def _hit(row: Row) -> Hit:
    return Hit(number_of(row.fresh), row.score, row.km)
