"""API tokens: made by the person for whom a program will act, shown once, dead as soon as that person no longer acts in that role."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.organisations.models import ApiToken
from hervat.apps.organisations.queries import Capacity, capacities_of, works_as
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role

PREFIX = "hervat_"  # lets a scanner of repositories recognise one that got loose
LONGEST = timedelta(days=365)
MOST_LIVING = 20
_BYTES = 32
_LONGEST_TEXT = 200


class TokenRefused(ValueError):
    """This token cannot be made; the message says why, for a developer."""


class TooManyTokens(TokenRefused):
    """Somebody has as many living tokens as one person may have."""


def make(*, user: User, name: str, capacity: Capacity, may_write: bool, last_day: date, on: date) -> tuple[ApiToken, str]:
    """A new token and its text, which nobody can see again. Raises TokenRefused."""
    if capacity.role not in PROFESSIONAL_ROLES or capacity.organisation_id is None:
        raise TokenRefused("only who works for an organisation has programs that act for it")
    if not name.strip() or not on <= last_day <= on + LONGEST:
        raise TokenRefused("expected a name, and a last day within a year")
    text = PREFIX + secrets.token_urlsafe(_BYTES)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # two windows at once count each other
        if not any((own.role, own.organisation_id) == (capacity.role, capacity.organisation_id) for own in capacities_of(user, on)):
            raise TokenRefused("not a role in which this person acts")
        if ApiToken.objects.filter(user=user, revoked_at__isnull=True, last_day__gte=on).count() >= MOST_LIVING:
            raise TooManyTokens("as many as one person may have")
        token = ApiToken.objects.create(
            user=user,
            name=name.strip(),
            organisation_id=capacity.organisation_id,
            role=capacity.role.value,
            may_write=may_write,
            token_hash=_hash(text),
            made_on=on,
            last_day=last_day,
        )
        _tell(Action.CREATED, token)
    return token, text


def revoke(*, user: User, token_id: UUID, now: datetime) -> bool:
    """Ends a token of this person; False when they have no such living token."""
    with transaction.atomic():
        living = ApiToken.objects.filter(user=user, pk=token_id, revoked_at__isnull=True)
        token = living.first()
        if token is None or not living.update(revoked_at=now):
            return False
        _tell(Action.WITHDRAWN, token)
    return True


def resolve(token: str, on: date) -> ApiToken | None:
    """The living token with this text, or None: unknown, revoked, over, of a closed account, or of somebody who left that role."""
    if not token.startswith(PREFIX) or len(token) > _LONGEST_TEXT:
        return None
    known = ApiToken.objects.select_related("user").filter(token_hash=_hash(token), revoked_at__isnull=True, last_day__gte=on)
    found = known.filter(user__is_active=True).first()
    if found is None or not works_as(found.user_id, found.organisation_id, Role(found.role), on):
        return None
    if found.last_used_on != on:
        ApiToken.objects.filter(pk=found.pk).update(last_used_on=on)
        found.last_used_on = on
    return found


def tokens_of(user: User) -> Iterable[ApiToken]:
    """All tokens of somebody, the newest first."""
    return ApiToken.objects.filter(user=user).select_related("organisation")


def _tell(action: Action, token: ApiToken) -> None:
    append(
        Entry(
            channel=Channel.PAGE,
            action=action,
            kind="api_token",
            actor=token.user_id,
            role=token.role,
            organisation=token.organisation_id,
            object_id=str(token.id),
            what="write" if token.may_write else "read",
        )
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()  # 256 random bits need no slow hash
