"""Questions of a werknemer about who looked at their dossier."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models.dossier import Dossier
from hervat.apps.organisations.models import Organisation


class LookQuestion(models.Model):
    """A question ("Klopt dit niet?") about one look, to the organisation of who looked (for the system itself: to the werkgever)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="look_questions")
    look = models.PositiveBigIntegerField()  # seq of the look in the audit record
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="look_questions")
    text = models.BinaryField()  # sealed
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "asked_at"], name="question_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)
