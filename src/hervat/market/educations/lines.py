"""Educations and courses as they stand in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from hervat.market.educations.answers import CourseLine, EducationLine
from hervat.market.educations.models import Course, CourseInstitute, Education
from hervat.market.provenance.models import Precedence

EDUCATION_FIELDS = ("pk", "name", "kind", "level", "study_load_hours", "months", "dataset__precedence")
COURSE_FIELDS = ("pk", "name", "hours", "level", "dataset__precedence")


def education_lines(**which: Any) -> tuple[EducationLine, ...]:
    """Those that a filter chooses, by name."""
    return lines_of_educations(Education.objects.filter(**which).order_by("name", "pk"))


def course_lines(**which: Any) -> tuple[CourseLine, ...]:
    """Those that a filter chooses, by name."""
    return lines_of_courses(Course.objects.filter(**which).order_by("name", "pk"))


def lines_of_educations(rows: QuerySet[Education]) -> tuple[EducationLine, ...]:
    """In the order in which they are asked."""
    return tuple(education_line(*fields) for fields in rows.values_list(*EDUCATION_FIELDS))


def lines_of_courses(rows: QuerySet[Course]) -> tuple[CourseLine, ...]:
    """In the order in which they are asked."""
    found = list(rows.values_list(*COURSE_FIELDS))
    institutes = institutes_of(row[0] for row in found)
    return tuple(course_line(institutes, *fields) for fields in found)


def education_line(
    key: str, name: str, kind: str, level: int | None, hours: int | None, months: int | None, precedence: int
) -> EducationLine:
    """The line of the :data:`EDUCATION_FIELDS` of one."""
    return EducationLine(key, name, kind, level, hours, months, precedence == Precedence.STARTER)


def course_line(
    institutes: Mapping[str, tuple[str, ...]], key: str, name: str, hours: int | None, level: int | None, precedence: int
) -> CourseLine:
    """The line of the :data:`COURSE_FIELDS` of one. ``institutes``: by course."""
    return CourseLine(key, name, institutes.get(key, ()), hours, level, precedence == Precedence.STARTER)


def institutes_of(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By course who gives it, by name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in CourseInstitute.objects.filter(course__in=list(keys)).order_by("institute").values_list("course_id", "institute_id"):
        found[key].append(name)
    return {key: tuple(names) for key, names in found.items()}
