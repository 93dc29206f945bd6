"""The search engine of who needs more than one machine. Everything in it can be thrown away: the database is the record."""

from __future__ import annotations

import re
import uuid
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import orjson

from hervat.domain.matching.travel import Point, straight_km
from hervat.domain.text import say
from hervat.market.search.cluster import facets, layout, questions
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.turn import Turn
from hervat.market.search.cluster.writing import make_index, put, removal, send
from hervat.market.search.contract import ENOUGH, Document, EngineFailure, Facet, Found, Hit, Query

ABSENT, OVERDUE = 404, 408
TRIES = 5  # an index may be taken away between finding it by its name and asking it
COPIES_WITHIN = "30s"


class ClusterEngine:
    """Vacancies in one index behind another name (an alias), under which it is searched. Filling again goes into a new index, that takes
    over the name at the next commit; the old one answers until that moment.

    How far the index has come stands with the index itself, so that the one cannot be lost without the other.
    """

    def __init__(self, client: Client, *, turn: Turn | None = None) -> None:
        """``turn``: to write; absent: one that lasts as long as usual."""
        self.name = client.address.name
        self._client = client
        self._turn = turn or Turn(client)
        self._alias = f"{self.name}-vacancies"
        self._new: str | None = None  # the index that is being filled again

    def put(self, documents: Iterable[Document]) -> None:
        """Adds, or replaces what has the same number. Sends on the way; they are found after the next commit. Raises Busy."""
        changes = (put(str(document.number), layout.written(document)) for document in documents)
        send(self._client, self._writing(), changes, self._turn.take)

    def remove(self, numbers: Iterable[int]) -> None:
        """Takes out. A number that is not there is passed over. Raises Busy."""
        send(self._client, self._writing(), (removal(str(number)) for number in numbers), self._turn.take)

    def commit(self, revision: int) -> None:
        """Shows everything, remembers the revision, gives a new index the name under which is searched, and lets others write.

        Raises Busy when the turn to write was lost.
        """
        index = self._writing()
        answer = self._client.change("POST", f"/{index}/_refresh")
        if answer.body["_shards"]["failed"]:
            raise EngineFailure(say("De zoekmachine kon niet alles zichtbaar maken. Probeer het later opnieuw."))
        about = {"layout": layout.WRITTEN_AS, "revision": revision}
        self._client.change("PUT", f"/{index}/_mapping", {"_source": {"enabled": False}, "_meta": about})
        if index == self._new:
            self._take_over(index)
        self.release()

    def revision(self) -> int:
        """What the last commit remembered. 0 when there is no index, or one that was written otherwise."""
        _index, about = self._searched()
        return int(about["revision"]) if about.get("layout") == layout.WRITTEN_AS else 0

    def search(self, query: Query) -> Found:
        """Answers; with a second question when few have every word. An empty cluster finds nothing.

        Raises ValueError for what cannot be asked: by distance from nowhere, counted by age without a day.
        """
        found = self._ask(query, questions.every_word(query), query.first)
        if not query.widen or len(set(query.words.all)) < 2 or found.total >= ENOUGH:
            return found
        rest = self._ask(query, questions.some_words(query), max(0, query.first - found.total), query.size - len(found.hits))
        return _together(found, rest)

    def clear(self) -> None:
        """From here on fills a new index. What an earlier time left unfinished is thrown away. Raises Busy."""
        self._turn.take()
        searched, _about = self._searched()
        self._throw_away({searched})
        self._new = self._make()

    def release(self) -> None:
        """Lets go of a new index that is not full, and lets others write.

        Changes that were sent to the searched index may show from the next commit on; the next time brings them again.
        """
        self._new = None
        self._turn.give()

    def _ask(self, query: Query, clause: Mapping[str, Any], first: int, size: int | None = None) -> Found:
        body = {
            "query": clause,
            "from": first,
            "size": query.size if size is None else size,
            "sort": questions.order(query),
            "track_total_hits": True,
            "_source": False,
            "stored_fields": "_none_",
            "docvalue_fields": ["latitude", "longitude"] if query.near else [],
            "aggs": facets.asked(query),
        }
        answer = self._searching(body)
        hits = tuple(_hit(hit, query) for hit in answer["hits"]["hits"])
        counted = facets.counted(query, answer.get("aggregations", {}))
        return Found(answer["hits"]["total"]["value"], is_exact=True, hits=hits, facets=counted)

    def _searching(self, body: Mapping[str, Any]) -> Any:
        # One copy counts all pages of a question: on another one they might come in another order.
        options = {
            "ignore_unavailable": "true",
            "allow_partial_search_results": "false",
            "preference": f"q{zlib.crc32(orjson.dumps(body['query']))}",
        }
        return self._read(f"/{self._alias}/_search", body, options)

    def _writing(self) -> str:
        """The index that takes what comes: the new one; or the one that is searched, unless there is none that we can read."""
        self._turn.take()
        if self._new is None:
            index, about = self._searched()
            if about.get("layout") == layout.WRITTEN_AS:
                return index
            self.clear()
        return self._new or ""

    def _searched(self) -> tuple[str, Mapping[str, Any]]:
        """The index behind the name, and what stands with it; nothing when there is none."""
        found = self._read(f"/{self._alias}/_mapping")
        if found is None:
            return "", {}
        ((index, described),) = found.items()
        return index, described["mappings"].get("_meta", {})

    def _read(self, path: str, body: object = None, options: Mapping[str, str] | None = None) -> Any:
        """What is asked under the name; None when there is nothing of that name."""
        for _try in range(TRIES):
            answer = self._client.read(path, body, options, also=(ABSENT,))
            if answer.status != ABSENT:
                return answer.body
            if answer.body["error"].get("index") == self._alias:
                return None
        raise EngineFailure(say("De zoekmachine kan nu niet antwoorden (status {status}).", status=ABSENT))

    def _make(self) -> str:
        index = f"{self._alias}-{uuid.uuid4().hex}"
        body = layout.index_body(about={"layout": layout.WRITTEN_AS, "revision": 0})
        make_index(self._client, index, body)
        return index

    def _take_over(self, index: str) -> None:
        """One step for who searches. Copies are made first, as far as there are nodes: from here on a lost node costs nothing."""
        self._client.change("GET", f"/_cluster/health/{index}?wait_for_status=green&timeout={COPIES_WITHIN}", also=(OVERDUE,))
        searched, _about = self._searched()
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": self._alias}}]
        if searched:
            actions.append({"remove_index": {"index": searched}})
        self._client.change("POST", "/_aliases", {"actions": actions})

    def _throw_away(self, all_but: Collection[str]) -> None:
        found = self._read(f"/{self._alias}-*/_settings", options={"filter_path": "*.settings.index.uuid"})
        ours = re.compile(re.escape(self._alias) + r"-[0-9a-f]{32}")
        for index in found:
            if index not in all_but and ours.fullmatch(index):
                self._client.change("DELETE", f"/{index}", also=(ABSENT,))


def _hit(hit: Mapping[str, Any], query: Query) -> Hit:
    km = None
    if query.near is not None:
        (latitude,), (longitude,) = hit["fields"]["latitude"], hit["fields"]["longitude"]
        km = straight_km(query.near.point, Point(latitude, longitude))
    return Hit(hit["sort"][-1], hit["_score"] or 0.0, km)  # the number is the last that is sorted by


def _together(every: Found, some: Found) -> Found:
    """Those with every word, and behind them those with some."""
    counted: dict[Facet, Mapping[str, int]] = {
        facet: dict(Counter(every.facets[facet]) + Counter(some.facets[facet])) for facet in every.facets
    }
    hits = (*every.hits, *some.hits)
    return Found(every.total + some.total, is_exact=True, hits=hits, facets=counted, widened=some.total > 0)
