"""The periods of a timeline as stretches of days: what every picture of the 104 weeks draws, whoever draws it.

Here is decided which days; where a day stands, and how a stretch looks, is up to the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Actor, Obligation, State, Strictness, Timeline, Wachttijd

WEEK = 7
RECOVERED_FOR_GOOD = "hersteld"  # the flag that says that the count has stopped


class Course(StrEnum):
    """How sure a stretch is: its days are past (today included), they come when nothing changes, or they may come."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date
    course: Course


class WeekStart(NamedTuple):
    """The first counted day of a counted week of the wachttijd (1 = the first)."""

    week: int
    day: date


@dataclass(frozen=True, slots=True)
class Stretches:
    """All periods of one timeline, each in order of time, empty when the case has none.

    ``weeks_total``: how many counted weeks the wachttijd has, 104 or more; a week that began counts.
    ``last_day``: the end of the wachttijd, or of the pay when that runs on longer.
    """

    count: tuple[Stretch, ...]
    not_counted: tuple[Stretch, ...]
    loondoorbetaling: tuple[Stretch, ...]
    spoor_1: tuple[Stretch, ...]
    spoor_2: tuple[Stretch, ...]
    loonsanctie: tuple[Stretch, ...]
    week_starts: tuple[WeekStart, ...]
    weeks_total: int
    last_day: date


def stretches(timeline: Timeline) -> Stretches:
    """The periods of ``timeline``. Nothing runs on after a recovery for good: the count stopped there."""
    wachttijd, paid = timeline.wachttijd, timeline.loondoorbetaling
    days = _Days(timeline.on, _recovered_since(timeline))
    return Stretches(
        count=days.run_between(wachttijd.first_day, wachttijd.last_day, wachttijd),
        not_counted=tuple(stretch for gap in wachttijd.interruptions for stretch in days.run(gap.first, gap.last)),
        loondoorbetaling=_loondoorbetaling(timeline, days),
        spoor_1=days.run(wachttijd.first_day, _end_of_sporen(timeline)),
        spoor_2=_spoor_2(timeline, days),
        loonsanctie=_loonsanctie(timeline, days),
        week_starts=week_starts(wachttijd),
        weeks_total=weeks_total(wachttijd),
        last_day=max(wachttijd.last_day, paid.last_day or wachttijd.last_day),
    )


