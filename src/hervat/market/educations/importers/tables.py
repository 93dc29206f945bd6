"""The documented CSV of educations and of courses: one row is one of them. Cells with several values separate them with ``|``.

Whoever says it is named in every row (``source``, ``source_version``): each source is a data set of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from hervat.domain.text import say
from hervat.market.educations.importers.keys import NOT_IN_AN_ADDRESS, is_key
from hervat.market.educations.models import (
    INSTITUTE_LENGTH,
    KEY_LENGTH,
    MOST_HOURS,
    MOST_MONTHS,
    NAME_LENGTH,
    TEXT_LENGTH,
    CourseFacts,
    EducationFacts,
    EducationKind,
)
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.tables import Layout, Row, once, read_table
from hervat.market.occupations.importers.requirements import key_of
from hervat.market.occupations.importers.uris import URI

EDUCATIONS = Layout(
    required=(
        "key", "name", "level", "kind", "content", "study_load_hours", "months", "admission", "institutes", "occupations",
        "source", "source_version", "on",
    ),
    optional=("gives",),
    closed=True,
)  # fmt: skip
COURSES = Layout(
    required=("key", "name", "institute", "content", "hours", "level", "occupations", "educations", "source", "source_version", "on"),
    optional=("gives",),
    closed=True,
)
MOST_SOURCE, MOST_VERSION, MOST_URI = 90, 60, 200
LEAST_LEVEL, MOST_LEVEL = 1, 8
Facts = TypeVar("Facts", EducationFacts, CourseFacts)


class Source(NamedTuple):
    """Who says it, and in which version."""

    name: str
    version: str


def read_educations(pieces: Iterable[Piece], progress: Progress) -> dict[Source, list[EducationFacts]]:
    """All educations of the tables, by their source. Raises WrongFile."""
    return _read(pieces, EDUCATIONS, _education, progress)


def read_courses(pieces: Iterable[Piece], progress: Progress) -> dict[Source, list[CourseFacts]]:
    """All courses of the tables, by their source. Raises WrongFile."""
    return _read(pieces, COURSES, _course, progress)


def _read(pieces: Iterable[Piece], layout: Layout, facts: Callable[[Row, str], Facts], progress: Progress) -> dict[Source, list[Facts]]:
    found: dict[Source, list[Facts]] = {}
    seen: set[str] = set()
    for piece in pieces:
        for row in read_table(piece, layout, progress):
            key = row.fits("key", once(seen, row, "key"), KEY_LENGTH)
            if not is_key(key):
                raise row.wrong("key", NOT_IN_AN_ADDRESS)
            source = Source(row.filled("source", MOST_SOURCE), row.fits("source_version", row["source_version"], MOST_VERSION))
            found.setdefault(source, []).append(facts(row, key))
    return found


def _education(row: Row, key: str) -> EducationFacts:
    return EducationFacts(
        key=key,
        name=row.filled("name", NAME_LENGTH),
        level=row.whole("level", LEAST_LEVEL, MOST_LEVEL),
        kind=row.choice("kind", EducationKind.values),
        content=row.fits("content", row["content"], TEXT_LENGTH),
        study_load_hours=row.whole("study_load_hours", 1, MOST_HOURS),
        months=row.whole("months", 1, MOST_MONTHS),
        admission=row.fits("admission", row["admission"], TEXT_LENGTH),
        institutes=_names(row, "institutes"),
        gives=_gives(row),
        occupations=_occupations(row),
        on=row.day("on"),
    )


def _course(row: Row, key: str) -> CourseFacts:
    return CourseFacts(
        key=key,
        name=row.filled("name", NAME_LENGTH),
        content=row.fits("content", row["content"], TEXT_LENGTH),
        hours=row.whole("hours", 1, MOST_HOURS),
        level=row.whole("level", LEAST_LEVEL, MOST_LEVEL),
        institutes=_names(row, "institute"),
        gives=_gives(row),
        occupations=_occupations(row),
        educations=[row.fits("educations", part, KEY_LENGTH) for part in row.listed("educations")] or None,
        on=row.day("on"),
    )


def _names(row: Row, column: str) -> list[str] | None:
    return [row.fits(column, name, INSTITUTE_LENGTH) for name in row.listed(column)] or None


def _gives(row: Row) -> list[str] | None:
    return [key_of(row, "gives", key) for key in row.listed("gives")] or None


def _occupations(row: Row) -> list[str] | None:
    codes = row.listed("occupations")
    strange = next((code for code in codes if not is_occupation(code)), None)
    if strange is not None:
        wanted = say(
            "Verwacht adressen (URI) van ESCO of ISCO-codes van 2 tot 4 cijfers, gescheiden met |. Gevonden: {found}.", found=strange[:100]
        )
        raise row.wrong("occupations", wanted)
    return list(codes) or None


def is_occupation(code: str) -> bool:
    """Whether this names an occupation (by its URI) or a group of them (ISCO, two to four digits)."""
    if code.isascii() and code.isdigit():
        return 2 <= len(code) <= 4
    return len(code) <= MOST_URI and URI.fullmatch(code) is not None
