"""What stands behind the question mark of a search, and the questions as the description tells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.http import QueryDict

from hervat.domain.text import Text, say
from hervat.market.search.asking import MOST_DAYS, MOST_HOURS, MOST_KM, MOST_WAGE
from hervat.market.search.contract import LARGEST_PAGE, LAST_RESULT, PAGE_SIZE, Sort
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork

LONGEST = 500
NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?(?:[eE][+-]?\d{1,2})?", re.ASCII)  # as JSON writes them
Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


def _parameter(name: str, description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": dict(schema)}


def _number(least: float, most: float, kind: str = "number") -> dict[str, Any]:
    return {"type": kind, "minimum": least, "maximum": most}


def _several(kind: type[StrEnum]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": [str(one) for one in kind]}}


TEXT = {"type": "string", "maxLength": LONGEST}
PARAMETERS = [
    _parameter("words", 'Words; `"two words"` is a phrase, `-word` leaves out.', TEXT),
    _parameter("near", "A Dutch postcode (four figures, letters may follow) or the name of a place.", TEXT),
    _parameter("radius", "Kilometres from `near` as the crow flies; 25 when left out.", _number(1, MOST_KM)),
    _parameter("province", "The name of a province.", TEXT),
    _parameter("hours_from", "Hours a week: from. An ad whose hours overlap is found.", _number(0, MOST_HOURS)),
    _parameter("hours_to", "Hours a week: to.", _number(0, MOST_HOURS)),
    _parameter("level_from", "Level of education that the ad asks (NLQF): from.", _number(1, 8, "integer")),
    _parameter("level_to", "Level of education that the ad asks (NLQF): to.", _number(1, 8, "integer")),
    _parameter("month_wage", "Euros gross a month of full time, at least.", _number(0, MOST_WAGE)),
    _parameter("days", "First seen in the last so many days.", _number(0, MOST_DAYS, "integer")),
    _parameter("occupation", "The URI of an occupation; those that are much like it are found too.", TEXT),
    _parameter("contract", "Kinds of contract, any of these.", _several(Contract)),
    _parameter("home_work", "Whether the work can be done at home, any of these.", _several(HomeWork)),
    _parameter("sort", "The order. `distance` needs `near`.", {"type": "string", "enum": [str(one) for one in Sort]}),
    _parameter("page", "Which page. At most the first thousand can be leafed through.", _number(1, LAST_RESULT, "integer")),
    _parameter("size", "How many on a page; 20 when left out.", _number(1, LARGEST_PAGE, "integer")),
]
NAMES = tuple(parameter["name"] for parameter in PARAMETERS)
SEVERAL = ("contract", "home_work")
FIELDS = {"hours": "hours_to", "level": "level_to"}  # where a name of the request is two of these


class WrongQuestions(ValueError):
    """``errors``: of each parameter that is wrong, what was expected."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        self.errors = errors
        super().__init__(*errors)


def read(query: QueryDict) -> SearchRequest:
    """The search. Raises WrongQuestions."""
    reading = _Reading(query)
    request = reading.read()
    if reading.errors:
        raise WrongQuestions(reading.errors)
    return request


class _Reading:
    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self.errors: dict[str, Text] = {}

    def read(self) -> SearchRequest:
        for name in NAMES:
            if name not in SEVERAL and len(self._query.getlist(name)) > 1:
                self.errors[name] = say("Geef dit één keer.")
        level = self._range("level", 1, 8)
        return SearchRequest(
            words=self._text("words"),
            near=self._text("near"),
            radius=self._number("radius", 1, MOST_KM),
            province=self._text("province"),
            hours=self._range("hours", 0, MOST_HOURS),
            level=(int(level[0]), int(level[1])) if level else None,
            month_wage=self._number("month_wage", 0, MOST_WAGE),
            days=self._whole("days", 0, MOST_DAYS),
            occupation=self._text("occupation"),
            contracts=self._choices("contract", Contract),
            home_work=self._choices("home_work", HomeWork),
            sort=next(iter(self._choices("sort", Sort)), Sort.RELEVANCE),
            page=self._whole("page", 1, LAST_RESULT) or 1,
            size=self._whole("size", 1, LARGEST_PAGE) or PAGE_SIZE,
        )

    def _text(self, name: str) -> str:
        text = self._query.get(name, "")
        if len(text) > LONGEST or "\0" in text:
            self.errors[name] = say("Verwacht een tekst van hooguit {most} tekens.", most=LONGEST)
            return ""
        return text

    def _number(self, name: str, least: float, most: float) -> float | None:
        expected = say("Verwacht een getal van {least} tot en met {most}.", least=least, most=most)
        return self._read(name, float, expected, lambda number: least <= number <= most)

    def _whole(self, name: str, least: int, most: int) -> int | None:
        expected = say("Verwacht een heel getal van {least} tot en met {most}.", least=least, most=most)
        return self._read(name, _whole, expected, lambda number: least <= number <= most)

    def _read(self, name: str, made: Callable[[str], Value], expected: Text, fits: Callable[[Value], bool]) -> Value | None:
        if name not in self._query:
            return None
        typed = self._query.get(name, "")
        try:
            value = made(typed) if NUMBER.fullmatch(typed) else None
        except ValueError:
            value = None
        if value is None or not fits(value):
            self.errors.setdefault(name, expected)
            return None
        return value

    def _range(self, name: str, least: int, most: int) -> tuple[float, float] | None:
        read = self._whole if name == "level" else self._number
        low, high = read(f"{name}_from", least, most), read(f"{name}_to", least, most)
        if low is None and high is None:
            return None
        found = (float(least if low is None else low), float(most if high is None else high))
        if found[0] > found[1]:
            self.errors.setdefault(f"{name}_to", say("Verwacht een getal dat niet lager is dan {other}.", other=f"{name}_from"))
            return None
        return found

    def _choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        known = {str(one): one for one in kind}
        given = self._query.getlist(name)
        if any(value not in known for value in given):
            self.errors.setdefault(name, say("Kies uit: {choices}.", choices=", ".join(known)))
            return ()
        return tuple(known[value] for value in dict.fromkeys(given))


def _whole(typed: str) -> int:
    number = float(typed)
    if not number.is_integer():
        raise ValueError(typed)
    return int(number)
