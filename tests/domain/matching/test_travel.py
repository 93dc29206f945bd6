"""The estimate of a journey: the straight line is right, longer is never quicker, and only a fast journey that is too long leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.travel import Journey, Point, journey, journey_words, reach_km, straight_km, too_far

UTRECHT, ENSCHEDE = Point(52.0907, 5.1214), Point(52.2215, 6.8937)
POINTS = st.builds(Point, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


def test_the_straight_line_is_that_of_the_map() -> None:
    assert straight_km(UTRECHT, ENSCHEDE) == pytest.approx(121.8, abs=0.5)
    assert straight_km(Point(0, 0), Point(0, 1)) == pytest.approx(111.2, abs=0.1)


@given(one=POINTS, other=POINTS)
def test_there_is_as_far_as_back(one: Point, other: Point) -> None:
    assert journey(one, other) == journey(other, one)
    assert straight_km(one, one) == 0


@given(one=POINTS, other=POINTS, third=POINTS)
def test_farther_takes_longer_and_the_estimate_lies_between_fast_and_slow(one: Point, other: Point, third: Point) -> None:
    near, far = sorted((journey(one, other), journey(one, third)))
    assert near.minutes <= far.minutes
    assert far.fast <= far.minutes <= far.slow


@pytest.mark.parametrize(("most", "is_too_far"), [(None, False), (0, True), (27, True), (28, False), (40, False), (200, False)])
def test_only_a_fast_journey_that_is_too_long_leaves_out(most: int | None, is_too_far: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert (too_far(Journey(8.0, 40, 28, 72), most) is not None) == is_too_far


def test_both_numbers_are_told() -> None:
    assert str(too_far(Journey(42.5, 120, 84, 216), 60)) == (
        "Naar schatting 120 minuten reizen per dag (84 tot 216; hemelsbreed 42,5 km); gevraagd is hooguit 60 minuten."
    )
    assert str(journey_words(Journey(8.0, 40, 28, 72), 45)) == "Naar schatting 40 minuten reizen per dag (28 tot 72; hemelsbreed 8 km)."
    assert str(journey_words(Journey(8.0, 40, 28, 72), 30)).endswith("Dat is misschien meer dan 30 minuten: zoek de reis op.")


@given(st.integers(17, 400))
def test_how_far_one_comes_is_how_far_takes_so_long(minutes: int) -> None:
    home = Point(52.0, 5.0)
    north = Point(52.0 + reach_km(minutes) / 111.195, 5.0)
    assert abs(journey(home, north).minutes - minutes) <= 1


def test_who_cannot_even_get_out_comes_nowhere() -> None:
    assert reach_km(10) == 0
