"""The copies that the labour market has of what is looked for. No transaction holds both databases: what is here is true, and they follow.

A copy is made right after a change; where that did not happen, the next run puts it right before it looks for anything.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from hervat.apps.jobsearch.contents import open_search
from hervat.apps.jobsearch.models import JobAlert
from hervat.market.alerts import services as market
from hervat.market.alerts.queries import kept, names_after

PORTION = 200


def copy_soon(alert: JobAlert) -> None:
    """The copy follows when the transaction is through."""
    request, is_active = open_search(alert)[1], not alert.is_paused
    transaction.on_commit(lambda: market.keep(alert.search, request, is_active=is_active), robust=True)


def forget_soon(alert: JobAlert) -> None:
    """The copy goes when the transaction is through."""
    transaction.on_commit(lambda: market.forget([alert.search]), robust=True)


def put_right() -> int:
    """Makes every copy as it should be; gives how many were not. Nothing when nothing was interrupted."""
    return _complete() + _without_others()


def _complete() -> int:
    changed, last = 0, None
    while portion := list(_after(last)):
        copies = kept([alert.search for alert in portion])
        for alert in portion:
            _, request = open_search(alert)
            if copies.get(alert.search) != (request, not alert.is_paused):
                changed += _copy_now(alert.id)
        last = portion[-1].id
    return changed


def _after(last: UUID | None) -> list[JobAlert]:
    rows = JobAlert.objects.order_by("id")
    return list((rows if last is None else rows.filter(id__gt=last))[:PORTION])


def _copy_now(alert: UUID) -> bool:
    """Looks again, alone: somebody may have changed it meanwhile."""
    with transaction.atomic():
        row = JobAlert.objects.select_for_update().filter(pk=alert).first()
        if row is None:
            return False
        market.keep(row.search, open_search(row)[1], is_active=not row.is_paused)
    return True


def _without_others() -> int:
    """A row here is stored before its copy is made: a copy without one was thrown away."""
    gone, last = 0, None
    while names := names_after(last):
        known = set(JobAlert.objects.filter(search__in=names).values_list("search", flat=True))
        nobodys = [name for name in names if name not in known]
        market.forget(nobodys)
        gone, last = gone + len(nobodys), names[-1]
    return gone
