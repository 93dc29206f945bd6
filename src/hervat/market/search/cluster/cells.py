"""Squares on the map, as words. A kept search and a vacancy that lie far apart have no square in common, and are never compared.

There are three sizes, so that a circle of whatever size is covered by a few dozen squares. The circle itself is always checked too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from hervat.domain.matching.travel import EARTH_KM, Point
from hervat.market.search.contract import Near

SIDES = (0.05, 0.2, 0.8)  # degrees from south to north: some 5, 22 and 89 km
STRETCH = 1.6  # a degree from west to east is shorter, here
UP_TO_KM = (8.0, 35.0, math.inf)  # which circles are covered with squares of that size
POLE, HALF_ROUND = 90.0, 180.0


def cells_of(point: Point) -> list[str]:
    """The squares in which a point lies, one of each size."""
    return [_word(size, *_place(point.latitude, point.longitude, side)) for size, side in enumerate(SIDES)]


def cells_of_circle(near: Near) -> list[str]:
    """Squares that cover a circle. None for one that holds a pole or the line of dates: then nothing can be said by squares."""
    latitude, longitude = near.point
    angle = near.km / EARTH_KM * 1.000001  # a little more than is needed
    north, south = latitude + math.degrees(angle), latitude - math.degrees(angle)
    if north >= POLE or south <= -POLE:
        return []
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(latitude)))))
    west, east = longitude - wide, longitude + wide
    if west < -HALF_ROUND or east > HALF_ROUND:
        return []
    size = next(size for size, most in enumerate(UP_TO_KM) if near.km <= most)
    return list(_box(size, _place(south, west, SIDES[size]), _place(north, east, SIDES[size])))


def _box(size: int, low: tuple[int, int], high: tuple[int, int]) -> Iterator[str]:
    for row in range(low[0], high[0] + 1):
        for column in range(low[1], high[1] + 1):
            yield _word(size, row, column)


def _place(latitude: float, longitude: float, side: float) -> tuple[int, int]:
    return math.floor(latitude / side), math.floor(longitude / (side * STRETCH))


def _word(size: int, row: int, column: int) -> str:
    return f"{size}:{row}:{column}"
