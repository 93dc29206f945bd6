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
from hervat.market.vacancies.ads import Contract, HomeWork

PAGE_SIZE, LARGEST_PAGE, LAST_RESULT = 20, 100, 1000
ENOUGH = 20  # fewer than these with every word: then also those with some of the words


class Sort(StrEnum):
    """In which order hits come. Of equals the newest first, then the highest number."""

    RELEVANCE = "relevance"
    DATE = "date"
    DISTANCE = "distance"


class Facet(StrEnum):
    """What hits are counted by."""

    PROVINCE = "province"
    CONTRACT = "contract"
    LEVEL = "level"
    HOURS = "hours"  # 0-8, 8-16, 16-24, 24-32, 32-36, 36+
    HOME_WORK = "home_work"
    AGE = "age"  # 1, 3, 7, 14, 30 days


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, analysed. ``all``: each is a token that must be there (AND first). ``phrases``: tokens that follow each other.
    ``not_``: tokens of which none may be there."""

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
    """A question to the engine. Everything that is given must hold; what an ad does not tell fails no filter but the one on place.

    ``occupations``: URIs, those asked and their kin. ``hours``, ``level``: ranges that must overlap. ``month_wage``: at least, euros gross
    a month of full time. ``since``: first seen on or after. ``after``: only vacancies with a higher number (they count up as they come).
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
    contracts: tuple[Contract, ...] = ()
    home_work: tuple[HomeWork, ...] = ()
    fits: LoadLimits | None = None
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
    """``total``: how many there are; ``is_exact``: or about. ``widened``: few had every word, so those with some of them come behind."""

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


class SearchEngine(Protocol):
    """One engine. Writing is for one process at a time; searching goes on meanwhile and sees what was committed last."""

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
