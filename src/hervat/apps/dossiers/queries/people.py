"""Who is involved in a dossier, with their names; and the names of others that a page tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Involvement
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a dossier."""

    involvement: UUID
    user: UUID
    name: str
    phone: str
    role: Role
    organisation: str
    first_day: date
    last_day: date | None
    is_now: bool


def people_in(entered: Entered) -> tuple[Person, ...]:
    """Everyone who is or was involved: now first, in the order of the roles. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_PEOPLE)
    rows = Involvement.objects.filter(dossier=entered.dossier).select_related("user", "organisation")
    found = [_person(row, entered.acting.on) for row in rows]
    order = list(Role)
    return tuple(sorted(found, key=lambda person: (not person.is_now, order.index(person.role), person.name)))


def names_of(users: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names of these accounts. One query."""
    return dict(User.objects.filter(pk__in=set(users)).values_list("pk", "name"))


def _person(row: Involvement, on: date) -> Person:
    return Person(
        involvement=row.id,
        user=row.user_id,
        name=row.user.name,
        phone=row.user.phone,
        role=Role(row.role),
        organisation=row.organisation.name if row.organisation else "",
        first_day=row.first_day,
        last_day=row.last_day,
        is_now=row.first_day <= on and (row.last_day is None or on <= row.last_day),
    )
