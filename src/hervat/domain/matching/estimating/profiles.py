"""What is published about one code of a classification: the answers of the ORS and the scores of O*NET."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.matching.loads import Source


class Published(NamedTuple):
    """One published number and its standard error (0 when that was not published)."""

    value: float
    error: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """``answers``: ORS, requirement -> answer -> percentage of the jobs (or of the day). ``scores``: O*NET, (element, scale) -> score.

    ``shares``: O*NET, element -> category (1 to 5) -> percentage of who answered. What was withheld, or is advised against, is left out.
    """

    answers: Mapping[str, Mapping[str, Published]] = field(default_factory=dict)
    scores: Mapping[tuple[str, str], Published] = field(default_factory=dict)
    shares: Mapping[str, Mapping[int, float]] = field(default_factory=dict)


class Family(StrEnum):
    """Whose numbers."""

    ORS = "ors"
    ONET = "onet"
    GROUP = "group"  # none: it follows from which occupation it is


class Route(StrEnum):
    """How an occupation came to these numbers."""

    OWN = "own"  # published about the occupation itself
    LINK = "link"  # about the occupation of another classification that it is
    GROUP = "group"  # about the occupations of its group together


class Member(NamedTuple):
    """One code that says something of the occupation, with its weight beside the others."""

    weight: float
    profile: Profile


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The numbers of one family that say something of an occupation, by one route. ``confidence``: 0-1, of the link."""

    family: Family
    route: Route
    members: tuple[Member, ...]
    source: Source
    confidence: float = 1.0
