"""The profile of the werknemer of a dossier, with who recorded it and when. Nothing is changed: each version follows the one before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hervat.apps.dossiers.models import Dossier, Recorded


class Profile(Recorded):
    """One version of a profile. Everything in it is sealed: together it says who somebody is."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField()  # sealed JSON; see contents

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="profile_begins_once", fields=["dossier"], condition=models.Q(replaces__isnull=True)),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "recorded_at"], name="profile_of_dossier")]
