"""A rate as an installation writes it."""

from __future__ import annotations

import pytest

from hervat.throttling.rate import parse_rate


def test_a_rate_is_a_number_in_a_period() -> None:
    assert [parse_rate(rate) for rate in ("5/s", "120/m", "1/h", "9/d")] == [(5, 1), (120, 60), (1, 3600), (9, 86_400)]


@pytest.mark.parametrize("written", ["", "5", "5/", "/m", "0/m", "-1/m", "5/m ", "5/M", "5/min", "\u0665/m", "1000000000/m"])
def test_anything_else_is_no_rate(written: str) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        parse_rate(written)
