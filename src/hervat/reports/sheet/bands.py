"""The picture of the 104 weeks as numbers: bands of weeks under each other, and what stands where in each of them.

Every place is a number of days from the start of its band; how wide a day is, and how a label finds its room, is up to whoever draws.
What happened is ``solid``, what is planned is ``outlined``, what is possible is ``dotted``, what does not count is ``hatched``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.results import Obligation, State, Strictness, Timeline
from hervat.domain.text import Text, say
from hervat.reports.words import FINISHED, short_name

WEEK = 7
BAND_WEEKS = 52
LABELLED_WEEKS = 8  # every eighth week gets its number
DAY = timedelta(days=1)
MONTH_IN_SIGHT = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``start`` up to ``end`` (not included) of a band, and how they are drawn."""

    start: int
    end: int
    style: str  # solid, outlined, dotted, hatched


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on one day. ``shape`` is a state, ``law_day`` (a day set by statute that is still to come), or start, today, end."""

    at: int
    shape: str
    day: date
    label: Text | None


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, or of a week of the count."""

    at: int
    day: date
    week: int | None = None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One stretch of weeks. ``today`` is None when today lies in another band, or outside the picture."""

    first: date
    days: int
    today: int | None
    count: tuple[Stretch, ...]
    pay: tuple[Stretch, ...]
    spoor_2: tuple[Stretch, ...]
    weeks: tuple[Tick, ...]
    months: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    repeated: tuple[Mark, ...]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)


def bands(timeline: Timeline) -> list[Band]:
    """The picture: two bands of 52 weeks; longer ones when days did not count, a third when the pay runs on after the wachttijd."""
    first = timeline.wachttijd.first_day
    weeks = -(-((_end_of_picture(timeline) - first).days + 1) // WEEK)
    number = max(2, round(weeks / BAND_WEEKS))
    days = max(BAND_WEEKS, -(-weeks // number)) * WEEK
    return [_band(timeline, first + timedelta(days=index * days), days) for index in range(number)]


def mark_day(obligation: Obligation) -> date | None:
    """Where an obligation stands in the picture: on the day it was done, else on its last safe day."""
    return obligation.done_on or obligation.due


def shape(obligation: Obligation) -> str:
    """The state, but a day that a statute sets and that is still to come has a shape of its own."""
    if obligation.state is State.TO_COME and obligation.rule.strictness is Strictness.WET:
        return "law_day"
    return obligation.state.value


def week_starts(timeline: Timeline) -> Iterator[tuple[int, date]]:
    """Every week of the count and the day on which it begins; days that do not count are passed over."""
    wachttijd = timeline.wachttijd
    week = 1
    while True:
        day = wachttijd.first_day + timedelta(days=(week - 1) * WEEK)
        for gap in wachttijd.interruptions:
            if gap.first <= day:
                day += timedelta(days=gap.days)
        if day > _end_of_picture(timeline):
            return
        yield week, day
        week += 1


def _end_of_picture(timeline: Timeline) -> date:
    """The end of the wachttijd, or of the pay when a loonsanctie or a late application makes it run on."""
    days = (timeline.wachttijd.last_day, timeline.loonsanctie.last_day, timeline.loondoorbetaling.last_day)
    return max(day for day in days if day is not None)


def _band(timeline: Timeline, first: date, days: int) -> Band:
    window = _Window(first, days, timeline.on)
    wachttijd = timeline.wachttijd
    count = window.run(wachttijd.first_day, wachttijd.last_day)
    for gap in wachttijd.interruptions:
        count += window.stretch(gap.first, gap.last, "hatched")
    return Band(
        first=first,
        days=days,
        today=window.at(timeline.on),
        count=tuple(count),
        pay=tuple(_pay(timeline, window)),
        spoor_2=tuple(_spoor_2(timeline, window)),
        weeks=tuple(window.weeks(timeline)),
        months=tuple(window.months()),
        marks=tuple(_marks(timeline, window)),
        repeated=tuple(_repeated(timeline, window)),
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """One band's days, and where a day of the case falls in them."""

    first: date
    days: int
    on: date

    def at(self, day: date) -> int | None:
        place = (day - self.first).days
        return place if 0 <= place < self.days else None

    def stretch(self, start: date, last: date, style: str) -> list[Stretch]:
        """The part of ``start`` to ``last`` (both included) that falls in this band: one stretch, or none."""
        begin = max((start - self.first).days, 0)
        end = min((last - self.first).days + 1, self.days)
        return [Stretch(begin, end, style)] if begin < end else []

    def run(self, start: date, last: date) -> list[Stretch]:
        """A stretch that is solid until today and outlined from there."""
        return self.stretch(start, min(last, self.on), "solid") + self.stretch(max(start, self.on + DAY), last, "outlined")

    def weeks(self, timeline: Timeline) -> Iterator[Tick]:
        for week, day in week_starts(timeline):
            place = self.at(day)
            if place is not None:
                yield Tick(place, day, week, labelled=week == 1 or week % LABELLED_WEEKS == 0 or week % BAND_WEEKS == 0)

    def months(self) -> Iterator[Tick]:
        """The first of every month, and the start of the band when enough of its month is left to name it."""
        if (self.first + MONTH_IN_SIGHT).month == self.first.month:
            yield Tick(0, self.first)
        for place in range(1, self.days):
            day = self.first + timedelta(days=place)
            if day.day == 1:
                yield Tick(place, day)


