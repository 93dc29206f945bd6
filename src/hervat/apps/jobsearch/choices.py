"""What the werknemer did with a vacancy: kept it, answered it, or passed it over. The vacancy is kept as it was then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.jobsearch.contents import Snapshot, Why, close_choice, open_choice, snapshot_of
from hervat.apps.jobsearch.models import Choice, VacancyChoice
from hervat.domain.access.actions import Action
from hervat.domain.fields import FieldError
from hervat.domain.text import say
from hervat.market.vacancies.ads import Ad

MOST_CHOICES = 5000  # of one dossier


@dataclass(frozen=True, slots=True)
class ChosenVacancy:
    """What was done with a vacancy, and how it was then. ``why``: only of one that was passed over."""

    id: UUID
    vacancy: int
    choice: Choice
    why: Why | None
    chosen_at: datetime
    snapshot: Snapshot


def choose(entered: Entered, vacancy: int, choice: Choice, ad: Ad, why: Why | None = None) -> None:
    """Records what was done, in the place of what was done before. ``vacancy``: its number; ``ad``: as it is now.

    Raises :class:`WrongFields` (``why``, or none when there are too many), :class:`Refused`. The same again changes nothing.
    """
    entered.require(Action.RECORD_JOB_SEARCH)
    if (choice is Choice.PASSED_OVER) != (why is not None):
        raise WrongFields(FieldError("why", say("Kies waarom deze vacature niets voor u is.")))
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)
        row = VacancyChoice.objects.filter(dossier=entered.dossier, vacancy=vacancy).first()
        if row is not None and (row.choice, open_choice(row)[1]) == (choice, why):
            return
        if row is None and VacancyChoice.objects.filter(dossier=entered.dossier).count() >= MOST_CHOICES:
            raise WrongFields(FieldError("", say("U hebt al {most} vacatures. Haal er eerst een weg.", most=MOST_CHOICES)))
        is_new = row is None
        row = row or VacancyChoice(dossier=entered.dossier, vacancy=vacancy)
        row.choice, row.chosen_at = choice, timezone.now()
        row.content = close_choice(row, snapshot_of(ad, entered.acting.on), why)
        row.save(force_insert=is_new)
        audit_in(entered, Act.CREATED if is_new else Act.CHANGED, "vacancy_choice", object_id=row.id)


def take_back(entered: Entered, vacancy: int) -> None:
    """As if nothing was done with it. Raises :class:`Hidden` when nothing was, :class:`Refused`."""
    entered.require(Action.RECORD_JOB_SEARCH)
    with transaction.atomic():
        row = VacancyChoice.objects.select_for_update().filter(dossier=entered.dossier, vacancy=vacancy).first()
        if row is None:
            raise Hidden
        audit_in(entered, Act.DELETED, "vacancy_choice", object_id=row.id)
        row.delete()


def chosen_in(entered: Entered, *, vacancies: Collection[int] | None = None) -> tuple[ChosenVacancy, ...]:
    """What was done, the last first: with all vacancies or with these. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_JOB_SEARCH)
    rows = VacancyChoice.objects.filter(dossier=entered.dossier).order_by("-chosen_at", "-id")
    if vacancies is not None:
        rows = rows.filter(vacancy__in=list(vacancies))
    return tuple(map(_chosen, rows))


def _chosen(row: VacancyChoice) -> ChosenVacancy:
    snapshot, why = open_choice(row)
    return ChosenVacancy(row.id, row.vacancy, Choice(row.choice), why, row.chosen_at, snapshot)
