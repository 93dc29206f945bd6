"""Curves keep what is not known open, and turn into bands and shares that give a question there and no verdict."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.estimating.curves import Curve, bands, both, curve, doubted, either, exactly, limited, mixed, share, unknown

LEVELS = ((0.0, 0.0), (0.0, 2.0), (1.0, 5.0), (4.0, math.inf))
SHARE = st.floats(0, 1)
CURVES = st.builds(curve, st.tuples(SHARE, SHARE, SHARE), st.tuples(SHARE, SHARE, SHARE))


def is_sound(known: Curve) -> bool:
    falls = all(list(shares) == sorted(shares, reverse=True) for shares in known)
    return falls and all(0 <= low <= high <= 1 for low, high in zip(known.least, known.most, strict=True))


@given(st.lists(st.floats(-1, 2), min_size=3, max_size=3), st.lists(st.floats(-1, 2), min_size=3, max_size=3))
def test_every_curve_is_sound(least: list[float], most: list[float]) -> None:
    assert is_sound(curve(least, most))


@given(CURVES, CURVES, st.floats(0, 1))
def test_every_change_leaves_a_sound_curve(one: Curve, other: Curve, margin: float) -> None:
    changed = [doubted(one, margin), mixed([(1, one), (3, other)]), either([one, other]), both([one, other]), limited(one, [other])]
    assert all(map(is_sound, changed))


@given(CURVES, st.floats(0, 1))
def test_doubt_never_tells_more(known: Curve, margin: float) -> None:
    wider = doubted(known, margin)
    assert all(low <= old + 1e-12 for low, old in zip(wider.least, known.least, strict=True))
    assert all(high >= old - 1e-12 for high, old in zip(wider.most, known.most, strict=True))


@given(CURVES)
def test_bands_are_all_the_jobs(known: Curve) -> None:
    found = bands(known, LEVELS)
    assert sum(band.share for band in found) == pytest.approx(1, abs=0.005)
    assert all(band.low <= band.high and band.share > 0 for band in found)


@given(CURVES)
def test_bands_reach_a_level_as_often_as_the_curve_says(known: Curve) -> None:
    found = bands(known, LEVELS)
    for level in (1, 2):
        assert sum(band.share for band in found if band.low >= LEVELS[level + 1][0]) == pytest.approx(known.least[level], abs=0.005)
        assert sum(band.share for band in found if band.high >= LEVELS[level + 1][1]) == pytest.approx(known.most[level], abs=0.005)


def test_a_known_distribution_has_its_own_bands() -> None:
    assert [tuple(band) for band in bands(exactly((0.7, 0.4, 0.1)), LEVELS)] == [(0, 0, 0.3), (0, 2, 0.3), (1, 5, 0.3), (4, math.inf, 0.1)]


def test_what_is_open_reaches_from_the_least_to_the_most() -> None:
    assert [tuple(band) for band in bands(Curve((0.6, 0.0, 0.0), (1.0, 0.4, 0.0)), LEVELS)] == [(0, 2, 0.6), (0, 5, 0.4)]
    assert [tuple(band) for band in bands(unknown(3), LEVELS)] == [(0, math.inf, 1)]


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (0.02, 0.04, 0.04),  # surely not there: the most
        (0.05, 0.15, 0.11),  # perhaps there: a question
        (0.30, 0.50, 0.40),
        (0.55, 0.95, 0.59),  # perhaps in most jobs: a question
        (0.70, 0.90, 0.70),  # surely there: the least
    ],
)
def test_one_number_for_a_share_gives_no_verdict_that_is_not_certain(least: float, most: float, expected: float) -> None:
    assert share(Curve((least,), (most,))) == expected


def test_occupations_together_are_as_open_as_they_differ() -> None:
    alike, apart = mixed([(1, exactly((0.5,))), (1, exactly((0.5,)))]), mixed([(1, exactly((0.2,))), (1, exactly((0.8,)))])
    assert alike == exactly((0.5,))
    assert apart.least == pytest.approx((0.2,))
    assert apart.most == pytest.approx((0.8,))


def test_weight_counts() -> None:
    assert mixed([(3, exactly((0.0,))), (1, exactly((0.4,)))]).middle == pytest.approx((0.1366,), abs=1e-3)
