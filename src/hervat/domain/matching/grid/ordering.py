"""All occupations of a market chosen and ordered for a person at once: what ``choosing.match`` says one by one, and a test proves it.

On top of that come two things that only one dossier knows: what people judged or found out about single occupations (:class:`Known`), and
which items of the list this reader was not given (``withheld``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hervat.domain.fml.crosswalk import Converted, to_version_b
from hervat.domain.fml.record import Fml
from hervat.domain.matching.choosing.filters import HOURS_OF_THE_DAY, FilterName, asks_hours, at_night, left_out
from hervat.domain.matching.choosing.match import MOSTLY_UNKNOWN, ORDER, Candidate, Counts, Market, own_level
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.choosing.ranking import Background, Component, background_of, connection
from hervat.domain.matching.choosing.widening import Orientation, orientation, outside
from hervat.domain.matching.compare import Fit, compare, fit_of, in_version_b
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.grid.asked import Asked
from hervat.domain.matching.grid.columns import Flags, Floats
from hervat.domain.matching.grid.connecting import Connections, Places
from hervat.domain.matching.grid.judging import Judged, Numbers
from hervat.domain.matching.judge import Verdict, is_suspect, judge
from hervat.domain.matching.loads import Load
from hervat.domain.matching.occupations import Occupation
from hervat.domain.matching.requirements import Kind

Codes = npt.NDArray[np.int8]
Counted = npt.NDArray[np.int64]
FITS, WITH_QUESTIONS, DOES_NOT_FIT = range(len(ORDER))  # how a fit is kept here: its place in the order
CODES = {fit: code for code, fit in enumerate(ORDER)}
OF_VERDICT = np.array([CODES[fit_of(verdict)] for verdict in Verdict], dtype=np.int8)
FILTERS = tuple(FilterName)
PLACE = {name: place for place, name in enumerate(FILTERS)}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about occupations for one person alone, by URI: verdicts that somebody gave, and loads that somebody found out."""

    given: Mapping[str, Fit] = field(default_factory=dict)
    loads: Mapping[str, Mapping[str, Load]] = field(default_factory=dict)


NOTHING_KNOWN = Known()


class Ordering:
    """The occupations of a market, made ready to be ordered for many persons. Never changes."""

    def __init__(self, market: Market) -> None:
        occupations = market.occupations
        self.market = market
        self.connections = Connections(occupations)
        self.places = {occupation.uri: place for place, occupation in enumerate(occupations)}
        self._level_min = _numbers(occupation.level_min for occupation in occupations)
        self._level_max = _numbers(occupation.level_max for occupation in occupations)
        self._wage_max = _numbers(occupation.wage_max for occupation in occupations)
        self._asked = Asked(occupations)
        self._at_night = np.array([at_night(occupation.loads.get(HOURS_OF_THE_DAY)) for occupation in occupations], dtype=np.bool_)
        by_name = sorted(range(len(occupations)), key=lambda place: (occupations[place].label, occupations[place].uri))
        self._by_name = np.argsort(np.array(by_name, dtype=np.int64), kind="stable")

    def choose(self, person: Person, withheld: Collection[str] = (), known: Known = NOTHING_KNOWN) -> Chosen:
        """Everything for a person. Raises ``Stopped`` without benutbare mogelijkheden.

        ``withheld``: items of the list, numbered as it is, that this reader was not given. They count for nothing, not even as unknown;
        but with them missing nothing fits without questions.
        """
        shown = replace(person.fml, not_assessed=person.fml.not_assessed - frozenset(withheld))
        converted = in_version_b(shown)
        chosen = Chosen(
            ordering=self,
            person=replace(person, fml=shown),
            converted=converted,
            withheld=_newly_open(person.fml, converted),
            orientation=orientation(person.eerste_ziektedag, person.on),
            background=background_of(person, self.market.by_uri, self.market.skill_keys),
            judged=self.market.grid.judge(converted.fml),
            known=known,
        )
        chosen.apply()
        return chosen

    def filtered(self, person: Person) -> Codes:
        """Of each occupation for which reason it is left out: the place of its name in ``FILTERS``, or -1."""
        conditions, level = person.conditions, person.education_level
        found = np.full(len(self.places), -1, dtype=np.int8)
        if conditions.no_night:
            found[self._at_night] = PLACE[FilterName.NIGHT]
        if asks_hours(conditions):
            found[self._asked.other_hours(conditions)] = PLACE[FilterName.HOURS]
        if conditions.least_hourly_wage is not None:
            found[self._wage_max < conditions.least_hourly_wage] = PLACE[FilterName.WAGE]
        found[self._asked.without(Kind.LICENCE, person.licences)] = PLACE[FilterName.LICENCE]
        found[self._asked.without(Kind.DIPLOMA, person.diplomas)] = PLACE[FilterName.DIPLOMA]
        if level is not None:
            found[self._level_min > level] = PLACE[FilterName.LEVEL]
        return found

    def unusual(self, person: Person, usual: Orientation, own: int | None) -> Flags:
        """Which occupations are not what one looks at first on this day."""
        found = np.zeros(len(self.places), dtype=np.bool_)
        stage = usual.stage
        if stage.level_drop is not None and own is not None:
            found |= self._level_max < own - stage.level_drop
        if stage.wage_share is not None and person.former_hourly is not None:
            found |= self._wage_max < stage.wage_share * person.former_hourly
        return found

    def in_order(self, keys: Iterable[npt.NDArray[np.generic]]) -> Places:
        """The places of all occupations by these keys, the weightiest first; what is equal in all of them by name."""
        return np.lexsort((self._by_name, *reversed(tuple(keys))))


