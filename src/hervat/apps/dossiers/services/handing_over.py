"""Handing over all running dossiers of one colleague to another, by who has the care of the people of their organisation.

Who hands over need not know the dossiers: they see how many, not which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_each
from hervat.apps.dossiers.door import require
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Involvement
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Membership
from hervat.apps.organisations.queries import active_memberships
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import say

A_DAY = timedelta(days=1)
LONGEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Successor:
    """A colleague who can take over: somebody else in the same role and organisation, and for how long they still work there."""

    user: UUID
    name: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """What handing over comes to: so many dossiers get another person, so many have that person already, and so many stay as they are."""

    moved: int
    joined: int
    stays: int

    @property
    def count(self) -> int:
        """In how many dossiers the colleague who hands over stops."""
        return self.moved + self.joined


def successors(acting: Acting, membership: UUID) -> tuple[Successor, ...]:
    """Who can take over from the colleague with this membership, by name. Raises :class:`Hidden`."""
    leaving = _leaving(acting, membership)
    found = _able(leaving, acting.on).select_related("user").order_by("user__name", "user_id")
    return tuple(Successor(row.user_id, row.user.name) for row in found)


def plan_hand_over(acting: Acting, *, membership: UUID, to: UUID, first_day: date) -> HandOver:
    """What :func:`hand_over` would do. Changes nothing. Raises :class:`Hidden` and :class:`WrongFields`."""
    leaving = _leaving(acting, membership)
    _check(acting, leaving, to, first_day)
    return _sort(leaving, to, first_day).counted


def hand_over(acting: Acting, *, membership: UUID, to: UUID, first_day: date, expected: int | None = None) -> HandOver:
    """From ``first_day`` on ``to`` is involved in every running dossier of the colleague, in the same role; the day before is the last
    of the colleague. A dossier that is about ``to`` stays as it is. All or nothing; each dossier has it in its record.

    ``expected``: how many the actor was told it would be. Raises :class:`Hidden`, and :class:`WrongFields` also when that changed.
    """
    with transaction.atomic():
        leaving = _leaving(acting, membership)
        _check(acting, leaving, to, first_day)
        sorted_out = _sort(leaving, to, first_day, lock=True)
        if expected is not None and expected != sorted_out.counted.count:
            raise WrongFields(FieldError("", say("Het aantal dossiers is intussen veranderd. Kijk het nog een keer na.")))
        changed = [(_move(found, acting, to, first_day), found.dossier_id) for found in sorted_out.moved]
        for found in sorted_out.joined:
            changed.append((_stop(found, first_day), found.dossier_id))
        audit_each(acting, Act.CHANGED, "involvement", changed, what=f"{leaving.role}_handed"[:40])
    return sorted_out.counted


@dataclass(frozen=True, slots=True)
class _Sorted:
    moved: list[Involvement]
    joined: list[Involvement]
    stays: int

    @property
    def counted(self) -> HandOver:
        return HandOver(len(self.moved), len(self.joined), self.stays)


def _leaving(acting: Acting, membership: UUID) -> Membership:
    require(acting, Action.MANAGE_MEMBERS)
    found = Membership.objects.filter(pk=membership, organisation=acting.actor.organisation).first()
    if found is None:
        raise Hidden
    return found


def _able(leaving: Membership, on: date) -> QuerySet[Membership]:
    able = active_memberships(on).filter(organisation=leaving.organisation_id, role=leaving.role)
    return able.exclude(user=leaving.user_id)


def _check(acting: Acting, leaving: Membership, to: UUID, first_day: date) -> None:
    if not acting.on <= first_day <= acting.on + LONGEST_AHEAD:
        raise WrongFields(FieldError("first_day", say("Kies een dag vanaf vandaag, hooguit een jaar vooruit.")))
    if not _able(leaving, max(first_day, acting.on)).filter(user=to).exists():
        raise WrongFields(FieldError("to", say("Kies een collega die op deze dag in dezelfde rol werkt.")))


def _sort(leaving: Membership, to: UUID, first_day: date, *, lock: bool = False) -> _Sorted:
    running = Q(last_day__isnull=True) | Q(last_day__gte=first_day)
    same_role = Involvement.objects.filter(running, role=leaving.role, organisation=leaving.organisation_id)
    mine = same_role.filter(user=leaving.user_id).order_by("dossier_id", "first_day")
    elsewhere = Involvement.objects.filter(running, user=to, role=leaving.role).exclude(organisation=leaving.organisation_id)
    about_them = Involvement.objects.filter(user=to, role=Role.WERKNEMER)
    not_theirs = {*about_them.values_list("dossier_id", flat=True), *elsewhere.values_list("dossier_id", flat=True)}
    theirs = set(same_role.filter(user=to).values_list("dossier_id", flat=True))
    moved: list[Involvement] = []
    joined: list[Involvement] = []
    stays = 0
    for found in mine.select_for_update() if lock else mine:
        if found.dossier_id in not_theirs:
            stays += 1
        else:
            (joined if found.dossier_id in theirs else moved).append(found)
            theirs.add(found.dossier_id)
    return _Sorted(moved, joined, stays)


def _move(found: Involvement, acting: Acting, to: UUID, first_day: date) -> UUID:
    """The involvement of who takes over."""
    if found.first_day >= first_day:  # had not begun yet: it becomes theirs
        found.user_id = to
        found.save(update_fields=["user"])
        return found.pk
    last_day = found.last_day
    _stop(found, first_day)
    made = Involvement.objects.create(
        dossier_id=found.dossier_id,
        user_id=to,
        role=found.role,
        organisation_id=found.organisation_id,
        first_day=first_day,
        last_day=last_day,
        added_by_id=acting.user,
    )
    return made.pk


def _stop(found: Involvement, first_day: date) -> UUID:
    found.last_day = max(found.first_day, first_day - A_DAY)
    found.save(update_fields=["last_day"])
    return found.pk
