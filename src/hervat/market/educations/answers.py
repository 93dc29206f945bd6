"""What is answered about educations and courses: values that no longer know the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hervat.market.educations.admission import level_asked

WEEKS_PER_MONTH = 4.345
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Told:
    """Who says it: the name of the data set, its version, the day it is of. ``is_orientation``: the starter catalogue."""

    name: str
    version: str
    on: date | None
    is_orientation: bool
    attribution: str


@dataclass(frozen=True, slots=True)
class EducationLine:
    """An education as it stands in a list. ``kind``: a value of :class:`hervat.market.educations.models.EducationKind`; may be empty."""

    key: str
    name: str
    kind: str
    level: int | None
    study_load_hours: int | None
    months: int | None
    is_orientation: bool

    @property
    def hours_a_week(self) -> float | None:
        """Study and practice in a week, on average over the whole time; None when one of both is not known."""
        if self.study_load_hours is None or self.months is None:
            return None
        return round(self.study_load_hours / (self.months * WEEKS_PER_MONTH), 1)

    @property
    def level_asked(self) -> int | None:
        """The NLQF level that the law asks of who begins; None when none is asked or it does not say."""
        return level_asked(self.kind, self.level)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course as it stands in a list."""

    key: str
    name: str
    institutes: tuple[str, ...]
    hours: int | None
    level: int | None
    is_orientation: bool


@dataclass(frozen=True, slots=True)
class OccupationLine:
    """Work that is led to. ``by_group``: because it belongs to an ISCO group that is named, not because it is named itself."""

    uri: str
    label: str
    isco: str
    by_group: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """Another education for (partly) the same work; ``strength``: the part (0-1) of the groups of work of both together that they share."""

    education: EducationLine
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationPage:
    """All that is known of one education."""

    line: EducationLine
    content: str
    admission: str
    gives: tuple[str, ...]  # keys of hervat.domain.matching.requirements
    institutes: tuple[str, ...]
    occupations: tuple[OccupationLine, ...]
    courses: tuple[CourseLine, ...]
    kin: tuple[Kin, ...]
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """All that is known of one course."""

    line: CourseLine
    content: str
    gives: tuple[str, ...]
    occupations: tuple[OccupationLine, ...]
    educations: tuple[EducationLine, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Linked(Generic[Line]):
    """An education or a course that leads to an occupation. ``by_group``: to all of its ISCO group."""

    line: Line
    by_group: bool


@dataclass(frozen=True, slots=True)
class Learning:
    """What leads to one occupation; what names it itself first."""

    educations: tuple[Linked[EducationLine], ...]
    courses: tuple[Linked[CourseLine], ...]


@dataclass(frozen=True, slots=True)
class Slice(Generic[Line]):
    """A part of a list. ``page`` counts from 1; ``total``: how many there are in all."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int
