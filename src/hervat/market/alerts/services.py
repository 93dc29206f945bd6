"""Keeping a search, changing it, letting it rest, and forgetting it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from hervat.market.alerts.models import KeptSearch, Progress
from hervat.market.alerts.requests import to_keep, written
from hervat.market.search.request import SearchRequest

MARKET = "market"


def keep(request: SearchRequest, *, after: int) -> UUID:
    """Keeps a search, and gives its name. ``after``: the newest vacancy there is; whoever keeps a search has seen those."""
    with transaction.atomic(MARKET):
        version = _next_version()
        return KeptSearch.objects.create(request=written(to_keep(request)), after=after, version=version).name


def change(name: UUID, request: SearchRequest) -> None:
    """From now on this is asked. What was found before stays found. A name that is not there is passed over."""
    with transaction.atomic(MARKET):
        KeptSearch.objects.filter(name=name).update(request=written(to_keep(request)), version=_next_version())


def set_active(name: UUID, *, active: bool, after: int) -> None:
    """While a search rests nothing is found for it; when it goes on, what came meanwhile (up to ``after``) is no news."""
    with transaction.atomic(MARKET):
        KeptSearch.objects.filter(name=name).exclude(is_active=active).update(is_active=active, after=after, version=_next_version())


def forget(names: Collection[UUID]) -> None:
    """Removes searches, with all that was found for them."""
    KeptSearch.objects.filter(name__in=names).delete()


def _next_version() -> int:
    """Waits for a run that is storing what it found: it either knows of this change, or stored before it."""
    progress = hold_progress()
    progress.version += 1
    progress.save(update_fields=["version"])
    return progress.version


def hold_progress() -> Progress:
    """The row, held until the end of the transaction."""
    return Progress.objects.select_for_update().get_or_create(pk=1)[0]
