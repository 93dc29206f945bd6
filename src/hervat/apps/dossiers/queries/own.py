"""The own dossiers of a werknemer: which there are, how one was closed, and what the werknemer is asked to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered, scope
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import Closing, Dossier, Event, Involvement
from hervat.apps.dossiers.rows import current
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import Capacity
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.law.facts import EventKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """The other party recorded on ``day`` that the term of ``step`` (id of an obligation) was moved together, and why."""

    event: UUID
    step: str
    day: date
    reason: str
    by: str
    role: Role


@dataclass(frozen=True, slots=True)
class Closed:
    """The day on which the dossier was closed, and the reason that was chosen then."""

    day: date
    reason: ClosingReason | None


def own_dossier(acting: Acting, number: str | None = None) -> Dossier:
    """The dossier with this number if it is the own one; without a number the one that was opened last, an open one first.

    Raises :class:`Hidden` when there is none.
    """
    if acting.actor.role is not Role.WERKNEMER:
        raise Hidden
    own = scope(acting).select_related("werkgever").order_by("closed_on", "-opened_on", "-number")
    found = list(own.filter(number=number)) if number else []
    found = found or sorted(own, key=lambda dossier: dossier.closed_on is not None)
    if not found or (number and found[0].number != number):
        raise Hidden
    return found[0]


def own_dossiers(acting: Acting) -> tuple[Dossier, ...]:
    """All own dossiers, the newest first."""
    return tuple(scope(acting).order_by("-opened_on", "-number")) if acting.actor.role is Role.WERKNEMER else ()


def as_werknemer(user: User, _on: date) -> Iterable[Capacity]:
    """Who has a dossier of their own can act as werknemer in it."""
    if Involvement.objects.filter(user=user, role=Role.WERKNEMER).exists():
        yield Capacity(Role.WERKNEMER)


def open_proposals(entered: Entered) -> tuple[Proposal, ...]:
    """What this actor is asked to confirm, the oldest first. One query; none for who may not answer."""
    if not entered.may(Action.CONFIRM_AGREEMENT):
        return ()
    from_werknemer = Q(recorded_as=Role.WERKNEMER)
    asked = ~from_werknemer if entered.acting.role is Role.WERKNEMER else from_werknemer
    moved = Event.objects.filter(asked, dossier=entered.dossier, kind=EventKind.AFWIJKING_TERMIJN, confirmation__isnull=True)
    rows = current(moved).select_related("recorded_by").order_by("recorded_at")
    return tuple(Proposal(row.id, row.obligation, row.day, row.reason, row.recorded_by.name, Role(row.recorded_as)) for row in rows)


def closed_state(entered: Entered) -> Closed | None:
    """How the dossier was closed; None for an open one, without a query."""
    if entered.dossier.closed_on is None:
        return None
    last = Closing.objects.filter(dossier=entered.dossier, closes=True).order_by("-recorded_at").first()
    return Closed(entered.dossier.closed_on, ClosingReason(last.reason) if last and last.reason else None)
