"""The list of dossiers somebody works on: filtered, ordered by what needs them first, one page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Min, OrderBy, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.door import require, scope
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.queries.lens import Lens, involves
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.dossier.urgency import Urgency, reason
from hervat.domain.law.results import Actor, State
from hervat.domain.text import Text

PAGE_SIZES = (25, 50, 100)
MOST_WORDS = 5
Group = Mapping[str, Any]  # one line of the counts


class Order(StrEnum):
    """By what a list is ordered."""

    URGENT = "dringend"
    NAME = "naam"
    WEEK = "week"
    DUE = "uiterlijk"
    CONTACT = "contact"


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
    """One line of the list, as its reader may know it. Names and dates only: nothing that a column should not say."""

    id: UUID
    number: str
    name: str
    werkgever: str
    week: int | None
    weeks: int
    step: str  # id of the rule; empty: nothing is asked
    step_number: int | None
    state: State | None
    actor: Actor | None
    due: date | None
    urgency: Urgency
    reason: Text  # why it stands where it stands
    last_contact: date | None
    decisions: int
    spoor_2: bool

    @property
    def step_id(self) -> str:
        """The id of the step in the timeline; empty when nothing is asked."""
        return self.step if self.step_number is None else f"{self.step}_{self.step_number}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of what, before filtering (``total``: after)."""

    total: int = 0
    all: int = 0
    late: int = 0
    soon: int = 0
    silent: int = 0
    mine: int = 0
    spoor_2: int = 0


