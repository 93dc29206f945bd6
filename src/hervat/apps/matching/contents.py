"""What people said, closed and opened: every value is bound to its row and its dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hervat.apps.matching.models import Judgement, Said, WorkAdvice, WorkAdviceWithdrawal, WorkplaceAnswer
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.domain.matching.compare import Fit


@dataclass(frozen=True, slots=True)
class JudgementContent:
    """What the software proposed, what somebody made of it, and why."""

    proposed: Fit
    given: Fit
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerContent:
    """``load``: in the shape of one load of a function in JSON; None when an earlier answer no longer counts. ``place``: where, of whom."""

    item: str
    load: Mapping[str, Any] | None
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Direction:
    """One occupation in an advice."""

    uri: str
    label: str
    fit: Fit


@dataclass(frozen=True, slots=True)
class AdviceContent:
    """The directions, and what the author says about them."""

    directions: tuple[Direction, ...]
    text: str = ""


Content = JudgementContent | AnswerContent | AdviceContent


def close_judgement(row: Judgement, content: JudgementContent) -> bytes:
    """The sealed value for ``row.content``."""
    return _close(row, {"proposed": content.proposed, "given": content.given, "reason": content.reason})


def open_judgement(row: Judgement) -> JudgementContent:
    """What was judged. Raises Unsealable."""
    values = _open(row)
    return JudgementContent(Fit(values["proposed"]), Fit(values["given"]), values["reason"])


def close_answer(row: WorkplaceAnswer, content: AnswerContent) -> bytes:
    """The sealed value for ``row.content``."""
    load = None if content.load is None else dict(content.load)
    return _close(row, {"item": content.item, "load": load, "place": content.place, "note": content.note})


def open_answer(row: WorkplaceAnswer) -> AnswerContent:
    """What was found out. Raises Unsealable."""
    return AnswerContent(**_open(row))


def close_advice(row: WorkAdvice, content: AdviceContent) -> bytes:
    """The sealed value for ``row.content``."""
    directions = [[found.uri, found.label, found.fit] for found in content.directions]
    return _close(row, {"directions": directions, "text": content.text})


def open_advice(row: WorkAdvice) -> AdviceContent:
    """What was shared. Raises Unsealable."""
    values = _open(row)
    return AdviceContent(tuple(Direction(uri, label, Fit(fit)) for uri, label, fit in values["directions"]), values["text"])


def close_withdrawal(row: WorkAdviceWithdrawal, reason: str) -> bytes:
    """The sealed value for ``row.content``."""
    return _close(row, {"reason": reason})


def open_withdrawal(row: WorkAdviceWithdrawal) -> str:
    """Why an advice was taken back. Raises Unsealable."""
    reason: str = _open(row)["reason"]
    return reason


def opened(row: Judgement | WorkplaceAnswer | WorkAdvice) -> Content:
    """Whatever was said. Raises Unsealable."""
    if isinstance(row, Judgement):
        return open_judgement(row)
    return open_answer(row) if isinstance(row, WorkplaceAnswer) else open_advice(row)


def judgement_context(row: UUID) -> str:
    """Where what was judged belongs."""
    return f"matching.judgement.content:{row}"


def answer_context(row: UUID) -> str:
    """Where what was found out belongs."""
    return f"matching.workplaceanswer.content:{row}"


def advice_context(row: UUID) -> str:
    """Where what was shared belongs."""
    return f"matching.workadvice.content:{row}"


def withdrawal_context(row: UUID) -> str:
    """Where the reason of a withdrawal belongs."""
    return f"matching.workadvicewithdrawal.content:{row}"


CONTEXTS: Mapping[type[Said | WorkAdviceWithdrawal], Callable[[UUID], str]] = {
    Judgement: judgement_context,
    WorkplaceAnswer: answer_context,
    WorkAdvice: advice_context,
    WorkAdviceWithdrawal: withdrawal_context,
}


def _close(row: Said | WorkAdviceWithdrawal, values: Mapping[str, object]) -> bytes:
    bound = json.dumps({"dossier": row.dossier_id.hex, "values": values})
    return seal_text(Purpose.CASE, bound, context=CONTEXTS[type(row)](row.id))


def _open(row: Said | WorkAdviceWithdrawal) -> dict[str, Any]:
    bound = json.loads(open_text(Purpose.CASE, bytes(row.content), context=CONTEXTS[type(row)](row.id)))
    if bound["dossier"] != row.dossier_id.hex:
        raise Unsealable(Purpose.CASE)
    values: dict[str, Any] = bound["values"]
    return values
