"""The people of a werkgever who do not work now, or not fully: where they stand, and how much they work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import scope
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import Period, PeriodKind
from hervat.apps.dossiers.queries.caseload import CaseRow, chosen_rows
from hervat.apps.dossiers.rows import current
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import running_on
from hervat.domain.access.roles import Role

MOST = 12  # on one page; the list has them all


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One of the own people. ``hours``: what they work now, None when nobody wrote it down."""

    row: CaseRow
    name: str
    hours: Decimal | None
    contract: Decimal | None
    recovered: bool


@dataclass(frozen=True, slots=True)
class Team:
    """The own people, the most urgent first; ``more``: how many further ones the list has."""

    members: tuple[TeamMember, ...]
    more: int


def team_of(acting: Acting) -> Team:
    """The open dossiers of a werkgever. Raises :class:`Hidden` for other roles. Seven queries, four of them for the audit record."""
    if acting.actor.role is not Role.WERKGEVER:
        raise Hidden
    open_dossiers = scope(acting).filter(closed_on__isnull=True).order_by("row__urgency", "row__due", "number")
    people = {found[0]: found for found in open_dossiers.values_list("number", "given_name", "family_name", "hours_per_week")}
    shown = frozenset(list(people)[:MOST])
    rows = chosen_rows(acting, shown, act=Act.LISTED)
    now = _now(rows, acting.on)
    members = []
    for row in rows:
        _, given_name, family_name, contract = people[row.number]
        period = now.get(row.number)
        recovered = period is not None and period.kind == PeriodKind.RECOVERED
        hours = period.hours_per_week if period is not None and not recovered else None
        members.append(TeamMember(row, f"{given_name} {family_name}", hours, contract, recovered))
    return Team(tuple(members), len(people) - len(members))


def _now(rows: tuple[CaseRow, ...], on: date) -> dict[str, Period]:
    """The period of work or recovery that runs today in each dossier, by number. One query."""
    kinds = (PeriodKind.PARTIAL, PeriodKind.RECOVERED)
    found = current(Period.objects.filter(running_on(on), dossier__in=[row.id for row in rows], kind__in=kinds))
    numbers = {row.id: row.number for row in rows}
    return {numbers[period.dossier_id]: period for period in found.order_by("first_day")}