@dataclass
class Chosen:
    """All occupations for one person; an array has a place for each, in the order of the market. Ask for single ones by their place."""

    ordering: Ordering
    person: Person  # with the list as this reader has it
    converted: Converted
    withheld: frozenset[str]  # items of version B
    orientation: Orientation
    background: Background
    judged: Judged
    known: Known

    def apply(self) -> None:
        """Works out what follows; done once, by :meth:`Ordering.choose`."""
        ordering, person = self.ordering, self.person
        self.unknown: Floats = self.judged.unknown.copy()
        self.suspect: Numbers = self.judged.suspect.copy()
        self.proposed: Codes = OF_VERDICT[self.judged.heaviest]
        self.left_out = ordering.filtered(person)
        self.outside = ordering.unusual(person, self.orientation, own_level(person, self.background))
        self._own: dict[int, Occupation] = {}
        for uri, loads in self.known.loads.items():
            if uri in ordering.places:
                self._take_loads(ordering.places[uri], loads)
        if self.withheld:
            self.proposed = np.maximum(self.proposed, np.int8(WITH_QUESTIONS))
        self.fits: Codes = self.proposed.copy()
        for uri, fit in self.known.given.items():
            if uri in ordering.places:
                self.fits[ordering.places[uri]] = CODES[fit]
                self.suspect[ordering.places[uri]] = 0

    def _take_loads(self, place: int, loads: Mapping[str, Load]) -> None:
        """Puts what was found out about one occupation in the place of what is known of all of them."""
        occupation = self.ordering.market.occupations[place]
        own = replace(occupation, loads={**occupation.loads, **loads})
        found = [judge(aspect, own.loads) for aspect in self.judged.aspects]
        self.judged.verdicts[:, place] = found
        self.unknown[place] = found.count(Verdict.GEEN_DATA) / len(found) if found else 0.0
        self.suspect[place] = sum(is_suspect(aspect, own.loads) for aspect in self.judged.aspects)
        self.proposed[place] = CODES[compare(self.converted.fml, own.loads).fit]
        reason = left_out(own, self.person)
        self.left_out[place] = -1 if reason is None else PLACE[reason.filter]
        self._own[place] = own

    @cached_property
    def counts(self) -> Counts:
        """How many there are; those left out by a filter are not counted among the rest."""
        inside = np.bincount(self.fits[self.left_out < 0], minlength=len(ORDER)).tolist()
        reasons = np.bincount(self.left_out[self.left_out >= 0], minlength=len(FILTERS)).tolist()
        fits, questions, excluded = inside
        return Counts(len(self.fits), fits, questions, excluded, dict(zip(FILTERS, reasons, strict=True)))

    @cached_property
    def columns(self) -> Mapping[Component, Floats]:
        """Of each component a number for every occupation; nan where it is not known."""
        return self.ordering.connections.columns(self.background)

    @cached_property
    def components(self) -> frozenset[Component]:
        """Those that are known of one occupation at least."""
        return frozenset(component for component, column in self.columns.items() if not np.isnan(column).all())

    def order(self, by: Component = Component.SKILLS) -> list[int]:
        """The places of all occupations in the order of ``choosing.match``."""
        components = [by, *(component for component in Component if component is not by)]
        keys: list[npt.NDArray[np.generic]] = [self.left_out >= 0, self.fits, self.unknown > MOSTLY_UNKNOWN, self.suspect, self.outside]
        for component in components:
            column = self.columns[component]
            keys += [np.isnan(column), -np.nan_to_num(column)]
        places: list[int] = self.ordering.in_order(keys).tolist()
        return places

    @cached_property
    def in_sight(self) -> frozenset[int]:
        """The places of what somebody can look at: not too heavy, and not left out."""
        return frozenset(np.flatnonzero((self.fits != DOES_NOT_FIT) & (self.left_out < 0)).tolist())

    @cached_property
    def without_questions(self) -> frozenset[int]:
        """The places of what fits, and is not left out."""
        return frozenset(np.flatnonzero((self.fits == FITS) & (self.left_out < 0)).tolist())

    @property
    def questions(self) -> Counted:
        """Of each occupation how many points must be looked into: a signal, or nothing known."""
        open_points = (self.judged.verdicts == Verdict.SIGNAAL) | (self.judged.verdicts == Verdict.GEEN_DATA)
        counted: Counted = open_points.sum(axis=0)
        return counted

    def without_paper(self, keys: frozenset[str]) -> list[int]:
        """The places of what is left out for a diploma or a licence, and requires one of these."""
        kept_out = (self.left_out == PLACE[FilterName.DIPLOMA]) | (self.left_out == PLACE[FilterName.LICENCE])
        occupations = self.ordering.market.occupations
        return [place for place in np.flatnonzero(kept_out).tolist() if occupations[place].required & keys]

    def occupation(self, place: int) -> Occupation:
        """With the loads that were found out."""
        return self._own.get(place) or self.ordering.market.occupations[place]

    def candidate(self, place: int) -> Candidate:
        """One occupation in full: its reasons come from the scalar definitions."""
        occupation, own = self.occupation(place), own_level(self.person, self.background)
        return Candidate(
            occupation,
            ORDER[self.fits[place]],
            connection(occupation, self.background),
            float(self.unknown[place]),
            int(self.suspect[place]),
            left_out(occupation, self.person),
            outside(occupation, self.orientation.stage, own, self.person.former_hourly),
        )

    def verdicts(self, place: int) -> list[Verdict]:
        """On every point of ``judged.aspects``."""
        return [Verdict(found) for found in self.judged.verdicts[:, place].tolist()]

    def explain(self, place: int) -> Iterator[Weighed]:
        """Every point that this reader was given, with its reason."""
        for weighed in compare(self.converted.fml, self.occupation(place).loads).items:
            if weighed.aspect.item.number not in self.withheld:
                yield weighed


def _newly_open(original: Fml, shown: Converted) -> frozenset[str]:
    """The items of version B that were not assessed on the original and are in what is shown."""
    return to_version_b(original).fml.not_assessed - shown.fml.not_assessed


def _numbers(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
