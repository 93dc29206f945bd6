"""What can be asked about educations and courses. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from hervat.market.educations.answers import CourseLine, CoursePage, EducationLine, EducationPage, Learning, Slice, Told
from hervat.market.educations.lines import course_lines, education_lines, lines_of_courses, lines_of_educations
from hervat.market.educations.linking import kin_of, learning_for, occupations_of, openings
from hervat.market.educations.models import Course, Education
from hervat.market.educations.resolving import folded
from hervat.market.provenance.models import Precedence

__all__ = ["Learning", "course_page", "education_page", "given_keys", "learning_for", "list_courses", "list_educations", "openings"]

PAGE_SIZE = 25
MOST_WORDS = 10
Row = TypeVar("Row", bound=Model)
Line = TypeVar("Line")


def list_educations(
    search: str = "", *, level: int | None = None, kind: str = "", page: int = 1, size: int = PAGE_SIZE
) -> Slice[EducationLine]:
    """The educations in which all words of ``search`` occur (in name or content), of a level (NLQF) and a kind, by name."""
    rows = Education.objects.filter(_with_words(search), **_given(level=level, kind=kind)).order_by("name", "pk")
    return _slice(rows, lines_of_educations, page, size)


def list_courses(search: str = "", *, most_hours: int | None = None, page: int = 1, size: int = PAGE_SIZE) -> Slice[CourseLine]:
    """The courses in which all words of ``search`` occur (in name or content), that take at most so many hours, by name."""
    rows = Course.objects.filter(_with_words(search), **_given(hours__lte=most_hours)).order_by("name", "pk")
    return _slice(rows, lines_of_courses, page, size)


def education_page(key: str) -> EducationPage | None:
    """All that is known of an education; None when there is none with this key."""
    row = Education.objects.select_related("dataset").filter(pk=key).first()
    if row is None:
        return None
    return EducationPage(
        line=education_lines(pk=key)[0],
        content=row.content,
        admission=row.admission,
        gives=tuple(row.gives or ()),
        institutes=tuple(row.institutes.order_by("institute").values_list("institute_id", flat=True)),
        occupations=occupations_of(row.occupations.values_list("occupation_uri", "isco")),
        courses=course_lines(educations__education=key),
        kin=kin_of(key),
        told=_told(row),
    )


def course_page(key: str) -> CoursePage | None:
    """All that is known of a course; None when there is none with this key."""
    row = Course.objects.select_related("dataset").filter(pk=key).first()
    if row is None:
        return None
    return CoursePage(
        line=course_lines(pk=key)[0],
        content=row.content,
        gives=tuple(row.gives or ()),
        occupations=occupations_of(row.occupations.values_list("occupation_uri", "isco")),
        educations=education_lines(pk__in=list(row.educations.values_list("education_id", flat=True))),
        told=_told(row),
    )


def given_keys() -> dict[str, dict[str, frozenset[str]]]:
    """Which papers who passed it has, by key of the education (``educations``) or the course (``courses``); only those that give any."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, model in (("educations", Education), ("courses", Course)):
        rows = model._default_manager.filter(gives__isnull=False).values_list("pk", "gives")
        found[name] = {key: frozenset(gives or ()) for key, gives in rows}
    return found


def _told(row: Education | Course) -> Told:
    dataset = row.dataset
    return Told(
        name=dataset.name,
        version=dataset.version,
        on=row.on or dataset.published,
        is_orientation=dataset.precedence == Precedence.STARTER,
        attribution=dataset.attribution,
    )


def _with_words(search: str) -> Q:
    wanted = Q()
    for word in folded(search).split()[:MOST_WORDS]:
        wanted &= Q(words__contains=word.replace("\0", ""))
    return wanted


def _given(**filters: Any) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value not in (None, "")}


def _slice(rows: QuerySet[Row], lines: Callable[[QuerySet[Row]], tuple[Line, ...]], page: int, size: int) -> Slice[Line]:
    """A page that does not exist becomes the nearest that does."""
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    return Slice(lines(rows[(page - 1) * size : page * size]), page, pages, total)
