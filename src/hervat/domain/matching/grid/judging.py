"""One list beside all occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hervat.domain.fml.catalogue import VersionId
from hervat.domain.fml.record import Fml
from hervat.domain.matching.aspects import Aspect, aspects_of
from hervat.domain.matching.grid.columns import Floats, columns
from hervat.domain.matching.grid.verdicts import GEEN_DATA, OK, Verdicts, Weighed, weigh
from hervat.domain.matching.loads import Load

Numbers = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Judged:
    """``verdicts``: a row for each point in ``aspects`` that must be settled, a column for each occupation."""

    aspects: tuple[Aspect, ...]
    verdicts: Verdicts
    heaviest: Verdicts  # of each occupation, also over what is asked above the normaalwaarde
    unknown: Floats  # of each occupation: the share (0-1) of what must be settled that is not known
    suspect: Numbers  # of each occupation: how many of its signals are heavy ones


class Grid:
    """The loads of many occupations, in the order given. Built once for a set of data; it never changes."""

    def __init__(self, loads: Sequence[Mapping[str, Load]]) -> None:
        self.size = len(loads)
        self._columns = columns(loads)
        nobody = aspects_of(Fml(version=VersionId.B))
        self._norms = {point.number: (point.caps, self._above_norm(point)) for point in nobody if point.caps[0] is not None}

    def judge(self, fml: Fml) -> Judged:
        """A list of version B beside every occupation."""
        points = tuple(aspects_of(fml))
        settle = tuple(point for point in points if point.must_be_settled)
        verdicts = np.zeros((len(settle), self.size), dtype=np.int8)
        suspect = np.zeros(self.size, dtype=np.int16)
        for row, point in enumerate(settle):
            found = self._weigh(point)
            verdicts[row] = found.verdicts
            suspect += found.suspect
        heaviest = verdicts.max(axis=0, initial=OK)
        for point in points:
            if not point.must_be_settled and point.caps[0] is not None:
                caps, known = self._norms[point.number]
                heaviest = np.maximum(heaviest, known if caps == point.caps else self._above_norm(point))
        unknown = (verdicts == GEEN_DATA).mean(axis=0) if settle else np.zeros(self.size)
        return Judged(settle, verdicts, heaviest, unknown, suspect)

    def _weigh(self, point: Aspect) -> Weighed:
        column = self._columns.get(point.number)
        if column is None or not point.is_assessed:
            return Weighed(np.full(self.size, GEEN_DATA), np.zeros(self.size, dtype=np.bool_))
        return weigh(point, column)

    def _above_norm(self, point: Aspect) -> Verdicts:
        """Where nothing is limited, only what is asked above the normaalwaarde matters; of what is not known, nothing is asked."""
        found = self._weigh(point).verdicts
        return np.where(found == GEEN_DATA, OK, found)
