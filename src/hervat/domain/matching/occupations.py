"""What the labour market says of an occupation, as far as a match needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.matching.loads import Load

LEVELS = (1, 8)  # NLQF
MOST_WAGE = 500  # euro an hour; more is a slip


class Chance(StrEnum):
    """The chance of work in an occupation."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNKNOWN = "unknown"


class Riasec(NamedTuple):
    """How realistic, investigative, artistic, social, enterprising and conventional a person or an occupation is, on any one scale."""

    R: float
    I: float  # noqa: E741 -- the letters are the names of the scales
    A: float
    S: float
    E: float
    C: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """One occupation. None is unknown. Levels are NLQF 1-8, wages euro an hour."""

    uri: str
    isco: str  # four digits, or fewer where no more is known
    label: str
    level_min: int | None = None
    level_max: int | None = None
    wage_min: float | None = None
    wage_max: float | None = None
    chance: Chance = Chance.UNKNOWN
    riasec: Riasec | None = None
    essential: frozenset[str] = frozenset()  # keys of skills
    optional: frozenset[str] = frozenset()
    kin: Mapping[str, float] = field(default_factory=dict)  # uri -> how related, 0-1
    loads: Mapping[str, Load] = field(default_factory=dict)  # by number of item or part
    required: frozenset[str] = frozenset()  # keys of requirements.toml: by law, or by nearly every employer
    often_asked: frozenset[str] = frozenset()  # the same: by many; a question to ask, and no reason to leave work out

    @property
    def wage(self) -> float | None:
        """The middle of what it pays, in euro an hour."""
        known = [wage for wage in (self.wage_min, self.wage_max) if wage is not None]
        return sum(known) / len(known) if known else None
