"""What a search for vacancies answers, and one vacancy."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hervat.market.vacancies.ads import Contract, HomeWork, Shift
from hervat.market.vacancies.postings import Per

Whole = Annotated[int, Field(ge=0)]


class Told(BaseModel):
    """Null: the ad does not tell it."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")


class Range(Told):
    """From and to."""

    min: float | None
    max: float | None


class Occupation(Told):
    """Which occupation the title means."""

    uri: str
    label: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How often an answer like this one is right."""


class Vacancy(Told):
    """What every answer tells of a vacancy."""

    id: Annotated[int, Field(ge=1)]
    title: str
    employer: str | None
    place: str | None
    postcode: str | None
    province: str | None
    hours: Range | None
    """Hours a week."""
    level: Range | None
    """Level of education (NLQF)."""
    month_wage: Range | None
    """Euros gross in a month of full time, by which ads are compared."""
    contract: Contract | None
    home_work: HomeWork | None
    occupation: Occupation | None
    first_seen: date


class Hit(Vacancy):
    """A vacancy that was found."""

    km: float | None
    """From the place that was asked, as the crow flies."""
    url: str | None
    sources: Whole
    """How many sources have it now."""
    score: float
    """Comparable within one answer only."""
    why: str
    """Why it was found, in sentences."""


class Suggestion(Told):
    """What finds more, and how many."""

    text: str
    total: Whole


class Vacancies(Told):
    """One page of what was found."""

    total: Whole
    total_is_exact: bool
    """Otherwise it is about so many, and so are the facets."""
    widened: bool
    """Few had every word: those with some of them come behind, and count."""
    took_ms: float
    facets: dict[str, dict[str, int]]
    """By kind and class, how many."""
    hits: list[Hit]
    suggestions: list[Suggestion]


class Wage(Told):
    """Euros gross as the ad tells them."""

    min: float | None
    max: float | None
    per: Per


class Load(Told):
    """What the ad asks of one item of the FML (version B)."""

    item: str
    value: float | None
    unit: str | None
    present: bool
    """False: the ad says that it is not asked."""
    kenmerkend: bool
    """It belongs to the work, and is not said to be rare."""
    sentence: str
    """The words of the ad that say so."""


class Source(Told):
    """Where the vacancy stands, or stood."""

    source: str
    url: str | None
    first_seen: datetime
    gone_at: datetime | None


class OneVacancy(Vacancy):
    """One vacancy, with all that was read in it."""

    gone_at: datetime | None
    """Since when no source has it any more."""
    same_as: int | None
    """It turned out to be the same as the vacancy with this id."""
    language: str | None
    text: str
    wage: Wage | None
    experience_years: float | None
    licences: list[str]
    shifts: list[Shift]
    start_date: str | None
    """A day, or `per direct`."""
    load: list[Load]
    sources: list[Source]
