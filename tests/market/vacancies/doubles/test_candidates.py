"""Finding who may be the same among many."""

from __future__ import annotations

import numpy as np

from hervat.market.vacancies.doubles.candidates import BANDS, MOST, ROWS, Candidates, Marks
from hervat.market.vacancies.doubles.fingerprints import BINS

RNG = np.random.default_rng(7)


def _marks(count: int, places: list[str] | None = None) -> Marks:
    signatures = RNG.integers(0, 2**16, (count, BINS)).astype(np.uint16)
    return Marks(signatures, places or ["almelo"] * count, ["kok"] * count)


def _near(signature: np.ndarray[tuple[int], np.dtype[np.uint16]], bins: int) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    other = signature.copy()
    other[RNG.permutation(BINS)[:bins]] += 1
    return other


def test_whoever_agrees_in_a_band_is_found_however_many_there_are() -> None:
    marks = _marks(3000)
    found = Candidates()
    for start in range(0, 3000, 170):  # arrays of all sizes, merged now and then
        rows = slice(start, start + 170)
        numbers = range(start + 1, start + 1 + len(marks.signatures[rows]))
        found.add(list(numbers), Marks(marks.signatures[rows], marks.places[rows], marks.titles[rows]))
    assert (len(found), found.last()) == (3000, 3000)
    near = np.array([_near(signature, 20) for signature in marks.signatures[:500]])
    pairs = {tuple(pair) for pair in found.find(Marks(near, ["almelo"] * 500, ["kok"] * 500))}
    bands = [slice(band * ROWS, band * ROWS + ROWS) for band in range(BANDS)]
    for row in range(500):
        agrees = any((near[row][band] == marks.signatures[row][band]).all() for band in bands)
        assert ((row, row + 1) in pairs) == agrees
    assert len(pairs) < 510


def test_another_place_is_not_found_but_no_place_is() -> None:
    one = _marks(1)
    found = Candidates()
    found.add([1, 2, 3], Marks(np.repeat(one.signatures, 3, axis=0), ["almelo", "breda", ""], ["kok"] * 3))
    assert [pair.found for pair in found.find(one)] == [1, 3]
    assert [pair.found for pair in found.find(one._replace(places=[""]))] == [1, 2, 3]


def test_another_title_is_not_found() -> None:
    one = _marks(1)
    found = Candidates()
    found.add([1, 2, 3], Marks(np.repeat(one.signatures, 3, axis=0), ["almelo"] * 3, ["bakker", "chef kok", "eerste kok"]))
    assert [pair.found for pair in found.find(one._replace(titles=["kok bakker"]))] == [1]


def test_of_many_that_are_alike_other_titles_take_no_place() -> None:
    one = _marks(1)
    found = Candidates()
    count = MOST * 3
    found.add(
        list(range(1, count + 1)), Marks(np.repeat(one.signatures, count, axis=0), ["almelo"] * count, ["bakker"] * (count - 1) + ["kok"])
    )
    assert [pair.found for pair in found.find(one)] == [count]
    assert len(found.find(one._replace(titles=["bakker"]))) == MOST + 1


def test_nothing_is_found_in_nothing() -> None:
    assert Candidates().find(_marks(2)) == []
    assert Candidates().last() == 0
