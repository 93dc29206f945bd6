"""Who answers the questions of a dossier: the bedrijfsarts who has the care of it today."""

from __future__ import annotations

from hervat.apps.dossiers.door import Entered
from hervat.apps.organisations.queries import active_memberships
from hervat.domain.access.case import Involved
from hervat.domain.access.roles import Role


def doctors_of(entered: Entered) -> tuple[Involved, ...]:
    """The bedrijfsartsen who are involved today and still work there, who came last first. One query."""
    on = entered.acting.on
    involved = [found for found in entered.case.involved if found.role is Role.BEDRIJFSARTS and found.period.holds_on(on)]
    rows = active_memberships(on).filter(role=Role.BEDRIJFSARTS, user__in={found.user for found in involved})
    working = set(rows.values_list("user", "organisation"))
    found = [one for one in involved if (one.user, one.organisation) in working]
    return tuple(sorted(found, key=lambda one: one.period.first, reverse=True))
