"""How a step stands for who reads: late, not filled in, whose turn it is, or only a possibility. Each is a word, an icon and a colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hervat.domain.law.results import Actor, Obligation, State, Timeline
from hervat.domain.law.unknown import NOT_FILLED_IN, is_unknown
from hervat.domain.text import Text, say
from hervat.reports import words
from hervat.reports.words import Face

TALKS_WITH_WERKNEMER = ("probleemanalyse",)  # the duty of others, but the werknemer sits at the table
MAY = say("Kan, hoeft niet")
TURN_OF = {
    Actor.WERKGEVER: say("Uw werkgever is aan zet"),
    Actor.BEDRIJFSARTS: say("De bedrijfsarts is aan zet"),
    Actor.UWV: say("UWV is aan zet"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The ending of the class (``status--telaat``), and the icon."""

    css: str
    icon: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The word of a step, and the look that goes with it."""

    word: Text
    look: Look


LOOKS: Mapping[State, Look] = {
    State.MISSED: Look("telaat", "telaat"),
    State.DUE_SOON: Look("bijna", "bijna"),
    State.OPEN: Look("tedoen", "tedoen"),
    State.TO_COME: Look("later", "later"),
    State.DONE: Look("klaar", "klaar"),
    State.DONE_LATE: Look("laat", "klaar-laat"),
    State.DONE_LATE_JUSTIFIED: Look("reden", "klaar-reden"),
    State.NOT_APPLICABLE: Look("later", "nietnodig"),
}
UNKNOWN = Look("onbekend", "hulp")  # nobody filled it in
POSSIBLE = Look("later", "later")  # may be used, may be left


def standing(obligation: Obligation, timeline: Timeline, face: Face) -> Standing:
    """How a step stands on the day of looking."""
    if is_unknown(obligation, timeline):
        return Standing(NOT_FILLED_IN, UNKNOWN)
    if is_possibility(obligation):
        return Standing(MAY, POSSIBLE)
    state = obligation.state
    if state in (State.OPEN, State.DUE_SOON) and not is_own(obligation, face):
        return Standing(turn_of(obligation), LOOKS[State.OPEN])
    return Standing(words.status(obligation, timeline.on, face), LOOKS[state])


def turn_of(obligation: Obligation) -> Text:
    """Whose turn it is, said to a reader who waits: "Uw werkgever is aan zet". To professionals UWV is the only one to wait for."""
    return TURN_OF[obligation.rule.actor]


def is_own(obligation: Obligation, face: Face) -> bool:
    """Whether who reads has a part in the step. Professionals have one in every step but those of UWV."""
    if face is Face.PROFESSIONAL:
        return obligation.rule.actor is not Actor.UWV
    return obligation.involves(Actor.WERKNEMER) or obligation.rule.id in TALKS_WITH_WERKNEMER


def is_possibility(obligation: Obligation) -> bool:
    """Whether it is a right that somebody may use or leave. What UWV sends by itself is no choice of the reader."""
    return obligation.rule.right and obligation.state.waits and obligation.rule.actor is not Actor.UWV
