"""Forgetting what has long been gone, so that the store does not grow for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import router, transaction
from django.utils import timezone

from hervat.market.vacancies.store.ledger import open_ledger
from hervat.market.vacancies.store.models import News, SourceAd, Vacancy
from hervat.market.vacancies.store.taking.wordings import forget_unused

KEPT = timedelta(days=60)  # an index that is further behind must be filled anew
PORTION = 1000


class Forgotten(NamedTuple):
    """How many were forgotten."""

    ads: int
    vacancies: int
    news: int


def forget(now: datetime) -> Forgotten:
    """Ads and vacancies that have been gone for 60 days, and the news of before. A portion is a transaction: who is stopped goes on later.

    The number of a vacancy that was forgotten is never given again. An ad that comes back after that is new.
    """
    before = now - KEPT
    news, _each = News.objects.filter(day__lt=timezone.localdate(before)).delete()
    ads = vacancies = 0
    while forgotten := _forget_ads(before):
        ads += forgotten
    while forgotten := _forget_vacancies(before):
        vacancies += forgotten
    return Forgotten(ads, vacancies, news)


def _forget_ads(before: datetime) -> int:
    with transaction.atomic(using=router.db_for_write(SourceAd)):
        open_ledger()
        gone = dict(SourceAd.objects.filter(gone_at__lt=before).order_by("gone_at").values_list("pk", "wording_id")[:PORTION])
        SourceAd.objects.filter(pk__in=gone.keys()).delete()
        forget_unused(set(gone.values()))
    return len(gone)


def _forget_vacancies(before: datetime) -> int:
    """Those that became another too."""
    with transaction.atomic(using=router.db_for_write(Vacancy)):
        open_ledger()
        gone = list(Vacancy.objects.filter(gone_at__lt=before).order_by("gone_at").values_list("pk", flat=True)[:PORTION])
        Vacancy.objects.filter(pk__in=gone).delete()
    return len(gone)
