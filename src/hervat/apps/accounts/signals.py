"""What follows when somebody logs in or out, fails to, or changes how they log in: the session knows it, and the record tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest

from hervat.apps.accounts import sessions
from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append, session_reference

PROVEN_WHEN_ADDED = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # a code was typed, or the device was unlocked


def listen() -> None:
    """Connects what is below. Once, when the apps are ready."""
    for signal, receiver in (
        (user_logged_in, _logged_in),
        (user_logged_out, _logged_out),
        (user_login_failed, _login_failed),
        (authentication_failed, _second_step_failed),
        (authenticator_added, _factor_added),
        (authenticator_removed, _factor_removed),
        (authenticator_reset, _codes_renewed),
        (password_changed, _password_changed),
        (password_set, _password_changed),
        (password_reset, _password_changed),
    ):
        _connect(signal, receiver)


def _connect(signal: Signal, receiver: Any) -> None:
    signal.connect(receiver, dispatch_uid=f"hervat.accounts.{receiver.__name__}")


def _logged_in(request: HttpRequest, user: User, **_sent: Any) -> None:
    sessions.begin(request)
    sessions.forget_capacity(request)
    records = get_authentication_records(request, user)
    if records:  # who has just logged in has just shown who they are: not asked again on the next page
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records[:-1], {**records[-1], "reauthenticated": True}]
    ways = "+".join(str(record.get("type", record["method"])) for record in records)
    _tell(Action.LOGGED_IN, "account", user.id, request, actor=user.id, what=ways[:40])


def _logged_out(request: HttpRequest, user: User | None, **_sent: Any) -> None:
    if user is not None:
        _tell(Action.LOGGED_OUT, "account", user.id, request, actor=user.id)


def _login_failed(credentials: Mapping[str, Any], request: HttpRequest | None = None, **_sent: Any) -> None:
    """That it failed, and whose account it was if there is one; never what was typed."""
    typed = str(credentials.get("email") or "").strip().lower()
    account = User.objects.filter(email=typed).values_list("id", flat=True).first() if "\0" not in typed else None
    _tell(Action.REFUSED, "account", account, request, what="login")


def _second_step_failed(request: HttpRequest, user: User, **_sent: Any) -> None:
    _tell(Action.REFUSED, "account", user.id, request, what="second_step")


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """Who adds a factor has just shown to hold it: this session has two factors from now on, under a new id."""
    _tell(Action.CREATED, "factor", user.id, request, actor=user.id, what=authenticator.type)
    if authenticator.type in PROVEN_WHEN_ADDED:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        request.session.cycle_key()


def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    _tell(Action.DELETED, "factor", user.id, request, actor=user.id, what=authenticator.type)


def _codes_renewed(request: HttpRequest, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    _tell(Action.CHANGED, "factor", user.id, request, actor=user.id, what=authenticator.type)


def _password_changed(request: HttpRequest, user: User, **_sent: Any) -> None:
    """Changed, set or reset; after a reset nobody is logged in, but who held the link acted for the account."""
    _tell(Action.CHANGED, "account", user.id, request, actor=user.id, what="password")


def _tell(
    action: Action, kind: str, account: UUID | None, request: HttpRequest | None, *, actor: UUID | None = None, what: str = ""
) -> None:
    key = request.session.session_key if request is not None and hasattr(request, "session") else None
    with transaction.atomic():
        append(
            Entry(
                channel=Channel.PAGE,
                action=action,
                kind=kind,
                actor=actor,
                object_id=str(account) if account else "",
                what=what,
                session=session_reference(key) if key else "",
            )
        )
