"""Which of very many ads may be the same as a new one: in the same place, with a like title, and alike in a band of their signatures.

Three numbers next to each other in a signature are a band; there are 21. Ads that share half of their runs agree in one of them 95 times
in a hundred. Of each ad and band we keep a number (40 bits of the band, 24 of the place) in sorted arrays, so that those of one place
stand together: a new portion becomes an array of its own, and arrays of about the same size are merged. With the signature that is some
400 bytes an ad, and each title once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hervat.market.vacancies.doubles.fingerprints import BINS, Hashes, mixed
from hervat.market.vacancies.doubles.verifying import titles_fit

ROWS = 3
BANDS = BINS // ROWS
_PLACE_BITS = np.uint64(24)
_ALL_PLACES = np.uint64((1 << 24) - 1)
LEAST_AGREED = 13  # of 64 bins: who shares a third of the runs has fewer three times in a thousand
MOST = 24  # candidates of one ad: those that agree most
MOST_IN_BAND = 256  # ads in one band of an ad without a place: the newest
_STEP = np.uint64(0x9E3779B97F4A7C15)
Rows = NDArray[np.int64]


class Marks(NamedTuple):
    """By what ads are found, a row for each."""

    signatures: NDArray[np.uint16]
    places: Sequence[str]
    titles: Sequence[str]

    @classmethod
    def of(cls, signatures: Iterable[bytes], places: Sequence[str], titles: Sequence[str]) -> Marks:
        """Of signatures as they are kept."""
        return cls(np.frombuffer(b"".join(signatures), np.uint16).reshape(-1, BINS), places, titles)


class Pair(NamedTuple):
    """A new ad (its place in what was asked), and one that may be the same (its number)."""

    asked: int
    found: int


class _Sorted(NamedTuple):
    keys: Hashes
    rows: NDArray[np.uint32]


class Candidates:
    """A growing set of ads, each with a number that is higher than those before it."""

    def __init__(self) -> None:
        self._numbers: Rows = np.empty(0, np.int64)
        self._signatures: NDArray[np.uint16] = np.empty((0, BINS), np.uint16)
        self._titles = np.empty(0, np.uint32)
        self._known_titles = _Titles()
        self._count = 0
        self._arrays: list[_Sorted] = []

    def __len__(self) -> int:
        return self._count

    def last(self) -> int:
        """The highest number; 0 when there is none."""
        return int(self._numbers[self._count - 1]) if self._count else 0

    def add(self, numbers: Sequence[int], marks: Marks) -> None:
        """Adds ads, in the order of their numbers."""
        first, after = self._count, self._count + len(numbers)
        self._make_room(after)
        self._numbers[first:after] = numbers
        self._signatures[first:after] = marks.signatures
        self._titles[first:after] = self._known_titles.numbers(marks.titles)
        self._count = after
        keys = _keys(marks).ravel()
        rows = np.repeat(np.arange(first, after, dtype=np.uint32), BANDS)
        order = np.argsort(keys, kind="stable")
        self._arrays.append(_Sorted(keys[order], rows[order]))
        while len(self._arrays) > 1 and len(self._arrays[-2].keys) < 2 * len(self._arrays[-1].keys):
            newer, older = self._arrays.pop(), self._arrays.pop()
            self._arrays.append(_merged(older, newer))

    def find(self, marks: Marks) -> list[Pair]:
        """For each of these ads those that may be the same, the most like it first. Of ads that were added themselves: also they."""
        keys, nowhere = _keys(marks), np.array([not place for place in marks.places])
        pairs = [pair for array in self._arrays for pair in _in_bands(array, keys, nowhere)]
        if not pairs:
            return []
        both = np.unique(np.concatenate(pairs))
        asked, rows = (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
        agreed = (marks.signatures[asked] == self._signatures[rows]).sum(axis=1)
        enough = agreed >= LEAST_AGREED
        asked, rows, agreed = asked[enough], rows[enough], agreed[enough]
        titles = self._known_titles.numbers(marks.titles)[asked]
        fit = self._known_titles.may_be_same(titles, self._titles[rows])
        return _most_alike(asked[fit], self._numbers[rows[fit]], agreed[fit])

    def _make_room(self, wanted: int) -> None:
        if wanted > len(self._numbers):
            room = max(wanted, len(self._numbers) * 5 // 4)
            self._numbers = _grown(self._numbers, room)
            self._signatures = _grown(self._signatures, room)
            self._titles = _grown(self._titles, room)


def _grown(array: NDArray[Any], room: int) -> NDArray[Any]:
    grown = np.empty((room, *array.shape[1:]), array.dtype)
    grown[: len(array)] = array
    return grown


class _Titles:
    """Every title that was seen, under a number: there are far fewer titles than ads."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._titles: list[str] = []

    def numbers(self, titles: Sequence[str]) -> NDArray[np.uint32]:
        for title in titles:
            if title not in self._numbers:
                self._numbers[title] = len(self._titles)
                self._titles.append(title)
        return np.array([self._numbers[title] for title in titles], np.uint32)

    def may_be_same(self, some: NDArray[np.uint32], others: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of each two whether they may be titles of the same job."""
        both, places = np.unique((some.astype(np.uint64) << np.uint64(32)) | others, return_inverse=True)
        fit = [titles_fit(self._titles[pair >> 32], self._titles[pair & 0xFFFFFFFF]) is not None for pair in both.tolist()]
        return np.array(fit, bool)[places]


def _keys(marks: Marks) -> Hashes:
    """A row for each ad, a column for each band."""
    bands = marks.signatures[:, : BANDS * ROWS].astype(np.uint64).reshape(-1, BANDS, ROWS)
    joined = (bands << np.array([32, 16, 0], np.uint64)).sum(axis=2, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64) * _STEP
    numbers = {place: _place_number(place) for place in set(marks.places)}
    here = np.array([numbers[place] for place in marks.places], np.uint64)
    keys: Hashes = (mixed(joined) & ~_ALL_PLACES) | here[:, None]
    return keys


def _place_number(place: str) -> int:
    """24 bits; 0 is no place."""
    return int.from_bytes(hashlib.blake2b(place.encode(), digest_size=3).digest(), "little") or 1 if place else 0


def _merged(older: _Sorted, newer: _Sorted) -> _Sorted:
    keys, rows = np.concatenate((older.keys, newer.keys)), np.concatenate((older.rows, newer.rows))
    order = np.argsort(keys, kind="stable")  # two sorted halves: a merge
    return _Sorted(keys[order], rows[order])


def _in_bands(array: _Sorted, keys: Hashes, nowhere: NDArray[np.bool_]) -> Iterator[Hashes]:
    """Pairs (asked in the high half, row in the low half) that agree in a band: in the same place, or one of them is nowhere."""
    flat = keys.ravel()
    order = np.argsort(flat)  # looked up in their order: four times as quick in an array that no cache holds
    flat, asked, is_nowhere = flat[order], order.astype(np.uint64) // np.uint64(BANDS), np.repeat(nowhere, BANDS)[order]
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
    pairs: Hashes = (np.repeat(asked, lengths) << np.uint64(32)) | rows.astype(np.uint64)
    return pairs


def _most_alike(asked: Rows, found: Rows, alike: Rows) -> list[Pair]:
    order = np.lexsort((found, -alike, asked))
    asked, found = asked[order], found[order]
    firsts = np.searchsorted(asked, asked, "left")
    few = np.arange(len(asked)) - firsts <= MOST  # one more: perhaps itself
    return list(map(Pair, asked[few].tolist(), found[few].tolist()))
