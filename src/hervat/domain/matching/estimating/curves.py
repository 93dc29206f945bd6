"""What is known of how the jobs of an occupation spread over the levels of a load, with what is not known kept open.

Levels go from light to heavy; the first is level 0. A curve tells for each level above it the share of the jobs that ask at least that
much: not one number but the least and the most that the data allow. What a publisher withheld may be anything between, so it can raise a
question but never rule work out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from hervat.domain.matching.judge import HARDLY_ANY, MOST
from hervat.domain.matching.loads import Band

Range = tuple[float, float]
CAUTIOUS_LOW, CAUTIOUS_HIGH = HARDLY_ANY + 0.01, MOST - 0.01  # between what the comparison calls "not there" and "there"
DIGITS = 3


class Curve(NamedTuple):
    """``least[k]`` and ``most[k]``: the share (0-1) of the jobs that reach level ``k + 1``, at least and at most."""

    least: tuple[float, ...]
    most: tuple[float, ...]

    @property
    def openness(self) -> float:
        """How much stays open on average over the levels: 0 everything is known, 1 nothing."""
        return (sum(self.most) - sum(self.least)) / len(self.least)

    @property
    def middle(self) -> tuple[float, ...]:
        """Half way between the least and the most."""
        return tuple((low + high) / 2 for low, high in zip(self.least, self.most, strict=True))


def curve(least: Iterable[float], most: Iterable[float]) -> Curve:
    """A sound curve: shares within 0-1, a heavier level never reached by more jobs than a lighter one, the most never under the least."""
    low = tuple(accumulate(reversed([_within(value) for value in least]), max))[::-1]
    high = tuple(accumulate(map(_within, most), min))
    return Curve(low, tuple(map(max, low, high)))


def exactly(shares: Sequence[float]) -> Curve:
    """A curve of which nothing is open."""
    return curve(shares, shares)


def unknown(levels: int) -> Curve:
    """A curve of which everything is open."""
    return Curve((0.0,) * levels, (1.0,) * levels)


def doubted(known: Curve, margin: float) -> Curve:
    """The same with a margin left open: ``margin`` where half of the jobs is concerned, less towards none and all of them."""
    low = (least - margin * 2 * math.sqrt(least * (1 - least)) for least in known.least)
    high = (most + margin * 2 * math.sqrt(most * (1 - most)) for most in known.most)
    return curve(low, high) if margin else known


def mixed(parts: Sequence[tuple[float, Curve]]) -> Curve:
    """One curve for several occupations together, each with its weight; as open as they differ from each other (one standard deviation)."""
    if len(parts) == 1:
        return parts[0][1]
    total = sum(weight for weight, _ in parts)
    shares = [(weight / total, part) for weight, part in parts]
    levels = range(len(parts[0][1].least))
    spread = [_spread([(share, part.middle[level]) for share, part in shares]) for level in levels]
    least = [sum(share * part.least[level] for share, part in shares) - spread[level] for level in levels]
    most = [sum(share * part.most[level] for share, part in shares) + spread[level] for level in levels]
    return curve(least, most)


def either(parts: Sequence[Curve]) -> Curve:
    """What jobs ask when any of several loads counts: at least what the heaviest alone asks."""
    return curve(map(max, zip(*(part.least for part in parts), strict=True)), map(max, zip(*(part.most for part in parts), strict=True)))


def both(parts: Sequence[Curve]) -> Curve:
    """What jobs ask when several loads must come together: at most what the lightest alone asks."""
    return curve(map(min, zip(*(part.least for part in parts), strict=True)), map(min, zip(*(part.most for part in parts), strict=True)))


def limited(known: Curve, ceilings: Sequence[Curve]) -> Curve:
    """The same, where other measures say that more is not asked."""
    return curve(known.least, map(min, zip(known.most, known.most, *(ceiling.most for ceiling in ceilings), strict=True)))


def bands(known: Curve, levels: Sequence[Range]) -> tuple[Band, ...]:
    """The curve as bands of a load, ``levels`` being the range of each level from level 0 on.

    Jobs are put in order of how much they ask. Where the least and the most lie at different levels, the band of these jobs reaches from
    the one to the other.
    """
    cuts = sorted({0.0, 1.0, *(round(share, DIGITS) for share in (*known.least, *known.most))})
    found: dict[Range, float] = {}
    for start, end in pairwise(cuts):
        middle = (start + end) / 2
        low, high = _reached(known.least, middle), _reached(known.most, middle)
        reach = levels[low][0], levels[high][1]
        found[reach] = found.get(reach, 0.0) + end - start
    return tuple(Band(low, high, round(share, DIGITS)) for (low, high), share in sorted(found.items()))


def share(known: Curve) -> float:
    """The share of jobs in which a load is there, as one number (level 1), chosen so that what is open gives a question and no verdict."""
    least, most = known.least[0], known.most[0]
    if most <= HARDLY_ANY:
        return round(most, DIGITS)
    if least > CAUTIOUS_HIGH:
        return round(least, DIGITS)
    return round(min(max((least + most) / 2, CAUTIOUS_LOW), CAUTIOUS_HIGH), DIGITS)


def _reached(shares: Sequence[float], job: float) -> int:
    """The level that the job at this place (0 the heaviest, 1 the lightest) reaches."""
    return sum(1 for share in shares if round(share, DIGITS) > job)


def _spread(values: Sequence[tuple[float, float]]) -> float:
    mean = sum(weight * value for weight, value in values)
    return math.sqrt(sum(weight * (value - mean) ** 2 for weight, value in values))


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)
