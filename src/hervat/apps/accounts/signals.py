"""What follows when somebody logs in or gets a second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from hervat.apps.accounts import sessions
from hervat.apps.accounts.models import User

PROVEN_WHEN_ADDED = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # a code was typed, or the device was unlocked


def listen() -> None:
    """Connects what is below. Once, when the apps are ready."""
    user_logged_in.connect(_logged_in, dispatch_uid="hervat.accounts.logged_in")
    authenticator_added.connect(_factor_added, dispatch_uid="hervat.accounts.factor_added")


def _logged_in(request: HttpRequest, user: User, **_sent: Any) -> None:
    sessions.begin(request)
    sessions.forget_capacity(request)
    records = get_authentication_records(request, user)
    if records:  # who has just logged in has just shown who they are: not asked again on the next page
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records[:-1], {**records[-1], "reauthenticated": True}]


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """Who adds a factor has just shown to hold it: this session has two factors from now on, under a new id."""
    if authenticator.type in PROVEN_WHEN_ADDED:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        request.session.cycle_key()
