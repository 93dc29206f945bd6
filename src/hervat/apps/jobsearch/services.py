"""Keeping a search of the werknemer, changing it, letting it rest and throwing it away.

What is asked is kept in the labour market, under a name that says nothing; here stands whose it is. No transaction holds both databases: a
search whose row here was never written is nobody's, and is tidied away (:mod:`.tidying`).
"""

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
from hervat.apps.jobsearch.contents import close_name, open_name
from hervat.apps.jobsearch.models import LEAST, MOST, Frequency, JobAlert
from hervat.apps.jobsearch.naming import LONGEST_NAME
from hervat.domain.access.actions import Action
from hervat.domain.fields import FieldError
from hervat.domain.text import say
from hervat.market.alerts import services as market
from hervat.market.search.request import SearchRequest

MOST_ALERTS = 20  # of one dossier
DAYS = {Frequency.DAY: 1, Frequency.WEEK: 7}
KIND = "job_alert"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a search is called, how often there is a mail at most, and how many vacancies stand in it at most."""

    name: str
    frequency: Frequency = Frequency.DAY
    most: int = 10


def keep_search(entered: Entered, request: SearchRequest, wishes: Wishes, *, newest: int) -> JobAlert:
    """From tomorrow on the werknemer is mailed what is new. ``newest``: the number of the newest vacancy; those were seen.

    ``request`` can be asked: whoever calls tried that. Raises :class:`WrongFields` (``name``, ``most``, or none when there are too many),
    :class:`Refused`. The same search again, with the same wishes, changes nothing.
    """
    entered.require(Action.RECORD_JOB_SEARCH)
    _check(wishes)
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)  # two windows at once count each other
        own = list(JobAlert.objects.filter(dossier=entered.dossier))
        if (same := _same(own, request)) is not None:
            return same
        if len(own) >= MOST_ALERTS:
            raise WrongFields(FieldError("", say("U hebt al {most} zoekopdrachten. Verwijder er eerst een.", most=MOST_ALERTS)))
        alert = JobAlert(dossier=entered.dossier, search=market.keep(request, after=newest), frequency=wishes.frequency, most=wishes.most)
        alert.content, alert.next_on = close_name(alert, wishes.name.strip()), first_day(wishes.frequency, entered.acting.on)
        alert.save(force_insert=True)
        audit_in(entered, Act.CREATED, KIND, object_id=alert.id)
    return alert


def change_wishes(entered: Entered, alert: UUID, wishes: Wishes) -> None:
    """From now on so. Raises :class:`WrongFields`, :class:`Hidden` for one that is not theirs, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    _check(wishes)
    with transaction.atomic():
        row = _held(entered, alert)
        before = (open_name(row), row.frequency, row.most)
        if before == (wishes.name.strip(), wishes.frequency, wishes.most):
            return
        if row.frequency != wishes.frequency:
            row.frequency, row.next_on = wishes.frequency, _next_day(row, wishes.frequency, entered.acting.on)
        row.most, row.content = wishes.most, close_name(row, wishes.name.strip())
        row.save(update_fields=["frequency", "next_on", "most", "content"])
        audit_in(entered, Act.CHANGED, KIND, object_id=row.id)


def change_search(entered: Entered, alert: UUID, request: SearchRequest) -> None:
    """From now on this is asked. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        market.change(row.search, request)
        audit_in(entered, Act.CHANGED, KIND, object_id=row.id)


def set_paused(entered: Entered, alert: UUID, *, paused: bool, newest: int) -> None:
    """While it rests nothing is looked for; what came meanwhile is no news afterwards. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        if row.is_paused != paused:
            rest(row, paused=paused, newest=newest)
            audit_in(entered, Act.CHANGED, KIND, object_id=row.id, what="paused" if paused else "resumed")


def rest(row: JobAlert, *, paused: bool, newest: int) -> None:
    """Lets a search rest or go on, in the transaction of who holds the row."""
    row.is_paused = paused
    row.save(update_fields=["is_paused"])
    market.set_active(row.search, active=not paused, after=newest)


def throw_away(entered: Entered, alert: UUID) -> None:
    """The search is gone, and all that was found for it. Raises :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = _held(entered, alert)
        search, key = row.search, row.id
        row.delete()
        audit_in(entered, Act.DELETED, KIND, object_id=key)
        transaction.on_commit(lambda: market.forget([search]))


def first_day(frequency: Frequency | str, on: date) -> date:
    """Before which day a search of today gives no mail."""
    return on + timedelta(days=DAYS[Frequency(frequency)])


def _next_day(row: JobAlert, frequency: Frequency, on: date) -> date:
    last = row.last_sent_at.date() if row.last_sent_at else row.made_at.date()
    return max(first_day(frequency, last), on)


def _same(own: list[JobAlert], request: SearchRequest) -> JobAlert | None:
    """A button that was pressed twice."""
    asked = market.to_keep(request)
    kept = market.kept([row.search for row in own])
    return next((row for row in own if kept.get(row.search) == asked), None)


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
