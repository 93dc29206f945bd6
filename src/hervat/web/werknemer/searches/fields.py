"""A search in the fields of a form, there and back: as it is sent from a page with results, and as it is kept."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeVar

from django.http import QueryDict

from hervat.domain.fields import FieldError
from hervat.domain.text import Text, say
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork

LONGEST = 200  # letters of what was typed
NUMBER = say("Vul een getal in.")
UNKNOWN = say("Kies een van de mogelijkheden.")
WORDS, PLACE, RADIUS, PROVINCE, WAGE, OCCUPATION, CONTRACT, HOME = "wat", "waar", "km", "provincie", "loon", "beroep", "contract", "thuis"
HOURS, LEVEL = ("uren_van", "uren_tot"), ("niveau_van", "niveau_tot")
MOST_HOURS, MOST_LEVEL = 60, 8
FIELDS = {  # of a request: of the form
    "words": WORDS, "near": PLACE, "radius": RADIUS, "province": PROVINCE, "month_wage": WAGE, "occupation": OCCUPATION,
    "contracts": CONTRACT, "home_work": HOME, "hours": HOURS[1], "level": LEVEL[1],
}  # fmt: skip

Kind = TypeVar("Kind", Contract, HomeWork)


class SearchFields:
    """What was sent, read. ``errors``: at which field what was expected; with any of these ``request`` is not what was meant."""

    def __init__(self, sent: QueryDict) -> None:
        self._sent = sent
        self.errors: list[FieldError] = []
        hours, level = self._range(HOURS, 0, MOST_HOURS), self._range(LEVEL, 1, MOST_LEVEL)
        self.request = SearchRequest(
            words=self._text(WORDS), near=self._text(PLACE), radius=self._number(RADIUS), province=self._text(PROVINCE), hours=hours,
            level=(int(level[0]), int(level[1])) if level else None, month_wage=self._number(WAGE), occupation=self._text(OCCUPATION),
            contracts=self._several(CONTRACT, Contract), home_work=self._several(HOME, HomeWork),
        )  # fmt: skip

    def _text(self, name: str) -> str:
        text = self._sent.get(name, "").replace("\x00", "").strip()
        if len(text) > LONGEST:
            self._wrong(name, say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST))
        return text[:LONGEST]

    def _number(self, name: str) -> float | None:
        text = self._text(name).replace(",", ".")
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if math.isfinite(number) and number >= 0:
            return number
        self._wrong(name, NUMBER)
        return None

    def _range(self, names: tuple[str, str], least: int, most: int) -> tuple[float, float] | None:
        low, high = (self._number(name) for name in names)
        if low is None and high is None:
            return None
        found = (least if low is None else low, most if high is None else high)
        if not least <= found[0] <= found[1] <= most:
            self._wrong(names[1], say("Vul getallen in van {least} tot en met {most}, het kleinste eerst.", least=least, most=most))
        return found

    def _several(self, name: str, kind: type[Kind]) -> tuple[Kind, ...]:
        known = {str(member): member for member in kind}
        sent = self._sent.getlist(name)
        if any(value not in known for value in sent):
            self._wrong(name, UNKNOWN)
        return tuple(known[value] for value in dict.fromkeys(sent) if value in known)

    def _wrong(self, name: str, sentence: Text) -> None:
        self.errors.append(FieldError(name, sentence))


def as_fields(request: SearchRequest) -> Iterator[tuple[str, str]]:
    """The search as fields of a form, name and value; what is not asked has none."""
    texts = {WORDS: request.words, PLACE: request.near, PROVINCE: request.province, OCCUPATION: request.occupation}
    yield from ((name, text) for name, text in texts.items() if text)
    numbers = {RADIUS: request.radius, WAGE: request.month_wage}
    for names, asked in ((HOURS, request.hours), (LEVEL, request.level)):
        numbers |= dict(zip(names, asked or (None, None), strict=True))
    yield from ((name, f"{number:g}") for name, number in numbers.items() if number is not None)
    yield from ((CONTRACT, str(contract)) for contract in request.contracts)
    yield from ((HOME, str(home)) for home in request.home_work)
