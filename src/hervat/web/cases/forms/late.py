"""Whether what is about to be recorded came after its day: by how much, and what can still be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import State
from hervat.reports import words
from hervat.web.cases.look import CaseLook
from hervat.web.components.speech import sentence, spoken
from hervat.web.public.form.event_kinds import kind_that_fulfils


@dataclass(frozen=True, slots=True)
class LateStep:
    """The step that an event does too late. ``joint``: werkgever and werknemer may move its day (RPEZ art. 5)."""

    id: str
    name: str
    due: date
    days: int
    address: str
    joint: bool
    may_move: bool  # whether who records it may say that it was moved together
    help: str  # what can still be done


def late_step(look: CaseLook, kind: EventKind, facts: CaseFacts) -> LateStep | None:
    """The step that is done too late in ``facts``, and was not in the dossier as it stands; None when nothing is late."""
    before = {found.id: (found.state, found.done_on) for found in look.timeline.obligations}
    after = replace(look, facts=facts).timeline
    for found in after.obligations:
        is_new = before.get(found.id) != (found.state, found.done_on)
        if found.state is not State.DONE_LATE or not is_new or kind_that_fulfils(found.id) != kind:
            continue
        if found.due is None or found.done_on is None:
            continue
        text = words.face_text(found.rule, look.face)
        return LateStep(
            id=found.id,
            name=sentence(words.name(found, look.face)),
            due=found.due,
            days=(found.done_on - found.due).days,
            address=look.links.explanation(found.id),
            joint=found.rule.joint_deviation,
            may_move=look.entered.may(Action.RECORD_FACT, Datum.PLAN_EN_EVALUATIES),
            help=spoken(text.missed_help) if text.missed_help else "",
        )
    return None
