"""What must be known of a case to say who may do what in it: who is involved, how, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hervat.domain.access.actor import Actor, Period
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum

BY_ORGANISATION = frozenset({Role.BUREAU_BEHEERDER, Role.PRIVACYFUNCTIONARIS})
"""Roles that see (little) of every case their organisation works in, without being named in it."""


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody is involved in a case in a role, for an organisation (None: the werknemer), during a period."""

    user: UUID
    role: Role
    organisation: UUID | None
    period: Period


@dataclass(frozen=True, slots=True)
class Delegated:
    """The bedrijfsarts gave a colleague under their instruction one kind of medical data, for a task, during a period."""

    user: UUID
    datum: Datum
    period: Period


@dataclass(frozen=True, slots=True)
class Case:
    """A case as far as access is concerned."""

    involved: tuple[Involved, ...]
    closed: bool = False
    delegated: tuple[Delegated, ...] = ()

    def standing(self, actor: Actor, on: date) -> Involved | None:
        """By which involvement the actor has to do with this case on ``on``; None: the case is not theirs to know of."""
        if actor.role is None or (actor.is_professional and actor.membership(on) is None):
            return None
        return next(self._standings(actor, on), None)

    def _standings(self, actor: Actor, on: date) -> Iterator[Involved]:
        people = actor.absent_colleagues(on) | {actor.user}
        for found in self.involved:
            if not found.period.holds_on(on):
                continue
            if actor.role in BY_ORGANISATION:
                if found.organisation == actor.organisation:
                    yield found
            elif found.role is actor.role and found.organisation == actor.organisation and found.user in people:
                yield found

    def has(self, role: Role, on: date) -> bool:
        """Whether anybody is involved in this role on ``on``."""
        return any(found.role is role and found.period.holds_on(on) for found in self.involved)

    def is_delegated(self, actor: Actor, datum: Datum, on: date) -> bool:
        """Whether the bedrijfsarts gave ``datum`` to this actor for a task that runs on ``on``."""
        return any(found.user == actor.user and found.datum is datum and found.period.holds_on(on) for found in self.delegated)
