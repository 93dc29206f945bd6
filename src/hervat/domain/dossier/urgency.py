"""Which dossier needs somebody first, and why. The order of every list of dossiers ("Dringend")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from hervat.domain.law.results import Obligation, State, Timeline
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
    on = timeline.on
    step = next_step(timeline)
    due = step.due if step else None
    if step is not None and due is not None and step.state is State.MISSED:
        days = (on - due).days
        return Standing(Urgency.LATE, step, say("1 dag te laat") if days == 1 else say("{days} dagen te laat", days=days))
    if step is not None and due is not None and due - on <= SOON:
        return Standing(Urgency.THIS_WEEK, step, _in_days((due - on).days))
    silent_since = last_contact or timeline.wachttijd.first_day
    if on - silent_since > SILENCE and timeline.recovered_since is None:
        return Standing(Urgency.SILENT, step, say("Geen contact vastgelegd sinds {day}", day=silent_since))
    if step is not None and due is not None and due - on <= THIS_MONTH:
        return Standing(Urgency.THIS_MONTH, step, _in_days((due - on).days))
    return Standing(Urgency.REST, step, say("Niets dringends"))


def next_step(timeline: Timeline) -> Obligation | None:
    """The step that waits longest: the oldest late one, else the one due first. Rights that nobody used ask for nothing.

    A repeated step that was passed over is made good by the next of its kind, so only the last of them counts as late.
    """
    if timeline.recovered_since is not None:
        return None
    waiting = [step for step in timeline.obligations if step.state.waits and step.due is not None and not is_unused_right(step)]
    late = [step for step in waiting if is_late(step, timeline) and not _made_good(step, waiting)]
    return min(late or [step for step in waiting if step.state is not State.MISSED], key=_due, default=None)


def _made_good(step: Obligation, waiting: list[Obligation]) -> bool:
    if step.number is None:
        return False
    return any(other.rule.id == step.rule.id and (other.number or 0) > step.number for other in waiting)


def _due(step: Obligation) -> date:
    return step.due or date.max


def _in_days(days: int) -> Text:
    if days == 0:
        return say("vandaag")
    return say("over 1 dag") if days == 1 else say("over {days} dagen", days=days)
