"""Joining an organisation and leaving it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.organisations.models import Membership, Organisation
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role


def join(
    *,
    user: User,
    organisation: Organisation,
    role: Role,
    on: date,
    is_admin: bool = False,
    by: UUID | None = None,
    channel: Channel = Channel.PAGE,
) -> Membership:
    """Somebody works for an organisation from ``on``; who does so in this role already stays as they are, or becomes admin as well.

    ``by`` is who lets them in; None: whoever runs this installation.

    Raises ValueError for a role that works for nobody.
    """
    if role not in PROFESSIONAL_ROLES:
        raise ValueError("a werknemer does not work for an organisation here, but has a case")
    with transaction.atomic():
        membership, made = Membership.objects.get_or_create(
            user=user,
            organisation=organisation,
            role=role.value,
            last_day=None,
            defaults={"first_day": on, "is_admin": is_admin},
        )
        if not made and is_admin and not membership.is_admin:
            membership.is_admin = True
            membership.save(update_fields=["is_admin"])
        _tell(Action.CREATED if made else Action.CHANGED, membership, by, channel)
    return membership


def leave(*, membership: Membership, last_day: date, by: UUID | None = None, channel: Channel = Channel.PAGE) -> None:
    """Somebody stops working for an organisation after ``last_day``; a membership that had not begun ends on the day it would begin."""
    with transaction.atomic():
        running = Membership.objects.filter(pk=membership.pk, last_day__isnull=True)
        if not running.filter(first_day__lte=last_day).update(last_day=last_day):
            running.update(last_day=F("first_day"))
        _tell(Action.CHANGED, membership, by, channel)


def _tell(action: Action, membership: Membership, by: UUID | None, channel: Channel) -> None:
    append(
        Entry(
            channel=channel,
            action=action,
            kind="membership",
            actor=by,
            organisation=membership.organisation_id,
            object_id=str(membership.user_id),
            what=membership.role,
        )
    )
