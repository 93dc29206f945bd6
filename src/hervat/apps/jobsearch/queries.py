"""The searches of a werknemer as their page tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.jobsearch.contents import open_search
from hervat.apps.jobsearch.models import Frequency, JobAlert
from hervat.domain.access.actions import Action
from hervat.market.alerts.queries import how_many_since
from hervat.market.search.request import SearchRequest

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """One search. ``this_week``: how many new vacancies were found for it in seven days; ``found``: how many stood in the last mail."""

    id: UUID
    search: UUID
    name: str
    request: SearchRequest
    frequency: Frequency
    most: int
    is_paused: bool
    next_on: date
    last_sent_at: datetime | None
    found: int
    this_week: int


def alerts_of(entered: Entered) -> tuple[AlertLine, ...]:
    """All of them, the newest first. Two queries. Raises :class:`Refused`."""
    entered.require(Action.SEE_JOB_SEARCH)
    rows = list(JobAlert.objects.filter(dossier=entered.dossier).order_by("-made_at", "-id"))
    counts = how_many_since([row.search for row in rows], timezone.now() - WEEK)
    return tuple(_line(row, counts.get(row.search, 0)) for row in rows)


def alert_of(entered: Entered, alert: UUID) -> AlertLine:
    """One of them. Raises :class:`Hidden` for one that is not theirs, :class:`Refused`."""
    found = next((line for line in alerts_of(entered) if line.id == alert), None)
    if found is None:
        raise Hidden
    return found


def _line(row: JobAlert, this_week: int) -> AlertLine:
    name, request = open_search(row)
    return AlertLine(
        id=row.id,
        search=row.search,
        name=name,
        request=request,
        frequency=Frequency(row.frequency),
        most=row.most,
        is_paused=row.is_paused,
        next_on=row.next_on,
        last_sent_at=row.last_sent_at,
        found=row.found,
        this_week=this_week,
    )
