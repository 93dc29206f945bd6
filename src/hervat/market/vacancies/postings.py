"""An ad as its source tells it, in the words of schema.org's ``JobPosting``, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Per(StrEnum):
    """Over which time a wage is told."""

    HOUR = "hour"
    MONTH = "month"
    FOUR_WEEKS = "4weeks"
    YEAR = "year"


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
    four figures with or without letters. ``employment_type``: schema.org's words (``FULL_TIME``) or a source's own.
    """

    identifier: str
    title: str
    description: str
    url: str = ""
    employer: str = ""
    postcode: str = ""
    locality: str = ""
    region: str = ""
    salary: Salary | None = None
    employment_type: tuple[str, ...] = ()
    date_posted: date | None = None
    valid_through: date | None = None
