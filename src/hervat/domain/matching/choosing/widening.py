"""What counts as passend widens with time. Orientation, never a hard wall.

The law names no weeks or levels for the time in which an employer pays (BW art. 7:658a lid 4). These values are taken by analogy from the
rules for the WW (Besluit passende arbeid WW en ZW art. 3 and 4), counted from the first sick day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hervat.domain.matching.occupations import Occupation
from hervat.domain.text import Text, say

FIRST, SECOND = 6, 12  # months
MONTHS = 12
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Stage(NamedTuple):
    """A part of the two years. ``level_drop``: how many levels lower; ``wage_share`` of the former wage; None: nothing is asked."""

    level_drop: int | None
    wage_share: float | None
    travel_minutes: int | None  # a day


STAGES = (Stage(0, 0.7, 120), Stage(1, None, 180), Stage(None, None, None))


@dataclass(frozen=True, slots=True)
class Orientation:
    """Where somebody is in the two years. ``since``: the day that decided; None when the first sick day is not known."""

    stage: Stage
    since: date | None
    text: Text


def orientation(first_day: date | None, on: date) -> Orientation:
    """What is usual on a day."""
    if first_day is None:
        text = say("De eerste ziektedag is niet bekend. Er is niet gekeken hoe ruim u nu mag zoeken.")
        return Orientation(STAGES[2], None, text)
    half, year = add_months(first_day, FIRST), add_months(first_day, SECOND)
    if on < half:
        text = say("Richtlijn, geen wet: tot {day} kijken we eerst naar werk op het eigen niveau.", day=half)
        return Orientation(STAGES[0], first_day, text)
    if on < year:
        text = say("Richtlijn, geen wet: vanaf {day} kijken we ook naar werk dat één niveau lager is.", day=half)
        return Orientation(STAGES[1], half, text)
    text = say("Richtlijn, geen wet: vanaf {day} kijken we naar al het werk dat iemand aankan.", day=year)
    return Orientation(STAGES[2], year, text)


def outside(occupation: Occupation, stage: Stage, own_level: int | None, former_hourly: float | None) -> Text | None:
    """Why work is not what one looks at first on this day; None when it is."""
    if stage.level_drop is not None and own_level is not None and occupation.level_max is not None:
        least = own_level - stage.level_drop
        if occupation.level_max < least:
            return say("Het niveau ({level}) is lager dan nu gebruikelijk ({least}).", level=occupation.level_max, least=least)
    if stage.wage_share is not None and former_hourly is not None and occupation.wage_max is not None:
        least_wage = stage.wage_share * former_hourly
        if occupation.wage_max < least_wage:
            return say("Het loon is lager dan nu gebruikelijk: {share}% van het oude loon.", share=round(stage.wage_share * 100))
    return None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year = day.year + years
    leap = month == 1 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return date(year, month + 1, min(day.day, LAST_DAYS[month] + leap))
