"""Closing and opening questions and answers. A question is bound to its row and its dossier, an answer to its row and its question."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from hervat.apps.health.models import DoctorAnswer, DoctorQuestion
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.domain.dossier.asking import About, Subject


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """What was asked, and what it is about."""

    text: str
    subject: Subject


def close_question(question: DoctorQuestion, content: QuestionContent) -> bytes:
    """The sealed value for ``question.content``."""
    values = {"dossier": question.dossier_id.hex, "text": content.text, "subject": asdict(content.subject)}
    return seal_text(Purpose.VAULT, json.dumps(values), context=question_context(question.id))


def open_question(question: DoctorQuestion) -> QuestionContent:
    """What stands in it. Raises Unsealable, also for a question that was moved to another dossier."""
    values = _opened(question.content, question_context(question.id))
    if values["dossier"] != question.dossier_id.hex:
        raise Unsealable(Purpose.VAULT)
    subject = values["subject"]
    return QuestionContent(values["text"], Subject(**{**subject, "about": About(subject["about"])}))


def close_answer(answer: DoctorAnswer, text: str) -> bytes:
    """The sealed value for ``answer.content``."""
    values = {"question": answer.question_id.hex, "text": text}
    return seal_text(Purpose.VAULT, json.dumps(values), context=answer_context(answer.id))


def open_answer(answer: DoctorAnswer) -> str:
    """What was answered in words. Raises Unsealable, also for an answer that was moved to another question."""
    values = _opened(answer.content, answer_context(answer.id))
    if values["question"] != answer.question_id.hex:
        raise Unsealable(Purpose.VAULT)
    return str(values["text"])


def question_context(question: UUID) -> str:
    """Where the content of a question belongs."""
    return f"health.doctorquestion.content:{question}"


def answer_context(answer: UUID) -> str:
    """Where the content of an answer belongs."""
    return f"health.doctoranswer.content:{answer}"


def _opened(sealed: bytes | memoryview, context: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(open_text(Purpose.VAULT, bytes(sealed), context=context))
    return values
