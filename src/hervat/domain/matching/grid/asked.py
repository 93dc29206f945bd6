"""What all occupations ask in papers and in hours: ``choosing.filters`` for whole columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from hervat.domain.matching.choosing.filters import HOURS_A_WEEK, known_hours
from hervat.domain.matching.choosing.person import Conditions
from hervat.domain.matching.grid.columns import Flags
from hervat.domain.matching.occupations import Occupation
from hervat.domain.matching.requirements import Kind, covered, of_kind

Places = npt.NDArray[np.int64]


class Asked:
    """The occupations, in the order given."""

    def __init__(self, occupations: Sequence[Occupation]) -> None:
        self._size = len(occupations)
        self._requiring: Mapping[Kind, Mapping[str, Places]] = {kind: _by_key(occupations, kind) for kind in Kind}
        bands = [(place, band) for place, one in enumerate(occupations) for band in known_hours(one.loads.get(HOURS_A_WEEK))]
        self._of_band = np.array([place for place, _ in bands], dtype=np.int64)
        self._low = np.array([band.low for _, band in bands], dtype=np.float64)
        self._high = np.array([band.high for _, band in bands], dtype=np.float64)

    def without(self, kind: Kind, held: frozenset[str] | None) -> Flags:
        """Where something of a kind is required that is not held; nowhere when nobody asked what is held."""
        lacking = np.zeros(self._size, dtype=np.bool_)
        if held is not None:
            has = covered(held)
            for key, places in self._requiring[kind].items():
                if key not in has:
                    lacking[places] = True
        return lacking

    def other_hours(self, conditions: Conditions) -> Flags:
        """Where the hours are known, and no job has those that are asked."""
        least, most = conditions.least_hours, conditions.most_hours
        fits = np.ones(len(self._of_band), dtype=np.bool_)
        if most is not None:
            fits &= self._low <= most
        if least is not None:
            fits &= self._high >= least
        other = np.zeros(self._size, dtype=np.bool_)
        other[self._of_band] = True
        other[self._of_band[fits]] = False
        return other


def _by_key(occupations: Sequence[Occupation], kind: Kind) -> Mapping[str, Places]:
    known = of_kind(kind)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, occupation in enumerate(occupations):
        for key in occupation.required & known.keys():
            found[key].append(place)
    return {key: np.array(places, dtype=np.int64) for key, places in found.items()}
