"""Working days, the holidays of the Algemene termijnenwet, and terms that roll over them.

Which terms roll is stated per rule (``rolls`` in ``parameters/terms.toml``): most terms of this field do not (ATW art. 1 lid 2, art. 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from hervat.domain.law.data import load

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the method of Meeus, Astronomical Algorithms (1991), chapter 8."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The generally recognised holidays of ATW art. 3, with Goede Vrijdag (lid 2) and the days designated by decree (lid 3)."""
    easter = easter_sunday(year)
    koningsdag = date(year, 4, 27)
    if koningsdag.weekday() == 6:  # a Sunday: the day before
        koningsdag -= ONE_DAY
    moving = (easter + timedelta(days=offset) for offset in (-2, 1, 39, 50))  # Goede Vrijdag, Pasen, Hemelvaart, Pinksteren
    fixed = (date(year, 1, 1), koningsdag, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*moving, *fixed, *(day for day in _designated_days() if day.year == year)))


@cache
def _designated_days() -> tuple[date, ...]:
    return tuple(entry["date"] for entry in load("parameters/holidays.toml")["designated"])


def is_working_day(day: date) -> bool:
    """No Saturday, Sunday or holiday of the Algemene termijnenwet."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def first_working_day_from(day: date) -> date:
    """``day`` itself, or the first working day after it (ATW art. 1 lid 1)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def last_working_day_until(day: date) -> date:
    """``day`` itself, or the last working day before it: the day on which an act is safe."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def roll_term(start: date, end: date) -> date:
    """The last day of a statutory term that runs from the day after ``start`` to ``end``.

    A term that ends on a Saturday, Sunday or holiday runs on to the next working day (ATW art. 1 lid 1); a term of at least three days
    holds at least two working days (ATW art. 2).
    """
    rolled = first_working_day_from(end)
    if (end - start).days >= 3:
        while sum(map(is_working_day, _days(start + ONE_DAY, rolled))) < 2:
            rolled = first_working_day_from(rolled + ONE_DAY)
    return rolled


def years_after(day: date, years: int) -> date:
    """The same day some years on; 1 March where 29 February does not exist."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))
