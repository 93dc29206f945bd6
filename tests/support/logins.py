"""People who log in, as tests need them: accounts, memberships, codes, and a browser that is logged in."""

from __future__ import annotations

import time
from datetime import date

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.organisations.models import Organisation
from hervat.apps.organisations.services import join
from hervat.domain.access.roles import Role

PASSWORD = "vier-paarden-op-zee"  # noqa: S105 -- of invented people
LOGIN = "/account/inloggen/"
LONG_AGO = date(2020, 1, 1)


def person(name: str = "Noor Vermeer", email: str = "noor@voorbeeld.example") -> User:
    """An account with a password."""
    return User.objects.create_user(email, name, PASSWORD)


def body(name: str = "Bureau Wederwerk (fictief)") -> Organisation:
    """An organisation."""
    return Organisation.objects.create(name=name, is_bureau=True)


def professional(
    name: str = "Esther Molenaar", email: str = "esther@bureau.example", role: Role = Role.COACH, organisation: Organisation | None = None
) -> User:
    """Somebody who works for an organisation."""
    user = person(name, email)
    join(user=user, organisation=organisation or body(), role=role, on=LONG_AGO)
    return user


def give_app(user: User) -> str:
    """An app with codes for ``user``; gives its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def give_recovery_codes(user: User) -> list[str]:
    """Recovery codes for ``user``."""
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def code(secret: str, *, steps: int = 0) -> str:
    """The code that an app shows now, or so many half minutes later."""
    text: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return text


def log_in(client: Client, user: User, *, secret: str = "") -> Client:
    """Logs in as people do: with the password, and a code when there is an app."""
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    if secret:
        cache.clear()  # a code works once; tests log in more often than twice a minute
        answer = client.post("/account/inloggen/code/", {"code": code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return client


def today() -> date:
    """The day of the test."""
    return timezone.localdate()
