"""Dates as people type them: 23-11-2026, 23-11-26, 23/11/2026, 2026-11-23, 23 november 2026."""

from __future__ import annotations

import re
from datetime import date

from hervat.domain.text import MONTHS, SHORT_MONTHS

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$", re.ASCII)
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$", re.ASCII)
MONTH_IN_WORDS = re.compile(r"^(?:[^\W\d]+,? )?(\d{1,2}) ([^\W\d]+)\.? (\d{4})$", re.ASCII)
MONTH_NUMBERS = {
    name.lower(): number + 1 for names in (MONTHS, SHORT_MONTHS) for months in names.values() for number, name in enumerate(months)
}


def to_iso(typed: str) -> str:
    """The date as ISO text (``2026-11-23``). What is no date that exists comes back as it was typed, so that the reader can say so."""
    text = " ".join(typed.split())
    try:
        day = _to_date(text)
    except ValueError:
        return text
    return day.isoformat() if day else text


def from_iso(text: str) -> str:
    """An ISO date as people write it (``23-11-2026``); anything else as it is."""
    year, *month_day = text.split("-") if ISO.fullmatch(text) else (text,)
    return "-".join((*reversed(month_day), year))


def _to_date(text: str) -> date | None:
    if match := YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
        return date(year, month, day)
    if match := DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
        return date(year + 2000 if year < 100 else year, month, day)
    if (match := MONTH_IN_WORDS.match(text)) and (number := MONTH_NUMBERS.get(match[2].lower())):
        return date(int(match[3]), number, int(match[1]))
    return None
