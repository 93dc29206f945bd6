"""What is believed of every education and course, when several data sets speak of it.

Field by field the data set with the highest precedence that says anything, as with occupations
(:func:`hervat.market.occupations.resolving.believed`); a list of links counts as one field. The tables are written anew as a whole:
a row is known by its key, and nothing else points at it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Model

from hervat.market.educations.models import (
    Course,
    CourseEducation,
    CourseFacts,
    CourseInstitute,
    CourseOccupation,
    Education,
    EducationFacts,
    EducationInstitute,
    EducationOccupation,
    Institute,
)
from hervat.market.importing.storing import store_all
from hervat.market.occupations.resolving import believed

Fields = tuple[str, ...]
LINKS: tuple[Fields, ...] = (("institutes",), ("occupations",))
OF_EDUCATION: tuple[Fields, ...] = (
    ("name", "on"), ("level",), ("kind",), ("content",), ("study_load_hours",), ("months",), ("admission",), ("gives",),
)  # fmt: skip
OF_COURSE: tuple[Fields, ...] = (("name", "on"), ("content",), ("hours",), ("level",), ("gives",))


class Said(NamedTuple):
    """What is believed of one key: by field the value, and by field the data set that said it. ``first``: the most trusted of all."""

    key: str
    values: dict[str, Any]
    dataset: dict[str, int]
    first: int

    def listed(self, field: str) -> Iterator[tuple[str, int]]:
        """The members of a list with who said them."""
        for member in self.values.get(field) or ():
            yield member, self.dataset[field]


def refresh() -> None:
    """Writes anew what is believed. Runs in the transaction of the import that changed something."""
    educations = list(_resolved(EducationFacts, (*OF_EDUCATION, *LINKS)))
    courses = list(_resolved(CourseFacts, (*OF_COURSE, *LINKS, ("educations",))))
    for model in (Course, Education, Institute):
        model._default_manager.all().delete()
    store_all(_institutes(educations + courses))
    store_all(_education(said) for said in educations)
    store_all(_course(said) for said in courses)
    store_all(link for said in educations for link in _education_links(said))
    store_all(link for said in courses for link in _course_links(said))


def folded(text: str) -> str:
    """Small letters without accents: how texts are compared when somebody searches."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).casefold()


def _resolved(facts: type[Model], groups: tuple[Fields, ...]) -> Iterator[Said]:
    fields = [field for group in groups for field in group]
    rows = facts._default_manager.order_by("key", "dataset__precedence", "-dataset_id").values("key", "dataset_id", *fields)
    for key, of_key in groupby(rows.iterator(chunk_size=2000), key=lambda row: row["key"]):
        said = list(of_key)
        found = believed(said, groups)
        yield Said(
            key,
            {field: value for field, (value, _) in found.items()},
            {field: said[index]["dataset_id"] for field, (_, index) in found.items()},
            said[0]["dataset_id"],
        )


def _institutes(all_said: list[Said]) -> Iterator[Institute]:
    seen: set[str] = set()
    for said in all_said:
        for name, dataset in said.listed("institutes"):
            if name not in seen:
                seen.add(name)
                yield Institute(name=name, dataset_id=dataset)


def _education(said: Said) -> Education:
    return Education(**_row(said, OF_EDUCATION))


def _course(said: Said) -> Course:
    return Course(**_row(said, OF_COURSE))


def _row(said: Said, groups: tuple[Fields, ...]) -> dict[str, Any]:
    values = {field: said.values[field] for group in groups for field in group if field in said.values}
    words = " ".join(filter(None, (values.get("name"), values.get("content"))))
    return {"key": said.key, "dataset_id": said.dataset.get("name", said.first), "words": folded(words), **values}


def _education_links(said: Said) -> Iterator[Model]:
    for name, dataset in said.listed("institutes"):
        yield EducationInstitute(education_id=said.key, institute_id=name, dataset_id=dataset)
    for code, dataset in said.listed("occupations"):
        yield EducationOccupation(education_id=said.key, dataset_id=dataset, **_target(code))


def _course_links(said: Said) -> Iterator[Model]:
    for name, dataset in said.listed("institutes"):
        yield CourseInstitute(course_id=said.key, institute_id=name, dataset_id=dataset)
    for code, dataset in said.listed("occupations"):
        yield CourseOccupation(course_id=said.key, dataset_id=dataset, **_target(code))
    for key, dataset in said.listed("educations"):
        yield CourseEducation(course_id=said.key, education_id=key, dataset_id=dataset)


def _target(code: str) -> dict[str, str]:
    return {"isco": code} if code.isdigit() else {"occupation_uri": code}
