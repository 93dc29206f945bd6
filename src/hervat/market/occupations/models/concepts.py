"""Occupations, skills and ISCO groups: what each data set says of them, and what is believed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hervat.domain.matching.loads import Trust
from hervat.market.provenance.models import DataSet, Sourced

URI_LENGTH = 200
LABEL_LENGTH = 300
TRUSTS = [(trust.value, trust.value) for trust in Trust]


class Chance(models.TextChoices):
    """How easily work is found in an occupation."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNKNOWN = "unknown"


class OccupationValues(models.Model):
    """What can be said of an occupation. Empty (or null) says nothing.

    ``isco``: ISCO-08, four digits. ``label`` and ``description``: Dutch. Levels: NLQF 1-8, of who does this work;
    ``level_trust`` how directly they are known (derived from O*NET's job zone C, from the ISCO group alone D). Wages: gross euros an hour.
    ``riasec``: six numbers, 0-100, by letter. ``job_zone``: O*NET, 1 (little preparation) to 5.
    """

    isco = models.CharField(max_length=4, blank=True)
    label = models.CharField(max_length=LABEL_LENGTH, blank=True)
    label_en = models.CharField(max_length=LABEL_LENGTH, blank=True)
    description = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    level_min = models.PositiveSmallIntegerField(null=True)
    level_max = models.PositiveSmallIntegerField(null=True)
    level_trust = models.CharField(max_length=1, choices=TRUSTS, blank=True)
    wage_min = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    wage_max = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    chance = models.CharField(max_length=8, choices=Chance.choices, blank=True)
    riasec = models.JSONField(null=True)
    job_zone = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True


def _sound_values(prefix: str) -> list[models.BaseConstraint]:
    """What holds for the values of an occupation, whoever says them."""
    levels = Q(level_min__range=(1, 8), level_max__range=(1, 8), level_min__lte=F("level_max"))
    wages = Q(wage_min__gt=0, wage_min__lte=F("wage_max"))
    return [
        models.CheckConstraint(name=f"{prefix}_levels", condition=Q(level_min__isnull=True, level_max__isnull=True) | levels),
        models.CheckConstraint(name=f"{prefix}_wages", condition=Q(wage_min__isnull=True, wage_max__isnull=True) | wages),
        models.CheckConstraint(name=f"{prefix}_job_zone", condition=Q(job_zone__isnull=True) | Q(job_zone__range=(1, 5))),
        models.CheckConstraint(name=f"{prefix}_chance", condition=Q(chance__in=["", *Chance.values])),
    ]


class OccupationFacts(Sourced, OccupationValues):
    """What one data set says of one occupation."""

    occupation_uri = models.CharField(max_length=URI_LENGTH)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["occupation_uri"], name="facts_of_occupation")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="facts_once", fields=["dataset", "occupation_uri"]),
            *_sound_values("facts"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_uri} ({self.dataset_id})"


class Occupation(OccupationValues):
    """An occupation as it is believed. ``dataset``: whose name it bears. ``is_starter``: the starter catalogue knows it too."""

    uri = models.CharField(max_length=URI_LENGTH, primary_key=True)
    is_starter = models.BooleanField(default=False)
    dataset = models.ForeignKey(DataSet, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["isco"], name="occupation_isco"),
            models.Index(fields=["label"], name="occupation_label"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = _sound_values("occupation")

    def __str__(self) -> str:
        return self.label or self.label_en


class SkillValues(models.Model):
    """What can be said of a skill. ``kind`` in ESCO's words: ``skill/competence``, ``knowledge``, ``group``; or ours: ``task``."""

    label = models.CharField(max_length=LABEL_LENGTH, blank=True)
    label_en = models.CharField(max_length=LABEL_LENGTH, blank=True)
    kind = models.CharField(max_length=30, blank=True)

    class Meta:
        abstract = True


class SkillFacts(Sourced, SkillValues):
    """What one data set says of one skill."""

    skill_uri = models.CharField(max_length=URI_LENGTH)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="skill_facts_once", fields=["dataset", "skill_uri"]),
        ]

    def __str__(self) -> str:
        return f"{self.skill_uri} ({self.dataset_id})"


class Skill(SkillValues):
    """A skill, or a piece of knowledge, as it is believed."""

    uri = models.CharField(max_length=URI_LENGTH, primary_key=True)
    dataset = models.ForeignKey(DataSet, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    def __str__(self) -> str:
        return self.label or self.label_en


class IscoGroupValues(models.Model):
    """What can be said of a group of occupations."""

    label = models.CharField(max_length=LABEL_LENGTH, blank=True)
    label_en = models.CharField(max_length=LABEL_LENGTH, blank=True)

    class Meta:
        abstract = True


class IscoGroupFacts(Sourced, IscoGroupValues):
    """What one data set says of one ISCO group."""

    code = models.CharField(max_length=4)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="isco_facts_once", fields=["dataset", "code"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.dataset_id})"


class IscoGroup(IscoGroupValues):
    """A group of ISCO-08 as it is believed: one digit (the broadest) to four."""

    code = models.CharField(max_length=4, primary_key=True)
    dataset = models.ForeignKey(DataSet, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    def __str__(self) -> str:
        return f"{self.code} {self.label or self.label_en}"
