"""The time axis of the picture of the 104 weeks: days to places, years, months and weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.results import Timeline
from hervat.domain.law.stretches import Stretches, weeks_total
from hervat.domain.text import SHORT_MONTHS
from hervat.web.components.speech import current_language

WIDTH, LEFT, RIGHT = 1164, 124, 1152
ONE_DAY = timedelta(days=1)
FLAG_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Tick:
    """A name on the axis, and the place of its line."""

    x: float
    text: str
    line_x: float | None = None


class Axis:
    """Time from the first sick day to the end of the wachttijd, or of the pay when that runs on longer."""

    def __init__(self, timeline: Timeline, drawn: Stretches) -> None:
        self.first = timeline.wachttijd.first_day
        self.last = drawn.last_day
        self.week_starts = drawn.week_starts
        self.weeks_total = drawn.weeks_total
        self.end_x = self.x(timeline.wachttijd.last_day + ONE_DAY)
        self.now_x = self.x(timeline.on)
        self.shows_today = self.first <= timeline.on <= self.last

    def x(self, day: date) -> float:
        """The place where a day begins; for a day outside the picture its nearest edge."""
        share = (day - self.first) / (self.last + ONE_DAY - self.first)
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 1)

    @property
    def flag_x(self) -> float:
        """The left side of the flag of today, kept inside the picture."""
        return round(min(max(self.now_x - FLAG_WIDTH / 2, LEFT), WIDTH - FLAG_WIDTH), 1)

    @property
    def flag_middle(self) -> float:
        return self.flag_x + FLAG_WIDTH / 2

    @property
    def years(self) -> list[Tick]:
        """Each new year with its line, and the first year where there is room for it."""
        lines = [self.x(date(year, 1, 1)) for year in range(self.first.year + 1, self.last.year + 1)]
        ticks = [Tick(x + 6, str(self.first.year + 1 + number), x) for number, x in enumerate(lines) if x < RIGHT - 30]
        if not lines or lines[0] - LEFT > 44:
            ticks.insert(0, Tick(LEFT + 6, str(self.first.year)))
        return ticks

    @property
    def months(self) -> list[Tick]:
        """Each month, named where its name fits."""
        names = SHORT_MONTHS[current_language()]
        ticks = []
        for start, end in self._month_spans():
            left, right = self.x(start), self.x(end)
            ticks.append(Tick(round((left + right) / 2, 1), names[start.month - 1] if right - left > 21 else "", right))
        return ticks

    @property
    def weeks(self) -> list[Tick]:
        """The counted weeks 1, 8, 16 and so on; none under the flag of today."""
        numbers = {1, *range(8, self.weeks_total - 4, 8), self.weeks_total}
        ticks = [Tick(self.x(day) + 5, str(number)) for number, day in self.week_starts if number in numbers]
        return [tick for tick in ticks if not (self.shows_today and self.flag_x - 12 < tick.x < self.flag_x + FLAG_WIDTH + 12)]

    def _month_spans(self) -> Iterator[tuple[date, date]]:
        start = self.first
        while start <= self.last:
            following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
            yield start, min(following, self.last + ONE_DAY)
            start = following


def counted_weeks(timeline: Timeline) -> int:
    """How many counted weeks the wachttijd has: 104, or more when it was extended."""
    return weeks_total(timeline.wachttijd)
