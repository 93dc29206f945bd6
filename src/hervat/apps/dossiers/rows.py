"""From stored rows to the facts that the law's clock reads: as they stand now, or as they were known at an earlier moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from hervat.apps.dossiers.models import CaseDates, Confirmation, Event, Period, PeriodKind, Recorded
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.law import facts as law
from hervat.domain.law.facts import CaseFacts, EventKind, LeaveKind, Spoor2Exception, Vangnet

CONTACTS = frozenset(
    {EventKind.EVALUATIE, EventKind.PLAN_VAN_AANPAK, EventKind.BIJSTELLING, EventKind.EERSTEJAARSEVALUATIE, EventKind.EINDEVALUATIE}
)
"""What happens only when werkgever and werknemer speak with each other."""

Row = TypeVar("Row", bound=Recorded)


class EventRow(NamedTuple):
    """What is asked of an event when a day is computed. No model: the daily round reads more than a million of them."""

    id: UUID
    dossier: UUID
    kind: str
    day: date
    obligation: str = ""
    reason: str = ""
    good_reason: bool | None = None
    until: date | None = None
    ground: str = ""


@dataclass(slots=True)
class Rows:
    """The current rows of one dossier."""

    dates: CaseDates
    periods: list[Period] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    unconfirmed: set[UUID] = field(default_factory=set)  # events of a moved term that the other did not confirm

    @property
    def last_contact(self) -> date | None:
        """The last recorded day on which werkgever and werknemer spoke."""
        return max((event.day for event in self.events if event.kind in CONTACTS), default=None)

    @property
    def in_spoor_2(self) -> bool:
        """Whether a second track was started."""
        return any(event.kind == EventKind.START_SPOOR_2 for event in self.events)


def current(rows: QuerySet[Row]) -> QuerySet[Row]:
    """The last version of each fact, without what was withdrawn."""
    return rows.filter(successor__isnull=True, withdrawn=False)


def known_at(rows: QuerySet[Row], moment: datetime) -> QuerySet[Row]:
    """The version of each fact that held at ``moment``."""
    replaced_later = Q(successor__isnull=True) | Q(successor__recorded_at__gt=moment)
    return rows.filter(replaced_later, recorded_at__lte=moment, withdrawn=False)


def rows_of(dossiers: Iterable[UUID], moment: datetime | None = None) -> Mapping[UUID, Rows]:
    """The rows of many dossiers in four queries; of those known at ``moment`` when it is given."""
    wanted = list(dossiers)

    def pick(rows: QuerySet[Row]) -> QuerySet[Row]:
        return current(rows) if moment is None else known_at(rows, moment)

    found = {row.dossier_id: Rows(row) for row in pick(CaseDates.objects.filter(dossier__in=wanted))}
    for period in pick(Period.objects.filter(dossier__in=wanted)).order_by("first_day", "id"):
        if period.dossier_id in found:
            found[period.dossier_id].periods.append(period)
    moved: dict[UUID, list[UUID]] = defaultdict(list)
    events = pick(Event.objects.filter(dossier__in=wanted)).order_by("day", "recorded_at", "id")
    for event in map(EventRow._make, events.values_list(*EventRow._fields)):
        if event.dossier in found:
            found[event.dossier].events.append(event)
            if event.kind == EventKind.AFWIJKING_TERMIJN:
                moved[event.dossier].append(event.id)
    _mark_unconfirmed(found, moved, moment)
    return found


def _mark_unconfirmed(found: Mapping[UUID, Rows], moved: Mapping[UUID, list[UUID]], moment: datetime | None) -> None:
    if not moved:
        return
    confirmations = Confirmation.objects.filter(event__in=[event for events in moved.values() for event in events], agrees=True)
    if moment is not None:
        confirmations = confirmations.filter(recorded_at__lte=moment)
    agreed = set(confirmations.values_list("event_id", flat=True))
    for dossier, events in moved.items():
        found[dossier].unconfirmed.update(event for event in events if event not in agreed)


def case_facts(rows: Rows, kept_since: date | None) -> CaseFacts:
    """The facts as the law's clock reads them. A term that only one party moved is not moved."""
    return CaseFacts(
        eerste_ziektedag=rows.dates.eerste_ziektedag,
        recovered=tuple(law.Recovery(row.first_day, row.last_day) for row in rows.periods if row.kind == PeriodKind.RECOVERED),
        leave=tuple(_leave(row) for row in rows.periods if row.kind == PeriodKind.LEAVE and row.last_day is not None),
        aow_date=rows.dates.aow_date,
        employment_ends=rows.dates.employment_ends,
        vangnet=_vangnet(rows.dates),
        events=tuple(law_event(row) for row in rows.events if row.id not in rows.unconfirmed),
        kept_since=kept_since,
    )


def law_event(row: EventRow) -> law.Event:
    """One event as the clock reads it."""
    return law.Event(
        EventKind(row.kind),
        row.day,
        row.obligation or None,
        row.reason or None,
        row.good_reason,
        row.until,
        Spoor2Exception(row.ground) if row.ground else None,
    )


def vangnet_context(dates: UUID) -> str:
    """Where a sealed kind of vangnet belongs: to this version of the dates, and nowhere else."""
    return f"dossiers.casedates.vangnet:{dates}"


def _leave(row: Period) -> law.Leave:
    return law.Leave(LeaveKind.ZWANGERSCHAP, row.first_day, row.last_day or row.first_day, row.same_cause_before, row.same_cause_after)


def _vangnet(dates: CaseDates) -> Vangnet | None:
    """Which vangnet it is; where only is known that there is one, the kind with the most common terms."""
    if not dates.has_vangnet:
        return None
    if dates.vangnet is None:
        return Vangnet.NO_RISK
    return Vangnet(open_text(Purpose.CASE, bytes(dates.vangnet), context=vangnet_context(dates.id)))
