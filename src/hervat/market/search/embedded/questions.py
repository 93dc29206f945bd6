"""A question as tantivy takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Clause

from hervat.market.search.contract import LoadLimits, Query, Sort, Words, least_words
from hervat.market.search.embedded.fields import CONTRACTS, HOME_WORKS, UNKNOWN, cents, hundredths, item_number, load_number, load_range

TITLE_WEIGHT = 2.0
MOST_COMBINATIONS = 10

Part = tuple[Occur, Clause]


class Questions:
    """Makes questions for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def every_word(self, query: Query, also: Sequence[Part] = ()) -> Clause:
        """Vacancies with every word, that pass every filter but the one on distance."""
        words = [(Occur.Must, self._word(query, word)) for word in dict.fromkeys(query.words.all)]
        return self._whole(query, [*words, *also])

    def some_words(self, query: Query, also: Sequence[Part] = ()) -> Clause:
        """The same with some of the words, and not all."""
        words = [self._word(query, word) for word in dict.fromkeys(query.words.all)]
        some = _at_least(least_words(len(words)), words)
        every = Clause.boolean_query([(Occur.Must, word) for word in words])
        return self._whole(query, [(Occur.Must, some), (Occur.MustNot, every), *also])

    def squares(self, numbers: Sequence[int]) -> Part:
        """Where the work must lie."""
        return Occur.Must, Clause.const_score_query(Clause.term_set_query(self._schema, "square", list(numbers)), 0.0)

    def _whole(self, query: Query, words: Sequence[Part]) -> Clause:
        parts = [*words, *self._phrases(query.words), *self._filters(query), *self._left_out(query)]
        if not any(occur is Occur.Must for occur, _ in parts):
            parts.append((Occur.Must, Clause.all_query()))
        if query.sort is Sort.RELEVANCE:
            parts += [(Occur.Should, self._in_title(word)) for word in dict.fromkeys(query.words.all)]
        return Clause.boolean_query(parts)

    def _word(self, query: Query, word: str) -> Clause:
        counts = query.sort is Sort.RELEVANCE
        return Clause.term_query(self._schema, "text", word, "freq" if counts else "basic")

    def _in_title(self, word: str) -> Clause:
        return Clause.boost_query(Clause.term_query(self._schema, "title", word, "freq"), TITLE_WEIGHT)

    def _phrases(self, words: Words) -> Iterator[Part]:
        for phrase in words.phrases:
            yield Occur.Must, Clause.phrase_query(self._schema, "text", list(phrase))

    def _filters(self, query: Query) -> Iterator[Part]:
        if query.occupations:
            yield self._filter(Clause.term_set_query(self._schema, "occupation", list(query.occupations)))
        if query.province:
            yield self._filter(Clause.term_query(self._schema, "province", query.province, "basic"))
        yield from self._told("contract", [CONTRACTS[contract] for contract in query.contracts])
        yield from self._told("home_work", [HOME_WORKS[home_work] for home_work in query.home_work])
        for field, asked in (("hours", query.hours and _bounds(query.hours)), ("level", query.level)):
            if asked:
                yield self._range(f"{field}_low", high=max(0, asked[1]))
                yield self._range(f"{field}_high", low=max(0, asked[0]))
        if query.month_wage is not None:
            yield self._range("wage", low=cents(query.month_wage))
        if query.since is not None:
            yield self._range("day", low=query.since.toordinal())
        if query.after > 0:
            yield self._filter(Clause.range_query(self._schema, "number", FieldType.Integer, query.after + 1))

    def _told(self, field: str, codes: Sequence[int]) -> Iterator[Part]:
        """One of these, or nothing told."""
        if codes:
            terms = [Clause.term_query(self._schema, field, code, "basic") for code in (UNKNOWN, *codes)]
            yield self._filter(Clause.boolean_query([(Occur.Should, term) for term in terms]))

    def _range(self, field: str, *, low: int | None = None, high: int | None = None) -> Part:
        return self._filter(Clause.range_query(self._schema, field, FieldType.Unsigned, low, high))

    def _filter(self, clause: Clause) -> Part:
        return Occur.Must, Clause.const_score_query(clause, 0.0)

    def _left_out(self, query: Query) -> Iterator[Part]:
        for word in query.words.not_:
            yield Occur.MustNot, Clause.term_query(self._schema, "text", word, "basic")
        if query.fits is not None:
            yield from ((Occur.MustNot, clause) for clause in self._too_much(query.fits))

    def _too_much(self, limits: LoadLimits) -> Iterator[Clause]:
        if limits.without:
            yield Clause.term_set_query(self._schema, "load_item", [item_number(item) for item in limits.without])
        if limits.occupations:
            yield Clause.term_set_query(self._schema, "occupation", list(limits.occupations))
        yield from (self._above(item, most) for item, most in limits.most.items())

    def _above(self, item: str, most: float) -> Clause:
        _first, last = load_range(item)
        return Clause.range_query(
            self._schema, "load", FieldType.Unsigned, load_number(item, most), last, include_lower=False, use_inverted_index=True
        )


def _at_least(least: int, words: Sequence[Clause]) -> Clause:
    """So many of the words. A few combinations, each with all of its words, are found much sooner than counting how many are there."""
    if least > 1 and comb(len(words), least) > MOST_COMBINATIONS:
        return Clause.boolean_query([(Occur.Should, word) for word in words], least)
    together = [
        some[0] if least == 1 else Clause.boolean_query([(Occur.Must, word) for word in some]) for some in combinations(words, least)
    ]
    return Clause.boolean_query([(Occur.Should, some) for some in together])


def _bounds(hours: tuple[float, float]) -> tuple[int, int]:
    return hundredths(hours[0]), hundredths(hours[1])
