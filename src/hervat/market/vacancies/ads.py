"""An ad as it was read. What the ad does not tell is None, never a guess; what it asks of body and mind is proven by its own sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hervat.domain.matching.travel import Point
from hervat.market.vacancies.postings import Per


class Contract(StrEnum):
    """What kind of contract is offered."""

    PERMANENT = "vast"
    TEMPORARY = "tijdelijk"
    AGENCY = "uitzend"
    FREELANCE = "zzp"
    INTERNSHIP = "stage"
    VOLUNTARY = "vrijwillig"


class HomeWork(StrEnum):
    """Whether the work can be done at home."""

    NO = "nee"
    PARTLY = "deels"
    WHOLLY = "volledig"


class Shift(StrEnum):
    """Hours other than those of the day and the week."""

    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"
    TWO = "2-ploegen"
    THREE = "3-ploegen"
    FIVE = "5-ploegen"
    ON_CALL = "oproep"


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Wage:
    """Euros gross as the ad tells them, and what that is in a month of full time (the scale on which ads are compared)."""

    low: float | None
    high: float | None
    per: Per
    month_low: float | None
    month_high: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """Levels of education (NLQF, 1 to 8) that the ad asks."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class OccupationGuess:
    """Which occupation the title means. ``confidence``: how often an answer like this one is right (0-1)."""

    uri: str
    label: str
    confidence: float
    isco: str = ""


@dataclass(frozen=True, slots=True)
class LoadSentence:
    """What the ad asks of one FML item (version B), and the literal sentence that says so.

    ``value`` in ``unit`` where the ad tells a number; ``present``: the load is there (or, False, the ad says that it is not).
    ``kenmerkend``: it belongs to the work, and is not said to be rare.
    """

    item: str
    sentence: str
    value: float | None = None
    unit: str = ""
    present: bool = True
    kenmerkend: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad:
    """One ad, read.

    ``text``: plain, a paragraph a line, without contact persons and their addresses. ``html``: the same, safe to show.
    ``start``: a day, or ``per direct``.
    """

    identifier: str
    title: str
    text: str
    html: str
    url: str = ""
    employer: str = ""
    language: str = ""
    occupation: OccupationGuess | None = None
    hours: Hours | None = None
    wage: Wage | None = None
    level: Level | None = None
    contract: Contract | None = None
    experience_years: float | None = None
    licences: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    home_work: HomeWork | None = None
    start: date | str | None = None
    place: str = ""
    postcode: str = ""
    province: str = ""
    point: Point | None = None
    load: tuple[LoadSentence, ...] = ()
    date_posted: date | None = None
    valid_through: date | None = None
