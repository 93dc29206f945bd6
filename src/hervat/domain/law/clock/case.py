"""One case on one day: its facts, its counted days, its events in order, and the version of each term that holds for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.clock.sickness import SickCount, count_sickness
from hervat.domain.law.facts import CaseFacts, Event, EventKind
from hervat.domain.law.ruleset import ChosenBy, Ruleset, Term, TermVersion


@dataclass(frozen=True, slots=True)
class Case:
    """What every determination starts from. ``end`` is the last day of the 104 weeks, before any extension."""

    facts: CaseFacts
    on: date
    ruleset: Ruleset
    count: SickCount
    end: date
    events: dict[EventKind, list[Event]]

    @property
    def first_day(self) -> date:
        """The first sick day of the running period."""
        return self.count.first_day

    def term(self, term_id: str) -> TermVersion:
        """The version of a term that holds for this case."""
        return self.version(self.ruleset.terms[term_id])

    def version(self, term: Term) -> TermVersion:
        """The version of ``term`` that holds for this case."""
        return term.at(self.count.first_day if term.chosen_by is ChosenBy.FIRST_SICK_DAY else self.end + ONE_DAY)

    def all(self, kind: EventKind) -> list[Event]:
        """The events of this kind in the running period, oldest first."""
        return self.events.get(kind, [])

    def first(self, kind: EventKind) -> Event | None:
        """The first event of this kind in the running period."""
        events = self.events.get(kind)
        return events[0] if events else None

    def first_date(self, *kinds: EventKind) -> date | None:
        """The day of the earliest event of any of these kinds."""
        if not self.events:
            return None
        return min((events[0].date for kind in kinds if (events := self.events.get(kind))), default=None)

    def first_after(self, kind: EventKind, day: date) -> date | None:
        """The day of the first event of this kind on or after ``day``."""
        return next((event.date for event in self.all(kind) if event.date >= day), None)


def make_case(facts: CaseFacts, on: date, ruleset: Ruleset) -> Case:
    """Count the days and put the events of the running period in order. Events of earlier, finished periods play no part any more."""
    count = count_sickness(facts, on, ruleset)
    events: dict[EventKind, list[Event]] = {}
    for event in sorted(facts.events, key=lambda event: event.date):
        if event.date >= count.first_day:
            events.setdefault(event.kind, []).append(event)
    end = count.day(ruleset.terms["wachttijd"].at(count.first_day).days - 1)
    return Case(facts, on, ruleset, count, end, events)
