"""For which werkgever somebody may work: their own organisation, and those that theirs was engaged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Engagement, Organisation
from hervat.apps.organisations.queries import active_memberships, running_on
from hervat.domain.access.case import BY_ORGANISATION
from hervat.domain.access.roles import Role

NEVER_INVOLVED = BY_ORGANISATION | {Role.SYSTEEMBEHEERDER, Role.WERKNEMER}
"""Who is not added to a dossier by name."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be involved in a dossier, in a role, for an organisation."""

    user: UUID
    name: str
    role: Role
    organisation: UUID
    organisation_name: str


def werkgevers_of(acting: Acting) -> tuple[Organisation, ...]:
    """The werkgevers for whom the actor may open a dossier."""
    own = acting.actor.organisation
    if own is None:
        return ()
    engaged = _running(acting.on).filter(provider=own).values("werkgever")
    return tuple(Organisation.objects.filter(Q(pk=own) | Q(pk__in=engaged), is_werkgever=True).order_by("name"))


def colleagues_for(werkgever: UUID, on: date) -> tuple[Colleague, ...]:
    """Everyone who can be involved in a dossier of this werkgever, by organisation and name."""
    bodies = Q(organisation=werkgever) | Q(organisation__in=_running(on).filter(werkgever=werkgever).values("provider"))
    found = active_memberships(on).filter(bodies).exclude(role__in=NEVER_INVOLVED).select_related("user", "organisation")
    return tuple(
        Colleague(row.user_id, row.user.name, Role(row.role), row.organisation_id, row.organisation.name)
        for row in found.order_by("organisation__name", "user__name", "role")
    )


def may_work_for(werkgever: UUID, *, user: UUID, role: Role, organisation: UUID, on: date) -> bool:
    """Whether this person can be involved in this role in a dossier of the werkgever."""
    if role in NEVER_INVOLVED:
        return False
    engaged = organisation == werkgever or _running(on).filter(werkgever=werkgever, provider=organisation).exists()
    return engaged and active_memberships(on).filter(user=user, role=role, organisation=organisation).exists()


def _running(on: date) -> QuerySet[Engagement]:
    return Engagement.objects.filter(running_on(on))
