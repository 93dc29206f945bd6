"""Kept searches turned around: they lie in the cluster, and each new vacancy is held against all of them at once.

The cluster first takes those that have a chance, by the words and the squares on the map that stand with every kept search, and then looks
whether everything holds. It keeps a number and a question, and knows of nobody whose search it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import orjson

from hervat.domain.text import say
from hervat.market.search.cluster import layout, questions
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.writing import make_index, put, removal, send
from hervat.market.search.contract import Document, EngineFailure, Query, Sort

AT_ONCE = 50  # vacancies in one request
MOST_ANSWERS = 10_000  # of one vacancy in one request; the rest comes with the next
FIELDS = {**layout.FIELDS, "search": {"type": "long"}, "query": {"type": "percolator"}}


@dataclass(frozen=True, slots=True)
class _Held:
    """A vacancy that is held against the searches. ``after``: behind which search its next answers come."""

    number: int
    written: dict[str, Any]
    after: list[Any] | None = None


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
            yield from self._percolate([_Held(document.number, layout.written(document)) for document in portion])

    def _percolate(self, portion: Sequence[_Held]) -> Iterator[tuple[int, int]]:
        """Each vacancy in a question of its own: together they would have so many words that no search could be passed over."""
        while portion:
            answers = self._client.read("/_msearch", b"".join(self._lines(held) for held in portion)).body["responses"]
            more: list[_Held] = []
            for held, answer in zip(portion, answers, strict=True):
                hits = _hits(answer)
                yield from ((hit["sort"][0], held.number) for hit in hits)
                if len(hits) == MOST_ANSWERS:
                    more.append(replace(held, after=hits[-1]["sort"]))
            portion = more

    def _lines(self, held: _Held) -> bytes:
        head = {"index": self._index, "ignore_unavailable": True, "allow_partial_search_results": False}
        body = {
            "query": {"bool": {"filter": [{"percolate": {"field": "query", "document": held.written}}]}},
            "size": MOST_ANSWERS,
            "sort": [{"search": "asc"}],
            "track_total_hits": False,
            "_source": False,
            "stored_fields": "_none_",
        }
        if held.after:
            body["search_after"] = held.after
        return orjson.dumps(head) + b"\n" + orjson.dumps(body) + b"\n"

    def _make(self) -> None:
        make_index(self._client, self._index, layout.index_body(fields=FIELDS))


def _kept(query: Query) -> questions.Clause:
    if query.fits is not None:
        raise ValueError("what somebody can do is never kept with a search")
    return questions.every_word(replace(query, sort=Sort.DATE))  # an order other than by words: nothing is weighed


def _hits(answer: dict[str, Any]) -> list[dict[str, Any]]:
    if "error" in answer:
        raise EngineFailure(say("De zoekmachine kan nu niet antwoorden (status {status}).", status=answer["status"]))
    hits: list[dict[str, Any]] = answer["hits"]["hits"]
    return hits
