"""Obligations in the words of who reads, and how they are told apart: what is late, what nobody filled in, what is only possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Actor, Obligation, Timeline
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import spoken
from hervat.web.components.standing import TURN_OF, is_possibility, standing
from hervat.web.components.step import StepView
from hervat.web.timeline.links import TimelineLinks


@dataclass(frozen=True, slots=True)
class Steps:
    """Turns the obligations of one timeline into what a page shows to one reader."""

    timeline: Timeline
    links: TimelineLinks
    face: Face

    def view(self, obligation: Obligation, *, brief: bool = False) -> StepView:
        """One obligation; ``brief`` leaves out what being late costs."""
        rule = obligation.rule
        text = words.face_text(rule, self.face)
        stand = standing(obligation, self.timeline, self.face)
        says_who = self.face is Face.WERKNEMER and stand.word in TURN_OF.values()
        return StepView(
            id=obligation.id,
            name=spoken(words.name(obligation, self.face)),
            who="" if says_who else spoken(words.who(obligation, self.face)),
            opens=obligation.opens,
            due=obligation.due,
            due_extended=obligation.due_extended,
            done_on=obligation.done_on,
            look=stand.look,
            word=spoken(stand.word),
            consequence="" if brief else spoken(text.consequence),
            help=spoken(text.missed_help) if text.missed_help else "",
            reason=spoken(obligation.reason) if obligation.reason else "",
            note=self._note(obligation),
            strictness=rule.strictness,
            url=self.links.explanation(obligation.id),
            minutes=rule.duration_minutes,
        )

    def views(self, obligations: Iterable[Obligation], *, brief: bool = False) -> list[StepView]:
        return [self.view(obligation, brief=brief) for obligation in obligations]

    def _note(self, obligation: Obligation) -> str:
        """For whom a right of the werknemer is, said to the werknemer: nobody should hope, or worry, in vain."""
        if self.face is Face.WERKNEMER and obligation.rule.id == "vervroegde_iva_aanvraag" and is_possibility(obligation):
            return gettext("Dit is alleen voor wie blijvend niet meer kan werken. Vraag het uw bedrijfsarts.")
        return ""


def alone(obligation: Obligation, actor: Actor) -> bool:
    """Whether nobody but ``actor`` acts."""
    return obligation.rule.actor is actor and not obligation.rule.together_with


def by_day(obligation: Obligation) -> date:
    """The day by which steps are ordered; one without a day comes last."""
    return obligation.due or obligation.done_on or date.max
