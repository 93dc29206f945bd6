"""For whom a program acts: by a token, or by the session of a page that asks."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.security.session import SessionAuth

from hervat.apps.accounts.models import User
from hervat.apps.accounts.sessions import chosen_capacity, second_factor, seconds_left
from hervat.apps.audit.services import session_reference
from hervat.apps.organisations.acting import Acting, Channel, actor_for
from hervat.apps.organisations.queries import capacities_of
from hervat.apps.organisations.tokens import resolve
from hervat.domain.access.actor import ALL_SCOPES, Scope
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role

PURPOSE = "koppeling"


class ByToken(HttpBearer):
    """``Authorization: Bearer hvt_...``. A token was made behind two factors."""

    def authenticate(self, request: HttpRequest, token: str) -> Acting | None:  # noqa: ARG002 -- as the framework asks it
        """Who acts; None for a token that does not live."""
        today = timezone.localdate()
        found = resolve(token, today)
        if found is None:
            return None
        scopes = ALL_SCOPES if found.may_write else frozenset({Scope.READ})
        actor = actor_for(found.user_id, Role(found.role), found.organisation_id, today, second_factor=True, scopes=scopes)
        return Acting(actor, today, Channel.API, str(found.id)[:8], PURPOSE)


class BySession(SessionAuth):
    """The session of who is logged in; what changes something needs the token against forging. It ends here when it ends for pages."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Acting | None:  # noqa: ARG002 -- as above
        """Who acts; None for a visitor, somebody who chose no role, or who was away too long. Asking makes no session last longer."""
        chosen = chosen_capacity(request) if isinstance(request.user, User) else None
        if chosen is None or not isinstance(request.user, User):
            return None
        today, (role, organisation) = timezone.localdate(), chosen
        works = any(own.role in PROFESSIONAL_ROLES for own in capacities_of(request.user, today))
        if seconds_left(request, professional=works) <= 0:
            return None
        actor = actor_for(request.user.id, role, organisation, today, second_factor=second_factor(request))
        return Acting(actor, today, Channel.API, session_reference(request.session.session_key or ""), PURPOSE)


WHO = [ByToken(), BySession()]