def weeks_total(wachttijd: Wachttijd) -> int:
    """How many counted weeks the wachttijd has: 104, or more when it was extended."""
    counted = (wachttijd.last_day - wachttijd.first_day).days + 1 - wachttijd.days_not_counted
    return -(-counted // WEEK)


def week_starts(wachttijd: Wachttijd) -> tuple[WeekStart, ...]:
    """Every counted week; days that do not count are passed over."""
    return tuple(WeekStart(week, _first_day_of(wachttijd, week)) for week in range(1, weeks_total(wachttijd) + 1))


def recovered_for_good(timeline: Timeline) -> bool:
    """Whether the count has stopped: recovered for four weeks or more. New sickness then begins a new case."""
    return any(flag.id == RECOVERED_FOR_GOOD for flag in timeline.flags)


def is_law_day(obligation: Obligation) -> bool:
    """Whether the day of a step is fixed by a statute and still to come. A right has a day only for who uses it."""
    return obligation.state is State.TO_COME and obligation.rule.strictness is Strictness.WET and not obligation.rule.right


def is_unused_right(obligation: Obligation) -> bool:
    """Whether it is a choice that nobody made: its last day asks nothing of anybody. What UWV sends is no choice of the parties."""
    return obligation.rule.right and obligation.done_on is None and obligation.rule.actor is not Actor.UWV


def mark_day(obligation: Obligation) -> date | None:
    """Where a step stands: on the day on which it was done, else on its last safe day. None: it stands nowhere."""
    if obligation.state is State.NOT_APPLICABLE or is_unused_right(obligation):
        return None
    return obligation.done_on or obligation.due


@dataclass(frozen=True, slots=True)
class _Days:
    """Splits days at the day of looking, and lets nothing run on after a recovery for good."""

    on: date
    recovered_since: date | None

    def run(self, first: date, last: date) -> tuple[Stretch, ...]:
        """What happened until today, and from tomorrow on what is planned."""
        until = self._until(last)
        parts = (Stretch(first, min(until, self.on), Course.HAPPENED), Stretch(max(first, self.on + ONE_DAY), until, Course.PLANNED))
        return tuple(part for part in parts if part.first <= part.last)

    def run_between(self, first: date, last: date, wachttijd: Wachttijd) -> tuple[Stretch, ...]:
        """The same without the days that do not count."""
        parts: list[Stretch] = []
        for gap in wachttijd.interruptions:
            parts += self.run(first, min(gap.first - ONE_DAY, last))
            first = gap.last + ONE_DAY
        return (*parts, *self.run(first, last))

    def possible(self, first: date, last: date) -> tuple[Stretch, ...]:
        """What may come."""
        until = self._until(last)
        return (Stretch(first, until, Course.POSSIBLE),) if first <= until else ()

    def _until(self, last: date) -> date:
        return last if self.recovered_since is None else min(last, self.recovered_since - ONE_DAY)


def _recovered_since(timeline: Timeline) -> date | None:
    """The first day of a recovery for good. A shorter recovery leaves the case as it was: new sickness goes on with it."""
    if not recovered_for_good(timeline):
        return None
    return timeline.recovered_since


def _first_day_of(wachttijd: Wachttijd, week: int) -> date:
    day = wachttijd.first_day + timedelta(weeks=week - 1)
    for gap in wachttijd.interruptions:
        if gap.first <= day:
            day += timedelta(days=gap.days)
    return day


def _loondoorbetaling(timeline: Timeline, days: _Days) -> tuple[Stretch, ...]:
    """The sick pay of the werkgever: not over days of recovery or leave, nor over a delay of the werknemer without a good reason."""
    wachttijd, sanctie, last = timeline.wachttijd, timeline.loonsanctie, timeline.loondoorbetaling.last_day
    if last is None:
        return ()
    if not _unpaid_delay(timeline) or sanctie.first_day is None:
        return days.run_between(wachttijd.first_day, last, wachttijd)
    until_delay = days.run_between(wachttijd.first_day, min(last, wachttijd.last_day), wachttijd)
    return (*until_delay, *days.run(sanctie.first_day, last))


def _unpaid_delay(timeline: Timeline) -> bool:
    """Whether the WIA application was late without a good reason (BW art. 7:629 lid 3)."""
    application = min(_events(timeline, EventKind.WIA_AANVRAAG), default=None)
    period = timeline.loondoorbetaling.period_last_day
    late = period is not None and period > timeline.wachttijd.last_day
    return late and any(
        event.good_reason is False for event in timeline.facts.events if event.kind is EventKind.WIA_AANVRAAG and event.date == application
    )


def _end_of_sporen(timeline: Timeline) -> date:
    """Re-integration lasts as long as the pay of the werkgever; without one, UWV guides until the end of the wachttijd."""
    return timeline.loondoorbetaling.last_day or timeline.wachttijd.last_day


def _spoor_2(timeline: Timeline, days: _Days) -> tuple[Stretch, ...]:
    """Since it started; possible from its last safe day on while it has not."""
    last = _end_of_sporen(timeline)
    started = min(_events(timeline, EventKind.START_SPOOR_2), default=None)
    if started is not None:
        return days.run(started, last)
    due = next((step.due for step in timeline.obligations if step.rule.id == EventKind.START_SPOOR_2 and step.state.waits), None)
    return () if due is None else days.possible(due, last)


def _loonsanctie(timeline: Timeline, days: _Days) -> tuple[Stretch, ...]:
    """The sanction that UWV decided on, or the longest that can come. It holds no longer than the contract."""
    sanctie, ends = timeline.loonsanctie, timeline.facts.employment_ends
    if sanctie.first_day is None or sanctie.max_last_day is None:
        return ()
    if sanctie.last_day is None:
        return days.possible(sanctie.first_day, min(sanctie.max_last_day, ends or sanctie.max_last_day))
    paid = timeline.loondoorbetaling.last_day
    return () if paid is None else days.run(sanctie.first_day, min(sanctie.last_day, paid))


def _events(timeline: Timeline, kind: EventKind) -> Iterable[date]:
    """The days of this kind of event in the running period: those of an earlier, finished period play no part."""
    return (event.date for event in timeline.facts.events if event.kind is kind and event.date >= timeline.wachttijd.first_day)
