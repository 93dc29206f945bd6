"""The kept searches as a run asks them: each distinct question once, with everybody who asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import structlog

from hervat.market.alerts.instant.arrays import Ints, offsets, spread
from hervat.market.alerts.models import KeptSearch, Progress
from hervat.market.alerts.requests import read
from hervat.market.search.contract import Query
from hervat.market.search.request import SearchRequest

log = structlog.get_logger("hervat.market.alerts")
COLUMNS = ("id", "request", "after", "is_active")
PAGE = 20_000  # searches that are read at once

ToQuery = Callable[[SearchRequest], Query]


class Matched(NamedTuple):
    """Pairs of a kept search (its id) and the number of a vacancy that is news for it."""

    searches: Ints
    numbers: Ints


class Questions:
    """Every active search whose version is higher than ``after``. ``queries``: the distinct ones, as they are asked.

    ``version``: up to there all were read. ``changed``: all that were read, also those that rest. A search that cannot be asked any more
    (its place is no longer known) is passed over: whoever keeps it sees that where it is listed.
    """

    def __init__(self, to_query: ToQuery, *, after: int = 0) -> None:
        self.version = Progress.objects.values_list("version", flat=True).first() or 0
        by_request: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.changed: set[int] = set()
        for search, request, number, is_active in _rows(after):
            self.changed.add(search)
            if is_active:
                by_request[request].append((search, number))
        self.queries: list[Query] = []
        askers: list[list[tuple[int, int]]] = []
        passed_over = 0
        for request, who in by_request.items():
            try:
                query = to_query(read(request))
            except ValueError:
                passed_over += len(who)
                continue
            self.queries.append(replace(query, after=0, widen=False))
            askers.append(who)
        if passed_over:
            log.warning("kept searches cannot be asked any more", count=passed_over)
        self._begin = offsets([len(who) for who in askers])
        self._searches = np.array([search for who in askers for search, _ in who], dtype=np.int64)
        self._after = np.array([number for who in askers for _, number in who], dtype=np.int64)

    def askers(self, queries: Ints, numbers: Ints) -> Matched:
        """From pairs of a question (by its place) and a vacancy to pairs with everybody who asks it and for whom it is news."""
        counts = self._begin[queries + 1] - self._begin[queries]
        places, numbers = spread(self._begin[queries], counts), np.repeat(numbers, counts)
        is_news = numbers > self._after[places]
        return Matched(self._searches[places[is_news]], numbers[is_news])

    def earliest(self, query: int) -> int:
        """The number after which a vacancy is news for at least one of those who ask this question."""
        return int(self._after[self._begin[query] : self._begin[query + 1]].min())


def _rows(after: int) -> Iterator[tuple[int, str, int, bool]]:
    """Searches whose version is higher, by id: id, request, number, whether it is active."""
    last = 0
    while rows := list(KeptSearch.objects.filter(id__gt=last, version__gt=after).order_by("id").values_list(*COLUMNS)[:PAGE]):
        yield from rows
        last = rows[-1][0]
