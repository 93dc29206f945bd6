"""What people said about work for the werknemer of a dossier. Nothing is changed or removed: who thinks otherwise says so after it.

No key leads to the labour market: an occupation is kept by its URI and by how it was called then.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.models import Organisation

DIGEST_LENGTH = 16
URI_LENGTH, LABEL_LENGTH = 200, 300


class DataState(models.Model):
    """What a match was made of: the version of every data set of the labour market, and of the rules. Holds nothing personal."""

    digest = models.CharField(max_length=DIGEST_LENGTH, primary_key=True)
    rules_version = models.CharField(max_length=20)
    versions = models.JSONField()  # name of a data set -> its version
    first_seen_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest


class Said(models.Model):
    """Something that somebody said, with the list and the data that lay before them. ``content``: sealed JSON; see contents."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField()
    fml_number = models.PositiveIntegerField()
    state = models.ForeignKey(DataState, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Judgement(Said):
    """A verdict on one occupation that somebody gave in the place of the proposal. It holds until a newer FML, or a day before that."""

    occupation_uri = models.CharField(max_length=URI_LENGTH)
    occupation_label = models.CharField(max_length=LABEL_LENGTH)
    until = models.DateField(null=True, blank=True)  # the last day on which it holds; None: until the next FML

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="judgement_runs_forward", condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("day"))
            ),
            models.CheckConstraint(name="judgement_with_an_fml", condition=models.Q(fml_number__gte=1)),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "recorded_at"], name="judgement_of_dossier")]


class WorkplaceAnswer(Said):
    """What somebody found out at a workplace about one item of one occupation. ``day``: on which they did."""

    occupation_uri = models.CharField(max_length=URI_LENGTH)
    occupation_label = models.CharField(max_length=LABEL_LENGTH)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "recorded_at"], name="answer_of_dossier")]


class WorkAdvice(Said):
    """Directions of work that an arbeidsdeskundige or coach shared with everybody in the dossier: names, and whether they fit."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "recorded_at"], name="work_advice_of_dossier")]


class WorkAdviceWithdrawal(models.Model):
    """That an advice was taken back, by whom, when and why. ``content``: sealed JSON; see contents. An advice is taken back once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    advice = models.OneToOneField(WorkAdvice, on_delete=models.PROTECT, related_name="withdrawal")
    content = models.BinaryField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)
