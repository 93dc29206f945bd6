"""What leads to one occupation, in three queries."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from hervat.market.educations.answers import CourseLine, EducationLine, Learning, Linked
from hervat.market.educations.models import CourseInstitute, CourseOccupation, EducationOccupation
from hervat.market.provenance.models import Precedence

EDUCATION = (
    "education_id",
    "occupation_uri",
    *(f"education__{field}" for field in ("name", "kind", "level", "study_load_hours", "months")),
)
COURSE = ("course_id", "occupation_uri", *(f"course__{field}" for field in ("name", "hours", "level")))


def learning_for(uri: str, isco: str) -> Learning:
    """The educations and courses that lead to an occupation; those that name it itself first, then those that name its group."""
    groups = [isco[:digits] for digits in range(2, len(isco) + 1)]
    leads = Q(occupation_uri=uri) | Q(isco__in=groups)
    educations, courses = _educations(leads), _courses(leads)
    return Learning(_in_order(educations.values()), _in_order(courses.values()))


def _educations(leads: Q) -> dict[str, Linked[EducationLine]]:
    found: dict[str, Linked[EducationLine]] = {}
    rows = EducationOccupation.objects.filter(leads).values_list(*EDUCATION, "education__dataset__precedence")
    for key, uri, name, kind, level, study_load, months, precedence in rows:
        if key not in found or uri:
            found[key] = Linked(EducationLine(key, name, kind, level, study_load, months, precedence == Precedence.STARTER), not uri)
    return found


def _courses(leads: Q) -> dict[str, Linked[CourseLine]]:
    rows = list(CourseOccupation.objects.filter(leads).values_list(*COURSE, "course__dataset__precedence"))
    institutes: dict[str, tuple[str, ...]] = {}
    given = CourseInstitute.objects.filter(course__in={row[0] for row in rows}).order_by("institute")
    for key, institute in given.values_list("course_id", "institute_id"):
        institutes[key] = (*institutes.get(key, ()), institute)
    found: dict[str, Linked[CourseLine]] = {}
    for key, uri, name, hours, level, precedence in rows:
        if key not in found or uri:
            line = CourseLine(key, name, institutes.get(key, ()), hours, level, precedence == Precedence.STARTER)
            found[key] = Linked(line, not uri)
    return found


def _in_order(linked: Any) -> tuple[Any, ...]:
    return tuple(sorted(linked, key=lambda one: (one.by_group, one.line.name.casefold(), one.line.key)))
