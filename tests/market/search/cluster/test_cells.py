"""The squares of a circle cover it: no place in it lies outside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.cluster.cells import cells_of, cells_of_circle
from hervat.market.search.contract import Near

DUTCH = st.builds(Point, st.floats(50.0, 54.0), st.floats(3.0, 8.0))
ANYWHERE = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
KM = st.floats(0.001, 200.0)


@given(DUTCH, DUTCH, KM)
def test_a_place_in_the_circle_is_in_its_squares(middle: Point, place: Point, km: float) -> None:
    cells = cells_of_circle(Near(middle, km))
    assert cells
    if straight_km(middle, place) <= km:
        assert set(cells) & set(cells_of(place))


@given(ANYWHERE, ANYWHERE, KM)
def test_also_where_squares_are_of_no_use(middle: Point, place: Point, km: float) -> None:
    cells = cells_of_circle(Near(middle, km))
    if cells and straight_km(middle, place) <= km:
        assert set(cells) & set(cells_of(place))


@given(DUTCH, KM)
def test_few_squares_cover_a_circle(middle: Point, km: float) -> None:
    assert len(cells_of_circle(Near(middle, km))) <= 64
