"""How a search can be narrowed, with the number that stays; and what narrows it now, to take away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from hervat.market.search.asking import MOST_HOURS
from hervat.market.search.classes import AGES, HOUR_CLASSES
from hervat.market.search.contract import Facet
from hervat.market.search.finding import Results
from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.web.components.speech import sentence
from hervat.web.market.saying import number
from hervat.web.vacancies import asked as ask
from hervat.web.vacancies.asked import Asked
from hervat.web.vacancies.words import CONTRACTS, HOME, up_to_level


class Narrower(NamedTuple):
    """One choice, how many it leaves, and its address."""

    word: str
    number: str
    address: str


class Group(NamedTuple):
    """The choices of one kind."""

    code: str
    name: str
    choices: tuple[Narrower, ...]


class Chosen(NamedTuple):
    """Something that is asked, and the address without it."""

    word: str
    address: str


def groups(asked: Asked, found: Results) -> list[Group]:
    """What is not chosen yet, with the numbers. A choice that leaves none, or all, is left out."""
    names = _names()
    every = (
        Group(facet.value, names[facet], tuple(_choices(asked, found, facet, kind)))
        for facet, kind in _KINDS.items()
        if not any(parameter in asked.told for parameter in kind.parameters)
    )
    return [group for group in every if group.choices]


def chosen(asked: Asked, occupation: str) -> list[Chosen]:
    """What narrows the search besides words, place and hours: those stand in the form."""
    return [Chosen(word, asked.address(**changes)) for word, changes in _chosen(asked, occupation)]


def _chosen(asked: Asked, occupation: str) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    request = asked.request
    if request.occupation:
        yield occupation, {ask.OCCUPATION: ()}
    if request.province:
        yield request.province, {ask.PROVINCE: ()}
    for contract in request.contracts:
        yield sentence(CONTRACTS[contract]), {ask.CONTRACT: tuple(one for one in request.contracts if one != contract)}
    for home in request.home_work:
        yield sentence(HOME[home]), {ask.HOME_WORK: tuple(one for one in request.home_work if one != home)}
    if request.level:
        yield up_to_level(request.level[1]), {ask.LEVEL: ()}
    if request.month_wage:
        yield gettext("vanaf %(wage)s euro per maand") % {"wage": number(request.month_wage)}, {ask.WAGE: ()}
    if request.days:
        yield age_word(str(request.days)), {ask.AGE: ()}


def age_word(days: str) -> str:
    """``laatste 7 dagen``."""
    return ngettext("laatste dag", "laatste %(n)d dagen", int(days)) % {"n": int(days)}


def _choices(asked: Asked, found: Results, facet: Facet, kind: _Kind) -> Iterator[Narrower]:
    counts = found.facets.get(facet, {})
    values = sorted(counts, key=lambda value: (kind.order.index(value) if kind.order else 0, -counts[value], value))
    for value in values:
        if counts[value] > 0 and (counts[value] < found.total or not found.is_exact):
            yield Narrower(kind.word(value), number(counts[value]), asked.address(**kind.asks(value)))


def _hours(value: str) -> Mapping[str, tuple[str, ...]]:
    low, high = HOUR_CLASSES.get(value, (0, 0))
    most = MOST_HOURS if high > MOST_HOURS else high
    return {ask.HOURS_FROM: (f"{max(1, low):.0f}",), ask.HOURS_TO: (f"{most:.0f}",)}


def _hour_word(value: str) -> str:
    low, high = HOUR_CLASSES[value]
    if high > MOST_HOURS:
        return gettext("%(low)s uur of meer") % {"low": number(low)}
    return gettext("%(low)s tot %(high)s uur") % {"low": number(low), "high": number(high)}


class _Kind(NamedTuple):
    """How one facet is asked: its parameters, what they become for a class, how that class is called, and in which order they come."""

    parameters: tuple[str, ...]
    asks: Callable[[str], Mapping[str, tuple[str, ...]]]
    word: Callable[[str], str]
    order: tuple[str, ...] = ()  # none: the largest first


_KINDS: Mapping[Facet, _Kind] = {
    Facet.HOURS: _Kind((ask.HOURS_FROM, ask.HOURS_TO), _hours, _hour_word, tuple(HOUR_CLASSES)),
    Facet.CONTRACT: _Kind((ask.CONTRACT,), lambda value: {ask.CONTRACT: (value,)}, lambda value: sentence(CONTRACTS[Contract(value)])),
    Facet.HOME_WORK: _Kind((ask.HOME_WORK,), lambda value: {ask.HOME_WORK: (value,)}, lambda value: sentence(HOME[HomeWork(value)])),
    Facet.PROVINCE: _Kind((ask.PROVINCE,), lambda value: {ask.PROVINCE: (value,)}, str),
    Facet.AGE: _Kind((ask.AGE,), lambda value: {ask.AGE: (value,)}, age_word, tuple(map(str, AGES))),
}


def _names() -> Mapping[Facet, str]:
    return {
        Facet.HOURS: gettext("Uren per week"),
        Facet.CONTRACT: gettext("Contract"),
        Facet.HOME_WORK: gettext("Thuiswerken"),
        Facet.PROVINCE: gettext("Provincie"),
        Facet.AGE: gettext("Hoe nieuw?"),
    }
