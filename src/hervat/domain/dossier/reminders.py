"""When somebody is reminded of a step, and whose step it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hervat.domain.access.roles import Role
from hervat.domain.law.results import Actor, Obligation, State, Timeline
from hervat.domain.law.stretches import is_unused_right
from hervat.domain.law.unknown import is_late

ROLES_OF: Mapping[Actor, tuple[Role, ...]] = {
    Actor.WERKGEVER: (Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE),
    Actor.WERKNEMER: (Role.WERKNEMER,),
    Actor.BEDRIJFSARTS: (Role.BEDRIJFSARTS,),
    Actor.UWV: (),
}
"""Who, of the people in a dossier, acts for a party of the law. UWV is not in it."""


class Moment(StrEnum):
    """Some time before the last day, shortly before it, and from the day after."""

    EARLY = "vroeg"
    SHORT = "kort"
    LATE = "laat"


@dataclass(frozen=True, slots=True)
class Choice:
    """How many days before, and whether afterwards too."""

    early_days: int = 14
    short_days: int = 3
    when_late: bool = True


USUAL = Choice()
LONGEST_LATE = timedelta(days=14)  # what is late longer was told; the list keeps showing it


def steps_to_notice(timeline: Timeline, within: timedelta) -> tuple[Obligation, ...]:
    """The steps that somebody may have to be reminded of: due within so many days, or late since a short while."""
    if timeline.recovered_since is not None:
        return ()
    on = timeline.on
    found = [step for step in timeline.obligations if step.due is not None and step.state.waits and not is_unused_right(step)]
    return tuple(step for step in found if _is_near(step, timeline, on, within))


def moment_of(due: date, on: date, choice: Choice) -> Moment | None:
    """Which reminder a step with this last day deserves on ``on``; None: none yet, or none any more."""
    days = (due - on).days
    if days < 0:
        return Moment.LATE if choice.when_late else None
    if days <= choice.short_days:
        return Moment.SHORT
    return Moment.EARLY if days <= choice.early_days else None


def roles_for(step: Obligation) -> frozenset[Role]:
    """The roles of the people in a dossier who act in this step, alone or together."""
    return frozenset(role for actor in (step.rule.actor, *step.rule.together_with) for role in ROLES_OF[actor])


def _is_near(step: Obligation, timeline: Timeline, on: date, within: timedelta) -> bool:
    if step.due is None:
        return False
    if step.state is State.MISSED:
        return is_late(step, timeline) and step.number is None and on - step.due <= LONGEST_LATE
    return step.due - on <= within
