"""Reasons beside load to leave work out, each by its name and with the number that decided. What is not known leaves nothing out."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.judge import MOST
from hervat.domain.matching.loads import Load, Period
from hervat.domain.matching.occupations import Occupation
from hervat.domain.text import Text, say


class FilterName(StrEnum):
    """What is looked at."""

    LEVEL = "level"
    WAGE = "wage"
    NIGHT = "night"


class LeftOut(NamedTuple):
    """Why an occupation is left out."""

    filter: FilterName
    text: Text


def left_out(occupation: Occupation, person: Person) -> LeftOut | None:
    """The first reason for which an occupation is left out; None when there is none."""
    level, least = occupation.level_min, person.conditions.least_hourly_wage
    if level is not None and person.education_level is not None and level > person.education_level:
        text = say("Vraagt niveau {asked}; de opleiding is niveau {has}.", asked=level, has=person.education_level)
        return LeftOut(FilterName.LEVEL, text)
    if least is not None and occupation.wage_max is not None and occupation.wage_max < least:
        return LeftOut(
            FilterName.WAGE,
            say("Het loon is hoogstens {most}; gevraagd is ten minste {least}.", most=_euro(occupation.wage_max), least=_euro(least)),
        )
    if person.conditions.no_night and at_night(occupation.loads.get("6.1")):
        return LeftOut(FilterName.NIGHT, say("Dit werk is vaak ’s nachts."))
    return None


def at_night(load: Load | None) -> bool:
    """Whether work with this load at 6.1 is done at night."""
    if load is None:
        return False
    return Period.NIGHT in load.periods if load.periods is not None else (load.present or 0) >= MOST


def _euro(amount: float) -> Text:
    return Text("€\N{NO-BREAK SPACE}{amount}", (("amount", Decimal(f"{amount:.2f}")),))
