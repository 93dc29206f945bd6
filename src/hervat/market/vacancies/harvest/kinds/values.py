"""Single values as sources write them: text, days, euros. What cannot be read is absent, never guessed."""

from __future__ import annotations

import email.utils
import hashlib
import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hervat.market.vacancies.jobposting import UNITS, read_number
from hervat.market.vacancies.postings import Per

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LONGEST_IDENTIFIER = 200
MOST_EUROS = 10_000_000.0
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.*))?$", re.DOTALL)
DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$", re.DOTALL)
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Without characters that are no text, and without space around it."""
    return NOT_TEXT.sub("", text).strip()


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())


def identifier(text: str) -> str:
    """What an ad is known by; a long one is shortened to something that is as unique."""
    short = line(text)
    return short if len(short) <= LONGEST_IDENTIFIER else f"sha256:{hashlib.sha256(short.encode()).hexdigest()}"


def day(text: str) -> date | None:
    """``2026-05-01``, with or without a time, ``1-5-2026``, or as mail writes it; on the Dutch clock."""
    text = text.strip()
    if (found := ISO_DAY.match(text)) is not None:
        return _moment(text) if found[4] else _date(int(found[1]), int(found[2]), int(found[3]))
    if (found := DUTCH_DAY.match(text)) is not None:
        return _date(int(found[3]), int(found[2]), int(found[1]))
    try:
        return _local(email.utils.parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moment(text: str) -> date | None:
    try:
        return _local(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        found = ISO_DAY.match(text)
        return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _local(moment: datetime) -> date | None:
    try:
        return (moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date()
    except (OverflowError, ValueError):
        return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def euros(value: object) -> float | None:
    """A number of euros, or a text with one (``€ 2.500,00``); None for what is not more than nothing."""
    amount = read_number(value)
    return amount if amount is not None and 0 < amount <= MOST_EUROS else None


def per(text: str) -> Per | None:
    """``HOUR``, ``per maand`` and the like."""
    return UNITS.get(line(text).lower().removeprefix("per "))
