"""Fits the tables that turn scores of O*NET into shares of the jobs, on the half of the occupations that is not left out.

Each column is a logistic curve that rises with the score (least squares over a grid, every code of the ORS counting once), written out at
nine scores. The same data give the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hervat.domain.matching.estimating import Estimator
from hervat.domain.matching.estimating.mapping import FITTED, Role, Way, load, mapping
from hervat.domain.matching.estimating.parts import DayShare, Rating
from tests.benchmarks.estimates.material import NEARLY_WHOLE, Known, Material, measured_load, ratings_of, ways_of

SCORES = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0)
TOPS = (0.3, 0.5, 0.7, 0.85, 1.0)
SLOPES = (0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
MIDDLES = np.arange(0.5, 8, 0.1)
FEW = 12  # codes: below this a table is not fitted
Numbers = NDArray[np.float64]


class Sample(NamedTuple):
    """Scores, the measured shares at them, and their weights."""

    scores: Numbers
    shares: Numbers
    weights: Numbers
    codes: int


class Fit(NamedTuple):
    """One column of a table: how far it is off (root mean square) where it was fitted and where it was left out.

    ``without``: how far off in the half that was left out is who says of every occupation the mean of the other half.
    """

    column: tuple[float, ...]
    fitted: Sample
    left_out: Sample
    error: float
    error_left_out: float
    without: float


class _Use(NamedTuple):
    """A rating, and how what its table tells was measured."""

    measured: Way
    role: Role
    rating: Rating


def fitted_tables(material: Material) -> Iterator[tuple[str, Rating, list[Fit]]]:
    """The name of every fitted table, and its columns fitted anew."""
    estimator = Estimator()
    for name in load(FITTED):
        use = _use(name)
        if use is not None:
            levels = 1 if use.rating.of_day else len(use.measured.levels) - 1
            yield name, use.rating, [_fit(estimator, material, use, level) for level in range(levels)]


def _use(name: str) -> _Use | None:
    for item, ways in mapping().items():
        measured, _ = ways_of(item)
        for way in ways:
            for role, rating in ratings_of(way):
                if measured and rating.name == name:
                    return _Use(measured, role, rating)
    return None


def _fit(estimator: Estimator, material: Material, use: _Use, level: int) -> Fit:
    sides = [_sample(estimator, material, use, level, left_out=left_out) for left_out in (False, True)]
    fitted, left_out = sides
    top, slope, middle = _logistic(fitted)
    mean = float(np.average(fitted.shares, weights=fitted.weights))
    return Fit(
        tuple(round(float(_curve(np.array(score), top, slope, middle)), 2) for score in SCORES),
        fitted,
        left_out,
        _off(fitted, _curve(fitted.scores, top, slope, middle)),
        _off(left_out, _curve(left_out.scores, top, slope, middle)),
        _off(left_out, np.full_like(left_out.shares, mean)),
    )


def _sample(estimator: Estimator, material: Material, use: _Use, level: int, *, left_out: bool) -> Sample:
    rows = []
    for known in material.known:
        if known.is_left_out == left_out:
            score, share = score_of(known, use.rating), _share(estimator, use, known, level)
            if score is not None and share is not None:
                rows.append((score, share, known.weight, known.code))
    numbers = np.array([row[:3] for row in rows]).reshape(-1, 3)
    return Sample(numbers[:, 0], numbers[:, 1], numbers[:, 2], len({row[3] for row in rows}))


def score_of(known: Known, rating: Rating) -> float | None:
    """The mean score of an occupation; None when one is missing."""
    if known.own is None:
        return None
    found = [(known.own.members[0].profile.scores.get((element, rating.scale)), weight) for element, weight in rating.scores.items()]
    if any(score is None for score, _ in found):
        return None
    return sum(score.value * weight for score, weight in found if score) / sum(rating.scores.values())


def _share(estimator: Estimator, use: _Use, known: Known, level: int) -> float | None:
    part = use.measured.parts[0].part
    if use.rating.of_day and isinstance(part, DayShare):
        mean = known.measured.members[0].profile.answers.get(part.element, {}).get(part.mean)
        return None if mean is None else mean.value / 100
    measured = measured_load(estimator, use.measured, known, use.role)
    if measured is None or measured.most[level] - measured.least[level] > NEARLY_WHOLE:
        return None
    return measured.middle[level]


def _logistic(sample: Sample) -> tuple[float, float, float]:
    best, found = np.inf, (1.0, 1.0, 3.0)
    for top in TOPS:
        for slope in SLOPES:
            told = _curve(sample.scores[:, None], top, slope, MIDDLES[None, :])
            off = (sample.weights[:, None] * (told - sample.shares[:, None]) ** 2).sum(axis=0)
            if off.min() < best - 1e-9:
                best, found = float(off.min()), (top, slope, float(MIDDLES[off.argmin()]))
    return found


def _curve(scores: Numbers, top: float, slope: float, middle: float | Numbers) -> Numbers:
    told: Numbers = top / (1 + np.exp(-slope * (scores - middle)))
    return told


def _off(sample: Sample, told: Numbers) -> float:
    return float(np.sqrt(np.average((told - sample.shares) ** 2, weights=sample.weights))) if len(sample.shares) else float("nan")


def margin_of(fits: Sequence[Fit]) -> float:
    """How far the columns of a table were off where they were fitted, as the margin where half of the jobs is concerned."""
    off = sum(fit.error**2 * fit.fitted.weights.sum() for fit in fits)
    room = 0.0
    for fit in fits:
        told = np.interp(fit.fitted.scores, SCORES, fit.column)
        room += float((fit.fitted.weights * 4 * told * (1 - told)).sum())
    return round(float(np.sqrt(off / room)), 2)
