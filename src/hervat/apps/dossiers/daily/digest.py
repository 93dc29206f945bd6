"""One mail a day to each person for whom something was noticed. It says how much and by when, never for whom or about what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Involvement, Notice, ReminderChoice
from hervat.apps.jobs.outbox import enqueue
from hervat.apps.jobs.queries import already_written
from hervat.apps.organisations.models import Deputation
from hervat.apps.organisations.queries import active_memberships, works_as
from hervat.domain.access.roles import Role
from hervat.domain.dossier.reminders import Moment
from hervat.domain.text import Text, say

SUBJECT = say("Er staan stappen voor u klaar")
PORTION = 200

log = structlog.get_logger("hervat.dossiers.digest")


class Noticed(NamedTuple):
    """One step in one dossier, however many people were reminded of it."""

    dossier: UUID
    step: str
    due: date
    moment: str


def tell_people(on: date) -> int:
    """Enqueues the mail of each person who was not told yet; gives how many mails. Killed halfway, the rest is told the next time.

    Who stands in for others hears of their steps in the same mail, and so comes before them: their steps are marked when it is their turn.
    """
    waiting = Notice.objects.filter(told_on__isnull=True)
    deputies = _running(on).filter(absent__in=waiting.values("user")).values("deputy")
    told = 0
    for readers in (User.objects.filter(pk__in=deputies), User.objects.filter(pk__in=waiting.values("user"))):
        for user in _each(readers):
            with transaction.atomic():  # one at a time: nobody who works meanwhile waits for more than one mail
                told += _tell(user, on)
    return told


def _each(readers: QuerySet[User]) -> Iterator[User]:
    """All of them, so many at a time, in the order of their key."""
    last: UUID | None = None
    while True:
        found = readers.order_by("pk")
        portion = list((found if last is None else found.filter(pk__gt=last))[:PORTION])
        if not portion:
            return
        yield from portion
        last = portion[-1].pk


def _tell(user: User, on: date) -> bool:
    """Marks what was noticed for somebody as told and writes the mail, together or not at all. Who had today's mail waits for tomorrow."""
    key = f"digest:{user.pk}:{on}"
    if already_written([key]):
        return False
    own = Notice.objects.select_for_update().filter(user=user, told_on__isnull=True)
    found = {*_steps(own)} if _still_has_to_do_with_it(user, on) else set()
    own.update(told_on=on)
    found |= _steps_of_absent(user, on)
    if not found or not user.is_active or ReminderChoice.objects.filter(user=user, by_mail=False).exists():
        return False
    late = sum(step.moment == Moment.LATE for step in found)
    first = min((step.due for step in found if step.moment != Moment.LATE), default=None)
    try:
        enqueue(key=key, to=user.email, subject=SUBJECT.render(), body=_body(late, len(found) - late, first).render())
    except ValueError:  # an account without an address that mail can go to: the others still get theirs
        log.warning("digest_without_address", user=str(user.pk))
        return False
    return True


def _steps(notices: QuerySet[Notice]) -> Iterator[Noticed]:
    """What was noticed in dossiers that still send reminders."""
    found = notices.filter(dossier__closed_on__isnull=True, dossier__silent=False)
    return map(Noticed._make, found.values_list(*Noticed._fields))


def _still_has_to_do_with_it(user: User, on: date) -> bool:
    """Whether somebody still works anywhere, or is a werknemer: who left hears nothing more."""
    return active_memberships(on).filter(user=user).exists() or Involvement.objects.filter(user=user, role=Role.WERKNEMER).exists()


def _steps_of_absent(user: User, on: date) -> set[Noticed]:
    """What was noticed for those for whom somebody stands in, in the role of each deputation, as long as they work in it themselves."""
    found: set[Noticed] = set()
    for row in _running(on).filter(deputy=user):
        if not works_as(user.pk, row.organisation_id, Role(row.role), on):
            continue
        theirs = Involvement.objects.filter(user=row.absent_id, role=row.role, organisation=row.organisation_id)
        waiting = Q(told_on__isnull=True) | Q(told_on=on)
        found.update(_steps(Notice.objects.filter(waiting, user=row.absent_id, dossier__in=theirs.values("dossier"))))
    return found


def _running(on: date) -> QuerySet[Deputation]:
    return Deputation.objects.filter(first_day__lte=on, last_day__gte=on, ended_at__isnull=True)


def _body(late: int, ahead: int, first: date | None) -> Text:
    parts = []
    if late:
        parts.append(say("Er is 1 stap te laat.") if late == 1 else say("Er zijn {count} stappen te laat.", count=late))
    if ahead and first is not None:
        one = say("Er is 1 stap te doen, uiterlijk {day}.", day=first)
        parts.append(one if ahead == 1 else say("Er zijn {count} stappen te doen. De eerste uiterlijk {day}.", count=ahead, day=first))
    lines = parts[0] if len(parts) == 1 else say("{first} {second}", first=parts[0], second=parts[1])
    return say(
        "Goedemorgen,\n\n{lines}\n\nLog in om te zien wat u kunt doen: {address}\n\n"
        "U krijgt hoogstens één zo’n mail per dag. Wilt u dat anders? Kies het bij Instellingen.",
        lines=lines,
        address=f"{settings.BASE_URL}/vandaag/",
    )
