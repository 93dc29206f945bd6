"""What a session says of the person behind it: how they proved who they are, how long it still lasts, and in what role they act."""

from __future__ import annotations

import time
from datetime import timedelta
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from hervat.apps.accounts.models import User
from hervat.domain.access.roles import Role

LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)  # then somebody logs in again, used or not
IDLE_PROFESSIONAL = timedelta(minutes=30)
IDLE_WERKNEMER = timedelta(minutes=60)
WARN_BEFORE = timedelta(minutes=5)
INVENTED = ".example"  # nobody can have a mail address under it (RFC 2606)
_NOTE_EVERY = 30  # seconds; not every request writes the session

_OPENED, _SEEN, _CAPACITY = "hervat.opened", "hervat.seen", "hervat.capacity"


def second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with two factors: a passkey with the lock of its device, or a password and a code or passkey."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    factors = [record for record in records if record.get("method") == "mfa"]
    return any(record.get("passwordless") for record in factors) or (
        bool(factors) and any(record.get("method") == "password" for record in records)
    )


def choose(request: HttpRequest, role: Role, organisation_id: UUID | None) -> None:
    """From now on this person acts in this role. The caller has checked that they may."""
    request.session[_CAPACITY] = [role.value, str(organisation_id) if organisation_id else None]


def forget_capacity(request: HttpRequest) -> None:
    """In no role any more."""
    request.session.pop(_CAPACITY, None)


def chosen_capacity(request: HttpRequest) -> tuple[Role, UUID | None] | None:
    """In what role, and for which organisation (None for a werknemer), this person said to act; None before that."""
    chosen = request.session.get(_CAPACITY)
    if not chosen:
        return None
    role, organisation = chosen
    return Role(role), UUID(organisation) if organisation else None


def become(request: HttpRequest, user: User, role: Role, organisation_id: UUID | None) -> None:
    """Only in the demo: whoever clicks is this invented person from now on, with both factors, in this role.

    The caller has checked that the person has that role. Raises PermissionDenied in every other installation, for a closed account, and
    for an account with an address that could be somebody's: a demo that is switched on by mistake opens no real one.
    """
    if not settings.DEMO or not user.is_active or not user.email.endswith(INVENTED):
        raise PermissionDenied
    auth.logout(request)
    record_authentication(request, user, "mfa", type="demo", passwordless=True)
    auth.login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    choose(request, role, organisation_id)


def begin(request: HttpRequest) -> None:
    """A session begins: its twelve hours count from now."""
    request.session[_OPENED] = request.session[_SEEN] = time.time()


def note_use(request: HttpRequest) -> None:
    """The person did something: the idle time counts again from now."""
    now = time.time()
    if now - request.session.get(_SEEN, 0) >= _NOTE_EVERY:
        request.session[_SEEN] = now


def seconds_left(request: HttpRequest, *, professional: bool) -> int:
    """How long this session lasts when nothing is done; 0 or less when it is over."""
    idle = IDLE_PROFESSIONAL if professional else IDLE_WERKNEMER
    over = request.session.get(_SEEN, 0) + idle.total_seconds()
    return int(min(over - time.time(), seconds_to_the_end(request)))


def seconds_to_the_end(request: HttpRequest) -> int:
    """How long it can last at most, however much it is used."""
    return int(request.session.get(_OPENED, 0) + LONGEST.total_seconds() - time.time())
