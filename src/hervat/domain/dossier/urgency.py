"""Which dossier needs somebody first, and why. The order of every list of dossiers ("Dringend")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from hervat.domain.law.results import Actor, Obligation, State, Timeline
from hervat.domain.law.stretches import is_unused_right
from hervat.domain.law.unknown import is_late
from hervat.domain.text import Text, say

SOON = timedelta(days=7)
THIS_MONTH = timedelta(days=30)
SILENCE = timedelta(weeks=6)


class Urgency(IntEnum):
    """The five groups, most urgent first."""

    LATE = 1
    THIS_WEEK = 2
    SILENT = 3
    THIS_MONTH = 4
    REST = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """How a dossier stands in the list: its group, the step it is about (None: nothing is asked), and why it stands there."""

    urgency: Urgency
    step: Obligation | None
    reason: Text


def standing(timeline: Timeline, last_contact: date | None) -> Standing:
    """How the case stands on the day of its timeline. ``last_contact``: the last recorded day on which people spoke; None: not known."""
    step = next_step(timeline)
    urgency = _urgency(timeline, step, last_contact)
    return Standing(urgency, step, reason(urgency, step.due if step else None, last_contact, timeline.on))


def reason(urgency: Urgency, due: date | None, last_contact: date | None, on: date) -> Text:
    """Why a dossier stands where it stands: what a list says on the day ``on``, from what its line holds."""
    if urgency is Urgency.SILENT:
        return say("Geen gesprek vastgelegd sinds {day}", day=last_contact) if last_contact else say("Nog geen gesprek vastgelegd")
    if due is None or urgency is Urgency.REST:
        return say("Niets dringends")
    return how_far(due, on)


def how_far(due: date, on: date) -> Text:
    """How many days are left until a last day, or have gone since: "over 3 dagen", "15 dagen te laat"."""
    days = (due - on).days
    if days < 0:
        return say("1 dag te laat") if days == -1 else say("{days} dagen te laat", days=-days)
    if days == 0:
        return say("vandaag")
    return say("over 1 dag") if days == 1 else say("over {days} dagen", days=days)


def _urgency(timeline: Timeline, step: Obligation | None, last_contact: date | None) -> Urgency:
    on = timeline.on
    due = step.due if step else None
    if step is not None and step.state is State.MISSED:
        return Urgency.LATE
    if due is not None and due - on <= SOON:
        return Urgency.THIS_WEEK
    if on - (last_contact or timeline.wachttijd.first_day) > SILENCE and timeline.recovered_since is None:
        return Urgency.SILENT
    return Urgency.THIS_MONTH if due is not None and due - on <= THIS_MONTH else Urgency.REST


def next_step(timeline: Timeline) -> Obligation | None:
    """The step that waits longest: the oldest late one, else the one due first. Rights that nobody used, and UWV's own steps, ask nothing.

    A repeated step that was passed over is made good by the next of its kind, so only the last of them counts as late.
    """
    if timeline.recovered_since is not None:
        return None
    waiting = [step for step in timeline.obligations if step.state.waits and step.due is not None and _is_asked(step)]
    late = [step for step in waiting if is_late(step, timeline) and not _made_good(step, waiting)]
    return min(late or [step for step in waiting if step.state is not State.MISSED], key=_due, default=None)


def _is_asked(step: Obligation) -> bool:
    return step.rule.actor is not Actor.UWV and not is_unused_right(step)


def _made_good(step: Obligation, waiting: list[Obligation]) -> bool:
    if step.number is None:
        return False
    return any(other.rule.id == step.rule.id and (other.number or 0) > step.number for other in waiting)


def _due(step: Obligation) -> date:
    return step.due or date.max
