"""Hours a week. A number a week counts before a number of the contract, and that before a word; the first of each in the ad is taken."""

from __future__ import annotations

from collections.abc import Sequence

from hervat.market.vacancies.ads import Hours
from hervat.market.vacancies.reading.fields.amounts import number
from hervat.market.vacancies.reading.rules import Hit

LEAST, MOST = 1, 60
LEAST_BARE = 4  # fewer hours without "a week" are hours of something else
FULL = Hours(36, 40)  # what "fulltime" says without a number
ON_CALL = Hours(0, 0)
FULL_TIME, PART_TIME = "FULL_TIME", "PART_TIME"


def read_hours(hits: Sequence[Hit], employment_type: Sequence[str]) -> tuple[Hours | None, Hit | None]:
    """The hours, and what told them. Full time without a number is 36 to 40; part time without a number is not known."""
    for kind in ("week", "contract"):
        for hit in hits:
            found = _numbers(hit) if hit.rule.told["kind"] == kind else None
            if found and (kind == "week" or found.high >= LEAST_BARE):
                return found, hit
    full = next((hit for hit in hits if hit.rule.told["kind"] == "full" and not hit.denied), None)
    if full:
        return FULL, full
    types = {kind.upper().replace("-", "_").replace(" ", "_") for kind in employment_type}
    if FULL_TIME in types and PART_TIME not in types:
        return FULL, None
    return None, None


def _numbers(hit: Hit) -> Hours | None:
    groups = hit.match.groupdict()
    high = number(groups.get("high") or groups.get("high2"))
    low = number(groups.get("low") or groups.get("low2"))
    if high is None or not LEAST <= high <= MOST:
        return None
    if low is None or not 0 <= low <= high:
        low = high
    return Hours(low, high)
