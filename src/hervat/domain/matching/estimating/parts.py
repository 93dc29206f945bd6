"""The four ways in which a published number tells something of a load. Each makes a curve of a profile, or None when it says nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hervat.domain.matching.estimating.curves import Curve, Range, curve, doubted, exactly
from hervat.domain.matching.estimating.profiles import Profile, Published

HOURS_A_DAY = 8.0
PERCENT = 100.0
ROUNDED_AWAY = 0.005  # percentages are published in tenths; together they may miss this much of 1
# Of what was withheld. Tried on published distributions from which one or two answers were taken away (docs/reference/load-estimates.md).
NEIGHBOUR = 0.2  # how likely a level is beside the one nearer to what was published
CAUTION = 2  # how many times what is likely is taken as possible
SPREAD_OF_DAY = 0.38  # standard deviation of a share of the day between jobs of one occupation: this times sqrt(m(1-m)). A start value
NORMAL = ((0.05, -1.6449), (0.25, -0.6745), (0.5, 0.0), (0.75, 0.6745), (0.95, 1.6449))  # quantile -> standard deviations from the mean


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers to one requirement of the ORS, put in the levels of the item. ``levels[k]``: the answers that belong to level k."""

    element: str
    levels: tuple[tuple[str, ...], ...]

    def curve(self, profile: Profile, _levels: Sequence[Range]) -> Curve | None:
        """What was published counts for certain; the rest may be any answer that was not published, most likely one beside what was.

        So the rest adds to the least only where it cannot be elsewhere, and to the most for twice what is likely.
        """
        found = profile.answers.get(self.element)
        values = [[found.get(answer) for answer in level] for level in self.levels] if found else []
        if not any(cell for level in values for cell in level):
            return None
        known = [sum(cell.value for cell in level if cell) / PERCENT for level in values]
        rest = max(0.0, 1 - sum(known))
        likely = _likely(values) if rest > ROUNDED_AWAY else [0.0] * len(values)
        least, most = [], []
        for level in range(1, len(values)):
            above, error, part = sum(known[level:]), _error(values[level:]), sum(likely[level:])
            least.append(above + (rest if part and not any(likely[:level]) else 0.0) - error)
            most.append(above + rest * min(1.0, CAUTION * part) + error)
        return curve(least, most)


@dataclass(frozen=True, slots=True, eq=False)
class DayShare:
    """The percentage of the day that a requirement of the ORS takes: percentiles over the jobs where published, otherwise the mean."""

    element: str
    mean: str
    percentiles: Mapping[str, float]  # answer -> quantile

    def curve(self, profile: Profile, levels: Sequence[Range]) -> Curve | None:
        """The hours of a day of 8."""
        found = profile.answers.get(self.element, {})
        points = [(quantile, found[name].value / PERCENT) for name, quantile in self.percentiles.items() if name in found]
        if len(points) > 2:
            return _hours(sorted(points), levels)
        return of_the_day(found[self.mean].value / PERCENT, levels) if self.mean in found else None


@dataclass(frozen=True, slots=True, eq=False)
class Rating:
    """Scores of O*NET, their weighted mean read in a table.

    ``name``: of the table. ``points``: score -> share of the jobs that reach level 1, 2 and so on. ``of_day``: the table gives the mean
    share of the day instead. ``margin``: how far the table was off (a share). ``categories``: where the shares of the answers are
    published, which answer (1-5) is needed for level 1, 2 and so on; then no table is needed. ``graded``: the table is no measured one; its
    shares say how strongly the load belongs to the work, and not in how many jobs it is there.
    """

    name: str
    scores: Mapping[str, float]  # element -> weight
    scale: str
    points: tuple[tuple[float, tuple[float, ...]], ...]
    margin: float = 0.0
    of_day: bool = False
    categories: tuple[int, ...] = ()
    graded: bool = False

    def grades(self, profile: Profile) -> bool:
        """Whether what it reads there is no share of the jobs."""
        return self.graded and self._answered(profile) is None

    def curve(self, profile: Profile, levels: Sequence[Range]) -> Curve | None:
        """None when one of the scores is missing."""
        answered = self._answered(profile)
        if answered is not None:
            return answered
        found = [(profile.scores.get((element, self.scale)), weight) for element, weight in self.scores.items()]
        known = [(score, weight) for score, weight in found if score is not None]
        if len(known) < len(found):
            return None
        total = sum(weight for _, weight in known)
        score = sum(score.value * weight for score, weight in known) / total
        error = math.sqrt(sum((score.error * weight) ** 2 for score, weight in known)) / total
        low, high = self._read(score - error), self._read(score + error)
        if self.of_day:
            return doubted(of_the_day((low[0] + high[0]) / 2, levels), self.margin)
        return doubted(curve(map(min, low, high), map(max, low, high)), self.margin)

    def _answered(self, profile: Profile) -> Curve | None:
        shares = profile.shares.get(next(iter(self.scores)), {}) if len(self.scores) == 1 else {}
        if not (self.categories and shares):
            return None
        return exactly([sum(share for category, share in shares.items() if category >= least) / PERCENT for least in self.categories])

    def _read(self, score: float) -> tuple[float, ...]:
        """The table at a score, straight between its points and level beyond them."""
        if score <= self.points[0][0]:
            return self.points[0][1]
        for (start, low), (end, high) in pairwise(self.points):
            if score <= end:
                part = (score - start) / (end - start)
                return tuple(one + part * (other - one) for one, other in zip(low, high, strict=True))
        return self.points[-1][1]


Part = Answers | DayShare | Rating


def of_the_day(mean: float, levels: Sequence[Range]) -> Curve:
    """Hours of a day of 8 when only their mean share (0-1) is known: the jobs lie around it, the wider the further it is from 0 and 1."""
    deviation = SPREAD_OF_DAY * math.sqrt(max(0.0, mean * (1 - mean)))
    return _hours([(quantile, min(max(mean + distance * deviation, 0.0), 1.0)) for quantile, distance in NORMAL], levels)


def _hours(points: Sequence[tuple[float, float]], levels: Sequence[Range]) -> Curve:
    """``points``: quantile -> share of the day. A level is reached by the jobs that ask at least its low end."""
    return exactly([1 - _quantile_of(low / HOURS_A_DAY, points) for low, _ in levels[1:]])


def _quantile_of(value: float, points: Sequence[tuple[float, float]]) -> float:
    """Which part of the jobs asks less than ``value`` of the day. Outside the points it runs straight on to 0 and 1 of the jobs."""
    line = [(0.0, max(0.0, 2 * points[0][1] - points[1][1])), *points, (1.0, min(1.0, 2 * points[-1][1] - points[-2][1]))]
    if value <= line[0][1]:
        return 0.0
    for (start, low), (end, high) in pairwise(line):
        if low < value <= high:
            return start + (end - start) * (value - low) / (high - low)
    return 1.0


def _likely(levels: Sequence[Sequence[Published | None]]) -> list[float]:
    """Which part of what was withheld is likely at each level: 0 where everything was published, less the further from what was."""
    published = [index for index, level in enumerate(levels) if any(level)]
    withheld = {index for index, level in enumerate(levels) if not all(level)} or set(range(len(levels)))
    weights = [NEIGHBOUR ** min(abs(index - one) for one in published) if index in withheld else 0.0 for index in range(len(levels))]
    return [weight / sum(weights) for weight in weights]


def _error(levels: Sequence[Sequence[Published | None]]) -> float:
    return math.sqrt(sum((cell.error / PERCENT) ** 2 for level in levels for cell in level if cell))
