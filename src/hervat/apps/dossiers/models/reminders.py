"""Reminders: what was noticed, for whom, and how somebody wants to hear of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models.dossier import Dossier
from hervat.domain.dossier.reminders import Moment


class Notice(models.Model):
    """A step that asks for somebody was noticed: once for each moment, whatever happens to the worker that notices it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    step = models.CharField(max_length=60)  # id of the obligation in the timeline
    due = models.DateField()
    moment = models.CharField(max_length=8, choices=[(found.value, found.value) for found in Moment])
    noticed_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)  # in the digest of this day

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="notice_once", fields=["dossier", "user", "step", "due", "moment"]),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user"], name="notice_to_tell", condition=models.Q(told_on__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ReminderChoice(models.Model):
    """How somebody wants to be reminded, when that is not as usual."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="reminder_choice")
    early_days = models.PositiveSmallIntegerField()
    short_days = models.PositiveSmallIntegerField()
    when_late = models.BooleanField()
    by_mail = models.BooleanField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="reminder_early_before_short", condition=models.Q(early_days__gte=models.F("short_days"))),
        ]

    def __str__(self) -> str:
        return str(self.user_id)
