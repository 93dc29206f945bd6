"""In what role somebody is here."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.accounts import sessions
from hervat.apps.accounts.models import User
from hervat.apps.organisations.queries import Capacity, capacities_of
from hervat.domain.access.roles import PROFESSIONAL_ROLES
from hervat.domain.access.words import role_name
from hervat.web.components.speech import spoken

_KEPT = "_hervat_capacities"


def capacities(request: HttpRequest) -> tuple[Capacity, ...]:
    """In what roles whoever is logged in can act today; nobody: none. Looked up once per request."""
    if not isinstance(request.user, User):
        return ()
    kept: tuple[Capacity, ...] | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = capacities_of(request.user, timezone.localdate())
        setattr(request, _KEPT, kept)
    return kept


def account_of(request: HttpRequest) -> User:
    """The account of whoever is logged in, read again: what a form changes in it does not show in the frame. Raises PermissionDenied."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return User.objects.get(pk=request.user.id)


def is_professional(request: HttpRequest) -> bool:
    """Whether whoever is logged in works for an organisation, in whatever role they are here now."""
    return any(capacity.role in PROFESSIONAL_ROLES for capacity in capacities(request))


def current(request: HttpRequest) -> Capacity | None:
    """The capacity that was chosen, if this person still has it."""
    chosen = sessions.chosen_capacity(request)
    return next((own for own in capacities(request) if (own.role, own.organisation_id) == chosen), None)


def capacity_words(capacity: Capacity) -> str:
    """The role and for whom: ``coach voor Bureau Wederwerk``."""
    role = spoken(role_name(capacity.role))
    if not capacity.organisation_name:
        return role
    return gettext("%(role)s voor %(organisation)s") % {"role": role, "organisation": capacity.organisation_name}
