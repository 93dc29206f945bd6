"""In which classes hits are counted: of hours, of levels, of age. Every engine counts the same."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

HOUR_CLASSES = {"0-8": (0, 8), "8-16": (8, 16), "16-24": (16, 24), "24-32": (24, 32), "32-36": (32, 36), "36+": (36, math.inf)}
LEVELS = range(1, 9)  # NLQF
AGES = (1, 3, 7, 14, 30)  # days


def hour_classes(hours: tuple[float, float] | None) -> Iterator[str]:
    """Every class whose hours the ad offers, ends included: as many are found by who asks those hours. None when it tells no hours."""
    if hours is not None:
        low, high = hours
        yield from (name for name, (first, last) in HOUR_CLASSES.items() if low <= last and high >= first)


def level_classes(level: tuple[int, int] | None) -> Iterator[str]:
    """Every level that an ad asks."""
    if level is not None:
        yield from (str(one) for one in LEVELS if level[0] <= one <= level[1])


def age_classes(first_seen: date, today: date) -> Iterator[str]:
    """Of 1, 3, 7, 14 and 30 days those in which an ad was first seen: a new one counts in each."""
    yield from (str(days) for days in AGES if first_seen >= today - timedelta(days=days))
