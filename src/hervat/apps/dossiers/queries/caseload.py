"""The list of dossiers somebody works on: filtered, ordered by what needs them first, one page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.door import require, scope
from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.dossier.urgency import SILENCE, Urgency
from hervat.domain.law.results import Actor, State

PAGE_SIZES = (25, 50, 100)


class Order(StrEnum):
    """By what a list is ordered."""

    URGENT = "dringend"
    NAME = "naam"
    WEEK = "week"
    DUE = "uiterlijk"
    CONTACT = "contact"


ORDERS: Mapping[Order, tuple[str | Combinable, ...]] = {
    Order.URGENT: ("row__urgency", F("row__due").asc(nulls_last=True), F("row__week").desc(nulls_last=True), "number"),
    Order.NAME: (Lower("family_name"), Lower("given_name"), "number"),
    Order.WEEK: (F("row__week").desc(nulls_last=True), "number"),
    Order.DUE: (F("row__due").asc(nulls_last=True), "number"),
    Order.CONTACT: (F("row__last_contact").asc(nulls_first=True), "number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is shown; empty: everything that is open."""

    werkgevers: frozenset[UUID] = frozenset()
    week_from: int | None = None
    week_until: int | None = None
    steps: frozenset[str] = frozenset()
    actor: Actor | None = None
    late: bool = False
    soon: bool = False
    silent: bool = False
    mine: bool = False  # not those for which I stand in
    spoor_2: bool | None = None
    closed: bool = False
    words: str = ""
    order: Order = Order.URGENT
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list. Names and dates only: nothing that a column should not say."""

    id: UUID
    number: str
    name: str
    werkgever: str
    week: int | None
    step: str  # id of the rule; empty: nothing is asked
    step_number: int | None
    state: State | None
    actor: Actor | None
    due: date | None
    urgency: Urgency
    last_contact: date | None
    decisions: int
    spoor_2: bool


@dataclass(frozen=True, slots=True)
class Caseload:
    """One page of the list, with how many there are of what."""

    rows: tuple[CaseRow, ...]
    total: int  # that pass the filters
    all: int  # open dossiers of this actor
    late: int
    soon: int
    silent: int
    werkgevers: tuple[tuple[UUID, str, int], ...]
    filters: Filters = field(default_factory=Filters)

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.filters.size))

    @property
    def first(self) -> int:
        """The number of the first line on this page; 0 when there is none."""
        return 0 if not self.rows else (self.filters.page - 1) * self.filters.size + 1

    @property
    def last(self) -> int:
        """The number of the last line on this page."""
        return 0 if not self.rows else self.first + len(self.rows) - 1


def caseload(acting: Acting, filters: Filters) -> Caseload:
    """The page asked for; one beyond the end gives the last. Everyone whose line is on it is told so in the audit record.

    Seven queries, however many dossiers there are. Raises :class:`Hidden` for who has no list.
    """
    require(acting, Action.LIST_DOSSIERS)
    mine = scope(acting).filter(closed_on__isnull=not filters.closed)
    found = _filtered(acting, mine, filters)
    counts = mine.aggregate(
        all=Count("pk"),
        late=Count("pk", filter=_late()),
        soon=Count("pk", filter=_soon(acting.on)),
        silent=Count("pk", filter=_silent(acting.on)),
    )
    total = found.count()
    page = min(max(filters.page, 1), max(1, -(-total // filters.size)))
    start = (page - 1) * filters.size
    chosen = found.select_related("row", "werkgever").order_by(*ORDERS[filters.order])[start : start + filters.size]
    rows = tuple(_row(dossier) for dossier in chosen)
    with transaction.atomic():
        audit(acting, Act.LISTED, "dossier", what="caseload", subjects=(row.id for row in rows))
    return Caseload(rows=rows, total=total, werkgevers=_werkgevers(mine), filters=replace(filters, page=page), **counts)


def chosen_rows(acting: Acting, numbers: frozenset[str]) -> tuple[CaseRow, ...]:
    """The lines with these numbers, of those that the actor may know of; for what is done with several at once."""
    require(acting, Action.LIST_DOSSIERS)
    found = scope(acting).filter(number__in=numbers, closed_on__isnull=True).select_related("row", "werkgever").order_by("number")
    return tuple(_row(dossier) for dossier in found)


def _filtered(acting: Acting, found: QuerySet[Dossier], filters: Filters) -> QuerySet[Dossier]:
    wanted = Q()
    if filters.werkgevers:
        wanted &= Q(werkgever__in=filters.werkgevers)
    if filters.week_from is not None:
        wanted &= Q(row__week__gte=filters.week_from)
    if filters.week_until is not None:
        wanted &= Q(row__week__lte=filters.week_until)
    if filters.steps:
        wanted &= Q(row__step__in=filters.steps)
    if filters.actor is not None:
        wanted &= Q(row__actor=filters.actor)
    if filters.spoor_2 is not None:
        wanted &= Q(row__spoor_2=filters.spoor_2)
    wanted &= _any_of(filters, acting.on)
    if filters.mine:
        found = found.filter(involvements__user=acting.user, involvements__role=acting.role).distinct()
    return _with_words(found.filter(wanted), filters.words)


def _any_of(filters: Filters, on: date) -> Q:
    """Late, soon and silent widen each other: ticking two shows both."""
    ticked = [
        condition for condition, is_on in ((_late(), filters.late), (_soon(on), filters.soon), (_silent(on), filters.silent)) if is_on
    ]
    wanted = Q()
    for condition in ticked:
        wanted |= condition
    return wanted


def _with_words(found: QuerySet[Dossier], words: str) -> QuerySet[Dossier]:
    for word in words.split()[:5]:
        found = found.filter(Q(number__icontains=word) | Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return found


def _late() -> Q:
    return Q(row__urgency=Urgency.LATE)


def _soon(on: date) -> Q:
    return Q(row__urgency=Urgency.THIS_WEEK, row__due__gte=on)


def _silent(on: date) -> Q:
    return Q(row__last_contact__lt=on - SILENCE) | Q(row__last_contact__isnull=True, row__dossier__opened_on__lt=on - SILENCE)


def _werkgevers(mine: QuerySet[Dossier]) -> tuple[tuple[UUID, str, int], ...]:
    counted = mine.values("werkgever", "werkgever__name").annotate(count=Count("pk")).order_by("werkgever__name")
    return tuple((found["werkgever"], found["werkgever__name"], found["count"]) for found in counted)


def _row(dossier: Dossier) -> CaseRow:
    row = dossier.row
    return CaseRow(
        id=dossier.id,
        number=dossier.number,
        name=short_name(dossier),
        werkgever=dossier.werkgever.name,
        week=row.week,
        step=row.step,
        step_number=row.step_number,
        state=State(row.state) if row.state else None,
        actor=Actor(row.actor) if row.actor else None,
        due=row.due,
        urgency=Urgency(row.urgency),
        last_contact=row.last_contact,
        decisions=row.decisions,
        spoor_2=row.spoor_2,
    )


def short_name(dossier: Dossier) -> str:
    """``S. Bouzid``: how somebody stands in a list."""
    return f"{dossier.given_name[:1]}. {dossier.family_name}"
