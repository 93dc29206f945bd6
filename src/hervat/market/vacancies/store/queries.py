"""What is in the store, for who shows it and who fills an index with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from hervat.market.search.contract import Document
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.store.documents import document
from hervat.market.vacancies.store.models import Happening, Ledger, News, Rejection, Source, SourceAd, Vacancy
from hervat.market.vacancies.store.packing import unpack

LARGEST_NUMBER = 2**53  # that any program reads as it is written


class Change(NamedTuple):
    """A vacancy that changed, and at which revision. ``document``: as an index gets it; None: it is gone."""

    number: int
    revision: int
    document: Document | None


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a vacancy stands. ``gone_at``: when the source had it no more."""

    source: str
    identifier: str
    url: str
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A vacancy to show. ``ad``: as the ad tells it that tells most. ``sources``: how many have it now. ``instead``: it turned out to be
    the same as the vacancy with that number."""

    number: int
    ad: Ad
    first_seen: datetime
    gone_at: datetime | None
    sources: int
    instead: int | None


class Totals(NamedTuple):
    """How much there is now: vacancies, ads for them, and sources that have one."""

    vacancies: int
    ads: int
    sources: int


class NewsItem(NamedTuple):
    """What became of a vacancy."""

    number: int
    day: date
    what: Happening


@dataclass(frozen=True, slots=True)
class Rejected:
    """How many ads of a source were not taken in at the visit of ``visited_at``, why, and the identifier of one of them."""

    source: str
    reason: str
    count: int
    example: str
    visited_at: datetime


def revision() -> int:
    """How many changes there were: the revision of the last. 0 when there were none."""
    return Ledger.objects.values_list("revision", flat=True).first() or 0


def updated_at() -> datetime | None:
    """When a source was visited last; None when none ever was."""
    return Source.objects.order_by("-visited_at").values_list("visited_at", flat=True).first()


def changes(after: int, limit: int) -> list[Change]:
    """The vacancies that changed after a revision, each once, in the order of their last change."""
    return [_change(row) for row in _with_words().filter(revision__gt=after).order_by("revision")[:limit]]


def arrivals(after: int, limit: int) -> list[Change]:
    """The vacancies with a higher number, in the order in which they came, as they are now: also those that are gone already.

    Numbers are given while nobody else writes vacancies: none is ever added below one that was seen.
    """
    return [_change(row) for row in _with_words().filter(number__gt=after).order_by("number")[:limit]]


def newest() -> int:
    """The number of the vacancy that came last. 0 when there was none."""
    return Ledger.objects.values_list("last_vacancy", flat=True).first() or 0


def shown(numbers: Collection[int]) -> list[Shown]:
    """Those vacancies, in the order that was asked; those that are not here, and numbers that none can have, are left out."""
    possible = [number for number in numbers if 0 < number <= LARGEST_NUMBER]
    found = {row.number: _shown(row) for row in _with_words().filter(number__in=possible)} if possible else {}
    return [found[number] for number in numbers if number in found]


def places_of(number: int) -> list[Found]:
    """Where a vacancy stands and stood: first where it still does, then the newest first."""
    ads = SourceAd.objects.filter(wording__vacancy=number).select_related("source")
    found = [Found(ad.source.key, ad.identifier, ad.url, ad.first_seen, ad.last_seen, ad.gone_at) for ad in ads]
    return sorted(found, key=lambda ad: (ad.gone_at is not None, -ad.first_seen.timestamp(), ad.source))


def news(day: date, what: Happening, *, after: int = 0, limit: int = 1000) -> list[NewsItem]:
    """Which vacancies came, went or came back on a day, by number, but those that turned out to be the same as another.

    ``after``: only those with a higher number.
    """
    rows = News.objects.filter(day=day, what=what, vacancy_id__gt=after, vacancy__merged_into=None).order_by("vacancy_id")
    return [NewsItem(number, day, what) for number in rows.values_list("vacancy_id", flat=True)[:limit]]


def counts_of(day: date) -> dict[Happening, int]:
    """How many of each on a day."""
    return {what: News.objects.filter(day=day, what=what, vacancy__merged_into=None).count() for what in Happening}


def totals() -> Totals:
    """How much there is now."""
    ads = SourceAd.objects.filter(gone_at=None)
    return Totals(Vacancy.objects.filter(gone_at=None).count(), ads.count(), ads.values("source").distinct().count())


def rejections(source: str = "") -> list[Rejected]:
    """What was not taken in, of one source or of all, most first."""
    rows = Rejection.objects.select_related("source").order_by("-count", "source__key", "reason")
    if source:
        rows = rows.filter(source__key=source)
    return [Rejected(row.source.key, row.reason, row.count, row.example, row.visited_at) for row in rows]


def _with_words() -> QuerySet[Vacancy]:
    return Vacancy.objects.select_related("best").defer("best__signature", "best__digest")


def _change(row: Vacancy) -> Change:
    if row.gone_at or row.best is None:
        return Change(row.number, row.revision, None)
    return Change(row.number, row.revision, document(row.number, unpack(bytes(row.best.packed)), row.first_seen))


def _shown(row: Vacancy) -> Shown:
    ad = unpack(bytes(row.best.packed)) if row.best else Ad(identifier="", title=row.title, text="", html="")
    return Shown(row.number, ad, row.first_seen, row.gone_at, row.sources, row.merged_into_id)
