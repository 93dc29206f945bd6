"""Squares on the map, in five sizes. A circle is covered with large ones inside and small ones at its edge.

Only what lies in a square at the edge must be measured. Not made for circles that hold a pole or the line of dates.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hervat.domain.matching.travel import EARTH_KM, Point
from hervat.market.search.contract import Near

SIDES = (0.16, 0.08, 0.04, 0.02, 0.01)  # degrees from south to north: some 18 km to 1.1 km
STRETCH = 1.6  # a degree from west to east is shorter, here
SPLIT = 2  # squares of a size lie so many times in a side of the next larger size
EDGE_SHARE, ROUGH_SHARE = 1 / 20, 1 / 3  # of the distance: squares at the edge, and those of a rough cover, need not be smaller
DEGREE_KM = 111  # from south to north
UNSURE_SHARE, UNSURE_KM = 0.001, 0.005  # squares so near the circle count as its edge
KEPT = 2000

Numbers = npt.NDArray[np.float64]
Squares = npt.NDArray[np.int64]  # rows of two: how far to the north, how far to the east


class Cover(NamedTuple):
    """Squares wholly ``inside`` a circle, and those at its ``edge``, by their number."""

    inside: tuple[int, ...]
    edge: tuple[int, ...]


def squares_of(point: Point) -> list[int]:
    """The squares in which a point lies, one of each size, by their number."""
    row, column = int((point.latitude + 90) / SIDES[-1]), int((point.longitude + 180) / (SIDES[-1] * STRETCH))
    scales = [SPLIT ** (len(SIDES) - 1 - size) for size in range(len(SIDES))]
    return [_number(size, row // scale, column // scale) for size, scale in enumerate(scales)]


@lru_cache(maxsize=KEPT)
def cover(near: Near) -> Cover:
    """The squares of a circle."""
    sizes = next((size for size, side in enumerate(SIDES) if side * DEGREE_KM <= near.km * EDGE_SHARE), len(SIDES) - 1)
    squares = _around(near, 0)
    inside: list[int] = []
    for size in range(sizes + 1):
        nearest, farthest = _distances(near.point, squares, size)
        unsure = near.km * UNSURE_SHARE + UNSURE_KM
        within, touched = farthest <= near.km - unsure, nearest <= near.km + unsure
        inside += _numbers(size, squares[within])
        squares = squares[touched & ~within]
        if size < sizes:
            squares = _split(squares)
    return Cover(tuple(inside), tuple(_numbers(sizes, squares)))


@lru_cache(maxsize=KEPT)
def rough_cover(near: Near) -> tuple[int, ...]:
    """A few dozen squares in which the circle lies: for who measures all that is in them."""
    size = max((size for size, side in enumerate(SIDES) if side * DEGREE_KM >= near.km * ROUGH_SHARE), default=0)
    nearest, _ = _distances(near.point, _around(near, size), size)
    return tuple(_numbers(size, _around(near, size)[nearest <= near.km * (1 + UNSURE_SHARE) + UNSURE_KM]))


def kilometres(point: Point, latitudes: Numbers, longitudes: Numbers) -> Numbers:
    """How far places are from a point (haversine, as :func:`straight_km`)."""
    north, east = np.radians(latitudes - point.latitude), np.radians(longitudes - point.longitude)
    parallel = np.cos(np.radians(point.latitude)) * np.cos(np.radians(latitudes))
    chord = np.sin(north / 2) ** 2 + parallel * np.sin(east / 2) ** 2
    found: Numbers = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return found


def _around(near: Near, size: int) -> Squares:
    """The squares of a box around the circle."""
    high = near.km / 110.5
    wide = high / max(0.05, float(np.cos(np.radians(min(89.0, abs(near.point.latitude) + high)))))
    rows = _range(near.point.latitude + 90, high, SIDES[size])
    columns = _range(near.point.longitude + 180, wide, SIDES[size] * STRETCH)
    return np.stack(np.meshgrid(rows, columns, indexing="ij"), axis=-1).reshape(-1, 2)


def _range(middle: float, reach: float, side: float) -> Squares:
    return np.arange(int((middle - reach) / side) - 1, int((middle + reach) / side) + 2, dtype=np.int64)


def _distances(point: Point, squares: Squares, size: int) -> tuple[Numbers, Numbers]:
    """How far the nearest and the farthest place of each square are."""
    high, wide = SIDES[size], SIDES[size] * STRETCH
    south, west = squares[:, 0].astype(np.float64) * high - 90, squares[:, 1].astype(np.float64) * wide - 180
    nearest = kilometres(point, _between(south, point.latitude, high), _between(west, point.longitude, wide))
    corners = [kilometres(point, south + up, west + right) for up in (0.0, high) for right in (0.0, wide)]
    return nearest, np.maximum.reduce(corners)


def _between(low: Numbers, value: float, wide: float) -> Numbers:
    found: Numbers = np.minimum(np.maximum(low, value), low + wide)
    return found


def _split(squares: Squares) -> Squares:
    steps = np.stack(np.meshgrid(np.arange(SPLIT), np.arange(SPLIT), indexing="ij"), axis=-1).reshape(1, -1, 2)
    return (squares[:, np.newaxis, :] * SPLIT + steps).reshape(-1, 2)


def _numbers(size: int, squares: Squares) -> list[int]:
    return [_number(size, row, column) for row, column in squares.tolist()]


def _number(size: int, row: int, column: int) -> int:
    return size << 40 | row << 20 | column
