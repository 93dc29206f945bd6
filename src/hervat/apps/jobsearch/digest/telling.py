"""Telling what was found: a mail for each search that has news and whose day it is. What was found stands in the labour market.

The mail is written in the same transaction as up to where was told: killed anywhere, both are there or neither. So nothing is told twice
or lost, however often this is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.entries import Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.dossiers.door import Entered, enter_dossier
from hervat.apps.dossiers.models import Dossier
from hervat.apps.jobs.outbox import enqueue
from hervat.apps.jobsearch.contents import open_search
from hervat.apps.jobsearch.digest.letter import Line, body, stop_address, subject
from hervat.apps.jobsearch.digest.reasons import reasons
from hervat.apps.jobsearch.models import JobAlert, VacancyChoice
from hervat.apps.jobsearch.services import day_after
from hervat.apps.jobsearch.weighing import Ability
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.compare import Fit
from hervat.market.alerts.asking import ToQuery
from hervat.market.alerts.queries import FoundFor, found_after
from hervat.market.search.contract import Query
from hervat.market.search.matching import matches
from hervat.market.vacancies.store.documents import document
from hervat.market.vacancies.store.queries import Shown, shown

PORTION = 200
LOOKED_AT = 500  # of what was found for one search the newest; with more the question is too wide to tell of each

log = structlog.get_logger("hervat.jobsearch.digest")
Vacancies = Callable[[list[int]], list[Shown]]


class Weighed(NamedTuple):
    """A vacancy that still answers, and how it fits."""

    fit: Fit
    line: Line


def tell_of_vacancies(on: date, to_query: ToQuery, *, now: datetime, vacancies: Vacancies = shown) -> int:
    """Enqueues the mails of this day; gives how many."""
    told, last = 0, None
    while portion := list(_due(on, last)[:PORTION]):
        found = found_after({alert.search: alert.told for alert in portion})
        for alert in portion:
            if alert.search in found:
                with transaction.atomic():  # one at a time: nobody who works meanwhile waits for more than one mail
                    told += _tell(alert, found[alert.search], on, now, to_query, vacancies)
        last = portion[-1].pk
    return told


def _due(on: date, last: UUID | None) -> QuerySet[JobAlert]:
    rows = JobAlert.objects.filter(is_paused=False, next_on__lte=on, dossier__closed_on__isnull=True).order_by("pk")
    return rows if last is None else rows.filter(pk__gt=last)


def _tell(seen: JobAlert, found: FoundFor, on: date, now: datetime, to_query: ToQuery, vacancies: Vacancies) -> bool:
    """Whether there is a mail. Of what nobody can be mailed nothing is told; it waits."""
    alert = JobAlert.objects.select_for_update().filter(pk=seen.pk, told=seen.told, is_paused=False, next_on__lte=on).first()
    if alert is None:  # somebody changed it meanwhile, or told it
        return False
    entered = _werknemer_in(alert.dossier, on)
    if entered is None:
        return False
    try:
        query = to_query(open_search(alert)[1])
    except ValueError:
        log.warning("a search cannot be asked any more", alert=str(alert.pk))
        return False
    answers = sorted(_weighed(entered, query, found, vacancies), key=lambda one: (ORDER.index(one.fit), -one.line.number))
    lines = [one.line for one in answers if one.fit is not Fit.DOES_NOT_FIT][: alert.most]
    alert.told = found.last
    if lines:
        user = User.objects.get(pk=entered.acting.user)
        if not _write(alert, user, lines, len(answers) - len(lines), now):
            return False
        alert.next_on, alert.last_sent_at, alert.found = day_after(on, alert.frequency), now, len(lines)
    alert.save(update_fields=["told", "next_on", "last_sent_at", "found"])
    return bool(lines)


def _write(alert: JobAlert, user: User, lines: list[Line], others: int, now: datetime) -> bool:
    stop, key = stop_address(alert), f"vacancies:{alert.pk}:{alert.told}"
    try:
        enqueue(key=key, to=user.email, subject=subject(len(lines)), body=body(alert, lines, others), stop=stop, now=now)
    except ValueError:  # an account without an address that mail can go to: the others still get theirs
        log.warning("vacancies_without_address", user=str(user.pk))
        return False
    subjects = frozenset({alert.dossier_id})
    append(Entry(channel=Channel.JOB, action=Act.SENT, kind="job_alert", object_id=str(alert.pk), what="mail", subjects=subjects))
    return True


def _werknemer_in(dossier: Dossier, on: date) -> Entered | None:
    """The werknemer, as they would look themselves; None when nobody can log in as such."""
    user = dossier.werknemer
    if user is None or not user.is_active:
        return None
    actor = actor_for(user.pk, Role.WERKNEMER, None, on, second_factor=True)
    return enter_dossier(Acting(actor, on, Channel.MAIL, purpose="eigen dossier"), dossier, Action.SEE_JOB_SEARCH)


def _weighed(entered: Entered, query: Query, found: FoundFor, vacancies: Vacancies) -> Iterator[Weighed]:
    """What still answers what is asked now, and was not kept, answered or passed over already."""
    there = vacancies(list(found.numbers[-LOOKED_AT:]))
    done = VacancyChoice.objects.filter(dossier=entered.dossier, vacancy__in=[one.number for one in there])
    chosen = set(done.values_list("vacancy", flat=True))
    ability = Ability(entered)
    asked = replace(query, after=0)
    for one in there:
        if one.gone_at is not None or one.number in chosen:
            continue
        words = document(one.number, one.ad, one.first_seen)
        if matches(asked, words):
            yield Weighed(ability.fit(one.ad), Line(one.number, one.ad, tuple(reasons(query, words))))
