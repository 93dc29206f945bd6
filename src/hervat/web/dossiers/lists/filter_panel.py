"""The filters of the list as its page shows them: what can be ticked and chosen, what is on, and the way back to the list without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext

from hervat.apps.dossiers.queries.caseload import Caseload, Filters
from hervat.domain.law.ruleset import present_ruleset
from hervat.reports import words
from hervat.web.components.speech import sentence, spoken
from hervat.web.dossiers.lists.query_string import Pair, pairs, without, write_filters


@dataclass(frozen=True, slots=True)
class Chip:
    """A word that leads somewhere. ``count`` None: not counted."""

    word: str
    address: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """One box of the filter."""

    name: str
    value: str
    word: str
    count: int | None
    on: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from."""

    value: str
    name: str
    count: int
    on: bool


class FilterPanel:
    """What can be asked of the list, and what is."""

    def __init__(self, found: Caseload, *, talks: bool, names_people: bool) -> None:
        self.found = found
        self.filters = found.filters
        self.talks = talks
        self.names_people = names_people
        self._pairs = pairs(replace(self.filters, page=1))

    @property
    def werkgevers(self) -> list[Tick]:
        """The boxes of the werkgevers, when there is something to choose."""
        if len(self.found.werkgevers) < 2:
            return []
        chosen = self.filters.werkgevers
        return [Tick("wg", str(pk), name, count, pk in chosen) for pk, name, count in self.found.werkgevers]

    @property
    def ticks(self) -> list[Tick]:
        """The boxes of "Toon alleen"."""
        filters, counts = self.filters, self.found.counts
        boxes = [
            Tick("telaat", "1", gettext("Te laat"), counts.late, filters.late),
            Tick("bijna", "1", gettext("Bijna te laat"), counts.soon, filters.soon),
        ]
        if self.talks:
            boxes.append(Tick("stil", "1", gettext("Zes weken geen gesprek"), counts.silent, filters.silent))
        if self.names_people:
            boxes.append(Tick("mijn", "1", gettext("Mijn dossiers"), counts.mine, filters.mine))
        return [*boxes, Tick("gesloten", "1", gettext("Gesloten"), None, filters.closed)]

    @property
    def steps(self) -> list[Choice]:
        """The steps of which there are any."""
        rules, chosen = present_ruleset().rules, self.filters.steps
        known = {step: count for step, count in self.found.steps if step in rules} | {step: 0 for step in chosen if step in rules}
        counted = dict(self.found.steps)
        named = sorted((sentence(rules[step].name), step) for step in known)
        return [Choice(step, name, counted.get(step, 0), step in chosen) for name, step in named]

    @property
    def actors(self) -> list[Choice]:
        """Whose turn it can be."""
        return [Choice(actor, sentence(words.actor_word(actor)), count, actor is self.filters.actor) for actor, count in self.found.actors]

    @property
    def spoors(self) -> list[Choice]:
        """With or without a second track."""
        second = self.found.counts.spoor_2
        return [
            Choice("1", gettext("Alleen spoor 1"), self.found.counts.all - second, self.filters.spoor_2 is False),
            Choice("2", gettext("Spoor 2 gestart"), second, self.filters.spoor_2 is True),
        ]

    @property
    def on_now(self) -> list[Chip]:
        """The filters that are on, each with the address of the list without it."""
        return [Chip(word, address_of(without(self._pairs, *gone))) for word, gone in self._named_filters()]

    @property
    def cleared(self) -> str:
        """The list without any filter."""
        kept = Filters(order=self.filters.order, size=self.filters.size)
        return address_of(write_filters(kept))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form carries along without asking for it."""
        return [pair for pair in self._pairs if pair[0] in ("sorteer", "per")]

    def _named_filters(self) -> Iterable[tuple[str, tuple[Pair | str, ...]]]:
        names = {str(pk): name for pk, name, _ in self.found.werkgevers}
        chosen = [pair for pair in self._pairs if pair[0] == "wg"]
        yield from ((names.get(pair[1], gettext("Andere werkgever")), (pair,)) for pair in chosen)
        yield from ((tick.word, (tick.name,)) for tick in self.ticks if tick.on)
        if self.filters.week_from is not None or self.filters.week_until is not None:
            yield _weeks(self.filters.week_from, self.filters.week_until), ("van", "tot")
        yield from ((choice.name, (("stap", choice.value),)) for choice in self.steps if choice.on)
        if self.filters.actor:
            yield gettext("Aan zet: %(who)s") % {"who": spoken(words.actor_word(self.filters.actor))}, ("wie",)
        yield from ((choice.name, ("spoor",)) for choice in self.spoors if choice.on)
        if self.filters.words:
            yield f"“{self.filters.words}”", ("q",)


def address_of(query: str) -> str:
    """The list with this query. Without one it would be the view somebody begins with, so the whole list says that it is whole."""
    return f"{reverse('dossiers:list')}?{query or 'alle=1'}"


def _weeks(first: int | None, last: int | None) -> str:
    if first is None:
        return gettext("Tot en met week %(last)d") % {"last": last}
    if last is None:
        return gettext("Vanaf week %(first)d") % {"first": first}
    return gettext("Week %(first)d tot en met %(last)d") % {"first": first, "last": last}
