"""Kept searches turned around: they lie in the cluster, and each new vacancy is held against all of them at once.

The cluster first takes those that have a chance, by the words and the squares on the map that stand with every kept search, and then looks
whether everything holds. It keeps a number and a question, and knows of nobody whose search it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from hervat.market.search.cluster import layout, questions
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.writing import make_index, put, removal, send
from hervat.market.search.contract import Document, Query, Sort

AT_ONCE = 200  # vacancies in one question
MOST_ANSWERS = 10_000  # of one question; the rest is asked with the next
SLOTS = "_percolator_document_slot"
FIELDS = {**layout.FIELDS, "search": {"type": "long"}, "query": {"type": "percolator"}}


class KeptSearches:
    """Searches by number, each with its question. What is kept here can be thrown away and kept again."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._index = f"{client.address.name}-searches-{layout.VERSION}"

    def keep(self, searches: Iterable[tuple[int, Query]]) -> None:
        """Adds, or replaces what has the same number. They are asked after the next :meth:`commit`.

        Raises ValueError for a question that holds what somebody can do: that is never kept.
        """
        self._make()
        send(self._client, self._index, (put(str(number), {"search": number, "query": _kept(query)}) for number, query in searches))

    def forget(self, numbers: Iterable[int]) -> None:
        """Takes out. A number that is not there is passed over."""
        self._make()
        send(self._client, self._index, (removal(str(number)) for number in numbers))

    def commit(self) -> None:
        """From here on everything that was kept and forgotten counts."""
        self._client.change("POST", f"/{self._index}/_refresh")

    def clear(self) -> None:
        """Forgets all."""
        self._client.change("DELETE", f"/{self._index}", also=(404,))

    def percolate(self, documents: Iterable[Document]) -> Iterator[tuple[int, int]]:
        """Every pair of a kept search and a vacancy that answers it: the number of the one, the number of the other."""
        waiting = iter(documents)
        while portion := list(islice(waiting, AT_ONCE)):
            yield from self._percolate(portion)

    def _percolate(self, documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
        asked = {"percolate": {"field": "query", "documents": [layout.written(document) for document in documents]}}
        body: dict[str, Any] = {
            "query": {"bool": {"filter": [asked]}},
            "size": MOST_ANSWERS,
            "sort": [{"search": "asc"}],
            "track_total_hits": False,
            "_source": False,
        }
        options = {"ignore_unavailable": "true", "allow_partial_search_results": "false"}
        while True:
            hits = self._client.read(f"/{self._index}/_search", body, options).body["hits"]["hits"]
            for hit in hits:
                (search,) = hit["sort"]
                for slot in hit["fields"][SLOTS]:
                    yield search, documents[slot].number
            if len(hits) < MOST_ANSWERS:
                return
            body["search_after"] = hits[-1]["sort"]

    def _make(self) -> None:
        make_index(self._client, self._index, layout.index_body(fields=FIELDS))


def _kept(query: Query) -> questions.Clause:
    if query.fits is not None:
        raise ValueError("what somebody can do is never kept with a search")
    return questions.every_word(replace(query, sort=Sort.DATE))  # an order other than by words: nothing is weighed
