"""Educations, courses and institutes: what each data set says of them, and what is believed.

What a data set says stands in ``EducationFacts`` and ``CourseFacts``: importing it again replaces those rows and nothing else. What is
believed stands in the other tables, written anew by :mod:`hervat.market.educations.resolving` at the end of every import that changed
something. Occupations are named by ESCO URI or by ISCO code and not held by a key, so the order of imports does not matter.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.market.provenance.models import DataSet, Sourced

KEY_LENGTH = 120
NAME_LENGTH = 300
INSTITUTE_LENGTH = 200
TEXT_LENGTH = 5000
MOST_HOURS = 20_000
MOST_MONTHS = 120
LEVELS = (1, 8)  # NLQF


class EducationKind(models.TextChoices):
    """What sort of education. Entree is mbo of level 1; vavo is the diploma of a secondary school, for adults."""

    PRAKTIJKVERKLARING = "praktijkverklaring"
    MBO_CERTIFICAAT = "mbo-certificaat"
    ENTREE = "entree"
    MBO = "mbo"
    AD = "ad"
    HBO = "hbo"
    WO = "wo"
    VAVO = "vavo"
    VOLWASSENENONDERWIJS = "volwassenenonderwijs"
    ANDERS = "anders"


class EducationValues(models.Model):
    """What can be said of an education. Empty (or null) says nothing.

    ``level``: NLQF 1-8 of its diploma; null for what has no place there (a praktijkverklaring). ``study_load_hours``: all hours of study
    and practice together. ``months``: how long it nominally takes. ``admission``: what is asked of who begins. All texts are Dutch.
    """

    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    level = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=EducationKind.choices, blank=True)
    content = models.TextField(blank=True)
    study_load_hours = models.PositiveIntegerField(null=True)
    months = models.PositiveSmallIntegerField(null=True)
    admission = models.TextField(blank=True)

    class Meta:
        abstract = True


class CourseValues(models.Model):
    """What can be said of a course. ``hours``: lessons and study together. ``level``: the NLQF level it is taught at; often null."""

    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    content = models.TextField(blank=True)
    hours = models.PositiveIntegerField(null=True)
    level = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True


def _sound_level(prefix: str) -> models.BaseConstraint:
    return models.CheckConstraint(name=f"{prefix}_level", condition=Q(level__isnull=True) | Q(level__range=LEVELS))


class LearningFacts(Sourced):
    """What one data set says of something to learn. ``occupations``: ESCO URIs and ISCO codes. ``on``: the day it is of.

    ``gives``: keys of ``hervat.domain.matching.requirements`` that who passed it has.
    """

    key = models.CharField(max_length=KEY_LENGTH)
    institutes = models.JSONField(null=True)
    occupations = models.JSONField(null=True)
    gives = models.JSONField(null=True)
    on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.key} ({self.dataset_id})"


class EducationFacts(LearningFacts, EducationValues):
    """What one data set says of one education."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="education_facts_once", fields=["dataset", "key"]),
            _sound_level("education_facts"),
        ]


class CourseFacts(LearningFacts, CourseValues):
    """What one data set says of one course. ``educations``: the keys of those it prepares for or is a part of."""

    educations = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="course_facts_once", fields=["dataset", "key"]),
            _sound_level("course_facts"),
        ]


class Believed(models.Model):
    """A row that is believed. ``dataset``: who said it."""

    dataset = models.ForeignKey(DataSet, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    class Meta:
        abstract = True


class Institute(Believed):
    """Who gives educations or courses, by name; often only the sort: ``roc``, ``diverse aanbieders``."""

    name = models.CharField(max_length=INSTITUTE_LENGTH, primary_key=True)

    def __str__(self) -> str:
        return self.name


class Learnable(Believed):
    """Something to learn as it is believed. ``words``: what is searched in, folded. ``dataset``: whose name it bears.

    ``gives``: as in :class:`LearningFacts`; null is not known.
    """

    key = models.CharField(max_length=KEY_LENGTH, primary_key=True)
    on = models.DateField(null=True)
    gives = models.JSONField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        abstract = True


class Education(Learnable, EducationValues):
    """An education as it is believed."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name"], name="education_name")]
        constraints: ClassVar[list[models.BaseConstraint]] = [_sound_level("education")]

    def __str__(self) -> str:
        return self.name


class Course(Learnable, CourseValues):
    """A course as it is believed."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name"], name="course_name")]
        constraints: ClassVar[list[models.BaseConstraint]] = [_sound_level("course")]

    def __str__(self) -> str:
        return self.name


class EducationInstitute(Believed):
    """An institute that gives an education."""

    education = models.ForeignKey(Education, on_delete=models.CASCADE, related_name="institutes")
    institute = models.ForeignKey(Institute, on_delete=models.CASCADE, related_name="educations")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="education_institute_once", fields=["education", "institute"]),
        ]

    def __str__(self) -> str:
        return f"{self.education_id} {self.institute_id}"


class CourseInstitute(Believed):
    """An institute that gives a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="institutes")
    institute = models.ForeignKey(Institute, on_delete=models.CASCADE, related_name="courses")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="course_institute_once", fields=["course", "institute"]),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.institute_id}"


class OccupationTarget(Believed):
    """What something leads to: one occupation (``occupation_uri``), or all of an ISCO group (``isco``, two to four digits)."""

    occupation_uri = models.CharField(max_length=200, blank=True, db_index=True)
    isco = models.CharField(max_length=4, blank=True, db_index=True)

    class Meta:
        abstract = True


def _one_target(prefix: str, owner: str) -> list[models.BaseConstraint]:
    either = (Q(occupation_uri="") & ~Q(isco="")) | (~Q(occupation_uri="") & Q(isco=""))
    return [
        models.CheckConstraint(name=f"{prefix}_one_target", condition=either),
        models.UniqueConstraint(name=f"{prefix}_target_once", fields=[owner, "occupation_uri", "isco"]),
    ]


class EducationOccupation(OccupationTarget):
    """Work that an education is for."""

    education = models.ForeignKey(Education, on_delete=models.CASCADE, related_name="occupations")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = _one_target("education", "education")

    def __str__(self) -> str:
        return f"{self.education_id} {self.occupation_uri or self.isco}"


class CourseOccupation(OccupationTarget):
    """Work for which a course helps."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="occupations")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = _one_target("course", "course")

    def __str__(self) -> str:
        return f"{self.course_id} {self.occupation_uri or self.isco}"


class CourseEducation(Believed):
    """An education that a course prepares for, or is a part of. It may be one that nobody has told of yet."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="educations")
    education = models.ForeignKey(Education, on_delete=models.DO_NOTHING, db_constraint=False, related_name="courses")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="course_education_once", fields=["course", "education"]),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.education_id}"
