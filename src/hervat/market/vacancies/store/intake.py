"""Taking in what a source has: one visit at a time, in portions, each of which is stored as a whole or not at all.

Whatever interrupts a visit, what was stored is right, and the next visit does the rest: an ad that was not seen yet is new then, and what
is gone is seen at the end of a visit that came to its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from django.db import router, transaction

from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.models import Reason, Rejection, Source, SourceAd
from hervat.market.vacancies.store.readings import ReadAll, Reading, read_here
from hervat.market.vacancies.store.taking.arrivals import Refused, arrive
from hervat.market.vacancies.store.taking.portion import store, take_away

PORTION = 1000  # ads a transaction
_LATER = timedelta(microseconds=1)


class Counts(NamedTuple):
    """How many ads of a source there were of each kind at one visit. ``back``: were gone, and are there again."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    back: int = 0
    rejected: int = 0


def visit(source: str, now: datetime, *, read_all: ReadAll | None = None) -> Visit:
    """Begins a visit to a source (its key). ``read_all``: how ads are read; left out, one by one in this process."""
    with transaction.atomic(using=router.db_for_write(Source)):
        row, is_new = Source.objects.select_for_update().get_or_create(key=source, defaults={"visited_at": now})
        if not is_new:
            row.visited_at = max(now, row.visited_at + _LATER)  # a clock that was set back makes no ad older than it is
            row.save(update_fields=["visited_at"])
    return Visit(row, read_all or read_here)


class Visit:
    """One visit to one source, from :func:`visit` to :meth:`finish`. For one thread."""

    def __init__(self, source: Source, read_all: ReadAll) -> None:
        self._source = source
        self._read_all = read_all
        self._counts: Counter[str] = Counter()
        self._refused: dict[Reason, tuple[int, str]] = {}

    def take(self, postings: Iterable[Posting]) -> Counts:
        """Stores what the source has, a thousand a transaction, and gives the counts so far.

        An ad that is wrong, or cannot be read, or whose identifier was taken before in this visit, is counted as rejected.
        """
        remaining = iter(postings)
        while portion := list(islice(remaining, PORTION)):
            self._take_portion(portion)
        return Counts(**self._counts)

    def _take_portion(self, postings: list[Posting]) -> None:
        arrivals, refused = arrive(postings)
        readings: dict[str, Reading | None] = {}
        while True:
            with transaction.atomic(using=router.db_for_write(SourceAd)):
                outcome = store(self._source, arrivals, readings)
                if not outcome.unread:
                    all_refused = [*refused, *outcome.refused]
                    counted = self._count(all_refused)
                    if all_refused:
                        self._show_refused(counted)
                    break
            wanted = [arrivals[identifier].posting for identifier in outcome.unread]
            readings.update(zip(outcome.unread, self._read_all(wanted), strict=True))
        self._refused = counted
        self._counts.update(outcome.counts)
        self._counts["rejected"] += len(all_refused)

    def _count(self, refused: Iterable[Refused]) -> dict[Reason, tuple[int, str]]:
        counted = dict(self._refused)
        for one in refused:
            before, example = counted.get(one.reason, (0, one.identifier))
            counted[one.reason] = (before + 1, example)
        return counted

    def _show_refused(self, counted: dict[Reason, tuple[int, str]]) -> None:
        rows = [
            Rejection(source=self._source, reason=reason, count=count, example=example, visited_at=self._source.visited_at)
            for reason, (count, example) in counted.items()
        ]
        Rejection.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["source", "reason"], update_fields=["count", "example", "visited_at"]
        )

    def keep(self, identifiers: Sequence[str]) -> Counts:
        """These are still there, and were not looked at again. One that is not known, or is gone, is passed over."""
        there = SourceAd.objects.filter(source=self._source, gone_at=None)
        for first in range(0, len(identifiers), PORTION):
            portion = identifiers[first : first + PORTION]
            self._counts["unchanged"] += there.filter(identifier__in=portion).update(last_seen=self._source.visited_at)
        return Counts(**self._counts)

    def untouched(self) -> Counts:
        """The source said that nothing changed since the last visit: all that it had is still there."""
        there = SourceAd.objects.filter(source=self._source, gone_at=None)
        self._counts["unchanged"] += there.update(last_seen=self._source.visited_at)
        return Counts(**self._counts)

    def finish(self, *, complete: bool) -> Counts:
        """Ends the visit. ``complete``: all that the source has was taken, so what was not seen is gone."""
        if complete:
            for identifiers in self._unseen():
                with transaction.atomic(using=router.db_for_write(SourceAd)):
                    self._counts["gone"] += take_away(self._source, identifiers)
            Rejection.objects.filter(source=self._source, visited_at__lt=self._source.visited_at).delete()
        return Counts(**self._counts)

    def _unseen(self) -> Iterator[list[int]]:
        ads = SourceAd.objects.filter(source=self._source, gone_at=None, last_seen__lt=self._source.visited_at)
        while portion := list(ads.values_list("pk", flat=True)[:PORTION]):
            yield portion
