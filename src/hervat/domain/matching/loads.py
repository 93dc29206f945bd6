"""What work asks of a person (belasting), numbered as the items of FML version B.

A load is known for one workplace (somebody looked, or typed it) or estimated for a whole occupation. An estimate is a distribution: in 35%
of the jobs 11 to 23 kg. It says where it comes from, when, and whether it is sure enough to rule work out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Trust(StrEnum):
    """How directly a source measures the item: A the same thing in the same unit, B the same thing otherwise, C a proxy, D a hint."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Period(StrEnum):
    """Hours of the day that FML item 6.1 is about: 18-22 h and 22-6 h."""

    EVENING = "evening"
    NIGHT = "night"


class Source(NamedTuple):
    """Where a value comes from: the name of the data or of who looked, its version, and the day it is of."""

    name: str
    version: str = ""
    on: date | None = None
    trust: Trust = Trust.A


class Band(NamedTuple):
    """The part ``share`` (0-1) of the jobs that asks ``low`` to ``high`` of an item, in its unit. One known value: low and high equal."""

    low: float
    high: float
    share: float = 1.0

    @property
    def typical(self) -> float:
        """What a job in this band asks, as one number: the geometric middle, since loads spread by factors; ``low`` when it has no end."""
        return math.sqrt(self.low * self.high) if math.isfinite(self.high) else self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one item asks. Exactly one of ``bands``, ``present`` and ``periods`` tells it.

    ``item``: version B number of an item (``4.13``) or of a part of one (``1.8.4``). ``bands``: in the unit of the item, shares together 1.
    ``present``: the share (0-1) of the jobs in which the load is there at all; ``graded``: it is no share of jobs, but how strongly the
    load belongs to the work, as its workers rate it (0 not, 1 wholly). ``kenmerkend``: it belongs to the work, it is no incident.
    ``confident``: sure enough to rule work out; an estimate of trust C or D is not, unless its row says why.
    """

    item: str
    source: Source
    bands: tuple[Band, ...] = ()
    present: float | None = None
    graded: bool = False
    periods: frozenset[Period] | None = None
    kenmerkend: bool = True
    confident: bool = True
    per_hour: float | None = None  # how often, where that was looked at
    minutes: float | None = None  # how long in one go
