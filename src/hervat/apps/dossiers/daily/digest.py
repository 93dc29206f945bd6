"""One mail a day to each person for whom something was noticed. It says how much and by when, never for whom or about what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Involvement, Notice, ReminderChoice
from hervat.apps.jobs.outbox import enqueue
from hervat.apps.organisations.models import Deputation
from hervat.apps.organisations.queries import active_memberships
from hervat.domain.access.roles import Role
from hervat.domain.dossier.reminders import Moment
from hervat.domain.text import Text, say

SUBJECT = say("Er staan stappen voor u klaar")
PORTION = 200


def tell_people(on: date) -> int:
    """Enqueues the mail of each person who was not told yet; gives how many people. Killed halfway, the rest is told the next time."""
    told = 0
    for portion in _portions():
        with transaction.atomic():
            told += sum(_tell(user, on) for user in portion)
    return told


def _portions() -> Iterator[list[User]]:
    last: UUID | None = None
    while True:
        waiting = User.objects.filter(notices__told_on__isnull=True, notices__isnull=False).order_by("pk").distinct()
        portion = list((waiting if last is None else waiting.filter(pk__gt=last))[:PORTION])
        if not portion:
            return
        yield portion
        last = portion[-1].pk


def _tell(user: User, on: date) -> bool:
    """Marks what was noticed for somebody as told and writes the mail, together or not at all."""
    waiting = Notice.objects.select_for_update().filter(user=user, told_on__isnull=True)
    found = list(waiting.filter(dossier__closed_on__isnull=True, dossier__silent=False).values_list("moment", "due"))
    waiting.update(told_on=on)
    wants_mail = not ReminderChoice.objects.filter(user=user, by_mail=False).exists()
    if not found or not user.is_active or not wants_mail or not _still_has_to_do_with_it(user, on):
        return False
    late = sum(moment == Moment.LATE for moment, _ in found)
    first = min((due for moment, due in found if moment != Moment.LATE), default=None)
    body = _body(late, len(found) - late, first).render()
    for reader in (user, *_deputies(user, on)):
        enqueue(key=f"digest:{reader.pk}:{user.pk}:{on}", to=reader.email, subject=SUBJECT.render(), body=body)
    return True


def _still_has_to_do_with_it(user: User, on: date) -> bool:
    """Whether somebody still works anywhere, or is a werknemer: who left hears nothing more."""
    return active_memberships(on).filter(user=user).exists() or Involvement.objects.filter(user=user, role=Role.WERKNEMER).exists()


def _deputies(absent: User, on: date) -> list[User]:
    running = Deputation.objects.filter(absent=absent, first_day__lte=on, last_day__gte=on, ended_at__isnull=True)
    return list(User.objects.filter(Q(pk__in=running.values("deputy")), is_active=True))


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
