"""The picture of the 104 weeks as numbers: bands of weeks under each other, and what stands where in each of them.

Every place is a number of days from the start of its band; how wide a day is, and how a label finds its room, is up to whoever draws.
Which days a period has is decided in :mod:`hervat.domain.law.stretches`. What happened is ``solid``, what is planned is ``outlined``, what
is possible is ``dotted``, what does not count is ``hatched``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law import stretches as law
from hervat.domain.law.results import Obligation, Timeline
from hervat.domain.law.unknown import is_unknown
from hervat.domain.text import Text, say
from hervat.reports.words import short_name

WEEK = 7
BAND_WEEKS = 52
LABELLED_WEEKS = 8  # every eighth week gets its number
MONTH_IN_SIGHT = timedelta(days=10)
STYLES = {law.Course.HAPPENED: "solid", law.Course.PLANNED: "outlined", law.Course.POSSIBLE: "dotted"}
NOT_COUNTED = "hatched"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``start`` up to ``end`` (not included) of a band, and how they are drawn."""

    start: int
    end: int
    style: str  # solid, outlined, dotted, hatched


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on one day. ``shape`` is one of :func:`shape`, or start, today, end."""

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
    spoor_1: tuple[Stretch, ...]
    spoor_2: tuple[Stretch, ...]
    loonsanctie: tuple[Stretch, ...]
    weeks: tuple[Tick, ...]
    months: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    repeated: tuple[Mark, ...]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)


def bands(timeline: Timeline) -> list[Band]:
    """The picture: two bands of 52 weeks; longer ones when days did not count, a third when the pay runs on after the wachttijd."""
    drawn = law.stretches(timeline)
    first = timeline.wachttijd.first_day
    weeks = -(-((drawn.last_day - first).days + 1) // WEEK)
    number = max(2, round(weeks / BAND_WEEKS))
    days = max(BAND_WEEKS, -(-weeks // number)) * WEEK
    return [_band(timeline, drawn, _Window(first + timedelta(days=index * days), days)) for index in range(number)]


def shape(obligation: Obligation, timeline: Timeline) -> str:
    """The state; but a day that a statute sets and that is still to come, and a step that nobody filled in, have shapes of their own."""
    if is_unknown(obligation, timeline):
        return "unknown"
    return "law_day" if law.is_law_day(obligation) else obligation.state.value


def _band(timeline: Timeline, drawn: law.Stretches, window: _Window) -> Band:
    hatched = window.hatched(drawn.not_counted)
    return Band(
        first=window.first,
        days=window.days,
        today=window.at(timeline.on),
        count=window.styled(drawn.count) + hatched,
        pay=window.styled(drawn.loondoorbetaling) + (hatched if drawn.loondoorbetaling else ()),
        spoor_1=window.styled(drawn.spoor_1),
        spoor_2=window.styled(drawn.spoor_2),
        loonsanctie=window.styled(drawn.loonsanctie),
        weeks=tuple(window.weeks(drawn.week_starts)),
        months=tuple(window.months()),
        marks=tuple(_marks(timeline, window)),
        repeated=tuple(_repeated(timeline, window)),
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """One band's days, and where a day of the case falls in them."""

    first: date
    days: int

    def at(self, day: date) -> int | None:
        place = (day - self.first).days
        return place if 0 <= place < self.days else None

    def styled(self, found: Iterable[law.Stretch]) -> tuple[Stretch, ...]:
        """What of the stretches falls in this band, each as its course is drawn."""
        return tuple(part for stretch in found for part in self._cut(stretch, STYLES[stretch.course]))

    def hatched(self, found: Iterable[law.Stretch]) -> tuple[Stretch, ...]:
        """The same for days that do not count."""
        return tuple(part for stretch in found for part in self._cut(stretch, NOT_COUNTED))

    def _cut(self, stretch: law.Stretch, style: str) -> Iterator[Stretch]:
        begin = max((stretch.first - self.first).days, 0)
        end = min((stretch.last - self.first).days + 1, self.days)
        if begin < end:
            yield Stretch(begin, end, style)

    def weeks(self, starts: Iterable[law.WeekStart]) -> Iterator[Tick]:
        for week, day in starts:
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


def _marks(timeline: Timeline, window: _Window) -> Iterator[Mark]:
    """The one-time steps, and the first day, today and the last day."""
    wachttijd = timeline.wachttijd
    fixed = [
        (wachttijd.first_day, "start", say("Eerste ziektedag")),
        (timeline.on, "today", say("vandaag")),
        (None if law.recovered_for_good(timeline) else wachttijd.last_day, "end", say("Laatste dag")),
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
        day = law.mark_day(obligation)
        place = None if day is None else window.at(day)
        if place is None or day is None or (obligation.number is not None) is not repeated:
            continue
        yield Mark(place, shape(obligation, timeline), day, None if repeated else short_name(obligation))
