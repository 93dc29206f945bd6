"""What the address of a search asks, and the address that asks something. Every mistake is told at its own field, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext

from hervat.market.browsing.addresses import address_of, find_occupation
from hervat.market.occupations.queries import labels_of
from hervat.market.search.asking import MOST_HOURS, MOST_KM, MOST_WAGE, USUAL_KM
from hervat.market.search.classes import AGES
from hervat.market.search.contract import LAST_RESULT, PAGE_SIZE, Sort
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.web.market.asked import is_text

WORDS, NEAR, RADIUS = "wat", "waar", "km"
HOURS_FROM, HOURS_TO = "uren_van", "uren_tot"
LEVEL, KEPT_LEVEL, WAGE, AGE = "niveau", "niveau_tot", "loon", "sinds"
CONTRACT, HOME_WORK, PROVINCE, OCCUPATION = "contract", "thuis", "provincie", "beroep"
SORT, PAGE = "volgorde", "pagina"
PROFILE, FITTING = "profiel", "past"  # of who searches for themselves: with their wishes; without what is too heavy
SORTS = {"past": Sort.RELEVANCE, "nieuw": Sort.DATE, "afstand": Sort.DISTANCE}
LONGEST_WORDS, LONGEST_PLACE, HIGHEST_LEVEL = 200, 100, 8
LAST_PAGE = LAST_RESULT // PAGE_SIZE
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class Asked:
    """One search. ``told``: what was typed, by parameter, for showing it again. ``errors``: a sentence for each that is wrong.

    ``occupation``: the address of the occupation that is asked.
    """

    request: SearchRequest
    told: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, str] = field(default_factory=dict)
    occupation: str = ""

    @property
    def is_for_all(self) -> bool:
        """Whether nothing narrows the search."""
        return not any(name not in (SORT, PAGE, RADIUS) for name in self.told)

    def address(self, **changes: Iterable[str]) -> str:
        """The query string that asks the same with these parameters in the place of their own; on the first page."""
        told = {name: values for name, values in self.told.items() if name != PAGE} | {name: tuple(to) for name, to in changes.items()}
        query = QueryDict(mutable=True)
        for name, values in told.items():
            if values:
                query.setlist(name, list(values))
        return f"?{query.urlencode()}" if query else "?"

    def on_page(self, page: int) -> str:
        """The same on another page."""
        return self.address(**{PAGE: (str(page),)}) if page > 1 else self.address()


PARAMETERS = (
    WORDS, NEAR, RADIUS, HOURS_FROM, HOURS_TO, LEVEL, WAGE, AGE, CONTRACT, HOME_WORK, PROVINCE, OCCUPATION, SORT, PAGE, PROFILE, FITTING,
)  # fmt: skip


def read(query: QueryDict) -> Asked:
    """The search in a query string."""
    told = {name: values for name in PARAMETERS if (values := tuple(value.strip() for value in query.getlist(name) if value.strip()))}
    if query.get(KEPT_LEVEL) and LEVEL not in told:  # as the link of a kept search has it
        told[LEVEL] = (query.get(KEPT_LEVEL, ""),)
    reading = _Reading(told)
    request, occupation = reading.read()
    return Asked(request, told, reading.errors, occupation)


class _Reading:
    def __init__(self, told: Mapping[str, tuple[str, ...]]) -> None:
        self._told = told
        self.errors: dict[str, str] = {}

    def read(self) -> tuple[SearchRequest, str]:
        near = self._text(NEAR, LONGEST_PLACE)
        uri, occupation = self._occupation()
        level = self._whole(LEVEL, HIGHEST_LEVEL, gettext("Dit niveau kennen we niet. Kies er een uit de lijst."))
        wage = self._whole(WAGE, MOST_WAGE, gettext("Vul een maandloon in tussen 1 en 50.000 euro, zonder centen."))
        request = SearchRequest(
            words=self._text(WORDS, LONGEST_WORDS),
            near=near,
            radius=self._radius() if near else None,
            province=self._text(PROVINCE, LONGEST_PLACE),
            hours=self._hours(),
            level=(1, level) if level else None,
            month_wage=float(wage) if wage else None,
            days=self._age(),
            occupation=uri,
            contracts=tuple(self._choices(CONTRACT, Contract)),
            home_work=tuple(self._choices(HOME_WORK, HomeWork)),
            sort=self._sort(has_place=bool(near)),
            page=self._whole(PAGE, LAST_PAGE, gettext("U kunt bladeren tot en met pagina %(n)d.") % {"n": LAST_PAGE}) or 1,
        )
        return request, occupation

    def _first(self, name: str) -> str:
        return self._told.get(name, ("",))[0]

    def _is_wrong(self, name: str, sentence: str) -> None:
        self.errors.setdefault(name, sentence)

    def _text(self, name: str, most: int) -> str:
        text = " ".join(self._first(name).split())
        if len(text) > most:
            self._is_wrong(name, gettext("Dat is te lang om te zoeken. Gebruik hooguit %(n)d tekens.") % {"n": most})
        elif not is_text(text):
            self._is_wrong(name, gettext("Er staan tekens in die niet te lezen zijn. Typ de woorden opnieuw."))
        else:
            return text
        return ""

    def _whole(self, name: str, most: int, sentence: str) -> int:
        """A whole number from 1; 0 when it is not asked, or wrong."""
        typed = self._first(name)
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= 6 and 1 <= int(typed) <= most):
            self._is_wrong(name, sentence)
            return 0
        return int(typed or 0)

    def _radius(self) -> float:
        sentence = gettext("Vul een afstand in van 1 tot en met %(n)d kilometer.") % {"n": MOST_KM}
        return float(self._whole(RADIUS, int(MOST_KM), sentence) or USUAL_KM)

    def _hours(self) -> tuple[float, float] | None:
        sentence = gettext("Vul uren per week in van 1 tot en met %(n)d.") % {"n": MOST_HOURS}
        least, most = self._whole(HOURS_FROM, MOST_HOURS, sentence), self._whole(HOURS_TO, MOST_HOURS, sentence)
        if least and most and least > most:
            self._is_wrong(HOURS_TO, gettext("Het eerste aantal uren is hoger dan het tweede. Wissel ze om."))
        return (float(least or 1), float(most or MOST_HOURS)) if least or most else None

    def _age(self) -> int | None:
        typed = self._one_of(AGE, tuple(map(str, AGES)), gettext("Kies hoe oud de vacature mag zijn uit de lijst."))
        return int(typed) if typed else None

    def _one_of(self, name: str, known: tuple[str, ...], sentence: str) -> str:
        value = self._first(name)
        if value and value not in known:
            self._is_wrong(name, sentence)
            return ""
        return value

    def _choices(self, name: str, kind: Callable[[str], Choice]) -> Iterator[Choice]:
        for value in dict.fromkeys(self._told.get(name, ())):
            try:
                yield kind(value)
            except ValueError:
                self._is_wrong(name, gettext("Deze keuze kennen we niet. Kies er een uit de lijst."))

    def _occupation(self) -> tuple[str, str]:
        """By its address, or by its URI as a kept search has it."""
        typed = self._first(OCCUPATION)
        found = find_occupation(typed) if typed else None
        if found:
            return found.uri, found.address
        if typed and (label := labels_of([typed]).get(typed)):
            return typed, address_of(typed, label)
        if typed:
            self._is_wrong(OCCUPATION, gettext("Dit beroep kennen we niet, of niet meer. Zoek het op naam."))
        return "", ""

    def _sort(self, *, has_place: bool) -> Sort:
        name = self._one_of(SORT, tuple(SORTS), gettext("Deze volgorde kennen we niet. Kies er een uit de lijst."))
        sort = SORTS.get(name, Sort.RELEVANCE)
        if sort is Sort.DISTANCE and not has_place:
            self._is_wrong(NEAR, gettext("Vul een plaats of postcode in. Anders kunnen we niet op afstand ordenen."))
            return Sort.RELEVANCE
        return sort
