"""Bringing vacancies up to date after their ads changed: how many sources, which wording tells most, gone or back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from hervat.market.vacancies.store.columns import columns
from hervat.market.vacancies.store.ledger import Numbers
from hervat.market.vacancies.store.models import Happening, News, SourceAd, Vacancy, Wording
from hervat.market.vacancies.store.packing import unpack

TOLD = [field.name for field in Vacancy._meta.concrete_fields if not field.primary_key]


class _Choice(NamedTuple):
    """A wording as it is chosen by: the one that tells most, then the longest; then always the same, whichever came first."""

    told: int
    letters: int
    digest: bytes
    wording: int


def vacancies_of(wordings: Iterable[int]) -> set[int]:
    """The numbers of the vacancies of wordings."""
    return set(Wording.objects.filter(pk__in=set(wordings)).values_list("vacancy_id", flat=True))


def renew(which: Collection[int], numbers: Numbers, now: datetime, rewritten: Collection[int] = ()) -> None:
    """Brings vacancies (by number) up to date. ``rewritten``: wordings of which other things are told than before."""
    if not which:
        return
    live, choices = _live(which), _choices(which)
    renewed, reworded, news = [], [], []
    for vacancy in Vacancy.objects.filter(pk__in=which):
        sources = len(set().union(*live[vacancy.pk].values()))
        chosen = [choice for choice in choices[vacancy.pk] if choice.wording in live[vacancy.pk]]
        best = max(chosen).wording if chosen else vacancy.best_id
        what = _happened(vacancy, sources)
        is_reworded = best != vacancy.best_id or best in rewritten
        if is_reworded:
            reworded.append(vacancy)
        if what:
            news.append(News(day=timezone.localdate(now), what=what, vacancy_id=vacancy.pk))
            vacancy.gone_at = now if what is Happening.GONE else None
        if what or is_reworded:
            vacancy.revision = numbers.revision()
        if what or is_reworded or sources != vacancy.sources:
            vacancy.sources, vacancy.best_id = sources, best
            renewed.append(vacancy)
    _retell(reworded)
    Vacancy.objects.bulk_create(renewed, update_conflicts=True, unique_fields=["number"], update_fields=TOLD)
    News.objects.bulk_create(news, ignore_conflicts=True)


def _happened(vacancy: Vacancy, sources: int) -> Happening | None:
    if (vacancy.sources > 0) == (sources > 0):
        return None
    return Happening.BACK if sources else Happening.GONE


def _live(which: Collection[int]) -> Mapping[int, Mapping[int, set[int]]]:
    """By vacancy, by wording: the sources that have an ad now."""
    found: defaultdict[int, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    ads = SourceAd.objects.filter(wording__vacancy__in=which, gone_at=None)
    for vacancy, wording, source in ads.values_list("wording__vacancy_id", "wording_id", "source_id"):
        found[vacancy][wording].add(source)
    return found


def _choices(which: Collection[int]) -> Mapping[int, list[_Choice]]:
    found: defaultdict[int, list[_Choice]] = defaultdict(list)
    rows = Wording.objects.filter(vacancy__in=which).values_list("vacancy_id", "told", "letters", "digest", "pk")
    for vacancy, told, letters, digest, wording in rows:
        found[vacancy].append(_Choice(told, letters, bytes(digest), wording))
    return found


def _retell(vacancies: Collection[Vacancy]) -> None:
    """Puts in the columns what the best wording tells."""
    best = [vacancy.best_id for vacancy in vacancies if vacancy.best_id is not None]
    packed = dict(Wording.objects.filter(pk__in=best).values_list("pk", "packed"))
    for vacancy in vacancies:
        if vacancy.best_id is not None:
            for name, value in columns(unpack(bytes(packed[vacancy.best_id]))).items():
                setattr(vacancy, name, value)
