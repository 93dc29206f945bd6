"""What is asked of a search engine, and what it answers. Every engine gives the same answers: they get tokens, and no text.

``hervat.market.text`` made those tokens. An engine holds nothing that the database does not hold: it can be thrown away and filled again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from hervat.domain.matching.travel import Point
from hervat.domain.text import Text, say
from hervat.market.vacancies.ads import Contract, HomeWork

PAGE_SIZE, LARGEST_PAGE, LAST_RESULT = 20, 100, 1000
ENOUGH = 20  # fewer than these with every word: then also those with some of the words


def least_words(asked: int) -> int:
    """How many of the words a vacancy must have when few have them all: half of them, rounded up."""
    return (asked + 1) // 2


class Sort(StrEnum):
    """In which order hits come. Of equals the newest first, then the highest number. Without words all are equally relevant."""

    RELEVANCE = "relevance"
    DATE = "date"
    DISTANCE = "distance"


class Facet(StrEnum):
    """What hits are counted by; ``classes`` tells which counts there are. An ad that does not tell is not counted."""

    PROVINCE = "province"
    CONTRACT = "contract"
    LEVEL = "level"
    HOURS = "hours"
    HOME_WORK = "home_work"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, analysed. ``all``: each is a token that must be there, whole or part, in any field (AND first).

    ``phrases``: two or more whole words (the first token of a place) that follow each other in the title, the body or the employer; they
    must be there also when the search is widened. ``not_``: tokens, whole or part, of which none may be there. A token has no space in it,
    and no mark but a point.
    """

    all: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    not_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how far from it as the crow flies, in kilometres (more than 0, at most 200)."""

    point: Point
    km: float


@dataclass(frozen=True, slots=True)
class LoadLimits:
    """What somebody can do, as far as it is given for this one question; it is never kept.

    ``most``: of items (version B) the highest number that is no exceedance, in the item's unit. ``without``: items whose load may not be
    there. ``occupations``: URIs of occupations that are ruled out by their own load. An ad goes only by a sentence of its own or by its
    occupation; of an ad that says nothing nothing is known, and it stays.
    """

    most: Mapping[str, float] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    occupations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the engine. Everything that is given must hold; what an ad does not tell fails no filter but those on place.

    ``occupations``: URIs, those asked and their kin; they say what is looked for, so a vacancy of which no occupation is known is not found
    by them. ``near``, ``province``: both on place. ``hours``, ``level``: ranges that must overlap, ends included. ``month_wage``: at
    least, euros gross a month of full time. ``since``: first seen on or after. ``after``: only vacancies with a higher number (they count
    up as they come). ``today``: from which day the facet AGE counts; only that facet needs it. ``first`` + ``size``: at most LAST_RESULT.
    Sorting by distance needs ``near``.
    ``widen``: when few have every word, also those with some of them; False: never (a kept search tells of nothing else than was asked).
    Which vacancies answer, those of widening apart, says :func:`hervat.market.search.matching.matches`.
    """

    words: Words = Words()
    occupations: tuple[str, ...] = ()
    near: Near | None = None
    province: str = ""
    hours: tuple[float, float] | None = None
    month_wage: float | None = None
    level: tuple[int, int] | None = None
    since: date | None = None
    after: int = 0
    today: date | None = None
    contracts: tuple[Contract, ...] = ()
    home_work: tuple[HomeWork, ...] = ()
    fits: LoadLimits | None = None
    widen: bool = True
    sort: Sort = Sort.RELEVANCE
    first: int = 0  # how many hits are passed over
    size: int = PAGE_SIZE
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """``number``: of the vacancy in the store. ``km``: from the place asked. ``score``: comparable within one answer only."""

    number: int
    score: float
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """``total``: how many there are; ``is_exact``: or about, and so are the counts of the facets.

    ``widened``: fewer than ENOUGH had every word, so those with some of them (``least_words``) come behind, in every sort. They count too.
    False when there are none of those.
    """

    total: int
    is_exact: bool
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, Mapping[str, int]]
    widened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A vacancy as the engine gets it. Tokens come in the order of the text; a place may have several (a compound and its parts)."""

    number: int
    title: Sequence[tuple[str, ...]]
    body: Sequence[tuple[str, ...]]
    first_seen: date
    employer: Sequence[tuple[str, ...]] = ()
    occupation: str = ""
    hours: tuple[float, float] | None = None
    level: tuple[int, int] | None = None
    month_wage: float | None = None  # the highest that is offered
    contract: str = ""
    home_work: str = ""
    province: str = ""
    point: Point | None = None
    load: Mapping[str, float] = field(default_factory=dict)  # item -> number; nan: it is there, without a number


class EngineFailure(Exception):
    """The engine does not answer, or refuses. ``sentence`` tells people so; nothing was lost, and asking later is safe."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())


class Busy(EngineFailure):
    """Another process writes the index."""

    def __init__(self) -> None:
        super().__init__(say("De zoekindex wordt al bijgewerkt. Probeer het over een paar minuten opnieuw."))


class SearchEngine(Protocol):
    """One engine. Writing is for one process at a time, from its first change to its commit: another one hears Busy. Searching goes on
    meanwhile and sees what was committed last."""

    def put(self, documents: Iterable[Document]) -> None:
        """Adds, or replaces what has the same number."""

    def remove(self, numbers: Iterable[int]) -> None:
        """Takes out. A number that is not there is passed over."""

    def commit(self, revision: int) -> None:
        """Makes all since the last commit visible at once, and remembers up to which revision of the store the index has come."""

    def revision(self) -> int:
        """What the last commit remembered; 0 for an index that is empty or was lost."""

    def search(self, query: Query) -> Found:
        """Answers."""

    def clear(self) -> None:
        """Empties the index for filling it again; what was committed is found until the next commit."""

    def release(self) -> None:
        """Lets go of what was not committed, and lets others write."""
