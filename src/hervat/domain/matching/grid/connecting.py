"""How well all occupations connect to what a person brings: ``choosing.ranking`` for whole columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from hervat.domain.matching.choosing.person import Job
from hervat.domain.matching.choosing.ranking import OPTIONAL_WEIGHT, SAME_GROUP, Background, Component, experience
from hervat.domain.matching.grid.columns import Floats
from hervat.domain.matching.occupations import Occupation, Riasec

FIGURES = 9  # of a value by which is ordered: what differs further on differs by the way it was computed
NO_PREFERENCE = 1e-9

Places = npt.NDArray[np.int64]


class Connections:
    """What the occupations, in the order given, have for a person to connect to. Values that are not known are nan."""

    def __init__(self, occupations: Sequence[Occupation]) -> None:
        self._occupations = occupations
        self._asked = np.array([len(one.essential) + OPTIONAL_WEIGHT * len(one.optional) for one in occupations], dtype=np.float64)
        self._of_skill = _by_skill(occupations)
        self._places = {one.uri: place for place, one in enumerate(occupations)}
        self._named_kin_by = _by_kin(occupations)
        self._digits = {digits: _groups(occupations, digits) for digits in SAME_GROUP}
        self._centred, self._size = _interests(occupations)
        self._wages = np.array([np.nan if one.wage is None else one.wage for one in occupations], dtype=np.float64)

    def columns(self, background: Background) -> Mapping[Component, Floats]:
        """Of each component a number for every occupation."""
        found = {
            Component.SKILLS: self._skills(background.skills),
            Component.WORK_HISTORY: self._history(background),
            Component.INTEREST: self._interest(background.riasec),
            Component.WAGE: self._wages,
        }
        return {component: np.round(column, FIGURES) for component, column in found.items()}

    def _unknown(self) -> Floats:
        return np.full(len(self._occupations), np.nan)

    def _skills(self, skills: frozenset[str]) -> Floats:
        if not skills:
            return self._unknown()
        has = np.zeros(len(self._occupations))
        for skill in skills & self._of_skill.keys():
            at, weight = self._of_skill[skill]
            has[at] += weight
        shared: Floats = np.divide(has, self._asked, out=self._unknown(), where=self._asked > 0)
        return shared

    def _history(self, background: Background) -> Floats:
        if not background.known:
            return self._unknown()
        jobs = [self._alike(background.known[job.occupation], job) for job in background.jobs if job.occupation in background.known]
        best: Floats = np.maximum.reduce(jobs)
        return best

    def _alike(self, known: Occupation, job: Job) -> Floats:
        alike = np.zeros(len(self._occupations))
        for digits, same in sorted(SAME_GROUP.items()):
            if len(known.isco) >= digits:
                alike[self._digits[digits] == known.isco[:digits]] = same
        for place, near in self._kin_of(known):
            alike[place] = max(alike[place], near)
        return alike * experience(job.years)

    def _kin_of(self, known: Occupation) -> Iterator[tuple[int, float]]:
        """Kin counts from either side, and an occupation is its own nearest."""
        yield from self._named_kin_by.get(known.uri, ())
        yield from ((self._places[uri], near) for uri, near in known.kin.items() if uri in self._places)
        if known.uri in self._places:
            yield self._places[known.uri], 1.0

    def _interest(self, riasec: Riasec | None) -> Floats:
        if riasec is None:
            return self._unknown()
        own = _centred(np.array([riasec], dtype=np.float64))
        size = np.sqrt((own * own).sum() * self._size)
        alike: Floats = np.divide((self._centred * own).sum(axis=1), size, out=self._unknown(), where=size > 0)
        return alike


def _by_skill(occupations: Sequence[Occupation]) -> dict[str, tuple[Places, Floats]]:
    """Of each skill which occupations ask it, and how much that counts."""
    found: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for place, occupation in enumerate(occupations):
        for skills, weight in ((occupation.essential, 1.0), (occupation.optional, OPTIONAL_WEIGHT)):
            for skill in skills:
                found[skill][place] += weight
    return {skill: (np.array(list(of), dtype=np.int64), np.array(list(of.values()))) for skill, of in found.items()}


def _by_kin(occupations: Sequence[Occupation]) -> Mapping[str, list[tuple[int, float]]]:
    """Of each occupation which others name it as kin, and how near."""
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, occupation in enumerate(occupations):
        for uri, near in occupation.kin.items():
            found[uri].append((place, near))
    return found


def _groups(occupations: Sequence[Occupation], digits: int) -> npt.NDArray[np.str_]:
    """The first digits of every ISCO code; nothing where it has fewer."""
    return np.array([one.isco[:digits] if len(one.isco) >= digits else "" for one in occupations], dtype=f"U{digits}")


def _interests(occupations: Sequence[Occupation]) -> tuple[Floats, Floats]:
    """The scores around their mean, and their sum of squares; 0 where they are not known or show no preference."""
    scores = np.array([one.riasec or Riasec(0, 0, 0, 0, 0, 0) for one in occupations], dtype=np.float64).reshape(-1, len(Riasec._fields))
    centred = _centred(scores)
    return centred, (centred * centred).sum(axis=1)


def _centred(scores: Floats) -> Floats:
    around: Floats = scores - scores.mean(axis=1, keepdims=True)
    return np.where(np.abs(around) > NO_PREFERENCE, around, 0.0)
