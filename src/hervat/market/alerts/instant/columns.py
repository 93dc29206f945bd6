"""The filters of all searches as columns of numbers, held against what vacancies tell, many pairs at once.

What a search does not ask and what a vacancy does not tell are numbers that pass: no bound, every bit. A circle is judged by the inner
product of two places on a globe of radius one; a pair on its edge, within what rounding can do, is judged by the definition itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from hervat.domain.matching.travel import EARTH_KM, Point
from hervat.market.alerts.instant.arrays import Flags, Ints
from hervat.market.search.contract import Document, Query
from hervat.market.search.matching import is_near
from hervat.market.vacancies.ads import Contract, HomeWork

ANYWHERE = -2.0  # less than any inner product
ROUNDING = 1e-13
CONTRACTS: Mapping[str, int] = {value: 1 << place for place, value in enumerate(Contract)}
HOME_WORK: Mapping[str, int] = {value: 1 << place for place, value in enumerate(HomeWork, start=len(Contract) + 1)}
OTHER_CONTRACT, OTHER_HOME_WORK = 1 << len(Contract), 1 << (len(Contract) + 1 + len(HomeWork))
ANY_CONTRACT = OTHER_CONTRACT | sum(CONTRACTS.values())
ANY_HOME_WORK = OTHER_HOME_WORK | sum(HOME_WORK.values())
NO_PROVINCE, OTHER_PROVINCE = 0, -1

Bits = npt.NDArray[np.int32]


class Columns:
    """The filters of the searches, a row each, in the order in which they are given."""

    def __init__(self, queries: Sequence[Query]) -> None:
        self._queries = queries
        self.circles = np.array([_circle(query) for query in queries], dtype=np.float64).reshape(-1, 4)
        self.bounds = np.array([_bounds(query) for query in queries], dtype=np.float64).reshape(-1, 6)
        self.bits: Bits = np.array([_asked_bits(query) for query in queries], dtype=np.int32)
        self.provinces_by_name = {"": NO_PROVINCE}
        self.provinces = np.array([self._province(query.province) for query in queries], dtype=np.int32)
        self._occupations: dict[tuple[str, ...], int] = {(): 0}
        self.occupations = np.array([self._occupation(query.occupations) for query in queries], dtype=np.int32)
        self.sets_with: dict[str, list[int]] = defaultdict(list)
        for uris, number in self._occupations.items():
            for uri in set(uris):
                self.sets_with[uri].append(number)

    def _province(self, name: str) -> int:
        return self.provinces_by_name.setdefault(name, len(self.provinces_by_name))

    def _occupation(self, uris: tuple[str, ...]) -> int:
        return self._occupations.setdefault(tuple(sorted(set(uris))), len(self._occupations))

    @property
    def occupation_sets(self) -> int:
        """How many different sets of occupations are asked; number 0 asks none."""
        return len(self._occupations)

    def passing(self, rows: Ints, places: Ints, told: Told) -> tuple[Ints, Ints]:
        """Of these pairs of a row and the place of a vacancy in ``told`` those that pass. The place goes first: it refuses most."""
        rows, places = self._near(rows, places, told)
        provinces = self.provinces[rows]
        kept = (provinces == NO_PROVINCE) | (provinces == told.provinces[places])
        kept &= told.of_occupations[places, self.occupations[rows]]
        bits = told.bits[places]
        kept &= (self.bits[rows] & bits) == bits
        rows, places = rows[kept], places[kept]
        inside = (self.bounds[rows] <= told.bounds[places]).all(axis=1)
        return rows[inside], places[inside]

    def _near(self, rows: Ints, places: Ints, told: Told) -> tuple[Ints, Ints]:
        circles = self.circles[rows]
        more = np.einsum("ij,ij->i", circles[:, :3], told.points[places]) - circles[:, 3]
        near: Flags = more > -ROUNDING
        for pair in np.flatnonzero(near & (more < ROUNDING)):
            near[pair] = is_near(self._queries[rows[pair]].near, told.documents[places[pair]].point)
        return rows[near], places[near]


class Told:
    """What a batch of vacancies tells, a row each."""

    def __init__(self, documents: Sequence[Document], columns: Columns) -> None:
        self.documents = documents
        self.points = np.array([_on_globe(document.point) for document in documents], dtype=np.float64)
        self.bounds = np.array([_told_bounds(document) for document in documents], dtype=np.float64)
        self.bits: Bits = np.array([_told_bits(document) for document in documents], dtype=np.int32)
        provinces = columns.provinces_by_name
        told = (provinces.get(document.province, OTHER_PROVINCE) for document in documents)
        self.provinces = np.array([number or OTHER_PROVINCE for number in told], dtype=np.int32)
        self.of_occupations = _asked_occupations(documents, columns)


def _asked_occupations(documents: Sequence[Document], columns: Columns) -> Flags:
    """Of each vacancy and each set of occupations whether the set asks it."""
    asked = np.zeros((len(documents), columns.occupation_sets), dtype=np.bool_)
    asked[:, 0] = True
    for place, document in enumerate(documents):
        asked[place, columns.sets_with.get(document.occupation, [])] = True
    return asked


def _on_globe(point: Point | None) -> tuple[float, float, float]:
    """On a globe of radius one. What lies nowhere is in its middle: near nothing, and refused by no search that asks no place."""
    if point is None:
        return 0.0, 0.0, 0.0
    north, east = math.radians(point.latitude), math.radians(point.longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _circle(query: Query) -> tuple[float, ...]:
    if query.near is None:
        return 0.0, 0.0, 0.0, ANYWHERE
    return *_on_globe(query.near.point), math.cos(query.near.km / EARTH_KM)


def _bounds(query: Query) -> tuple[float, ...]:
    """What may be at most as much as the same column of :func:`_told_bounds`."""
    hours, level = query.hours or (-math.inf, math.inf), query.level or (-math.inf, math.inf)
    wage = -math.inf if query.month_wage is None else query.month_wage
    return hours[0], -hours[1], level[0], -level[1], wage, _least_day(query)


def _told_bounds(document: Document) -> tuple[float, ...]:
    hours, level = document.hours or (-math.inf, math.inf), document.level or (-math.inf, math.inf)
    wage = math.inf if document.month_wage is None else document.month_wage
    return hours[1], -hours[0], level[1], -level[0], wage, document.first_seen.toordinal()


def _least_day(query: Query) -> float:
    return -math.inf if query.since is None else query.since.toordinal()


def _asked_bits(query: Query) -> int:
    contracts = sum(CONTRACTS[value] for value in set(query.contracts)) or ANY_CONTRACT
    return contracts | (sum(HOME_WORK[value] for value in set(query.home_work)) or ANY_HOME_WORK)


def _told_bits(document: Document) -> int:
    contract = CONTRACTS.get(document.contract, OTHER_CONTRACT) if document.contract else 0
    home_work = HOME_WORK.get(document.home_work, OTHER_HOME_WORK) if document.home_work else 0
    told: int = contract | home_work
    return told
