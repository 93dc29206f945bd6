"""What is known of a case, with who said so and when. Nothing is changed or removed: a correction is a new version of what it replaces.

So it can always be told what was known on an earlier day, and two people cannot correct the same thing at once: a fact has one successor.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models.dossier import Dossier
from hervat.apps.organisations.models import Organisation
from hervat.domain.law.facts import EventKind


class Recorded(models.Model):
    """A fact with its author and its place in a chain of versions. ``withdrawn``: this version says that the fact was none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_as = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successor")
    correction_reason = models.CharField(max_length=500, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class CaseDates(Recorded):
    """The dates on which everything rests. One running version a dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="dates")
    eerste_ziektedag = models.DateField()
    aow_date = models.DateField(null=True, blank=True)
    employment_ends = models.DateField(null=True, blank=True)
    has_vangnet = models.BooleanField(default=False)
    vangnet = models.BinaryField(null=True, blank=True)  # sealed: which vangnet it is

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="dates_begin_once", fields=["dossier"], condition=models.Q(replaces__isnull=True)),
            models.CheckConstraint(
                name="dates_vangnet_is_yes_when_its_kind_is_known",
                condition=models.Q(vangnet__isnull=True) | models.Q(has_vangnet=True),
            ),
        ]


class PeriodKind(models.TextChoices):
    """What lasted."""

    RECOVERED = "hersteld"
    PARTIAL = "gedeeltelijk"  # works part of the hours
    LEAVE = "verlof"


class Period(Recorded):
    """Days of full recovery, of partial work, or of leave: first and last day included (last empty: still)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=20, choices=PeriodKind.choices)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    same_cause_before = models.BooleanField(default=True)
    same_cause_after = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="period_runs_forward",
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.CheckConstraint(
                name="period_hours_belong_to_partial_work",
                condition=models.Q(kind=PeriodKind.PARTIAL, hours_per_week__isnull=False)
                | (~models.Q(kind=PeriodKind.PARTIAL) & models.Q(hours_per_week__isnull=True)),
            ),
            models.CheckConstraint(
                name="period_leave_has_an_end",
                condition=~models.Q(kind=PeriodKind.LEAVE) | models.Q(last_day__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "first_day"], name="period_of_dossier")]


class Event(Recorded):
    """Something that happened on a day. The further fields belong to the kinds that :data:`hervat.domain.law.facts.DETAILS` names."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in EventKind])
    day = models.DateField()
    obligation = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    good_reason = models.BooleanField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=40, blank=True)
    on_paper_at = models.CharField(max_length=120, blank=True)  # where the signed paper is kept, when there is no file

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "day"], name="event_of_dossier")]


class Confirmation(models.Model):
    """The other party agrees that a term was moved together (RPEZ art. 5). Without it the step stays "Klaar, maar te laat"."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="confirmation")
    agrees = models.BooleanField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_as = models.CharField(max_length=40)

    def __str__(self) -> str:
        return str(self.event_id)
