"""What was recorded in a dossier, by whom and when, with the earlier versions of what was corrected. Only what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import Advice, CaseDates, Confirmation, Event, Period, PeriodKind
from hervat.apps.dossiers.rows import Rows
from hervat.apps.dossiers.services.facts import PERIOD_DATA
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind

Version = TypeVar("Version", Event, Period)


@dataclass(frozen=True, slots=True)
class Author:
    """Who recorded something, in which role, for whom, and when."""

    user: UUID
    name: str
    role: Role
    organisation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """One version of an event."""

    id: UUID
    kind: EventKind
    day: date
    author: Author
    obligation: str
    reason: str
    until: date | None
    on_paper_at: str
    withdrawn: bool
    correction_reason: str
    good_reason: bool | None = None
    ground: str = ""
    agreed: bool | None = None  # of a moved term: what the other party said; None: nothing yet
    earlier: tuple[RecordedEvent, ...] = field(default=())  # newest first
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class RecordedPeriod:
    """One current period."""

    id: UUID
    kind: PeriodKind
    first_day: date
    last_day: date | None
    hours_per_week: Decimal | None
    same_cause_before: bool
    same_cause_after: bool
    author: Author
    may_change: bool
    withdrawn: bool = False
    correction_reason: str = ""
    earlier: tuple[RecordedPeriod, ...] = field(default=())  # newest first


@dataclass(frozen=True, slots=True)
class RecordedDates:
    """The running version of the dates; what the actor may not see is None."""

    id: UUID
    eerste_ziektedag: date
    aow_date: date | None
    employment_ends: date | None
    has_vangnet: bool | None
    author: Author
    correction_reason: str


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


def events_in(entered: Entered) -> tuple[RecordedEvent, ...]:
    """The events that the actor may see, newest first, each with its earlier versions; withdrawn ones too. Two queries."""
    rows = Event.objects.filter(dossier=entered.dossier).select_related("recorded_by", "organisation").order_by("-day", "-recorded_at")
    all_rows = [row for row in rows if entered.may(Action.SEE_FACT, EVENT_DATA[EventKind(row.kind)])]
    answers = dict(Confirmation.objects.filter(event__dossier=entered.dossier).values_list("event_id", "agrees"))
    by_id = {row.id: row for row in all_rows}
    replaced = {row.replaces_id for row in all_rows if row.replaces_id}
    return tuple(_event(entered, row, answers, _before(row, by_id)) for row in all_rows if row.id not in replaced)


def event_in(entered: Entered, event: UUID) -> RecordedEvent:
    """One current event with its versions. Raises :class:`Hidden` when the actor may not know of it."""
    for found in events_in(entered):
        if found.id == event or any(version.id == event for version in found.earlier):
            return found
    raise Hidden


def periods_in(entered: Entered) -> tuple[RecordedPeriod, ...]:
    """The current periods that the actor may see, newest first. One query."""
    return tuple(found for found in all_periods_in(entered) if not found.withdrawn)


def all_periods_in(entered: Entered) -> tuple[RecordedPeriod, ...]:
    """The same with those that were withdrawn, each with its earlier versions. One query."""
    rows = Period.objects.filter(dossier=entered.dossier).select_related("recorded_by", "organisation")
    rows = rows.order_by("-first_day", "-recorded_at")
    seen = [row for row in rows if entered.may(Action.SEE_FACT, PERIOD_DATA[PeriodKind(row.kind)])]
    by_id = {row.id: row for row in seen}
    replaced = {row.replaces_id for row in seen if row.replaces_id}
    return tuple(_period(entered, row, _before(row, by_id)) for row in seen if row.id not in replaced)


def period_in(entered: Entered, period: UUID) -> RecordedPeriod:
    """One current period with its versions. Raises :class:`Hidden` when the actor may not know of it."""
    for found in all_periods_in(entered):
        if found.id == period or any(version.id == period for version in found.earlier):
            return found
    raise Hidden


def dates_in(entered: Entered) -> RecordedDates:
    """The running dates, with who recorded them. One query."""
    entered.require(Action.SEE_FACT, Datum.ZIEKMELDING)
    row = CaseDates.objects.select_related("recorded_by", "organisation").get(dossier=entered.dossier, successor__isnull=True)
    knows_contract = entered.may(Action.SEE_FACT, Datum.CONTRACT)
    return RecordedDates(
        id=row.id,
        eerste_ziektedag=row.eerste_ziektedag,
        aow_date=row.aow_date if knows_contract else None,
        employment_ends=row.employment_ends if knows_contract else None,
        has_vangnet=row.has_vangnet if entered.may(Action.SEE_FACT, Datum.VANGNET) else None,
        author=author_of(row),
        correction_reason=row.correction_reason,
    )


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


def author_of(row: Event | Period | CaseDates) -> Author:
    """Who recorded a row; its user and organisation were fetched with it."""
    organisation = row.organisation.name if row.organisation else ""
    return Author(row.recorded_by_id, row.recorded_by.name, Role(row.recorded_as), organisation, row.recorded_at)


def _before(row: Version, by_id: Mapping[UUID, Version]) -> Iterator[Version]:
    while row.replaces_id is not None and row.replaces_id in by_id:
        row = by_id[row.replaces_id]
        yield row


def _event(entered: Entered, row: Event, answers: dict[UUID, bool], before: Iterable[Event] = ()) -> RecordedEvent:
    kind = EventKind(row.kind)
    return RecordedEvent(
        id=row.id,
        kind=kind,
        day=row.day,
        author=author_of(row),
        obligation=row.obligation,
        reason=row.reason,
        until=row.until,
        on_paper_at=row.on_paper_at,
        withdrawn=row.withdrawn,
        correction_reason=row.correction_reason,
        good_reason=row.good_reason,
        ground=row.ground,
        agreed=answers.get(row.id),
        earlier=tuple(_event(entered, version, answers) for version in before),
        may_change=not row.withdrawn and entered.may(Action.RECORD_FACT, EVENT_DATA[kind]),
    )


def _period(entered: Entered, row: Period, before: Iterable[Period] = ()) -> RecordedPeriod:
    kind = PeriodKind(row.kind)
    return RecordedPeriod(
        id=row.id,
        kind=kind,
        first_day=row.first_day,
        last_day=row.last_day,
        hours_per_week=row.hours_per_week,
        same_cause_before=row.same_cause_before,
        same_cause_after=row.same_cause_after,
        author=author_of(row),
        may_change=not row.withdrawn and entered.may(Action.RECORD_FACT, PERIOD_DATA[kind]),
        withdrawn=row.withdrawn,
        correction_reason=row.correction_reason,
        earlier=tuple(_period(entered, version) for version in before),
    )
