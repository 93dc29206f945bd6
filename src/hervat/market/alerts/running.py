"""A run: what came since the last one is held against all kept searches, and what was found is stored, each once.

How far the runs have come is stored in the same transaction as what was found: wherever a run is killed, the next goes on where the last
whole portion ended. While it stores, nobody can change a search; what was changed while it matched is matched again first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

import numpy as np
import structlog
from django.db import transaction

from hervat.market.alerts.asking import Matched, Questions, ToQuery
from hervat.market.alerts.daily import TooMuchNews, match_daily
from hervat.market.alerts.instant import InstantIndex
from hervat.market.alerts.models import Found, KeptSearch, Progress
from hervat.market.alerts.services import MARKET, hold_progress
from hervat.market.search.contract import Document, EngineFailure, SearchEngine

log = structlog.get_logger("hervat.market.alerts")
PORTION = 10_000  # vacancies that are matched, and stored, together
SAMPLE = 1000  # vacancies that show how rare words are
INSERTED = 2000  # rows in one statement
ONE_BY_ONE, AT_ONCE, LAYING_OUT = 2000, 200, 20  # microseconds, about: to ask an engine once, to match a vacancy, to lay a search out


class Way(StrEnum):
    """How new vacancies and kept searches are brought together. Both find the same."""

    INSTANT = "instant"  # all searches at once
    DAILY = "daily"  # each distinct search once to the engine


class Arrival(Protocol):
    """A vacancy as it came. ``document``: None when it is gone already."""

    @property
    def number(self) -> int: ...

    @property
    def document(self) -> Document | None: ...


@dataclass(frozen=True, slots=True)
class News:
    """Where a run gets its vacancies, questions and engine. ``arrivals``: those with a higher number, in their order, so many at most.

    ``engine``: gives one that has come at least as far as what ``arrivals`` gave; None: there is none, so all searches are matched at once.
    """

    arrivals: Callable[[int, int], Sequence[Arrival]]
    to_query: ToQuery
    engine: Callable[[], SearchEngine] | None = None


class Ran(NamedTuple):
    """What a run did: how many vacancies were new, and how often one was found for a search."""

    vacancies: int
    found: int


class _Portion(NamedTuple):
    """New vacancies, numbered ``after`` (not) to ``upto`` (included)."""

    after: int
    upto: int
    documents: list[Document]


def run(news: News, *, now: datetime, way: Way | None = None) -> Ran:
    """Matches everything that is new, in the quickest way or in ``way``. Twice does no more than once; two at once do each portion once."""
    with transaction.atomic(MARKET):
        hold_progress()
    runner = _Runner(news, way)
    vacancies = found = 0
    while (portion := _next(news)) is not None:
        stored = _store(portion, runner, now)
        if stored is not None:
            vacancies, found = vacancies + len(portion.documents), found + stored
    return Ran(vacancies, found)


def reached() -> int:
    """Up to which number vacancies were matched."""
    return Progress.objects.values_list("number", flat=True).first() or 0


def _next(news: News) -> _Portion | None:
    after = reached()
    arrivals = news.arrivals(after, PORTION)
    if not arrivals:
        return None
    return _Portion(after, arrivals[-1].number, [arrival.document for arrival in arrivals if arrival.document is not None])


class _Runner:
    """The searches as they were at the start, and laid out when they are first matched at once."""

    def __init__(self, news: News, way: Way | None) -> None:
        self.news, self.way = news, way
        self.questions = Questions(news.to_query)
        self.index: InstantIndex | None = None

    def match(self, portion: _Portion) -> Matched:
        """What of these vacancies is news for the searches as they were."""
        if self.news.engine is not None and self._best_way(len(portion.documents)) is Way.DAILY:
            try:
                return match_daily(self.questions, self.news.engine(), after=portion.after, upto=portion.upto)
            except (TooMuchNews, EngineFailure) as reason:
                log.info("matched at once instead", reason=type(reason).__name__)  # the answers are the same
        if self.index is None:
            self.index = InstantIndex(self.questions.queries, portion.documents[:SAMPLE])
        return _match_instant(self.questions, self.index, portion.documents)

    def match_changed(self, portion: _Portion, matched: Matched) -> Matched:
        """The same for the searches as they are: those that were kept or changed since the start are matched anew."""
        newer = Questions(self.news.to_query, after=self.questions.version)
        same = ~np.isin(matched.searches, list(newer.changed))
        anew = _match_instant(newer, InstantIndex(newer.queries, portion.documents[:SAMPLE]), portion.documents)
        return Matched(*(np.concatenate((one[same], other)) for one, other in zip(matched, anew, strict=True)))

    def _best_way(self, vacancies: int) -> Way:
        searches = len(self.questions.queries)
        laying_out = LAYING_OUT * searches if self.index is None else 0
        quickest = Way.DAILY if ONE_BY_ONE * searches < laying_out + AT_ONCE * vacancies else Way.INSTANT
        return self.way or quickest


def _match_instant(questions: Questions, index: InstantIndex, documents: list[Document]) -> Matched:
    pairs = index.match(documents)
    numbers = np.array([document.number for document in documents], dtype=np.int64)
    return questions.askers(pairs.queries, numbers[pairs.documents])


def _store(portion: _Portion, runner: _Runner, now: datetime) -> int | None:
    """How often one was found for a search; None when another run stored this portion first."""
    matched = runner.match(portion)
    with transaction.atomic(MARKET):
        progress = hold_progress()
        if progress.number != portion.after:
            return None
        if progress.version != runner.questions.version:
            matched = runner.match_changed(portion, matched)
        found = _rows(matched, portion.upto, now)
        Found.objects.bulk_create(found, batch_size=INSERTED)
        progress.number = portion.upto
        progress.save(update_fields=["number"])
    return sum(len(row.numbers) for row in found)


def _rows(matched: Matched, upto: int, now: datetime) -> list[Found]:
    """A row for each search for which something was found and that is still kept."""
    if not len(matched.searches):
        return []
    kept = set(KeptSearch.objects.values_list("id", flat=True))
    order = np.lexsort((matched.numbers, matched.searches))
    searches, numbers = matched.searches[order], matched.numbers[order]
    begins = np.flatnonzero(np.diff(searches, prepend=searches[0] - 1))
    every = zip(searches[begins].tolist(), np.split(numbers, begins[1:]), strict=True)
    return [Found(search_id=search, upto=upto, numbers=of.tolist(), found_at=now) for search, of in every if search in kept]
