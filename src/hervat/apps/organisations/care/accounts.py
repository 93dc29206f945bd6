"""The accounts of an installation, for the systeembeheerder: who can log in, closing and opening, and losing a second factor.

The systeembeheerder does not know who is ill. An account that never worked for an organisation is shown by a pseudonym, without name or
address, and is found only by who knows its whole address already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext

from hervat.apps.accounts.mail import deliver
from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.queries import pseudonym
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.acts import NotThere, WrongCare, one_line, require, tell
from hervat.apps.organisations.models import Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import Text, say

PAGE = 50
SHORTEST_REASON, LONGEST_REASON = 5, 120
WORKS = Exists(Membership.objects.filter(user=OuterRef("pk")))  # now or before


class Identity(StrEnum):
    """How it was made sure that somebody is who they say."""

    CALLED_BACK = "called_back"
    IN_PERSON = "in_person"
    THROUGH_ADMIN = "through_admin"


IDENTITY_WORDS: Mapping[Identity, Text] = {
    Identity.CALLED_BACK: say("Teruggebeld op een nummer dat al bekend was"),
    Identity.IN_PERSON: say("Gezien, met een identiteitsbewijs"),
    Identity.THROUGH_ADMIN: say("Bevestigd door de beheerder van de eigen organisatie"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account. ``name`` and ``email`` are empty for who does not work for an organisation: then ``pseudonym`` stands for them."""

    id: UUID
    name: str
    email: str
    pseudonym: str
    is_active: bool
    created_at: datetime

    @property
    def is_professional(self) -> bool:
        """Whether this account works, or worked, for an organisation."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Member:
    """For whom somebody works, as what, and from when until when."""

    organisation: str
    role: Role
    is_admin: bool
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class AccountDetail:
    """One account, with its memberships and how many second factors it has."""

    account: Account
    members: tuple[Member, ...]
    factors: int


def find_accounts(acting: Acting, text: str = "", page: int = 1) -> tuple[tuple[Account, ...], bool]:
    """A page of accounts, by name, and whether there are more: professionals of whom name or address holds ``text``.

    An account of somebody else is found by its whole address alone: their names cannot be searched.
    """
    require(acting, Action.SEE_INSTALLATION)
    found = _with_work(User.objects.all())
    typed = text.replace("\0", "").strip().lower()
    if typed:
        found = found.filter((Q(WORKS) & (Q(name__icontains=typed) | Q(email__icontains=typed))) | Q(email=typed))
    start = (max(page, 1) - 1) * PAGE
    known_name = Case(When(WORKS, then=F("name")), default=Value(""))
    rows = list(found.order_by(Case(When(WORKS, then=0), default=1), known_name, "id")[start : start + PAGE + 1])
    return tuple(_account(row) for row in rows[:PAGE]), len(rows) > PAGE


def account_detail(acting: Acting, user: UUID) -> AccountDetail:
    """One account. Raises :class:`NotThere`."""
    require(acting, Action.SEE_INSTALLATION)
    found = _with_work(User.objects.filter(pk=user)).first()
    if found is None:
        raise NotThere
    rows = Membership.objects.filter(user=user).select_related("organisation").order_by("first_day", "role")
    members = tuple(Member(row.organisation.name, Role(row.role), row.is_admin, row.first_day, row.last_day) for row in rows)
    factors = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    return AccountDetail(_account(found), members, factors)


def names_of_professionals(users: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names of those of these accounts that work, or worked, for an organisation. One query."""
    return dict(User.objects.filter(WORKS, pk__in=set(users)).values_list("pk", "name"))


def close_account(acting: Acting, *, user: UUID, reason: str) -> None:
    """Nobody can log in with it any more, and whoever is logged in is out. Not one's own. Raises :class:`WrongCare`, :class:`NotThere`."""
    _set_active(acting, user, reason, active=False)


def open_account(acting: Acting, *, user: UUID, reason: str) -> None:
    """It can be used again, as it was. Raises as :func:`close_account`."""
    _set_active(acting, user, reason, active=True)


def reset_second_factor(acting: Acting, *, user: UUID, identity: str, reason: str) -> None:
    """Removes every second factor and recovery code of somebody who lost them, and tells them by mail. Sessions end.

    A professional makes a new one at the next login. Not one's own: another systeembeheerder does that, after the same check.
    Raises :class:`WrongCare`, :class:`NotThere`.
    """
    require(acting, Action.MANAGE_INSTALLATION)
    errors = [*_wrong_reason(reason)]
    if identity not in set(Identity):
        errors.insert(0, FieldError("identity", say("Kies hoe u hebt nagegaan wie dit is.")))
    if user == acting.user:
        errors.append(FieldError("", say("Uw eigen tweede stap wist een andere systeembeheerder.")))
    if errors:
        raise WrongCare(*errors)
    with transaction.atomic():
        found = _locked(user)
        removed, _ = Authenticator.objects.filter(user=found).delete()
        if not removed:
            raise WrongCare(FieldError("", say("Dit account heeft geen tweede stap.")))
        User.objects.filter(pk=user).update(session_round=F("session_round") + 1)
        deliver(found.email, gettext("Uw tweede stap bij Hervat is gewist"), _told())
        tell(acting, Act.DELETED, "factor", user, what="reset", why=one_line(f"{identity}: {reason}"))


def _set_active(acting: Acting, user: UUID, reason: str, *, active: bool) -> None:
    require(acting, Action.MANAGE_INSTALLATION)
    errors = [*_wrong_reason(reason)]
    if user == acting.user:
        errors.append(FieldError("", say("Uw eigen account sluit een andere systeembeheerder.")))
    if errors:
        raise WrongCare(*errors)
    with transaction.atomic():
        found = _locked(user)
        if found.is_active == active:
            return
        User.objects.filter(pk=user).update(is_active=active, session_round=F("session_round") + 1)
        tell(acting, Act.CHANGED, "account", user, what="opened" if active else "closed", why=one_line(reason))


def _locked(user: UUID) -> User:
    found = User.objects.select_for_update().filter(pk=user).first()
    if found is None:
        raise NotThere
    return found


def _wrong_reason(reason: str) -> Collection[FieldError]:
    if len(one_line(reason)) >= SHORTEST_REASON and len(reason) <= LONGEST_REASON:
        return ()
    return (FieldError("reason", say("Schrijf in het kort waarom, in hooguit {most} tekens.", most=LONGEST_REASON)),)


def _told() -> str:
    return gettext(
        "Goedendag,\n\nEen beheerder heeft uw tweede stap voor inloggen bij Hervat gewist, ook uw herstelcodes. "
        "U kiest een nieuwe als u weer inlogt met uw wachtwoord.\n\nHebt u hier niet om gevraagd? Bel dan meteen de helpdesk "
        "en verander uw wachtwoord.\n"
    )


def _with_work(found: QuerySet[User]) -> QuerySet[User]:
    """With ``works``: whether it is the account of somebody who works for an organisation."""
    return found.annotate(works=WORKS)


def _account(row: User) -> Account:
    works: bool = row.works  # type: ignore[attr-defined] # annotated by _with_work
    name, email = (row.name, row.email) if works else ("", "")
    return Account(row.pk, name, email, "" if works else pseudonym(row.pk), row.is_active, row.created_at)
