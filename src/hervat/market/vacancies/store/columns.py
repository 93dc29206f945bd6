"""The read fields of an ad as the columns of a vacancy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from hervat.market.vacancies.ads import Ad, Contract, HomeWork, OccupationGuess
from hervat.market.vacancies.store.models import LEVELS, NAME, WEEK

_FIELDS = ("occupation", "hours", "wage", "level", "contract", "experience_years", "licences", "shifts", "home_work", "start", "load")
FIELDS = (*_FIELDS, "employer", "place", "postcode", "point", "date_posted", "valid_through")


class ImpossibleAd(ValueError):
    """What was read cannot be; the message says what, for who mends the reader."""


def told(ad: Ad) -> int:
    """How many fields an ad tells."""
    return sum(getattr(ad, name) not in (None, "", ()) for name in FIELDS)


def columns(ad: Ad) -> dict[str, Any]:
    """Values by column. Raises ImpossibleAd."""
    found = {
        "title": ad.title,
        "employer": ad.employer[:NAME],
        "place": ad.place[:NAME],
        "postcode": ad.postcode[:7],
        "province": ad.province[:30],
        "latitude": ad.point and ad.point.latitude,
        "longitude": ad.point and ad.point.longitude,
        "contract": ad.contract or "",
        "home_work": ad.home_work or "",
        "licences": " ".join(ad.licences)[:100],
        "shifts": " ".join(ad.shifts)[:100],
        "start": ad.start.isoformat() if isinstance(ad.start, date) else (ad.start or ""),
        "language": ad.language[:8],
        "date_posted": ad.date_posted,
        "valid_through": ad.valid_through,
        **_occupation(ad.occupation),
        **_numbers(ad),
    }
    _check(found)
    return found


def _occupation(guess: OccupationGuess | None) -> dict[str, Any]:
    if guess is None:
        return {"occupation": "", "occupation_label": "", "confidence": None}
    return {"occupation": guess.uri, "occupation_label": guess.label[:200], "confidence": guess.confidence}


def _numbers(ad: Ad) -> dict[str, Any]:
    hours, wage, level = ad.hours, ad.wage, ad.level
    return {
        "hours_low": hours and hours.low,
        "hours_high": hours and hours.high,
        "wage_low": wage and wage.low,
        "wage_high": wage and wage.high,
        "wage_per": wage.per if wage else "",
        "month_low": wage and wage.month_low,
        "month_high": wage and wage.month_high,
        "level_low": level and level.low,
        "level_high": level and level.high,
    }


def _check(found: Mapping[str, Any]) -> None:
    for low, high, least, most in (
        ("hours_low", "hours_high", 0, WEEK),
        ("level_low", "level_high", *LEVELS),
        ("month_low", "month_high", 0, math.inf),
        ("wage_low", "wage_high", 0, math.inf),
        ("confidence", "confidence", 0, 1),
        ("latitude", "latitude", -90, 90),
        ("longitude", "longitude", -180, 180),
    ):
        values = [value for name in (low, high) if (value := found[name]) is not None]
        if values != sorted(values) or any(not (least <= value <= most and math.isfinite(value)) for value in values):
            raise ImpossibleAd(f"{low}: {values}")
    _check_words(found)


def _check_words(found: Mapping[str, Any]) -> None:
    for name, known in (("contract", Contract), ("home_work", HomeWork)):
        if found[name] and found[name] not in known.__members__.values():
            raise ImpossibleAd(f"{name}: {found[name]}")