def _pay(timeline: Timeline, window: _Window) -> list[Stretch]:
    """The pay of the werkgever. A loonsanctie that UWV may still impose is dotted."""
    first, last, sanctie = timeline.wachttijd.first_day, timeline.loondoorbetaling.last_day, timeline.loonsanctie
    if last is None:
        return []
    pay = window.run(first, last)
    for gap in timeline.wachttijd.interruptions:
        pay += window.stretch(gap.first, gap.last, "hatched")
    if sanctie.last_day is not None and sanctie.last_day > last:
        return pay + window.run(last + DAY, sanctie.last_day)
    if sanctie.max_last_day is not None and sanctie.last_day is None:
        pay += window.stretch(last + DAY, sanctie.max_last_day, "dotted")
    return pay


def _spoor_2(timeline: Timeline, window: _Window) -> list[Stretch]:
    """Spoor 2 from its start to the end of the pay: dotted from its last safe day while it has not started."""
    for obligation in timeline.obligations:
        day = mark_day(obligation)
        if obligation.rule.id != "start_spoor_2" or day is None or obligation.state is State.NOT_APPLICABLE:
            continue
        last = timeline.loondoorbetaling.last_day or timeline.wachttijd.last_day
        return window.run(day, last) if obligation.state in FINISHED else window.stretch(day, last, "dotted")
    return []


def _marks(timeline: Timeline, window: _Window) -> Iterator[Mark]:
    """The one-time steps, and the first day, today and the last day."""
    wachttijd = timeline.wachttijd
    fixed = [
        (wachttijd.first_day, "start", say("Eerste ziektedag")),
        (timeline.on, "today", say("vandaag")),
        (wachttijd.last_day, "end", say("Laatste dag")),
        (timeline.loonsanctie.last_day, "end", say("Einde loonsanctie")),
    ]
    for day, kind, label in fixed:
        place = None if day is None else window.at(day)
        if place is not None and day is not None:
            yield Mark(place, kind, day, label)
    yield from _obligations(timeline, window, repeated=False)


def _repeated(timeline: Timeline, window: _Window) -> Iterator[Mark]:
    """The steps that come back every six weeks: a row of their own, without names."""
    yield from _obligations(timeline, window, repeated=True)


def _obligations(timeline: Timeline, window: _Window, *, repeated: bool) -> Iterator[Mark]:
    for obligation in timeline.obligations:
        day = mark_day(obligation)
        place = None if day is None else window.at(day)
        if place is None or day is None or obligation.state is State.NOT_APPLICABLE or (obligation.number is not None) is not repeated:
            continue
        yield Mark(place, shape(obligation), day, None if repeated else short_name(obligation))
