"""What is given to be recorded: not yet a fact, not yet checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hervat.apps.dossiers.models import PeriodKind
from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event to record: the kind, the day, and what belongs to the kind."""

    kind: EventKind
    day: date
    obligation: str = ""
    reason: str = ""
    good_reason: bool | None = None
    until: date | None = None
    ground: Spoor2Exception | None = None
    on_paper_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPeriod:
    """A period to record."""

    kind: PeriodKind
    first_day: date
    last_day: date | None = None
    hours_per_week: Decimal | None = None
    same_cause_before: bool = True
    same_cause_after: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDates:
    """The dates on which everything rests. ``vangnet``: which one; only the bedrijfsarts records it."""

    eerste_ziektedag: date
    aow_date: date | None = None
    employment_ends: date | None = None
    has_vangnet: bool = False
    vangnet: Vangnet | None = None
