"""From an account and a chosen role to an actor of whom :func:`hervat.domain.access.decide.decide` can judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hervat.apps.audit.entries import Channel
from hervat.apps.organisations.models import Deputation, Membership
from hervat.apps.organisations.queries import member_of, running_on
from hervat.domain.access.actor import ALL_SCOPES, Actor, Member, Period, Scope, StandIn
from hervat.domain.access.roles import Role


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, on which day, by which way and for what purpose: what every service and query of the cases is told first."""

    actor: Actor
    on: date
    channel: Channel = Channel.PAGE
    session: str = ""  # an opaque reference, for the audit record
    purpose: str = "begeleiding"

    @property
    def user(self) -> UUID:
        """The account that acts."""
        return self.actor.user

    @property
    def role(self) -> Role:
        """The role acted in. Raises ValueError for somebody without one: whoever asks has checked."""
        if self.actor.role is None:
            raise ValueError("nobody acts without a role")
        return self.actor.role


def actor_for(
    user: UUID,
    role: Role | None,
    organisation: UUID | None,
    on: date,
    *,
    second_factor: bool,
    scopes: frozenset[Scope] = ALL_SCOPES,
    member: Member | None = None,
) -> Actor:
    """The actor with the memberships and deputations that hold on ``on``. Two queries; none for a werknemer.

    ``member``: the membership of this role and organisation, for who looked it up already; it saves a query.
    """
    if role is None or role is Role.WERKNEMER:
        return Actor(user, role, None, second_factor, scopes=scopes)
    running = running_on(on)
    members = [member] if member else map(member_of, Membership.objects.filter(running, user=user, role=role, organisation=organisation))
    deputations = Deputation.objects.filter(running, deputy=user, role=role, organisation=organisation, ended_at__isnull=True)
    return Actor(
        user,
        role,
        organisation,
        second_factor,
        tuple(members),
        tuple(StandIn(found.absent_id, found.organisation_id, role, Period(found.first_day, found.last_day)) for found in deputations),
        scopes,
    )


__all__ = ["Acting", "Channel", "actor_for"]
