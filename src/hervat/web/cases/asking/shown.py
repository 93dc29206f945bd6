"""A question and its answers as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.apps.health.door import AnswerLine, OpenedQuestion, QuestionLine
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.web.cases.asking.words import subject_lines, what_if_query


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question, opened. ``query``: that of the what-if it is about; empty when it is about none."""

    line: QuestionLine
    about: list[str]
    text: str
    answers: tuple[AnswerLine, ...]
    query: str


def shown(found: OpenedQuestion, *, plain: bool = False) -> ShownQuestion:
    """With what it is about in words."""
    return ShownQuestion(found.line, subject_lines(found.subject, plain=plain), found.text, found.answers, what_if_query(found.subject))


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page about work says of the questions: those that there are, without what stands in them, and whether one can be asked."""

    lines: tuple[QuestionLine, ...]
    may_ask: bool

    @property
    def waiting(self) -> int:
        """How many wait for an answer."""
        return sum(line.is_open and not line.lost for line in self.lines)


def asking_of(entered: Entered) -> Asking | None:
    """For who looks; None for who may not know of questions. Three queries at most."""
    if not entered.may(Action.SEE_DOCTOR_QUESTIONS) or entered.acting.role is Role.BEDRIJFSARTS:
        return None
    return Asking(door.question_lines(entered), entered.may(Action.ASK_DOCTOR))
