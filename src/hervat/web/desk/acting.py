"""From a request to who acts: the account, the role it chose, and how it logged in."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.accounts.sessions import second_factor
from hervat.apps.audit.services import session_reference
from hervat.apps.organisations.acting import Acting, Channel, actor_for
from hervat.domain.access.roles import Role
from hervat.web.account.capacity import current

_KEPT = "_hervat_acting"

PURPOSES: Mapping[Role | None, str] = {
    Role.WERKNEMER: "eigen dossier",
    Role.WERKGEVER: "re-integratie",
    Role.CASEMANAGER: "procesbegeleiding",
    Role.CASEMANAGER_TAAKDELEGATIE: "taakdelegatie",
    Role.BEDRIJFSARTS: "verzuimbegeleiding",
    Role.ARBEIDSDESKUNDIGE: "arbeidsdeskundig onderzoek",
    Role.COACH: "begeleiding",
    Role.BUREAU_BEHEERDER: "beheer van het bureau",
    Role.PRIVACYFUNCTIONARIS: "toezicht op gegevens",
    Role.SYSTEEMBEHEERDER: "systeembeheer",
}
"""Why somebody in this role looks, unless they say otherwise; it stands in the audit record."""


def acting_of(request: HttpRequest, channel: Channel = Channel.PAGE) -> Acting:
    """Who acts in this request. Looked up once. Raises ValueError for a visitor who is not logged in."""
    kept: Acting | None = getattr(request, _KEPT, None)
    if kept is not None:
        return kept
    if not isinstance(request.user, User):
        raise ValueError("nobody is logged in")
    chosen, today = current(request), timezone.localdate()
    role, organisation = (chosen.role, chosen.organisation_id) if chosen else (None, None)
    actor = actor_for(
        request.user.id, role, organisation, today, second_factor=second_factor(request), member=chosen.member if chosen else None
    )
    session = session_reference(request.session.session_key) if request.session.session_key else ""
    acting = Acting(actor, today, channel, session, PURPOSES.get(role, ""))
    setattr(request, _KEPT, acting)
    return acting
