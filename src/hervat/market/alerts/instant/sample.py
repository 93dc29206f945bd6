"""How rare things are in vacancies, counted in some of them: a search is looked up by the rarest thing that it asks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from hervat.domain.matching.travel import EARTH_KM, Point
from hervat.market.alerts.instant.arrays import Ints
from hervat.market.search.contract import Document, Near
from hervat.market.search.matching import tokens_of

CELL = 0.1  # degrees: 11 km to the north, 7 km to the east
KM_PER_DEGREE = EARTH_KM * math.pi / 180
FURTHEST = 60.0  # km: a wider circle has too many cells to be looked up by
HALF_ROUND, FAR_NORTH = 180.0, 80.0  # degrees
SOUTH, NORTH, WEST, EAST = 50.0, 54.0, 3.0, 8.0  # the counted part of the earth; elsewhere everything is rare
HEIGHT, WIDTH = round((NORTH - SOUTH) / CELL), round((EAST - WEST) / CELL)


class Box(NamedTuple):
    """Cells, from and to (both included)."""

    south: int
    north: int
    west: int
    east: int


def cell_of(point: Point) -> tuple[int, int]:
    """The cell in which a point lies."""
    return math.floor(point.latitude / CELL), math.floor(point.longitude / CELL)


def box_around(near: Near) -> Box | None:
    """Cells that together hold the whole circle; None when it is too wide, or where the table of cells has its edges."""
    if near.km > FURTHEST or abs(near.point.latitude) > FAR_NORTH:
        return None
    high = near.km / KM_PER_DEGREE * 1.001  # a little more, so that rounding leaves nothing out
    widest = math.cos(math.radians(abs(near.point.latitude) + high))
    wide = high / widest
    if abs(near.point.longitude) + wide > HALF_ROUND:
        return None
    south, west = cell_of(Point(near.point.latitude - high, near.point.longitude - wide))
    north, east = cell_of(Point(near.point.latitude + high, near.point.longitude + wide))
    return Box(south, north, west, east)


class Sample:
    """What was counted: in how many of these vacancies a token, an occupation, a province and the cells of the map occur."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.tokens: Counter[str] = Counter()
        self.occupations: Counter[str] = Counter()
        self.provinces: Counter[str] = Counter()
        self.size = 0
        cells = np.zeros((HEIGHT, WIDTH), dtype=np.int64)
        for document in documents:
            self.size += 1
            self.tokens.update(tokens_of(document))
            self.occupations[document.occupation] += 1
            self.provinces[document.province] += 1
            if document.point is not None and (place := _place_in_table(*cell_of(document.point))) is not None:
                cells[place] += 1
        self._sums: Ints = np.zeros((HEIGHT + 1, WIDTH + 1), dtype=np.int64)
        self._sums[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)

    def within(self, box: Box) -> int:
        """How many of the vacancies lie in these cells."""
        south, north = _between(box.south - _FIRST_ROW, HEIGHT), _between(box.north + 1 - _FIRST_ROW, HEIGHT)
        west, east = _between(box.west - _FIRST_COLUMN, WIDTH), _between(box.east + 1 - _FIRST_COLUMN, WIDTH)
        sums = self._sums
        return int(sums[north, east] - sums[south, east] - sums[north, west] + sums[south, west])


_FIRST_ROW, _FIRST_COLUMN = cell_of(Point(SOUTH, WEST))


def _place_in_table(row: int, column: int) -> tuple[int, int] | None:
    place = row - _FIRST_ROW, column - _FIRST_COLUMN
    return place if 0 <= place[0] < HEIGHT and 0 <= place[1] < WIDTH else None


def _between(number: int, most: int) -> int:
    return min(max(number, 0), most)
