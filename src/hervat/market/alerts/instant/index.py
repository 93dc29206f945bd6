"""Very many searches against new vacancies, in batches: look up by what is rarest, then the other words, then the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hervat.market.alerts.instant.arrays import NO_INTS, Flags, Ints, portions, spread
from hervat.market.alerts.instant.columns import Columns, Told
from hervat.market.alerts.instant.postings import Postings
from hervat.market.alerts.instant.sample import Sample
from hervat.market.search.contract import Document, Query
from hervat.market.search.matching import has_words

BATCH = 256  # vacancies at once: enough that numpy's own cost is nothing, few enough that the tables stay in the cache
MOST_PAIRS = 1 << 20  # of a search and a vacancy at once, so that memory stays bounded whatever is asked


class Pairs(NamedTuple):
    """Which searches (by their place in what the index was made of) are answered by which vacancies (by their place in what was given)."""

    queries: Ints
    documents: Ints


class InstantIndex:
    """Searches, laid out once. Answers as :func:`hervat.market.search.matching.matches` does; ``sample``: vacancies like those that come.

    Neither ``after`` (each kept search has its own) nor ``fits`` (never kept) may be asked: ValueError.
    """

    def __init__(self, queries: Sequence[Query], sample: Sequence[Document] = ()) -> None:
        if any(query.fits is not None or query.after for query in queries):
            raise ValueError("a kept search has no load limits, and knows no number of a vacancy")
        self.postings = Postings(queries, Sample(sample))
        self.columns = Columns([queries[number] for number in self.postings.queries])

    def match(self, documents: Sequence[Document]) -> Pairs:
        """Every pair of a search and a vacancy that answers it."""
        found = [pairs for start in range(0, len(documents), BATCH) for pairs in self._match(documents[start : start + BATCH], start)]
        if not found:
            return Pairs(NO_INTS, NO_INTS)
        queries, places = zip(*found, strict=True)
        return Pairs(np.concatenate(queries), np.concatenate(places))

    def _match(self, documents: Sequence[Document], start: int) -> Iterator[Pairs]:
        postings = self.postings
        told = Told(documents, self.columns)
        places, keys, has_token = self._looked_up(documents)
        counts = postings.by_key[keys + 1] - postings.by_key[keys]
        for part in portions(counts, MOST_PAIRS):
            groups = postings.groups[spread(postings.by_key[keys[part]], counts[part])]
            groups, where = self._with_words(groups, np.repeat(places[part], counts[part]), documents, has_token)
            sizes = postings.rows_of[groups + 1] - postings.rows_of[groups]
            for piece in portions(sizes, MOST_PAIRS):
                rows = spread(postings.rows_of[groups[piece]], sizes[piece])
                rows, found = self.columns.passing(rows, np.repeat(where[piece], sizes[piece]), told)
                yield Pairs(postings.queries[rows], found + start)

    def _looked_up(self, documents: Sequence[Document]) -> tuple[Ints, Ints, Flags]:
        """Pairs of the place of a vacancy and a key that it has, and a table of which vacancy (row) has which token (column)."""
        keys = self.postings.keys
        has_token = np.zeros((len(documents), len(keys.tokens)), dtype=np.bool_)
        all_keys: list[int] = []
        counts = []
        for place, document in enumerate(documents):
            tokens, others = keys.of(document)
            has_token[place, tokens] = True
            all_keys += tokens
            all_keys += others
            counts.append(len(tokens) + len(others))
        return np.repeat(np.arange(len(documents)), counts), np.array(all_keys, dtype=np.int64), has_token

    def _with_words(self, groups: Ints, places: Ints, documents: Sequence[Document], has_token: Flags) -> tuple[Ints, Ints]:
        """Of these pairs of a group and a vacancy those with every word that the group asks."""
        postings = self.postings
        more = postings.by_group[groups + 1] - postings.by_group[groups]
        step = 0
        while (waiting := np.flatnonzero(more > step)).size:
            tokens = postings.words[postings.by_group[groups[waiting]] + step]
            kept = np.ones(len(groups), dtype=np.bool_)
            kept[waiting] = has_token[places[waiting], tokens]
            groups, places, more = groups[kept], places[kept], more[kept]
            step += 1
        kept = np.ones(len(groups), dtype=np.bool_)
        for pair in np.flatnonzero(postings.is_special[groups]):
            kept[pair] = has_words(postings.special[int(groups[pair])], documents[places[pair]])
        return groups[kept], places[kept]
