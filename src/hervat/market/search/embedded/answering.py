"""Answers one question with one state of the index: which hits, in which order, how many in all, and counts.

Answers come in groups: vacancies with every word; and behind them, when these are few, those with some of the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import tantivy

from hervat.market.search.contract import ENOUGH, Found, Hit, Near, Query, Sort
from hervat.market.search.embedded import counting, ordering
from hervat.market.search.embedded.fields import number_of
from hervat.market.search.embedded.grid import cover, rough_cover
from hervat.market.search.embedded.ordering import Asked, Hits, Order, Page, Row
from hervat.market.search.embedded.questions import Part, Questions

FEW = 10_000  # vacancies of which the distance is measured, wherever they are; of more those at the edge of the circle only
MOST_TRIED = 10  # times as many that may be expected in the squares: some will not pass the filters
QUICK, QUICK_WIDENED = 50_000, 2_000  # vacancies with a word: that many are looked through in less time than squares are looked up
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
        with_words, squares = self._with_words(), rough_cover(near)
        if with_words > self._few and self._expected(with_words, squares) > MOST_TRIED * self._few:
            return self._around(near, first, size)
        clause = self._ask() if with_words <= (QUICK_WIDENED if self._widened else QUICK) else self._ask(self._questions.squares(squares))
        hits = ordering.hits(self._searcher, clause, self._few, by_score=self._has_scores)
        return self._among(hits, near, first, size) if hits.total <= self._few else self._around(near, first, size)

    def _with_words(self) -> int:
        """How many vacancies can have the words that are asked, at most."""
        words = self._query.words
        asked = {*words.all, *chain.from_iterable(words.phrases)}
        counts = [self._searcher.doc_freq("text", word) for word in asked] or [self._searcher.num_docs]
        return sum(counts) if self._widened else min(counts)

    def _expected(self, with_words: int, squares: Iterable[int]) -> float:
        """How many of these lie in the squares, when words come everywhere alike."""
        there = sum(self._searcher.doc_freq("square", square) for square in squares)
        return with_words * there / max(1, self._searcher.num_docs)

    def _among(self, hits: Hits, near: Near, first: int, size: int) -> Found:
        """Those of a few hits that are near."""
        order = Order.SCORE if self._has_scores else Order.DISTANCE if self._query.sort is Sort.DISTANCE else Order.DATE
        measured = ordering.within(self._searcher, hits, near)
        return self._told(measured.page(order, first, size), counting.count_these(self._searcher, measured.addresses, self._query))

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
