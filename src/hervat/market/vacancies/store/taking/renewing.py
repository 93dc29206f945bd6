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


class _Renewed(NamedTuple):
    sources: int
    best: int | None
    what: Happening | None
    is_reworded: bool


def renew(which: Collection[int], numbers: Numbers, now: datetime, rewritten: Collection[int] = ()) -> None:
    """Brings vacancies (by number) up to date. ``rewritten``: wordings of which other things are told than before."""
    if not which:
        return
    live, choices = _live(which), _choices(which)
    recounted: defaultdict[int, list[int]] = defaultdict(list)
    changed: dict[int, _Renewed] = {}
    for number, before, best in Vacancy.objects.filter(pk__in=which).values_list("number", "sources", "best_id"):
        sources = len(set().union(*live[number].values()))
        chosen = max((choice for choice in choices[number] if choice.wording in live[number]), default=None)
        now_best = chosen.wording if chosen else best
        renewed = _Renewed(sources, now_best, _happened(before, sources), now_best != best or now_best in rewritten)
        if renewed.what or renewed.is_reworded:
            changed[number] = renewed
        elif sources != before:
            recounted[sources].append(number)
    for sources, same in recounted.items():
        Vacancy.objects.filter(pk__in=same).update(sources=sources)
    _change(changed, numbers, now)


def _happened(before: int, sources: int) -> Happening | None:
    if (before > 0) == (sources > 0):
        return None
    return Happening.BACK if sources else Happening.GONE


def _change(changed: Mapping[int, _Renewed], numbers: Numbers, now: datetime) -> None:
    vacancies = list(Vacancy.objects.filter(pk__in=changed.keys()).order_by("number"))
    for vacancy in vacancies:
        renewed = changed[vacancy.number]
        vacancy.sources, vacancy.best_id = renewed.sources, renewed.best
        vacancy.revision = numbers.revision()
        if renewed.what:
            vacancy.gone_at = now if renewed.what is Happening.GONE else None
    _retell([vacancy for vacancy in vacancies if changed[vacancy.number].is_reworded])
    Vacancy.objects.bulk_create(vacancies, update_conflicts=True, unique_fields=["number"], update_fields=TOLD)
    day = timezone.localdate(now)
    news = [News(day=day, what=renewed.what, vacancy_id=number) for number, renewed in changed.items() if renewed.what]
    News.objects.bulk_create(news, ignore_conflicts=True)


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
