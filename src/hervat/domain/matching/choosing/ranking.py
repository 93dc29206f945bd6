"""How well work connects to a person. It only orders work that fits; it never makes up for a load that is too heavy.

Four components, each shown by itself and never added up: shared skills, work history, interest and wage. None: not known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.matching.choosing.person import Job, Person
from hervat.domain.matching.occupations import Occupation, Riasec

OPTIONAL_WEIGHT = 0.5  # of an optional skill beside an essential one
LONG_ENOUGH = 3.0  # years in which somebody learns an occupation; longer adds nothing
SAME_GROUP = {4: 0.8, 3: 0.5, 2: 0.25}  # ISCO digits in common -> how alike the work is


class Component(StrEnum):
    """By what work can be ordered."""

    SKILLS = "skills"
    WORK_HISTORY = "work_history"
    INTEREST = "interest"
    WAGE = "wage"


class Connection(NamedTuple):
    """``skills`` and ``work_history``: 0 to 1. ``interest``: -1 to 1, a correlation. ``wage``: euro an hour."""

    skills: float | None
    work_history: float | None
    interest: float | None
    wage: float | None


@dataclass(frozen=True, slots=True)
class Background:
    """What a person brings, looked up once for all occupations."""

    skills: frozenset[str]  # keys as occupations have them
    jobs: tuple[Job, ...]
    known: Mapping[str, Occupation]  # the occupations of those jobs
    riasec: Riasec | None


def background_of(person: Person, occupations: Mapping[str, Occupation], skill_keys: Mapping[str, str]) -> Background:
    """What somebody brings: their skills and those of the work they did. ``skill_keys``: what a skill is called (casefolded) -> its key."""
    known = {job.occupation: occupations[job.occupation] for job in person.work_history if job.occupation in occupations}
    named = {skill_keys[skill.casefold()] for skill in person.skills if skill.casefold() in skill_keys}
    learned = (occupation.essential | occupation.optional for occupation in known.values())
    return Background(frozenset(named).union(*learned), person.work_history, known, person.riasec)


def connection(occupation: Occupation, background: Background) -> Connection:
    """How an occupation connects to what somebody brings."""
    return Connection(
        skills=_shared_skills(occupation, background),
        work_history=_history(occupation, background),
        interest=correlation(background.riasec, occupation.riasec),
        wage=occupation.wage,
    )


def _shared_skills(occupation: Occupation, background: Background) -> float | None:
    asked = len(occupation.essential) + OPTIONAL_WEIGHT * len(occupation.optional)
    if not background.skills or not asked:
        return None
    has = len(occupation.essential & background.skills) + OPTIONAL_WEIGHT * len(occupation.optional & background.skills)
    return has / asked


def _history(occupation: Occupation, background: Background) -> float | None:
    if not background.known:
        return None
    alike = (
        _alike(occupation, background.known[job.occupation]) * experience(job.years)
        for job in background.jobs
        if job.occupation in background.known
    )
    return max(alike)


def _alike(one: Occupation, other: Occupation) -> float:
    if one.uri == other.uri:
        return 1.0
    same = next(
        (alike for digits, alike in SAME_GROUP.items() if len(one.isco) >= digits and one.isco[:digits] == other.isco[:digits]), 0.0
    )
    return max(same, one.kin.get(other.uri, 0.0), other.kin.get(one.uri, 0.0))


def experience(years: float) -> float:
    """From half (just begun, or years unknown) to one."""
    return 0.5 + 0.5 * min(years, LONG_ENOUGH) / LONG_ENOUGH


def correlation(one: Sequence[float] | None, other: Sequence[float] | None) -> float | None:
    """Pearson's correlation of two sets of six scores; None when one is not known, or shows no preference at all."""
    if one is None or other is None:
        return None
    first, second = _centred(one), _centred(other)
    size = math.sqrt(sum(value * value for value in first) * sum(value * value for value in second))
    if size == 0:
        return None
    return sum(a * b for a, b in zip(first, second, strict=True)) / size


def _centred(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean if abs(value - mean) > 1e-9 else 0.0 for value in values]
