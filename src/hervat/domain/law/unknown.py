"""What is not known: a step that nobody filled in is not yet a step that is late.

Who asks for the dates of a case often types no more than the first sick day. All that should have been done since then would be called
late, although most of it was done and only not told. So a passed step counts as late only when something was told of that day or later:
who told what came after, and not this, passed it over. In a dossier all that happens is recorded from the day it is kept
(``CaseFacts.kept_since``): from then on what is not recorded was not done. The state itself stays :data:`State.MISSED`.
"""

from __future__ import annotations

from hervat.domain.law.results import Obligation, State, Timeline
from hervat.domain.text import Text, say

NOT_FILLED_IN: Text = say("Niet ingevuld")


def is_unknown(obligation: Obligation, timeline: Timeline) -> bool:
    """Whether a passed step may as well be done: nothing of its last day or later is known. Plans tell nothing of the past."""
    due = obligation.due
    if obligation.state is not State.MISSED or due is None:
        return False
    kept_since = timeline.facts.kept_since
    if kept_since is not None and due >= kept_since:
        return False
    return not any(due <= event.date <= timeline.on for event in timeline.facts.events)


def is_late(obligation: Obligation, timeline: Timeline) -> bool:
    """Whether a step is known to be passed over."""
    return obligation.state is State.MISSED and not is_unknown(obligation, timeline)
