"""Which of very many ads may be the same as a new one: those in the same place that agree with it in a band of their signatures.

Three numbers next to each other in a signature are a band; there are 21. Ads that share half of their runs agree in one of them 95 times in
a hundred. Of each ad and band we keep a number (40 bits of the band, 24 of the place) in sorted arrays, so that those of one place stand
together: a new portion becomes an array of its own, and arrays of about the same size are merged. That is 392 bytes an ad, and no more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hervat.market.vacancies.doubles.fingerprints import BINS, Hashes, mixed

ROWS = 3
BANDS = BINS // ROWS
_PLACE_BITS = np.uint64(24)
_ALL_PLACES = np.uint64((1 << 24) - 1)
LEAST_AGREED = 13  # of 64 bins: who shares a third of the runs has fewer three times in a thousand
MOST = 24  # candidates of one ad: those that agree most
MOST_IN_BAND = 256  # ads in one band of an ad without a place: the newest
_STEPS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
Rows = NDArray[np.int64]


class Pair(NamedTuple):
    """A new ad (its place in what was asked), one that may be the same (its number), and in how many bins they agree."""

    asked: int
    found: int
    agreed: int


class _Sorted(NamedTuple):
    keys: Hashes
    rows: NDArray[np.uint32]


class Candidates:
    """A growing set of ads, each with a number that is higher than those before it."""

    def __init__(self) -> None:
        self._numbers: Rows = np.empty(0, np.int64)
        self._signatures: NDArray[np.uint16] = np.empty((0, BINS), np.uint16)
        self._count = 0
        self._arrays: list[_Sorted] = []

    def __len__(self) -> int:
        return self._count

    def last(self) -> int:
        """The highest number; 0 when there is none."""
        return int(self._numbers[self._count - 1]) if self._count else 0

    def add(self, numbers: Sequence[int], signatures: NDArray[np.uint16], places: Sequence[str]) -> None:
        """Adds ads, in the order of their numbers."""
        first, after = self._count, self._count + len(numbers)
        self._make_room(after)
        self._numbers[first:after] = numbers
        self._signatures[first:after] = signatures
        self._count = after
        keys = _keys(signatures, places).ravel()
        rows = np.repeat(np.arange(first, after, dtype=np.uint32), BANDS)
        order = np.argsort(keys, kind="stable")
        self._arrays.append(_Sorted(keys[order], rows[order]))
        while len(self._arrays) > 1 and len(self._arrays[-2].keys) < 2 * len(self._arrays[-1].keys):
            newer, older = self._arrays.pop(), self._arrays.pop()
            self._arrays.append(_merged(older, newer))

    def find(self, signatures: NDArray[np.uint16], places: Sequence[str]) -> list[Pair]:
        """For each of these ads those that may be the same, the most like it first. Of ads that were added themselves: also they."""
        keys = _keys(signatures, places)
        nowhere = np.array([not place for place in places])
        pairs = [pair for array in self._arrays for pair in _in_bands(array, keys, nowhere)]
        if not pairs:
            return []
        both = np.unique(np.concatenate(pairs))
        asked, rows = both >> np.uint64(32), both & np.uint64(0xFFFFFFFF)
        agreed = (signatures[asked] == self._signatures[rows]).sum(axis=1)
        enough = agreed >= LEAST_AGREED
        return _most_alike(asked[enough], self._numbers[rows[enough]], agreed[enough])

    def _make_room(self, wanted: int) -> None:
        if wanted > len(self._numbers):
            room = max(wanted, len(self._numbers) * 5 // 4)
            self._numbers = np.resize(self._numbers, room) if self._count else np.empty(room, np.int64)
            grown = np.empty((room, BINS), np.uint16)
            grown[: self._count] = self._signatures[: self._count]
            self._signatures = grown


def _keys(signatures: NDArray[np.uint16], places: Sequence[str]) -> Hashes:
    """A row for each ad, a column for each band."""
    bands = signatures[:, : BANDS * ROWS].astype(np.uint64).reshape(-1, BANDS, ROWS)
    joined = (bands << np.array([32, 16, 0], np.uint64)).sum(axis=2, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64) * _STEPS[0]
    numbers = {place: _place_number(place) for place in set(places)}
    here = np.array([numbers[place] for place in places], np.uint64)
    return (mixed(joined) & ~_ALL_PLACES) | here[:, None]


def _place_number(place: str) -> int:
    """24 bits; 0 is no place."""
    return int.from_bytes(hashlib.blake2b(place.encode(), digest_size=3).digest(), "little") or 1 if place else 0


def _merged(older: _Sorted, newer: _Sorted) -> _Sorted:
    keys, rows = np.concatenate((older.keys, newer.keys)), np.concatenate((older.rows, newer.rows))
    order = np.argsort(keys, kind="stable")  # two sorted halves: a merge
    return _Sorted(keys[order], rows[order])


def _in_bands(array: _Sorted, keys: Hashes, nowhere: NDArray[np.bool_]) -> Iterator[Hashes]:
    """Pairs (asked in the high half, row in the low half) that agree in a band: in the same place, or one of them is nowhere."""
    asked = np.repeat(np.arange(len(keys), dtype=np.uint64), BANDS)
    flat, is_nowhere = keys.ravel(), np.repeat(nowhere, BANDS)
    yield _pairs(array, asked, flat, flat, None)
    somewhere = flat[~is_nowhere] & ~_ALL_PLACES
    yield _pairs(array, asked[~is_nowhere], somewhere, somewhere, None)
    yield _pairs(array, asked[is_nowhere], flat[is_nowhere], flat[is_nowhere] | _ALL_PLACES, MOST_IN_BAND)


def _pairs(array: _Sorted, asked: Hashes, low: Hashes, high: Hashes, most: int | None) -> Hashes:
    start, end = np.searchsorted(array.keys, low, "left"), np.searchsorted(array.keys, high, "right")
    if most is not None:
        start = np.maximum(start, end - most)
    lengths = end - start
    total = int(lengths.sum())
    if not total:
        return np.empty(0, np.uint64)
    steps = np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    rows = array.rows[np.repeat(start, lengths) + steps]
    return (np.repeat(asked, lengths) << np.uint64(32)) | rows.astype(np.uint64)


def _most_alike(asked: Hashes, found: Rows, agreed: NDArray[np.int64]) -> list[Pair]:
    order = np.lexsort((found, -agreed, asked))
    pairs: list[Pair] = []
    count, before = 0, -1
    for row, number, bins in zip(asked[order].tolist(), found[order].tolist(), agreed[order].tolist(), strict=True):
        count = count + 1 if row == before else 1
        before = row
        if count <= MOST + 1:  # itself too
            pairs.append(Pair(row, number, bins))
    return pairs
