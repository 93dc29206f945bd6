"""The level that follows from a job zone or an ISCO code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.loads import Trust
from hervat.market.occupations.levels import derived_level


@pytest.mark.parametrize(
    ("job_zone", "isco", "level"),
    [
        (None, "9112", (1, 1, Trust.D)),
        (None, "7512", (2, 4, Trust.D)),
        (None, "3212", (4, 5, Trust.D)),
        (None, "2221", (6, 7, Trust.D)),
        (None, "1412", (4, 5, Trust.D)),
        (None, "1120", (6, 7, Trust.D)),
        (None, "0310", (1, 1, Trust.D)),
        (None, "0110", (6, 7, Trust.D)),
        (2, "2221", (2, 3, Trust.C)),
        (None, "", None),
    ],
)
def test_levels(job_zone: int | None, isco: str, level: tuple[int, int, Trust] | None) -> None:
    assert derived_level(job_zone, isco) == level


@given(st.none() | st.integers(1, 5), st.from_regex(r"[0-9]{1,4}", fullmatch=True))
def test_a_derived_level_is_never_sure(job_zone: int | None, isco: str) -> None:
    level = derived_level(job_zone, isco)
    if level is not None:
        assert 1 <= level.least <= level.most <= 8
        assert level.trust in (Trust.C, Trust.D)
