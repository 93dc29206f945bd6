"""What work may ask of somebody at most, as two plain tables: for who looks through a great deal of work by its numbers alone.

What is left out by them is an OVERSCHRIJDING by :mod:`.judge` too; what stays is judged point by point. So points that only a person can
weigh, and those whose load does not say which of several categories it is about, leave nothing out.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from hervat.domain.fml.record import Fml
from hervat.domain.matching.aspects import aspects_of
from hervat.domain.matching.judge import CLEARLY, excludes


class Allowance(NamedTuple):
    """``most``: of items (version B) the highest number that is no exceedance, in the item's unit. ``without``: items whose load may not
    be there at all."""

    most: dict[str, float]
    without: frozenset[str]


def allowance_of(fml: Fml) -> Allowance:
    """Of a list in version B."""
    most: dict[str, float] = {}
    without: set[str] = set()
    for aspect in aspects_of(fml):
        if not aspect.is_limited or aspect.is_one_of_several:
            continue
        for code, cap in zip(aspect.codes, aspect.caps, strict=True):
            if excludes(code, cap):
                without.add(aspect.number)
            elif cap is not None and code.number:
                most[aspect.number] = min(most.get(aspect.number, math.inf), cap.value * CLEARLY)
    return Allowance(most, frozenset(without))
