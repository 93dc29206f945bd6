"""What who watches over privacy may know outside one dossier: which numbers there are, and what was refused. No names of werknemers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from hervat.apps.audit.queries import refusals_in
from hervat.apps.dossiers.door import require, scope
from hervat.apps.dossiers.queries.people import names_of
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.text import Text

LOOK_BACK = timedelta(days=30)
NUMBER = re.compile(r"(?:HV[- ]?)?([0-9]{1,9})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody of the own organisation asked for what is not for their role."""

    at: datetime
    name: str
    role: Role | None
    number: str  # of the dossier; empty: in none
    rule: str

    @property
    def role_name(self) -> Text:
        """As what they asked."""
        return role_name(self.role)

    @property
    def day(self) -> date:
        """The day here, not at Greenwich."""
        return timezone.localtime(self.at).date()

    @property
    def time(self) -> str:
        """``14.05``."""
        return f"{timezone.localtime(self.at):%H.%M}"


def find_dossier(acting: Acting, typed: str) -> str:
    """The number of a dossier of the own organisation as it is written (``hv 412`` is HV-0412); empty when there is none."""
    require(acting, Action.LIST_LOOKS)
    match = NUMBER.fullmatch(typed.strip())
    number = f"HV-{int(match[1]):04d}" if match else ""
    return number if number and scope(acting).filter(number=number).exists() else ""


def recent_refusals(acting: Acting) -> tuple[Refusal, ...]:
    """What was refused to people of the own organisation in the last days, the newest first. Two queries."""
    require(acting, Action.LIST_LOOKS)
    organisation = acting.actor.organisation
    looks = refusals_in(organisation, since=timezone.now() - LOOK_BACK) if organisation else []
    names = names_of(look.actor for look in looks if look.actor)
    roles = {role.value: role for role in Role}
    return tuple(
        Refusal(look.at, names.get(look.actor, "") if look.actor else "", roles.get(look.role), look.object_id, look.what) for look in looks
    )
