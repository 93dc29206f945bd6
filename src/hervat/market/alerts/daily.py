"""Each distinct question once to the search engine, about what is new: right where few searches meet many vacancies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from hervat.market.alerts.asking import Matched, Questions
from hervat.market.search.contract import LARGEST_PAGE, LAST_RESULT, Query, SearchEngine, Sort


class TooMuchNews(Exception):
    """One question has more new answers than an engine tells. It is asked in another way (:mod:`hervat.market.alerts.instant`)."""


def match_daily(questions: Questions, engine: SearchEngine, *, after: int, upto: int) -> Matched:
    """What of the vacancies numbered ``after`` (not) to ``upto`` (included) is news. The engine must have come that far.

    Raises :class:`TooMuchNews`.
    """
    queries: list[int] = []
    numbers: list[int] = []
    for place, query in enumerate(questions.queries):
        since = max(after, questions.earliest(place))
        if since < upto:
            found = [number for number in _answers(engine, replace(query, after=since)) if number <= upto]
            queries += [place] * len(found)
            numbers += found
    return questions.askers(np.array(queries, dtype=np.int64), np.array(numbers, dtype=np.int64))


def _answers(engine: SearchEngine, query: Query) -> Iterator[int]:
    for first in range(0, LAST_RESULT, LARGEST_PAGE):
        hits = engine.search(replace(query, sort=Sort.DATE, first=first, size=LARGEST_PAGE)).hits
        yield from (hit.number for hit in hits)
        if len(hits) < LARGEST_PAGE:
            return
    raise TooMuchNews
