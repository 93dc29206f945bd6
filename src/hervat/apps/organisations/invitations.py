"""Invitations: the only way to get an account, or a role for the account one has."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.accounts.mail import deliver
from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.organisations.models import Invitation, Organisation
from hervat.apps.organisations.services import join
from hervat.domain.access.roles import Role
from hervat.domain.text import plain_date

VALID_FOR = timedelta(days=14)
_BYTES = 32


class Problem(StrEnum):
    """Why an invitation cannot be accepted."""

    UNKNOWN = "unknown"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    OTHER_ADDRESS = "other_address"  # it is for somebody else than who is logged in
    HAS_ACCOUNT = "has_account"  # there is an account with this address: accept with that one


class InvitationRefused(Exception):
    """An invitation cannot be accepted; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.value)


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation and the text of its token, which is kept nowhere."""

    invitation: Invitation
    token: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting led to. With a ``dossier`` its werknemer is still to be linked to ``user``."""

    user: User
    organisation: Organisation | None
    role: Role
    dossier: UUID | None
    invitation: UUID


def invite(
    *,
    email: str,
    role: Role,
    made_by: User | None,
    address: Callable[[str], str],
    organisation: Organisation | None = None,
    dossier: UUID | None = None,
    is_admin: bool = False,
    now: datetime | None = None,
    channel: Channel = Channel.PAGE,
) -> Invited:
    """Invites an address, by mail; an open invitation of this address for the same role and place no longer works.

    ``address(token)`` is the whole address of the page that accepts. ``made_by`` None: by who runs this installation.
    """
    moment = now or timezone.now()
    token = secrets.token_urlsafe(_BYTES)
    to = email.strip().lower()
    with transaction.atomic():
        earlier = Invitation.objects.filter(email=to, role=role.value, organisation=organisation, dossier=dossier)
        earlier.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=moment)
        invitation = Invitation.objects.create(
            email=to,
            role=role.value,
            organisation=organisation,
            dossier=dossier,
            is_admin=is_admin,
            token_hash=_hash(token),
            made_by=made_by,
            made_at=moment,
            expires_at=moment + VALID_FOR,
        )
        _mail(to, role, organisation, address(token), invitation.expires_at)
        _tell(Action.CREATED, invitation, made_by.id if made_by else None, channel)
    return Invited(invitation, token)


def revoke(*, invitation: UUID, by: User, now: datetime) -> bool:
    """An invitation no longer works; False when it was accepted or revoked already. The caller has checked that ``by`` may do this."""
    with transaction.atomic():
        still_open = Invitation.objects.filter(pk=invitation, accepted_at__isnull=True, revoked_at__isnull=True)
        found = still_open.first()
        if found is None or not still_open.update(revoked_at=now):
            return False
        _tell(Action.WITHDRAWN, found, by.id, Channel.PAGE)
    return True


def find_open(token: str, *, now: datetime, user: User | None) -> Invitation:
    """The open invitation with this token, as ``user`` (who is logged in, or nobody) may see it. Raises InvitationRefused."""
    invitation = Invitation.objects.select_related("organisation").filter(token_hash=_hash(token)).first()
    if invitation is None:
        raise InvitationRefused(Problem.UNKNOWN)
    for is_so, problem in (
        (user is not None and user.email != invitation.email, Problem.OTHER_ADDRESS),  # first: it is not theirs to know more of
        (invitation.accepted_at is not None, Problem.USED),
        (invitation.revoked_at is not None, Problem.REVOKED),
        (invitation.expires_at <= now, Problem.EXPIRED),
        (user is None and User.objects.filter(email=invitation.email).exists(), Problem.HAS_ACCOUNT),
    ):
        if is_so:
            raise InvitationRefused(problem)
    return invitation


def accept(*, token: str, now: datetime, user: User | None = None, name: str = "", password: str = "") -> Accepted:
    """Accepts an invitation with the account that is logged in, or with a new one with this name and (checked) password.

    All or nothing, and once: of two windows that accept at the same time, one is refused. Raises InvitationRefused.
    """
    with transaction.atomic():
        invitation = find_open(token, now=now, user=user)
        claimed = Invitation.objects.select_for_update().filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
        if claimed.first() is None:  # the row is held from here: whoever comes second waits, and then finds it used
            raise InvitationRefused(Problem.USED)
        account = user or _new_account(invitation.email, name, password)
        claimed.update(accepted_at=now, accepted_by=account)
        role = Role(invitation.role)
        if invitation.organisation is not None and role is not Role.WERKNEMER:
            on = timezone.localdate(now)
            join(
                user=account,
                organisation=invitation.organisation,
                role=role,
                on=on,
                is_admin=invitation.is_admin,
                by=invitation.made_by_id,
            )
        _tell(Action.CHANGED, invitation, account.id, Channel.PAGE)
    return Accepted(account, invitation.organisation, role, invitation.dossier, invitation.pk)


def _new_account(email: str, name: str, password: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name, password)
    except IntegrityError:  # another invitation of this address was accepted at the same moment
        raise InvitationRefused(Problem.HAS_ACCOUNT) from None


def _mail(to: str, role: Role, organisation: Organisation | None, link: str, until: datetime) -> None:
    """The body names the organisation to a professional only: that a werkgever invites its werknemer would tell of an illness."""
    inviting = "" if role is Role.WERKNEMER or organisation is None else organisation.name
    why = (
        gettext("%(organisation)s vraagt u om mee te werken in Hervat.") % {"organisation": inviting}
        if inviting
        else gettext("Er staat een account voor u klaar in Hervat.")
    )
    day = gettext("De link werkt tot en met %(day)s, één keer.") % {"day": plain_date(timezone.localtime(until).date())}
    unasked = gettext("Verwacht u dit niet? Dan hoeft u niets te doen.")
    deliver(to, gettext("Uitnodiging voor Hervat"), f"{why}\n\n{gettext('Open deze link om te beginnen:')}\n{link}\n\n{day}\n{unasked}\n")


def _tell(action: Action, invitation: Invitation, by: UUID | None, channel: Channel) -> None:
    append(
        Entry(
            channel=channel,
            action=action,
            kind="invitation",
            actor=by,
            organisation=invitation.organisation_id,
            object_id=str(invitation.id),
            what=invitation.role,
            subjects=frozenset({invitation.dossier}) if invitation.dossier else frozenset(),
        )
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()  # 256 random bits need no slow hash
