"""Standing in for an absent colleague: who sees whose dossiers, from a day until a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.entries import Entry
from hervat.apps.audit.services import append
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Deputation, Membership
from hervat.apps.organisations.queries import active_memberships
from hervat.domain.access.actions import Action
from hervat.domain.access.decide import decide
from hervat.domain.fields import FieldError
from hervat.domain.text import say

LONGEST = timedelta(days=366)
FROM_THE_LIST = say("Kies een collega uit de lijst.")


class WrongDeputation(ValueError):
    """This cannot be arranged: for each field the sentence that says what was expected."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(error.path for error in errors))


class NotYours(PermissionError):
    """The actor may not arrange this, or not know of it."""


@dataclass(frozen=True, slots=True)
class StandingIn:
    """Who stands in for whom. ``is_now``: it runs today; else it is still to come."""

    id: UUID
    absent: UUID
    absent_name: str
    deputy: UUID
    deputy_name: str
    first_day: date
    last_day: date
    is_now: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague in the same role and organisation."""

    user: UUID
    name: str


def candidates(acting: Acting) -> tuple[Candidate, ...]:
    """Everyone who works in the actor's role and organisation, the actor too, by name. One query."""
    found = _colleagues(acting, acting.on).select_related("user").order_by("user__name", "user_id")
    return tuple(Candidate(member.user_id, member.user.name) for member in found)


def standing_in(acting: Acting) -> tuple[StandingIn, ...]:
    """What runs and what is to come in the actor's role: of themselves, and for who has the care of the people, of all. One query."""
    found = Deputation.objects.filter(
        organisation=acting.actor.organisation, role=acting.role, ended_at__isnull=True, last_day__gte=acting.on
    ).select_related("absent", "deputy")
    if not _is_admin(acting):
        found = found.filter(Q(absent=acting.user) | Q(deputy=acting.user))
    return tuple(
        StandingIn(
            row.id, row.absent_id, row.absent.name, row.deputy_id, row.deputy.name, row.first_day, row.last_day, row.first_day <= acting.on
        )
        for row in found.order_by("first_day", "last_day", "id")
    )


def arrange_deputy(acting: Acting, *, deputy: UUID, first_day: date, last_day: date, absent: UUID | None = None) -> Deputation:
    """From ``first_day`` up to and including ``last_day`` the deputy sees and does what the absent colleague may, in the same role.

    ``absent`` is the actor; another only for who has the care of the people of the organisation. Raises :class:`WrongDeputation` or
    :class:`NotYours`.
    """
    away = absent or acting.user
    organisation = acting.actor.organisation
    may = decide(acting.actor, Action.ARRANGE_DEPUTY, on=acting.on).allowed and (away == acting.user or _is_admin(acting))
    if organisation is None or not may:
        raise NotYours
    errors = [*_wrong_days(acting, first_day, last_day), *_wrong_people(acting, away, deputy, first_day)]
    if errors:
        raise WrongDeputation(*errors)
    with transaction.atomic():
        list(_colleagues(acting, acting.on).filter(user=away).select_for_update())  # two windows that arrange the same wait for each other
        at_once = Deputation.objects.filter(absent=away, deputy=deputy, role=acting.role, organisation=organisation)
        if at_once.filter(ended_at__isnull=True, first_day__lte=last_day, last_day__gte=first_day).exists():
            raise WrongDeputation(FieldError("deputy", say("Deze collega neemt in deze dagen al waar. Kies andere dagen.")))
        made = Deputation.objects.create(
            organisation_id=organisation,
            role=acting.role,
            absent_id=away,
            deputy_id=deputy,
            first_day=first_day,
            last_day=last_day,
            made_by_id=acting.user,
        )
        _tell(acting, Act.CREATED, made)
    return made


def end_deputation(acting: Acting, *, deputation: UUID, now: datetime) -> Deputation:
    """From now on the deputy no longer sees the dossiers. By who is away, who stands in, or who has the care of the people.

    Raises :class:`NotYours`, also when it had ended already.
    """
    with transaction.atomic():
        own = Deputation.objects.filter(organisation=acting.actor.organisation, role=acting.role, ended_at__isnull=True)
        found = own.select_for_update().filter(pk=deputation).first()
        if found is None or not (acting.user in (found.absent_id, found.deputy_id) or _is_admin(acting)):
            raise NotYours
        found.ended_at = now
        found.save(update_fields=["ended_at"])
        _tell(acting, Act.CHANGED, found)
    return found


def _wrong_days(acting: Acting, first_day: date, last_day: date) -> Iterable[FieldError]:
    if last_day < first_day:
        yield FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))
    elif last_day < acting.on:
        yield FieldError("last_day", say("Kies een laatste dag vanaf vandaag."))
    elif last_day - first_day > LONGEST:
        yield FieldError("last_day", say("Kies hooguit een jaar. Daarna kunt u het opnieuw regelen."))


def _wrong_people(acting: Acting, absent: UUID, deputy: UUID, first_day: date) -> Iterable[FieldError]:
    if deputy == absent:
        yield FieldError("deputy", say("Kies een ander: niemand neemt voor zichzelf waar."))
        return
    known = set(_colleagues(acting, max(first_day, acting.on)).values_list("user_id", flat=True))
    if absent not in known:
        yield FieldError("absent", FROM_THE_LIST)
    if deputy not in known:
        yield FieldError("deputy", FROM_THE_LIST)


def _colleagues(acting: Acting, on: date) -> QuerySet[Membership]:
    return active_memberships(on).filter(role=acting.role, organisation=acting.actor.organisation)


def _is_admin(acting: Acting) -> bool:
    member = acting.actor.membership(acting.on)
    return member is not None and member.is_admin


def _tell(acting: Acting, act: Act, deputation: Deputation) -> None:
    append(
        Entry(
            actor=acting.user,
            role=acting.role,
            organisation=acting.actor.organisation,
            channel=acting.channel,
            action=act,
            kind="deputation",
            object_id=str(deputation.id),
            what=f"{deputation.role}_stands_in" if act is Act.CREATED else f"{deputation.role}_stopped",
            why=acting.purpose,
            deputy_for=deputation.absent_id,
            session=acting.session,
        )
    )
