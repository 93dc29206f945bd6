"""The hours that are worked, and the limit that the bedrijfsarts advised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Advice, PeriodKind
from hervat.apps.dossiers.rows import Rows
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum


@dataclass(frozen=True, slots=True)
class WorkedHours:
    """Hours per week from a day until a day; ``last`` None: still."""

    first: date
    last: date | None
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Hours:
    """What the actor may know of the hours. ``limit`` None: the bedrijfsarts advised none, or the actor may not see it."""

    worked: tuple[WorkedHours, ...]
    contract: Decimal | None
    limit: Decimal | None = None
    limit_since: date | None = None


def hours_in(entered: Entered, rows: Rows) -> Hours | None:
    """The hours in ``rows``, with the limit of the last advice. None for who may not see them. At most one query."""
    if not entered.may(Action.SEE_FACT, Datum.ARBEIDSONGESCHIKTHEID):
        return None
    worked = tuple(
        WorkedHours(row.first_day, row.last_day, row.hours_per_week)
        for row in rows.periods
        if row.kind == PeriodKind.PARTIAL and row.hours_per_week is not None
    )
    contract = entered.dossier.hours_per_week
    advice = None
    if entered.may(Action.SEE_ADVICE):
        advice = Advice.objects.filter(dossier=entered.dossier, successor__isnull=True).order_by("-day", "-given_at").first()
    if advice is None or advice.hours_per_week is None:
        return Hours(worked, contract)
    return Hours(worked, contract, advice.hours_per_week, advice.day)
