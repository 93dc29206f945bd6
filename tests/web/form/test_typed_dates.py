"""Dates are read in every way in which people write them, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.web.public.form.typed_dates import from_iso, is_readable, to_iso


@pytest.mark.parametrize(
    "typed",
    ["23-11-2026", "23-11-26", "23/11/2026", "23.11.2026", "23 11 2026", "2026-11-23", "2026/11/23", " 23 november 2026 ", "23 nov 2026",
     "23 nov. 2026", "maandag 23 november 2026", "Monday 23 November 2026"],
)  # fmt: skip
def test_many_ways_to_write_one_day(typed: str) -> None:
    assert to_iso(typed) == "2026-11-23"


@pytest.mark.parametrize("typed", ["31-2-2026", "0-1-2026", "2026-13-40"])
def test_a_day_that_does_not_exist_is_passed_on(typed: str) -> None:
    assert is_readable(typed)
    with pytest.raises(ValueError, match=r"day|month"):
        date.fromisoformat(to_iso(typed))


@pytest.mark.parametrize("typed", ["gisteren", "23-11", "11 2026", "\u0662\u0663-\u0661\u0661-2026", "23 foobar 2026", "1-1-1-2026"])
def test_what_is_no_date_stays_as_it_was_typed(typed: str) -> None:
    assert to_iso(typed) == typed
    assert not is_readable(typed)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_there_and_back(day: date) -> None:
    assert to_iso(from_iso(day.isoformat())) == day.isoformat()


@given(st.text())
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert isinstance(from_iso(to_iso(typed)), str)
