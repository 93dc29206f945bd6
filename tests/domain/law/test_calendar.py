"""Holidays of the Algemene termijnenwet and the rolling of terms."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as public_holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.law.calendar import first_working_day_from, holidays, is_working_day, last_working_day_until, roll_term

DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize("year", range(2014, 2051))
def test_holidays_agree_with_an_independent_list(year: int) -> None:
    """The library files 5 May under optional holidays in most years; the statute names it every year. Oudejaarsdag is no holiday."""
    listed = public_holidays.country_holidays("NL", years=year, categories=("public", "optional"))
    sundays = {day for day in listed if day.weekday() == 6}  # Easter Sunday and Whit Sunday roll as Sundays
    assert set(listed) - sundays <= holidays(year)
    assert {day for day in holidays(year) if day not in listed} == set()


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2025, 4, 18), id="Goede Vrijdag"),
        pytest.param(date(2026, 4, 6), id="tweede Paasdag"),
        pytest.param(date(2025, 4, 26), id="Koningsdag op zaterdag: de 27e is een zondag"),
        pytest.param(date(2026, 5, 5), id="Bevrijdingsdag in een gewoon jaar"),
        pytest.param(date(2026, 5, 14), id="Hemelvaartsdag"),
        pytest.param(date(2026, 5, 25), id="tweede Pinksterdag"),
    ],
)
def test_days_of_article_3_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_a_day_that_is_only_customary_is_a_working_day() -> None:
    assert is_working_day(date(2026, 12, 31))  # oudejaarsdag, a Thursday


@pytest.mark.parametrize(
    ("start", "end", "rolled"),
    [
        pytest.param(date(2026, 4, 1), date(2026, 4, 4), date(2026, 4, 7), id="zaterdag voor Pasen: dinsdag erna"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 5), date(2026, 4, 8), id="art. 2: twee werkdagen, dus een dag verder"),
        pytest.param(date(2026, 4, 14), date(2026, 5, 5), date(2026, 5, 6), id="5 mei: een dag later"),
        pytest.param(date(2026, 12, 4), date(2027, 1, 1), date(2027, 1, 4), id="nieuwjaarsdag op vrijdag: maandag"),
        pytest.param(date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 4), id="een werkdag blijft staan"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23), id="korter dan drie dagen: art. 2 geldt niet"),
    ],
)
def test_terms_roll_as_articles_1_and_2_say(start: date, end: date, rolled: date) -> None:
    assert roll_term(start, end) == rolled


@given(DAYS)
def test_working_days_around_a_day(day: date) -> None:
    after, before = first_working_day_from(day), last_working_day_until(day)
    assert before <= day <= after
    assert is_working_day(after)
    assert is_working_day(before)
    assert (after - before).days <= 6


@given(DAYS, st.integers(min_value=1, max_value=84))
def test_a_term_never_ends_before_its_last_day_nor_on_a_free_day(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    rolled = roll_term(start, end)
    assert rolled >= end
    assert is_working_day(rolled)
