"""Notes and advice: texts of people to people in a case."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models.dossier import Dossier
from hervat.apps.organisations.models import Organisation
from hervat.domain.dossier.documents import Audience


class Note(models.Model):
    """A note for one audience. A note is not changed; who was wrong writes another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notes")
    audience = models.CharField(max_length=40, choices=[(found.value, found.value) for found in Audience])
    text = models.BinaryField()  # sealed
    about = models.DateField()  # the day it is about
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_as = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "about"], name="note_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)


class Advice(models.Model):
    """The advice of the bedrijfsarts to werkgever and werknemer: what can be done in work, never what someone has. Not the medical part."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="advices")
    day = models.DateField()
    text = models.BinaryField()  # sealed
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    given_at = models.DateTimeField(auto_now_add=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successor")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "day"], name="advice_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)
