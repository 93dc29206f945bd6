"""In what roles somebody can act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hervat.apps.accounts.models import User
from hervat.apps.organisations.models import Membership
from hervat.domain.access.actor import Member, Period
from hervat.domain.access.roles import Role


@dataclass(frozen=True, slots=True)
class Capacity:
    """One answer to "u bent hier als": a role, and for whom. A werknemer acts for nobody: ``organisation_id`` is None then.

    ``member`` is the membership from which it follows.
    """

    role: Role
    organisation_id: UUID | None = None
    organisation_name: str = ""
    is_admin: bool = False
    member: Member | None = field(default=None, compare=False, repr=False)


CapacitySource = Callable[[User, date], Iterable[Capacity]]
_sources: list[CapacitySource] = []


def add_capacity_source(source: CapacitySource) -> None:
    """Lets an app that is built on this one say in what other roles somebody acts, such as werknemer in a case. Call it once, at start."""
    if source not in _sources:
        _sources.append(source)


def capacities_of(user: User, on: date) -> tuple[Capacity, ...]:
    """In what roles ``user`` can act on a day, each once: first what follows from memberships, by organisation and role."""
    memberships = active_memberships(on).filter(user=user).select_related("organisation").order_by("organisation__name", "role")
    found = [Capacity(Role(m.role), m.organisation_id, m.organisation.name, m.is_admin, member_of(m)) for m in memberships]
    for source in _sources:
        found.extend(source(user, on))
    return tuple(dict.fromkeys(found))


def works_as(user_id: UUID, organisation_id: UUID, role: Role, on: date) -> bool:
    """Whether somebody works for an organisation in a role on a day."""
    return active_memberships(on).filter(user_id=user_id, organisation_id=organisation_id, role=role).exists()


def member_of(membership: Membership) -> Member:
    """The membership as the rules of access read it."""
    period = Period(membership.first_day, membership.last_day)
    return Member(membership.organisation_id, Role(membership.role), period, membership.is_admin)


def active_memberships(on: date) -> QuerySet[Membership]:
    """The memberships that run on a day; nobody's when the account is closed."""
    return Membership.objects.filter(running_on(on), user__is_active=True)


def running_on(day: date, through: str = "") -> Q:
    """What runs on a day, of all that has a first day and a last one (included; empty: still). ``through``: the relation to it."""
    prefix = f"{through}__" if through else ""
    still = Q(**{f"{prefix}last_day__isnull": True}) | Q(**{f"{prefix}last_day__gte": day})
    return Q(**{f"{prefix}first_day__lte": day}) & still
