"""The organisations of an installation, and which of them work for which werkgever. By the systeembeheerder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, Q

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.acts import NotThere, WrongCare, one_line, require, tell
from hervat.apps.organisations.invitations import invite
from hervat.apps.organisations.models import Engagement, Organisation
from hervat.apps.organisations.queries import running_on
from hervat.domain.access.actions import Action
from hervat.domain.access.bodies import BodyKind, roles_within
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import say

LONGEST_NAME = 200
KVK_DIGITS = 8
COLUMNS = {
    BodyKind.WERKGEVER: "is_werkgever",
    BodyKind.ARBODIENST: "is_arbodienst",
    BodyKind.BUREAU: "is_bureau",
    BodyKind.INSURER: "is_insurer",
}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: what it is, how many work there now, and how many of them have the care of its people."""

    id: UUID
    name: str
    kvk_number: str
    kinds: tuple[BodyKind, ...]
    people: int
    admins: int


@dataclass(frozen=True, slots=True)
class Engaged:
    """``provider`` works for ``werkgever`` from a day until a day."""

    id: UUID
    werkgever: str
    provider: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBody:
    """An organisation to make, or how it should be from now on."""

    name: str
    kvk_number: str
    kinds: frozenset[BodyKind]


def bodies(acting: Acting) -> tuple[Body, ...]:
    """All organisations, by name. One query."""
    require(acting, Action.SEE_INSTALLATION)
    now = running_on(acting.on, "memberships")
    counted = Organisation.objects.annotate(
        people=Count("memberships__user", filter=now, distinct=True),
        admins=Count("memberships__user", filter=now & Q(memberships__is_admin=True), distinct=True),
    )
    return tuple(Body(row.pk, row.name, row.kvk_number, kinds_of(row), row.people, row.admins) for row in counted.order_by("name", "id"))


def body(acting: Acting, organisation: UUID) -> Body:
    """One organisation. Raises :class:`NotThere`."""
    found = next((each for each in bodies(acting) if each.id == organisation), None)
    if found is None:
        raise NotThere
    return found


def engagements_of(acting: Acting, organisation: UUID) -> tuple[Engaged, ...]:
    """Who works for it, and for whom it works: what runs first, then what is over. One query."""
    require(acting, Action.SEE_INSTALLATION)
    either = Q(werkgever=organisation) | Q(provider=organisation)
    rows = Engagement.objects.filter(either).select_related("werkgever", "provider").order_by("-first_day", "id")
    found = [Engaged(row.pk, row.werkgever.name, row.provider.name, row.first_day, row.last_day) for row in rows]
    return tuple(sorted(found, key=lambda each: each.last_day is not None and each.last_day < acting.on))


def make_body(acting: Acting, given: NewBody) -> Organisation:
    """A new organisation. Raises :class:`WrongCare`."""
    require(acting, Action.MANAGE_INSTALLATION)
    _check(given)
    with transaction.atomic():
        made = Organisation.objects.create(name=one_line(given.name), kvk_number=given.kvk_number, **_columns(given.kinds))
        tell(acting, Act.CREATED, "organisation", made.pk, what=_code(given.kinds), organisation=made.pk)
    return made


def change_body(acting: Acting, organisation: UUID, given: NewBody) -> Organisation:
    """Another name, number or kind. Who works there in a role that no longer fits stays, but nobody new is invited in it.

    Raises :class:`WrongCare` and :class:`NotThere`.
    """
    require(acting, Action.MANAGE_INSTALLATION)
    _check(given)
    with transaction.atomic():
        found = Organisation.objects.select_for_update().filter(pk=organisation).first()
        if found is None:
            raise NotThere
        running = Engagement.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=acting.on), werkgever=found)
        if found.is_werkgever and BodyKind.WERKGEVER not in given.kinds and running.exists():
            raise WrongCare(FieldError("kinds", say("Er werken nog organisaties voor deze werkgever. Beëindig dat eerst.")))
        before = (found.name, found.kvk_number, frozenset(kinds_of(found)))
        found.name, found.kvk_number = one_line(given.name), given.kvk_number
        for column, is_so in _columns(given.kinds).items():
            setattr(found, column, is_so)
        if before != (found.name, found.kvk_number, given.kinds):
            found.save()
            tell(acting, Act.CHANGED, "organisation", found.pk, what=_code(given.kinds), organisation=found.pk)
    return found


