"""What is asked of who applies: level, years of experience, licences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hervat.market.vacancies.ads import Level
from hervat.market.vacancies.reading.fields.amounts import number
from hervat.market.vacancies.reading.rules import Hit

MOST_YEARS = 25
DRIVING = ("AM", "B", "BE", "C1", "C1E", "C", "CE", "D", "DE", "T")
CATEGORY = re.compile(r"\b(?:be|ce|c1e|c1|de|b|c|d|t|am|e)\b")
OF_WORD = {"vrachtwagenrijbewijs": "C", "trekkerrijbewijs": "T"}
TRAILER = {"B": "BE", "C": "CE", "D": "DE", "C1": "C1E"}


def read_level(hits: Sequence[Hit]) -> Level | None:
    """From the lowest to the highest level that is asked; a numbered one counts before "mbo" alone."""
    told = [hit for hit in hits if not hit.denied and not hit.wished] or [hit for hit in hits if not hit.denied]
    if not told:
        return None
    if all(hit.rule.told["certainty"] == 3 for hit in told):
        return Level(1, 1)
    told = [hit for hit in told if hit.rule.told["certainty"] < 3]
    if any(hit.rule.told["certainty"] == 2 and "low" in hit.match.groupdict() for hit in told):
        told = [hit for hit in told if hit.rule.told["certainty"] == 2]
    bounds = [_bounds(hit) for hit in told]
    return Level(min(low for low, _ in bounds), max(high for _, high in bounds))


def _bounds(hit: Hit) -> tuple[int, int]:
    groups = hit.match.groupdict()
    if groups.get("low"):
        low = int(groups["low"])
        high = int(groups["high"]) if groups.get("high") else low
        return min(low, high), max(low, high)
    return hit.rule.told["low"], hit.rule.told["high"]


def read_experience(hits: Sequence[Hit]) -> float | None:
    """The fewest years that are asked; 0 when the ad says that none are needed. Both at once is not known."""
    none = any("none" in hit.rule.told for hit in hits)
    years = [value for hit in hits if "none" not in hit.rule.told and (value := _years(hit)) is not None]
    if years:
        return None if none else max(years)
    return 0.0 if none else None


def _years(hit: Hit) -> float | None:
    if hit.wished:
        return None
    groups = hit.match.groupdict()
    value, unit = number(groups["n"] or groups["n2"]), groups["unit"] or groups["unit2"]
    if value is None:
        return None
    years = value / 12 if unit.startswith("m") else value
    return round(years, 2) if years <= MOST_YEARS else None


def read_licences(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Driving licences by category, then papers for machines. What is only a wish is left out; a licence without a category is B."""
    asked = [hit for hit in hits if not hit.denied and not hit.wished]
    driving: set[str] = set()
    bare = False
    for hit in asked:
        if hit.rule.told["kind"].startswith("driving"):
            found = {one for match in hit.rule.pattern.finditer(hit.sentence.plain) for one in _categories(match)}
            driving |= found
            bare = bare or not found
    if bare and not driving:
        driving.add("B")
    machines = {hit.rule.told["kind"] for hit in asked if not hit.rule.told["kind"].startswith("driving")}
    return (*(kind for kind in DRIVING if kind in driving), *sorted(machines))


def _categories(match: re.Match[str]) -> set[str]:
    groups = match.groupdict()
    written = [one.upper() for name in ("before", "behind", "valid", "coded") for one in CATEGORY.findall(groups.get(name) or "")]
    found: list[str] = []
    for one in written:
        if one == "E":
            found += [TRAILER[found[-1]]] if found and found[-1] in TRAILER else []
        else:
            found.append(one)
    return set(found) | ({OF_WORD[word]} if (word := groups.get("word") or "") in OF_WORD else set())
