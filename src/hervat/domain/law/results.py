"""What the law's clock answers: dates that carry their own reasoning.

A :class:`Determination` is a date with the steps that led to it, each with its article. An :class:`Obligation` is one duty (or right) of
one party, with its window, its state on a given day and what missing it costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.law.calendar import last_working_day_until
from hervat.domain.law.citations import Citation
from hervat.domain.law.facts import CaseFacts
from hervat.domain.text import Text


class Strictness(StrEnum):
    """How hard a rule is. A rule that is not law is never worded as a duty."""

    WET = "wet"
    REGELING = "regeling"
    UWV_BELEID = "UWV-beleid"
    PRAKTIJK = "praktijk"


class State(StrEnum):
    """Where an obligation stands on a given day."""

    NOT_APPLICABLE = "not_applicable"
    TO_COME = "to_come"
    OPEN = "open"
    DUE_SOON = "due_soon"
    DONE = "done"
    DONE_LATE = "done_late"
    DONE_LATE_JUSTIFIED = "done_late_justified"
    MISSED = "missed"

    @property
    def is_done(self) -> bool:
        """Done, in time or late."""
        return self in (State.DONE, State.DONE_LATE, State.DONE_LATE_JUSTIFIED)

    @property
    def waits(self) -> bool:
        """Somebody still has to do it, now or later."""
        return self in (State.MISSED, State.DUE_SOON, State.OPEN, State.TO_COME)


class Actor(StrEnum):
    """Who acts in the two years."""

    WERKGEVER = "werkgever"
    WERKNEMER = "werknemer"
    BEDRIJFSARTS = "bedrijfsarts"
    UWV = "uwv"


class Severity(StrEnum):
    """How loudly a flag speaks. ``human_decides``: sources contradict or people must judge; Hervat takes the stated reading and says so."""

    INFO = "info"
    WARNING = "warning"
    HUMAN_DECIDES = "human_decides"


class Step(NamedTuple):
    """One line of a calculation: what was done, what came out, and on what ground."""

    what: Text
    outcome: date | int | None = None  # a day, or a number of days
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    parameters: tuple[str, ...] = ()  # ids of the term versions this line rests on, e.g. "wia_aanvraag@2013-07-01"


class Determination(NamedTuple):
    """A date with its reasoning. ``value`` is None when there is no date; ``steps`` then say why."""

    value: date | None
    steps: tuple[Step, ...]
    nominal: date | None = None  # the outer reading, where the law can be read one day wider
    rolled: bool = False  # True when Algemene termijnenwet moved the day past a weekend or holiday

    @property
    def parameters(self) -> tuple[str, ...]:
        """The versions of all terms on which the date rests, in the order of the steps."""
        return tuple(dict.fromkeys(parameter for step in self.steps for parameter in step.parameters))


@dataclass(frozen=True, slots=True)
class FaceText:
    """The words of one face (the professional's, or the werknemer's in B1): name of the step, what to do, what if it is late."""

    name: Text
    summary: Text
    consequence: Text
    missed_help: Text | None  # what can still be done when the day has passed


@dataclass(frozen=True, slots=True)
class Rule:
    """What is always the same about an obligation, read from ``rules/obligations.toml``."""

    id: str
    row: str  # row of the timeline table in docs/law, e.g. "T4"
    name: Text
    actor: Actor  # who must act
    together_with: tuple[Actor, ...]
    strictness: Strictness
    confirmed: bool  # read in the primary text
    checked_on: date
    citations: tuple[Citation, ...]
    joint_deviation: bool  # werkgever and werknemer may together move this term (RPEZ art. 5)
    right: bool  # a right that may be used, not a duty: it is never "missed"
    repeats: bool  # may come more than once in a case
    duration_minutes: int | None  # a rough estimate of the work
    recipient: Text | None
    content: tuple[Text, ...]  # what must be in the document
    professional: FaceText
    werknemer: FaceText


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty or right of one party in one case, on one day."""

    id: str  # unique in a timeline: the rule's id, with _1, _2 ... for repeated ones
    rule: Rule
    number: int | None  # which of the repeated ones
    opens: date | None
    determination: Determination
    due_extended: date | None  # a later day on which the act still counts as timely (WIA art. 64 lid 6)
    done_on: date | None
    state: State
    reason: Text | None  # why it does not apply, or why being late is justified

    @property
    def due(self) -> date | None:
        """The last safe day, that day included."""
        return self.determination.value

    def involves(self, actor: Actor) -> bool:
        """Whether ``actor`` must act, alone or together with others."""
        return actor is self.rule.actor or actor in self.rule.together_with

    @property
    def workday(self) -> date | None:
        """The last working day on or before the due day."""
        return None if self.due is None else last_working_day_until(self.due)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several readings of the law, and the day that follows from it."""

    reading: Text
    what: Text  # which day this is: "Eerste WIA-dag"
    day: date


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person must know or decide.

    ``alternatives``: where the law can be read in two ways, each with its day. ``werknemer``: the same in plain words to the werknemer;
    None when it is not for them.
    """

    id: str
    severity: Severity
    text: Text
    citations: tuple[Citation, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    werknemer: Text | None = None


@dataclass(frozen=True, slots=True)
class SickPeriod:
    """An earlier period of sickness that ended for good, because 28 days or more of recovery followed."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Interruption:
    """Days inside the wachttijd that do not count: a short recovery, or leave."""

    first: date
    last: date
    leave: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """The 104 weeks before the WIA. ``applies`` is False for who gets no WIA (AOW); then the dates only show the count."""

    first_day: date
    last_day: date
    first_wia_day: date
    days_not_counted: int
    interruptions: tuple[Interruption, ...]
    earlier_periods: tuple[SickPeriod, ...]
    applies: bool
    extended_until: date | None  # vrijwillige verlenging: the last day asked for
    determination: Determination


@dataclass(frozen=True, slots=True)
class Loondoorbetaling:
    """Until when the werkgever pays on. None when no employer pays (fictief dienstverband).

    ``period_last_day`` is the end of the period of art. 7:629 lid 1 and 11: a late WIA application lengthens it also when no wage is owed
    over the delay. A loonsanctie begins the day after it.
    """

    last_day: date | None
    period_last_day: date | None
    determination: Determination


@dataclass(frozen=True, slots=True)
class Loonsanctie:
    """Until when UWV may decide on a sanction, how long it can run, and (when decided) when it ends. All None: no sanction can come."""

    decision: Determination  # the latest day on which UWV decides in time
    first_day: date | None
    max_last_day: date | None
    last_day: date | None
    determination: Determination  # the last day: decided, or the longest possible

    @property
    def latest_decision(self) -> date | None:
        return self.decision.value


@dataclass(frozen=True, slots=True)
class VervroegdeIva:
    """The window of the early IVA, and the first IVA day that follows from an application (law.md 1.6)."""

    earliest_application: date
    latest_application: date
    latest_application_nominal: date
    earliest_wia_day: date
    wia_day: date | None
    wia_day_strict: date | None


@dataclass(frozen=True, slots=True)
class NoRisk35Minner:
    """The reference day of the no-risk cover for who is less than 35% disabled (ZW art. 29b lid 1 b)."""

    reference_day: date
    contract_condition: bool | None  # None: no contract elsewhere is known
    starts_before_wia: bool  # the contract begins after the reference day but before the period is over


@dataclass(frozen=True, slots=True)
class Money:
    """What follows from wages, in euro. Parts of which the facts are unknown are None."""

    year_1_month: Decimal | None = None
    year_2_month: Decimal | None = None
    minimum_month: Decimal | None = None
    ao_percentage: Decimal | None = None
    wia_class: str | None = None  # "geen WIA", "WGA 35-45", ..., "WGA 80-100", "IVA"
    vervolguitkering_percentage: Decimal | None = None
    lgu_month: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything the law's clock says about one case on one day."""

    facts: CaseFacts
    on: date
    rules_version: str
    wachttijd: Wachttijd
    loondoorbetaling: Loondoorbetaling
    loonsanctie: Loonsanctie
    opzegverbod_last_day: date | None
    recovered_since: date | None  # fully recovered from this day on; the end is not known, or is 28 days or more away
    vervroegde_iva: VervroegdeIva | None
    no_risk: NoRisk35Minner | None
    money: Money | None
    obligations: tuple[Obligation, ...]
    flags: tuple[Flag, ...]

    def obligation(self, obligation_id: str) -> Obligation:
        """The obligation with this id. Raises KeyError when the timeline has none."""
        for obligation in self.obligations:
            if obligation.id == obligation_id:
                return obligation
        raise KeyError(obligation_id)

    @property
    def week(self) -> int | None:
        """In which week of the wachttijd ``on`` falls (1 = the first), None before it or after it ended."""
        day = counted_day_number(self.wachttijd, self.on)
        return None if day is None else day // 7 + 1


def counted_day_number(wachttijd: Wachttijd, day: date) -> int | None:
    """How many counted days lie before ``day`` in the wachttijd; None outside it. A day that is not counted has the number of the next."""
    if not wachttijd.first_day <= day <= wachttijd.last_day:
        return None
    skipped = 0
    for gap in wachttijd.interruptions:
        if gap.first < day:
            skipped += (min(gap.last, day) - gap.first).days + (0 if day <= gap.last else 1)
    return (day - wachttijd.first_day).days - skipped
