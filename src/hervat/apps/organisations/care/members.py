"""The people of one organisation, by who has the care of them: who works there, inviting, leaving, and who else has the care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.organisations import invitations
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.acts import NotThere, WrongCare, organisation_of, tell
from hervat.apps.organisations.care.bodies import kinds_of, wrong_address
from hervat.apps.organisations.models import Invitation, Membership, Organisation
from hervat.apps.organisations.queries import active_memberships
from hervat.apps.organisations.services import leave
from hervat.domain.access.bodies import roles_within
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import say

SHOWN_AFTERWARDS = timedelta(days=365)
MOST_OPEN = 200  # invitations of one organisation that wait for an answer
MOST_A_DAY = 3  # mails to one address: a mistake is put right, nobody is pestered


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works for the organisation in a role: now, from a day to come, or until a day that is over."""

    membership: UUID
    user: UUID
    name: str
    email: str
    role: Role
    is_admin: bool
    first_day: date
    last_day: date | None
    is_over: bool
    is_self: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that was not answered yet; ``is_late``: its link no longer works."""

    id: UUID
    email: str
    role: Role
    is_admin: bool
    until: datetime
    is_late: bool


def colleagues(acting: Acting) -> tuple[Colleague, ...]:
    """Who works for the organisation, by name, and after them who left in the past year. One query. Raises :class:`NotThere`."""
    own = organisation_of(acting)
    recent = Q(last_day__isnull=True) | Q(last_day__gte=acting.on - SHOWN_AFTERWARDS)
    rows = Membership.objects.filter(recent, organisation=own).select_related("user").order_by("user__name", "role", "first_day")
    found = [_colleague(row, acting) for row in rows]
    return tuple(sorted(found, key=lambda each: each.is_over))


def colleague(acting: Acting, membership: UUID) -> Colleague:
    """One of them. Raises :class:`NotThere`."""
    row = Membership.objects.filter(pk=membership, organisation=organisation_of(acting)).select_related("user").first()
    if row is None:
        raise NotThere
    return _colleague(row, acting)


def waiting_invitations(acting: Acting, now: datetime) -> tuple[Waiting, ...]:
    """The invitations to work for the organisation that were not answered, the newest first. One query."""
    rows = _open(organisation_of(acting)).order_by("-made_at")
    return tuple(Waiting(row.pk, row.email, Role(row.role), row.is_admin, row.expires_at, row.expires_at <= now) for row in rows)


def roles_to_give(acting: Acting) -> tuple[Role, ...]:
    """In what roles people can be invited to this organisation."""
    return roles_within(kinds_of(Organisation.objects.get(pk=organisation_of(acting))))


def invite_colleague(
    acting: Acting, *, email: str, role: Role | None, is_admin: bool, address: Callable[[str], str], now: datetime
) -> None:
    """Invites somebody, by mail, to work for the organisation. Raises :class:`WrongCare` and :class:`NotThere`."""
    own = organisation_of(acting)
    errors = [*wrong_address(email)]
    if role is None or role not in roles_to_give(acting):
        errors.append(FieldError("role", say("Kies een rol die bij uw organisatie past.")))
    if errors or role is None:
        raise WrongCare(*errors)
    to = email.strip().lower()
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=own)
        if active_memberships(acting.on).filter(organisation=own, role=role, user__email=to, last_day__isnull=True).exists():
            raise WrongCare(FieldError("email", say("Deze collega werkt hier al in deze rol.")))
        if Invitation.objects.filter(email=to, organisation=own, made_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
            raise WrongCare(FieldError("email", say("Dit adres kreeg vandaag al {most} uitnodigingen. Wacht tot morgen.", most=MOST_A_DAY)))
        if _open(own).count() >= MOST_OPEN:
            raise WrongCare(FieldError("", say("Er staan al {most} uitnodigingen open. Trek er eerst een paar in.", most=MOST_OPEN)))
        by = User.objects.get(pk=acting.user)
        invitations.invite(email=to, role=role, made_by=by, address=address, organisation=organisation, is_admin=is_admin, now=now)


def revoke_invitation(acting: Acting, invitation: UUID, now: datetime) -> None:
    """The link in the mail no longer works. Raises :class:`NotThere`: not of this organisation, or answered meanwhile."""
    if not _open(organisation_of(acting)).filter(pk=invitation).exists():
        raise NotThere
    if not invitations.revoke(invitation=invitation, by=User.objects.get(pk=acting.user), now=now):
        raise NotThere


def end_membership(acting: Acting, membership: UUID, *, last_day: date) -> None:
    """Somebody's last day in a role. Yesterday: out from this moment. The last one with the care of the people cannot leave so.

    Raises :class:`WrongCare` and :class:`NotThere`.
    """
    if last_day < acting.on - timedelta(days=1):
        raise WrongCare(FieldError("last_day", say("Kies een laatste dag vanaf gisteren. Met gisteren sluit u de toegang meteen.")))
    with transaction.atomic():
        found = _locked(acting, membership)
        if found.last_day is not None:
            raise WrongCare(FieldError("last_day", say("Van deze collega is de laatste dag al bekend.")))
        if found.is_admin:
            _keep_an_admin(acting, found)
        leave(membership=found, last_day=last_day, by=acting.user)


def set_admin(acting: Acting, membership: UUID, *, is_admin: bool) -> None:
    """Gives somebody the care of the people as well, or takes it back: never from the last one. Raises as :func:`end_membership`."""
    with transaction.atomic():
        found = _locked(acting, membership)
        if found.is_admin == is_admin:
            return
        if found.last_day is not None:
            raise WrongCare(FieldError("", say("Deze collega gaat weg of is al weg.")))
        if not is_admin:
            _keep_an_admin(acting, found)
        found.is_admin = is_admin
        found.save(update_fields=["is_admin"])
        tell(acting, Act.CHANGED, "membership", found.user_id, what="made_admin" if is_admin else "no_admin")


def _locked(acting: Acting, membership: UUID) -> Membership:
    """The membership; its organisation is held, so that two people cannot each remove the other as the last."""
    own = organisation_of(acting)
    list(Organisation.objects.select_for_update().filter(pk=own))
    if not active_memberships(acting.on).filter(organisation=own, user=acting.user, is_admin=True).exists():
        raise NotThere  # lost the care while waiting
    found = Membership.objects.filter(pk=membership, organisation=own).first()
    if found is None:
        raise NotThere
    return found


def _keep_an_admin(acting: Acting, leaving: Membership) -> None:
    others = active_memberships(acting.on).filter(organisation=leaving.organisation_id, is_admin=True, last_day__isnull=True)
    if not others.exclude(pk=leaving.pk).exists():
        raise WrongCare(FieldError("", say("Dit is de enige beheerder. Maak eerst een collega beheerder.")))


def _open(organisation: UUID) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, dossier__isnull=True, accepted_at__isnull=True, revoked_at__isnull=True)


def _colleague(row: Membership, acting: Acting) -> Colleague:
    return Colleague(
        row.pk,
        row.user_id,
        row.user.name,
        row.user.email,
        Role(row.role),
        row.is_admin,
        row.first_day,
        row.last_day,
        row.last_day is not None and row.last_day < acting.on,
        row.user_id == acting.user,
    )
