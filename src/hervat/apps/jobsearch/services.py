"""Keeping a search of the werknemer, changing it, letting it rest and throwing it away. The copy in the labour market follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.jobsearch.contents import close_search, open_search
from hervat.apps.jobsearch.copies import copy_soon, forget_soon
from hervat.apps.jobsearch.models import LEAST, MOST, Frequency, JobAlert
from hervat.apps.jobsearch.naming import LONGEST_NAME
from hervat.domain.access.actions import Action
from hervat.domain.fields import FieldError
from hervat.domain.text import say
from hervat.market.alerts.requests import to_keep
from hervat.market.search.request import SearchRequest

MOST_ALERTS = 20  # of one dossier
DAYS = {Frequency.DAY: 1, Frequency.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a search is called, how often there is a mail at most, and how many vacancies stand in it at most."""

    name: str
    frequency: Frequency = Frequency.DAY
    most: int = 10


def keep_search(entered: Entered, request: SearchRequest, wishes: Wishes) -> JobAlert:
    """From tomorrow on the werknemer is mailed what is new. ``request`` can be asked: whoever calls tried that.

    Raises :class:`WrongFields` (``name``, ``most``, or none when there are too many), :class:`Refused`. The same search again changes
    nothing: a button that was pressed twice.
    """
    entered.require(Action.RECORD_JOB_SEARCH)
    _check(wishes)
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)  # two windows at once count each other
        own = list(JobAlert.objects.filter(dossier=entered.dossier))
        same = next((row for row in own if open_search(row)[1] == to_keep(request)), None)
        if same is not None:
            return same
        if len(own) >= MOST_ALERTS:
            raise WrongFields(FieldError("", say("U hebt al {most} zoekopdrachten. Verwijder er eerst een.", most=MOST_ALERTS)))
        alert = JobAlert(dossier=entered.dossier, frequency=wishes.frequency, most=wishes.most)
        alert.content = close_search(alert, wishes.name.strip(), request)
        alert.next_on = day_after(entered.acting.on, wishes.frequency)
        alert.save(force_insert=True)
        audit_in(entered, Act.CREATED, "job_alert", object_id=alert.id)
        copy_soon(alert)
    return alert


def change_wishes(entered: Entered, alert: UUID, wishes: Wishes) -> None:
    """From now on so. Raises :class:`WrongFields`, :class:`Hidden` for one that is not theirs, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    _check(wishes)
    with transaction.atomic():
        row = _held(entered, alert)
        name, request = open_search(row)
        if (name, row.frequency, row.most) == (wishes.name.strip(), wishes.frequency, wishes.most):
            return
        if row.frequency != wishes.frequency:
            last = (row.last_sent_at or row.made_at).date()
            row.frequency, row.next_on = wishes.frequency, max(day_after(last, wishes.frequency), entered.acting.on)
        row.most, row.content = wishes.most, close_search(row, wishes.name.strip(), request)
        row.save(update_fields=["frequency", "next_on", "most", "content"])
        audit_in(entered, Act.CHANGED, "job_alert", object_id=row.id)


def change_search(entered: Entered, alert: UUID, request: SearchRequest) -> None:
    """From now on this is asked; the name stays. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        name, before = open_search(row)
        if before == to_keep(request):
            return
        row.content = close_search(row, name, request)
        row.save(update_fields=["content"])
        audit_in(entered, Act.CHANGED, "job_alert", object_id=row.id)
        copy_soon(row)


def set_paused(entered: Entered, alert: UUID, *, paused: bool) -> None:
    """While it rests nothing is looked for; what came meanwhile is no news afterwards. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        if row.is_paused != paused:
            row.is_paused = paused
            row.save(update_fields=["is_paused"])
            audit_in(entered, Act.CHANGED, "job_alert", object_id=row.id, what="paused" if paused else "resumed")
            copy_soon(row)


def throw_away(entered: Entered, alert: UUID) -> None:
    """The search is gone, and all that was found for it. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        audit_in(entered, Act.DELETED, "job_alert", object_id=row.id)
        forget_soon(row)
        row.delete()


def day_after(day: date, frequency: Frequency | str) -> date:
    """Before which day there is no mail after one of ``day``."""
    return day + timedelta(days=DAYS[Frequency(frequency)])


def _held(entered: Entered, alert: UUID) -> JobAlert:
    row = JobAlert.objects.select_for_update().filter(dossier=entered.dossier, pk=alert).first()
    if row is None:
        raise Hidden
    return row


def _check(wishes: Wishes) -> None:
    errors = list(_wrong(wishes))
    if errors:
        raise WrongFields(*errors)


def _wrong(wishes: Wishes) -> Iterator[FieldError]:
    if not wishes.name.strip():
        yield FieldError("name", say("Geef de zoekopdracht een naam."))
    yield from wrong_text("name", wishes.name, LONGEST_NAME)
    if not LEAST <= wishes.most <= MOST:
        yield FieldError("most", say("Vul een aantal in van {least} tot en met {most}.", least=LEAST, most=MOST))
