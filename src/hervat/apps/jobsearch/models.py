"""What somebody looks for, and what they did with a vacancy. The labour market has a copy of what is asked, and knows nobody."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.apps.dossiers.models import Dossier

LEAST, MOST = 1, 50  # vacancies in one mail


class Frequency(models.TextChoices):
    """How often there is a mail, at most."""

    DAY = "day"
    WEEK = "week"


class JobAlert(models.Model):
    """One search of which the werknemer of a dossier is mailed what is new.

    ``content``: sealed JSON, what is asked and how the werknemer calls it. ``search``: the name under which the labour market has a copy of
    what is asked. ``told``: of what was found, up to where it was told. ``next_on``: before that day there is no mail. ``found``: how many
    stood in the last mail.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    search = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    content = models.BinaryField()
    frequency = models.CharField(max_length=4, choices=Frequency.choices)
    most = models.PositiveSmallIntegerField()
    is_paused = models.BooleanField(default=False)
    told = models.PositiveBigIntegerField(default=0)
    next_on = models.DateField()
    last_sent_at = models.DateTimeField(null=True)
    found = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["is_paused", "next_on"], name="alert_due")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="alert_frequency", condition=Q(frequency__in=Frequency.values)),
            models.CheckConstraint(name="alert_most", condition=Q(most__range=(LEAST, MOST))),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Choice(models.TextChoices):
    """What the werknemer did with a vacancy."""

    KEPT = "kept"
    ANSWERED = "answered"
    PASSED_OVER = "passed_over"


class VacancyChoice(models.Model):
    """What the werknemer of a dossier did with one vacancy, last. ``content``: sealed JSON, the vacancy as it was then, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    vacancy = models.PositiveBigIntegerField()
    choice = models.CharField(max_length=11, choices=Choice.choices)
    content = models.BinaryField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="choice_once_for_a_vacancy", fields=["dossier", "vacancy"]),
            models.CheckConstraint(name="choice_known", condition=Q(choice__in=Choice.values)),
        ]

    def __str__(self) -> str:
        return str(self.id)
