"""Terms that one party says were moved together, and that the other has not answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Event
from hervat.apps.dossiers.rows import current
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
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


def open_proposals(entered: Entered) -> tuple[Proposal, ...]:
    """What this actor is asked to confirm, the oldest first. One query; none for who may not answer."""
    if not entered.may(Action.CONFIRM_AGREEMENT):
        return ()
    from_werknemer = Q(recorded_as=Role.WERKNEMER)
    asked = ~from_werknemer if entered.acting.role is Role.WERKNEMER else from_werknemer
    moved = Event.objects.filter(asked, dossier=entered.dossier, kind=EventKind.AFWIJKING_TERMIJN, confirmation__isnull=True)
    rows = current(moved).select_related("recorded_by").order_by("recorded_at")
    return tuple(Proposal(row.id, row.obligation, row.day, row.reason, row.recorded_by.name, Role(row.recorded_as)) for row in rows)