def engage(acting: Acting, *, werkgever: UUID, provider: UUID, first_day: date, last_day: date | None = None) -> Engagement:
    """From a day on ``provider`` works for ``werkgever``: its people can be involved in the dossiers. Raises :class:`WrongCare`."""
    require(acting, Action.MANAGE_INSTALLATION)
    errors = [*_wrong_days(first_day, last_day)]
    if werkgever == provider:
        errors.append(FieldError("provider", say("Kies een andere organisatie: niemand werkt voor zichzelf.")))
    if errors:
        raise WrongCare(*errors)
    with transaction.atomic():
        if not Organisation.objects.select_for_update().filter(pk=werkgever, is_werkgever=True).exists():
            raise WrongCare(FieldError("werkgever", say("Kies een werkgever uit de lijst.")))
        if not Organisation.objects.filter(pk=provider).exists():
            raise WrongCare(FieldError("provider", say("Kies een organisatie uit de lijst.")))
        at_once = Engagement.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=first_day), werkgever=werkgever, provider=provider)
        if (at_once.filter(first_day__lte=last_day) if last_day else at_once).exists():
            raise WrongCare(FieldError("provider", say("Deze organisatie werkt in deze dagen al voor deze werkgever.")))
        made = Engagement.objects.create(werkgever_id=werkgever, provider_id=provider, first_day=first_day, last_day=last_day)
        tell(acting, Act.CREATED, "engagement", made.pk, organisation=werkgever)
    return made


def end_engagement(acting: Acting, engagement: UUID, *, last_day: date) -> Engagement:
    """The last day on which it runs. Nobody new is let in after it; who is involved in a dossier stays until they are taken out.

    Raises :class:`WrongCare` and :class:`NotThere`.
    """
    require(acting, Action.MANAGE_INSTALLATION)
    with transaction.atomic():
        found = Engagement.objects.select_for_update().filter(pk=engagement).first()
        if found is None:
            raise NotThere
        errors = [*_wrong_days(found.first_day, last_day)]
        if errors:
            raise WrongCare(*errors)
        found.last_day = last_day
        found.save(update_fields=["last_day"])
        tell(acting, Act.CHANGED, "engagement", found.pk, what="ended", organisation=found.werkgever_id)
    return found


def invite_first_admin(acting: Acting, *, organisation: UUID, email: str, role: Role | None, address: Callable[[str], str]) -> None:
    """Invites somebody who will have the care of the people of an organisation. Raises :class:`WrongCare` and :class:`NotThere`."""
    require(acting, Action.MANAGE_INSTALLATION)
    found = Organisation.objects.filter(pk=organisation).first()
    if found is None:
        raise NotThere
    errors = [*wrong_address(email)]
    if role is None or role not in roles_within(kinds_of(found)):
        errors.append(FieldError("role", say("Kies een rol die bij deze organisatie past.")))
    if errors or role is None:
        raise WrongCare(*errors)
    by = User.objects.get(pk=acting.user)
    invite(email=email, role=role, made_by=by, address=address, organisation=found, is_admin=True)


def kinds_of(organisation: Organisation) -> tuple[BodyKind, ...]:
    """What an organisation is."""
    return tuple(kind for kind, column in COLUMNS.items() if getattr(organisation, column))


def wrong_address(email: str) -> Iterable[FieldError]:
    """What is wrong with an address to invite."""
    try:
        validate_email(email.strip())
    except ValidationError:
        yield FieldError("email", say("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."))


def _check(given: NewBody) -> None:
    errors = []
    if not one_line(given.name) or len(given.name.strip()) > LONGEST_NAME:
        errors.append(FieldError("name", say("Vul een naam in van hooguit {most} tekens.", most=LONGEST_NAME)))
    number = given.kvk_number
    if number and not (len(number) == KVK_DIGITS and number.isascii() and number.isdigit()):
        errors.append(FieldError("kvk_number", say("Een KvK-nummer heeft 8 cijfers, bijvoorbeeld 12345678.")))
    if errors:
        raise WrongCare(*errors)


def _wrong_days(first_day: date, last_day: date | None) -> Iterable[FieldError]:
    if last_day is not None and last_day < first_day:
        yield FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))


def _columns(kinds: frozenset[BodyKind]) -> dict[str, bool]:
    return {column: kind in kinds for kind, column in COLUMNS.items()}


def _code(kinds: frozenset[BodyKind]) -> str:
    return "+".join(kind.value[:3] for kind in BodyKind if kind in kinds)
