"""An ad as its source tells it, in the words of schema.org's ``JobPosting``, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hervat.domain.text import Text


class Per(StrEnum):
    """Over which time a wage is told."""

    HOUR = "hour"
    MONTH = "month"
    FOUR_WEEKS = "4weeks"
    YEAR = "year"


class WrongPosting(ValueError):
    """A posting that is no ad. ``field``: what is wrong, in the words of schema.org; ``sentence``: what was expected there."""

    def __init__(self, field: str, sentence: Text) -> None:
        self.field = field
        self.sentence = sentence
        super().__init__(f"{field}: {sentence}")


@dataclass(frozen=True, slots=True)
class Salary:
    """``baseSalary``: euros gross, as stated. ``per``: absent when the source does not say."""

    low: float | None
    high: float | None
    per: Per | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One ad of one source. A field that the source does not tell is empty.

    ``identifier``: the source's own, the same at every visit. ``description``: HTML or plain text, as it came. ``postcode``: as written,
    four figures with or without letters. ``country``: two letters (``NL``). ``employment_type``: schema.org's words (``FULL_TIME``) or a
    source's own. ``remote``: the source says that all work is done at home (``jobLocationType`` ``TELECOMMUTE``).
    """

    identifier: str
    title: str
    description: str
    url: str = ""
    employer: str = ""
    postcode: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    salary: Salary | None = None
    employment_type: tuple[str, ...] = ()
    remote: bool = False
    date_posted: date | None = None
    valid_through: date | None = None