@dataclass(frozen=True, slots=True)
class Caseload:
    """One page of the list, with how many there are of what."""

    rows: tuple[CaseRow, ...]
    counts: Counts
    werkgevers: tuple[tuple[UUID, str, int], ...]  # by name
    steps: tuple[tuple[str, int], ...]
    actors: tuple[tuple[Actor, int], ...]
    as_of: date | None  # the day for which the oldest line was computed; None: there is none
    filters: Filters

    @property
    def total(self) -> int:
        """How many pass the filters."""
        return self.counts.total

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

    Six queries, however many dossiers there are. Raises :class:`Hidden` for who has no list.
    """
    require(acting, Action.LIST_DOSSIERS)
    lens = Lens.of(acting)
    mine = scope(acting).filter(closed_on__isnull=not filters.closed)
    groups = _groups(mine, acting, lens, _wanted(filters, acting, lens))
    counts = Counts(**{name: sum(group[name] for group in groups) for name in Counts.__slots__})
    page = min(max(filters.page, 1), max(1, -(-counts.total // filters.size)))
    rows = _rows(mine.filter(_wanted(filters, acting, lens)), acting, lens, filters.order, (page - 1) * filters.size, filters.size)
    with transaction.atomic():
        audit(acting, Act.LISTED, "dossier", what="caseload", subjects=(row.id for row in rows))
    return Caseload(
        rows=rows,
        counts=counts,
        werkgevers=_by_werkgever(groups),
        steps=_counted(groups, "step"),
        actors=tuple((Actor(actor), count) for actor, count in _counted(groups, "actor")),
        as_of=min((group["as_of"] for group in groups if group["as_of"]), default=None),
        filters=replace(filters, page=page),
    )


def chosen_rows(acting: Acting, numbers: frozenset[str], *, closed: bool = False, act: Act = Act.LISTED) -> tuple[CaseRow, ...]:
    """The open dossiers with these numbers (``closed``: the closed too), of those that the actor may know of; the most urgent first.

    For what is done with several at once. Everyone whose line is in it is told so in the audit record, as ``act``.
    """
    require(acting, Action.LIST_DOSSIERS)
    found = scope(acting).filter(number__in=numbers)
    rows = _rows(found if closed else found.filter(closed_on__isnull=True), acting, Lens.of(acting), Order.URGENT, 0, len(numbers))
    with transaction.atomic():
        audit(acting, act, "dossier", what="chosen", subjects=(row.id for row in rows))
    return rows


def _rows(found: QuerySet[Dossier], acting: Acting, lens: Lens, order: Order, start: int, size: int) -> tuple[CaseRow, ...]:
    chosen = found.select_related("row", "werkgever").order_by(*_ordering(order, lens))[start : start + size]
    return tuple(_row(dossier, acting, lens) for dossier in chosen)


def _ordering(order: Order, lens: Lens) -> tuple[str | Combinable | OrderBy, ...]:
    due = F(lens.field("due")).asc(nulls_last=True)
    week = F("row__week").desc(nulls_last=True)
    if order is Order.URGENT:  # the group of a dossier tells when people last spoke; who may not know that gets the days alone
        return (lens.field("urgency"), due, week, "number") if lens.knows_talks else (due, week, "number")
    if order is Order.CONTACT and lens.knows_talks:
        return (F("row__last_contact").asc(nulls_first=True), "number")
    if order is Order.NAME:
        return (Lower("family_name"), Lower("given_name"), "number")
    return (week, "number") if order is Order.WEEK else (due, "number")


def _wanted(filters: Filters, acting: Acting, lens: Lens) -> Q:
    """What passes the filters. Every filter narrows, but late, soon and silent widen each other."""
    exact = {
        "werkgever__in": filters.werkgevers or None,
        "row__week__gte": filters.week_from,
        "row__week__lte": filters.week_until,
        f"{lens.field('step')}__in": filters.steps or None,
        lens.field("actor"): filters.actor,
        "row__spoor_2": filters.spoor_2,
    }
    wanted = Q(**{name: value for name, value in exact.items() if value is not None})
    ticked = ((lens.late(), filters.late), (lens.soon(acting.on), filters.soon), (lens.silent(acting.on), filters.silent))
    stands = Q()
    for condition, is_ticked in ticked:
        stands |= condition if is_ticked else Q()
    wanted &= stands
    if filters.mine:
        wanted &= involves(acting)
    for word in filters.words.split()[:MOST_WORDS]:
        wanted &= Q(number__icontains=word) | Q(given_name__icontains=word) | Q(family_name__icontains=word)
    return wanted


def _groups(mine: QuerySet[Dossier], acting: Acting, lens: Lens, wanted: Q) -> list[Group]:
    """All numbers in one query: the counts for each werkgever and step."""
    grouped = mine.values("werkgever", "werkgever__name", step=F(lens.field("step")), actor=F(lens.field("actor")))
    return list(
        grouped.annotate(
            all=Count("pk"),
            total=Count("pk", filter=wanted) if wanted else Count("pk"),
            late=Count("pk", filter=lens.late()),
            soon=Count("pk", filter=lens.soon(acting.on)),
            silent=Count("pk", filter=lens.silent(acting.on)),
            mine=Count("pk", filter=involves(acting)),
            spoor_2=Count("pk", filter=Q(row__spoor_2=True)),
            as_of=Min("row__computed_on"),
        ).order_by()
    )


def _by_werkgever(groups: list[Group]) -> tuple[tuple[UUID, str, int], ...]:
    counted: Counter[tuple[str, UUID]] = Counter()
    for group in groups:
        counted[group["werkgever__name"], group["werkgever"]] += group["all"]
    return tuple((werkgever, name, count) for (name, werkgever), count in sorted(counted.items(), key=lambda found: found[0][0].lower()))


def _counted(groups: list[Group], name: str) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for group in groups:
        counted[group[name]] += group["all"]
    return tuple(sorted((value, count) for value, count in counted.items() if value))


def _row(dossier: Dossier, acting: Acting, lens: Lens) -> CaseRow:
    row = dossier.row
    step, state, actor = lens.read(row, "step"), lens.read(row, "state"), lens.read(row, "actor")
    due: date | None = lens.read(row, "due")
    urgency = lens.urgency(row)
    last_contact = row.last_contact if lens.knows_talks else None
    return CaseRow(
        id=dossier.id,
        number=dossier.number,
        name=short_name(dossier),
        werkgever=dossier.werkgever.name,
        week=row.week,
        weeks=row.weeks,
        step=step,
        step_number=lens.read(row, "step_number"),
        state=State(state) if state else None,
        actor=Actor(actor) if actor else None,
        due=due,
        urgency=urgency,
        reason=reason(urgency, due, last_contact, acting.on),
        last_contact=last_contact,
        decisions=lens.read(row, "decisions"),
        spoor_2=row.spoor_2,
    )


def short_name(dossier: Dossier) -> str:
    """``S. Bouzid``: how somebody stands in a list."""
    return f"{dossier.given_name[:1]}. {dossier.family_name}"
