"""Reasons beside load to leave work out, each by its name and with what decided. What is not known leaves nothing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.matching.choosing.person import Conditions, Person
from hervat.domain.matching.judge import MOST
from hervat.domain.matching.loads import Band, Load, Period
from hervat.domain.matching.occupations import Occupation
from hervat.domain.matching.requirements import Kind, missing, names
from hervat.domain.matching.travel import Journey, too_far
from hervat.domain.text import Text, say

HOURS_A_WEEK, HOURS_OF_THE_DAY = "6.3", "6.1"


class FilterName(StrEnum):
    """What is looked at, in this order: who leaves out work for two reasons hears the first."""

    LEVEL = "level"
    DIPLOMA = "diploma"
    LICENCE = "licence"
    WAGE = "wage"
    HOURS = "hours"
    NIGHT = "night"
    TRAVEL = "travel"  # only of a function: an occupation has no place


class LeftOut(NamedTuple):
    """Why work is left out."""

    filter: FilterName
    text: Text


def left_out(occupation: Occupation, person: Person) -> LeftOut | None:
    """The first reason for which an occupation is left out; None when there is none."""
    return next(reasons(occupation, person), None)


def reasons(occupation: Occupation, person: Person) -> Iterator[LeftOut]:
    """Every reason for which an occupation is left out. Its place is not known, so travel is none of them."""
    for name, look in LOOKS.items():
        if (text := look(occupation, person)) is not None:
            yield LeftOut(name, text)


def of_function(function: Occupation, person: Person, journey: Journey | None) -> tuple[LeftOut, ...]:
    """Every reason for which one function, of which the place may be known, is left out."""
    far = None if journey is None else too_far(journey, person.max_travel_minutes)
    return (*reasons(function, person), *([] if far is None else [LeftOut(FilterName.TRAVEL, far)]))


def at_night(load: Load | None) -> bool:
    """Whether work with this load at 6.1 is done at night."""
    if load is None:
        return False
    return Period.NIGHT in load.periods if load.periods is not None else (load.present or 0) >= MOST


def known_hours(load: Load | None) -> tuple[Band, ...]:
    """The hours a week that jobs with this load at 6.3 have; none when that is not known, or not what belongs to the work."""
    if load is None or not load.kenmerkend:
        return ()
    return tuple(band for band in load.bands if band.share > 0)


def asks_hours(conditions: Conditions) -> bool:
    """Whether somebody asks a number of hours."""
    return conditions.least_hours is not None or conditions.most_hours is not None


def _level(occupation: Occupation, person: Person) -> Text | None:
    level = occupation.level_min
    if level is None or person.education_level is None or level <= person.education_level:
        return None
    return say("Vraagt niveau {asked}; de opleiding is niveau {has}.", asked=level, has=person.education_level)


def _diploma(occupation: Occupation, person: Person) -> Text | None:
    lacking = missing(occupation.required, Kind.DIPLOMA, person.diplomas)
    return say("Vraagt een diploma of bevoegdheid die er niet is: {names}.", names=names(lacking)) if lacking else None


def _licence(occupation: Occupation, person: Person) -> Text | None:
    lacking = missing(occupation.required, Kind.LICENCE, person.licences)
    return say("Vraagt een rijbewijs of certificaat dat er niet is: {names}.", names=names(lacking)) if lacking else None


def _wage(occupation: Occupation, person: Person) -> Text | None:
    least, most = person.conditions.least_hourly_wage, occupation.wage_max
    if least is None or most is None or most >= least:
        return None
    return say("Het loon is hoogstens {most}; gevraagd is ten minste {least}.", most=_euro(most), least=_euro(least))


def _hours(occupation: Occupation, person: Person) -> Text | None:
    least, most = person.conditions.least_hours, person.conditions.most_hours
    bands = known_hours(occupation.loads.get(HOURS_A_WEEK)) if asks_hours(person.conditions) else ()
    if not bands or any((most is None or band.low <= most) and (least is None or band.high >= least) for band in bands):
        return None
    work = _hours_words(min(band.low for band in bands), max(band.high for band in bands))
    return say("Het werk is {work} per week; gevraagd is {wish}.", work=work, wish=_wish(least, most))


def _night(occupation: Occupation, person: Person) -> Text | None:
    if person.conditions.no_night and at_night(occupation.loads.get(HOURS_OF_THE_DAY)):
        return say("Dit werk is vaak ’s nachts.")
    return None


LOOKS: Mapping[FilterName, Callable[[Occupation, Person], Text | None]] = {
    FilterName.LEVEL: _level,
    FilterName.DIPLOMA: _diploma,
    FilterName.LICENCE: _licence,
    FilterName.WAGE: _wage,
    FilterName.HOURS: _hours,
    FilterName.NIGHT: _night,
}


def _hours_words(low: float, high: float) -> Text:
    if low == high:
        return say("{hours} uur", hours=low)
    return say("{low} tot {high} uur", low=low, high=high) if high != float("inf") else say("{low} uur of meer", low=low)


def _wish(least: float | None, most: float | None) -> Text:
    if least is None:
        return say("hooguit {most} uur", most=most or 0.0)
    return say("ten minste {least} uur", least=least) if most is None else say("{low} tot {high} uur", low=least, high=most)


def _euro(amount: float) -> Text:
    return Text("€\N{NO-BREAK SPACE}{amount}", (("amount", Decimal(f"{amount:.2f}")),))
