"""Keeping a search and forgetting it. Whose it is, and how it is called, is known elsewhere, and so is whether it should be here at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hervat.market.alerts.models import Found, KeptSearch, Progress
from hervat.market.alerts.requests import to_keep, written
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.store.queries import newest

MARKET = "market"


def keep(name: UUID, request: SearchRequest, *, is_active: bool = True) -> None:
    """From now on this is asked under this name, or rests. Asked before: what was found stays found. The same again changes nothing.

    What is new, or goes on after a rest, is told of everything that was not matched yet when it began.
    """
    asked = written(to_keep(request))
    with transaction.atomic(MARKET):
        progress = hold_progress()
        row = KeptSearch.objects.filter(name=name).first() or KeptSearch(name=name, is_active=False)
        if row.pk and (row.request, row.is_active) == (asked, is_active):
            return
        if not row.pk or (is_active and not row.is_active):
            row.after = progress.number
        progress.version += 1
        progress.save(update_fields=["version"])
        row.request, row.is_active, row.version = asked, is_active, progress.version
        row.save()


def forget(names: Collection[UUID]) -> None:
    """Removes searches, with all that was found for them."""
    KeptSearch.objects.filter(name__in=names).delete()


def forget_found(before: datetime) -> None:
    """Removes what was found long ago: it was told, or its search rests since."""
    Found.objects.filter(found_at__lt=before).delete()


def hold_progress() -> Progress:
    """The row, held until the end of the transaction: a run that stores either knows of what is changed here, or stored before it.

    Where nothing was ever matched, what there is already is no news.
    """
    rows = Progress.objects.select_for_update()
    return rows.filter(pk=1).first() or rows.get_or_create(pk=1, defaults={"number": newest()})[0]
