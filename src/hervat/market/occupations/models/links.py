"""What occupations are called, which skills they ask, and which occupations are near."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.market.occupations.models.concepts import LABEL_LENGTH, URI_LENGTH, Occupation, Skill
from hervat.market.provenance.models import Sourced

KEY_LENGTH, NOTE_LENGTH = 40, 300


class LabelKind(models.TextChoices):
    """What a label is for. Hidden ones are found by searching and never shown."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"


class LinkKind(models.TextChoices):
    """How two concepts hang together: the other is broader, or a skill needs the other (always, or now and then)."""

    BROADER = "broader"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class OccupationLabel(Sourced):
    """A name of an occupation, as a data set gives it, in one language (``nl``, ``en``)."""

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="labels")
    text = models.CharField(max_length=LABEL_LENGTH)
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=11, choices=LabelKind.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="label_once", fields=["dataset", "occupation", "language", "text"]),
        ]

    def __str__(self) -> str:
        return self.text


class OccupationSkill(Sourced):
    """A skill that an occupation asks: always (essential), or in some of its jobs."""

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.DO_NOTHING, db_constraint=False, related_name="occupations")
    essential = models.BooleanField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="occupation_skill_once", fields=["dataset", "occupation", "skill"]),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.skill_id}"


class Kin(Sourced):
    """Another occupation that is near: 1 is nearly the same work, 0 has nothing to do with it."""

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="kin")
    other = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    strength = models.FloatField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="kin_once", fields=["dataset", "occupation", "other"]),
            models.CheckConstraint(name="kin_strength", condition=Q(strength__range=(0, 1))),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.other_id}"


class OccupationRequirement(Sourced):
    """What an occupation requires before somebody begins: a key of ``hervat.domain.matching.requirements``.

    ``always``: by law, or by nearly every employer; else by many of them. ``on``: the day it is of. ``note``: what should be known too.
    """

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="requirements")
    key = models.CharField(max_length=KEY_LENGTH)
    always = models.BooleanField()
    on = models.DateField(null=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="requirement_once", fields=["dataset", "occupation", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.key}"


class ConceptLink(Sourced):
    """How a concept (an occupation, a skill, a group) hangs together with another, by their URIs."""

    concept_uri = models.CharField(max_length=URI_LENGTH)
    other_uri = models.CharField(max_length=URI_LENGTH)
    kind = models.CharField(max_length=9, choices=LinkKind.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="concept_link_once", fields=["dataset", "concept_uri", "other_uri", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.concept_uri} {self.kind} {self.other_uri}"
