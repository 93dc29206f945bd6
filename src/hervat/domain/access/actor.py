"""Who acts: a person in one role, with what follows from their memberships. Made by the confidential side, judged here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role


class Scope(StrEnum):
    """What an API token may do."""

    READ = "read"
    WRITE = "write"


ALL_SCOPES = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day until a day, both included; ``last`` None: still."""

    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Member:
    """A membership: in which organisation and role, during which period, and whether with the care of its people."""

    organisation: UUID
    role: Role
    period: Period
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class StandIn:
    """The actor stands in for ``absent`` in a role of an organisation, during a period."""

    absent: UUID
    organisation: UUID
    role: Role
    period: Period


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts in one role. ``role`` None: logged in, but in no role yet."""

    user: UUID
    role: Role | None
    organisation: UUID | None = None  # for whom a professional acts
    second_factor: bool = False
    members: tuple[Member, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    scopes: frozenset[Scope] = ALL_SCOPES

    @property
    def is_professional(self) -> bool:
        """Whether the actor acts for an organisation."""
        return self.role in PROFESSIONAL_ROLES

    def membership(self, on: date) -> Member | None:
        """The membership that lets a professional act in this role and organisation on ``on``."""
        for member in self.members:
            if member.role is self.role and member.organisation == self.organisation and member.period.holds_on(on):
                return member
        return None

    def absent_colleagues(self, on: date) -> frozenset[UUID]:
        """For whom the actor stands in on ``on``, in this role and organisation."""
        return frozenset(
            found.absent
            for found in self.stand_ins
            if found.role is self.role and found.organisation == self.organisation and found.period.holds_on(on)
        )
