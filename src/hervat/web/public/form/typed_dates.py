"""Dates as people type them: 23-11-2026, 23-11-26, 23/11/2026, 2026-11-23, 23 november 2026."""

from __future__ import annotations

import re

from hervat.domain.text import MONTHS, SHORT_MONTHS

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$", re.ASCII)
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$", re.ASCII)
MONTH_IN_WORDS = re.compile(r"^(?:[^\W\d]+,? )?(\d{1,2}) ([^\W\d]+)\.? (\d{4})$", re.ASCII)
MONTH_NUMBERS = {
    name.lower(): number + 1 for names in (MONTHS, SHORT_MONTHS) for months in names.values() for number, name in enumerate(months)
}


def to_iso(typed: str) -> str:
    """The date as ISO text (``2026-11-23``), also when no such day exists. What is no date at all comes back as it was typed."""
    text = " ".join(typed.split())
    if match := YEAR_FIRST.match(text):
        return _iso(*match.groups())
    if match := DAY_FIRST.match(text):
        day, month, year = match.groups()
        return _iso(year if len(year) == 4 else f"20{year}", month, day)
    if (match := MONTH_IN_WORDS.match(text)) and (number := MONTH_NUMBERS.get(match[2].lower())):
        return _iso(match[3], str(number), match[1])
    return text


def from_iso(text: str) -> str:
    """An ISO date as people write it (``23-11-2026``); anything else as it is."""
    year, *month_day = text.split("-") if ISO.fullmatch(text) else (text,)
    return "-".join((*reversed(month_day), year))


def is_readable(typed: str) -> bool:
    """Whether what was typed is written as a date, existing or not."""
    return ISO.fullmatch(to_iso(typed)) is not None


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"
