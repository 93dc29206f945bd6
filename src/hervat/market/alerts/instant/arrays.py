"""The arrays of numbers that searches are laid out in, and walking along many pieces of them at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NO_INTS = np.zeros(0, dtype=np.int64)


def spread(starts: Ints, counts: Ints) -> Ints:
    """The numbers of all ranges behind each other: ``starts[i], starts[i] + 1, …``, ``counts[i]`` of them."""
    ends = np.cumsum(counts)
    numbers: Ints = np.repeat(starts - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)
    return numbers


def portions(counts: Ints, most: int) -> Iterator[slice]:
    """Pieces of ``counts`` that sum to about ``most``, or hold one count that is more: what is worked on at once stays small."""
    sums = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = int(sums[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(sums, done + most, side="right")))
        yield slice(start, end)
        start = end


def offsets(sizes: list[int]) -> Ints:
    """Where each of so many pieces begins, and where the last one ends."""
    found = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=found[1:])
    return found
