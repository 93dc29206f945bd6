"""Hours a week. A number a week counts before a number of the contract, and that before a word; the first of each in the ad is taken.

Hours for which a wage is told ("bij 36 uur") are no hours of the job: they are the week that the ad calls full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hervat.market.vacancies.ads import Hours
from hervat.market.vacancies.reading.fields.amounts import number
from hervat.market.vacancies.reading.rules import Hit

LEAST, MOST = 1, 60
ASIDE = "aside"  # "€ 2.900 (38 uur)": the week of the wage, and of the job when no other hours are told
LEAST_BARE = 3  # fewer hours without "a week" are hours of something else
FULL = Hours(36, 40)  # what "fulltime" says without a number
FULL_TIME, PART_TIME = "FULL_TIME", "PART_TIME"
MIDNIGHT = 24
_BASE = re.compile(
    r"(?:\bbij|\bbasis van|\bo\.?b\.?v\.?|\bbasis|based on|=|uitgaande van|\bbei|fte:?)\s*(?:a |een |de |\()*"
    r"(?:full-?time |volledige? |voltijds? |normale |werkweek van |dienstverband van |week van |baan van )*\(?$"
)
_BASE_ASIDE = re.compile(r"(?:\((?:full-?time,? |voltijd,? |bij |o\.?b\.?v\.? |fulltime is )?|(?:fulltime|voltijd|full-time) )$")
_MONEY = re.compile(r"€|euro|\beur\b|schaal|fwg|salaris|\bcao\b")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d$|\d{1,2}[.:]\d\d\b")
_BEFORE_CLOCK = re.compile(
    r"\b(?:tussen|from|vanaf|om|rond|na|until|sinds|between|by|at|te|von|ab|tegen|binnen|\w*dienst(?:en)? van|dagen van)\s+(?:de )?$"
)
_FROM = re.compile(r"\bvan (?:de )?$")
_SHIFTS = re.compile(r"dienst|ploeg|shift|schicht|werktijd")
_A_DAY = re.compile(r"\s*(?:per dag|p/d|a day|dienst)")


class Told(NamedTuple):
    """The hours, what told them, and the week for which the ad tells its wage."""

    hours: Hours | None
    by: Hit | None
    base: float | None


def read_hours(hits: Sequence[Hit], employment_type: Sequence[str]) -> Told:
    """The hours. Full time without a number is 36 to 40; part time without a number is not known."""
    base: float | None = None
    found: dict[str, tuple[Hours, Hit]] = {}
    for hit in hits:
        for kind, hours, is_base in _told(hit):
            if is_base:
                base = base or hours.high
            if not is_base or kind == ASIDE:
                found.setdefault(kind, (hours, hit))
    for kind in ("week", "contract", ASIDE):
        if kind in found:
            return Told(*found[kind], base)
    full = next((hit for hit in hits if hit.rule.told["kind"] == "full" and not hit.denied), None)
    if full:
        return Told(FULL, full, base)
    return Told(FULL if _is_full_time(employment_type) else None, None, base)


def _told(hit: Hit) -> Iterator[tuple[str, Hours, bool]]:
    """Every number of hours in a sentence: what kind it is, and whether a wage is told for it."""
    kind, text = hit.rule.told["kind"], hit.sentence.plain
    if kind == "full":
        return
    for match in hit.rule.pattern.finditer(text):
        hours = _numbers(match)
        told = "week" if match.groupdict().get("week") else kind
        if hours is None:
            continue
        before = text[max(0, match.start() - 45) : match.start()]
        if _BASE.search(before):
            yield told, hours, True
        elif _BASE_ASIDE.search(before) and _MONEY.search(text):
            yield ASIDE, hours, True
        elif told == "week" or _is_of_the_job(hours, text, match):
            yield told, hours, False


def _is_full_time(employment_type: Sequence[str]) -> bool:
    types = {kind.upper().replace("-", "_").replace(" ", "_") for kind in employment_type}
    return FULL_TIME in types and PART_TIME not in types


def _numbers(match: re.Match[str]) -> Hours | None:
    groups = match.groupdict()
    written = [groups.get(name) for name in ("high", "high2", "low", "low2")]
    if any(text and _CLOCK.search(text) for text in written):
        return None
    one, other = number(written[0] or written[1]), number(written[2] or written[3])
    high, low = (other, other) if one is None else (one, other)
    if high is None or not LEAST <= high <= MOST:
        return None
    return Hours(low if low is not None and 0 < low <= high else high, high)


def _is_of_the_job(hours: Hours, text: str, match: re.Match[str]) -> bool:
    """Whether a number of hours without "a week" is that of the contract, and no time of the day, no shift, no answer "within 24 hours"."""
    before, behind = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 12]
    if hours.high < LEAST_BARE or _A_DAY.match(behind):
        return False
    if hours.high <= MIDNIGHT and _BEFORE_CLOCK.search(before):
        return False
    is_range = hours.low != hours.high
    return not (is_range and hours.high <= MIDNIGHT and (_FROM.search(before) or _SHIFTS.search(text)))
