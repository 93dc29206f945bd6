"""What was said about work in a dossier: the last word on every occupation, on every item, and every advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.matching.contents import (
    AdviceContent,
    AnswerContent,
    JudgementContent,
    open_advice,
    open_answer,
    open_judgement,
    open_withdrawal,
)
from hervat.apps.matching.models import Judgement, Said, WorkAdvice, WorkAdviceWithdrawal, WorkplaceAnswer
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum, may_record

Row = TypeVar("Row", bound=Said)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said something, for whom they worked, when, and with which list and data before them."""

    id: UUID
    user: UUID
    by: str
    role: Role
    organisation: str
    day: date
    at: datetime
    fml_number: int
    state: str


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict on one occupation. ``expired``: a newer FML came, or its last day is over; then only the proposal counts."""

    voice: Voice
    uri: str
    label: str
    content: JudgementContent
    until: date | None
    expired: bool


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What was found out about one item of one occupation."""

    voice: Voice
    uri: str
    label: str
    content: AnswerContent


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an advice was taken back. ``reason``: only for who may share advices; empty for everybody else."""

    by: str
    role: Role
    organisation: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class GivenAdvice:
    """Directions that were shared. ``content`` None: they were taken back, and what they said is no longer for this reader."""

    voice: Voice
    content: AdviceContent | None
    withdrawn: Withdrawal | None = None


def verdicts_in(entered: Entered, fml_number: int) -> Mapping[str, tuple[GivenVerdict, ...]]:
    """By URI what was judged of an occupation, the last first. ``fml_number``: of the newest list that this actor works with. One query."""
    entered.require(Action.SEE_WORK)
    found: dict[str, tuple[GivenVerdict, ...]] = {}
    for row in _rows(Judgement, entered):
        expired = row.fml_number < fml_number or (row.until is not None and row.until < entered.acting.on)
        verdict = GivenVerdict(_voice(row), row.occupation_uri, row.occupation_label, open_judgement(row), row.until, expired)
        found[row.occupation_uri] = (*found.get(row.occupation_uri, ()), verdict)
    return found


def answers_in(entered: Entered) -> Mapping[str, Mapping[str, GivenAnswer]]:
    """By URI and number of an item the last answer from the workplace, also one that says that nothing is known any more. One query."""
    entered.require(Action.SEE_WORK)
    found: dict[str, dict[str, GivenAnswer]] = {}
    for row in _rows(WorkplaceAnswer, entered):
        content = open_answer(row)
        found.setdefault(row.occupation_uri, {}).setdefault(
            content.item, GivenAnswer(_voice(row), row.occupation_uri, row.occupation_label, content)
        )
    return found


def advices_in(entered: Entered) -> tuple[GivenAdvice, ...]:
    """Every advice that was shared, the newest first, also those that were taken back. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_WORK_ADVICE)
    shares = may_record(Datum.WERKADVIES, entered.acting.role)  # also after the dossier was closed, when nobody shares any more
    return tuple(_advice(row, shares=shares) for row in _rows(WorkAdvice, entered, "withdrawal__author", "withdrawal__organisation"))


def advice_in(entered: Entered, advice: UUID) -> GivenAdvice:
    """One of them. Raises :class:`Hidden` when it is not of this dossier, :class:`Refused`."""
    found = next((one for one in advices_in(entered) if one.voice.id == advice), None)
    if found is None:
        raise Hidden
    return found


def _advice(row: WorkAdvice, *, shares: bool) -> GivenAdvice:
    """One advice. ``shares``: whether the reader may share advices, and so still reads one that was taken back."""
    taken_back: WorkAdviceWithdrawal | None = getattr(row, "withdrawal", None)
    if taken_back is None:
        return GivenAdvice(_voice(row), open_advice(row))
    withdrawn = Withdrawal(
        taken_back.author.name,
        Role(taken_back.author_role),
        taken_back.organisation.name,
        taken_back.recorded_at,
        open_withdrawal(taken_back) if shares else "",
    )
    return GivenAdvice(_voice(row), open_advice(row) if shares else None, withdrawn)


def _rows(model: type[Row], entered: Entered, *beside: str) -> list[Row]:
    rows = model._default_manager.filter(dossier=entered.dossier).select_related("author", "organisation", *beside)
    return list(rows.order_by("-recorded_at", "-id"))


def _voice(row: Said) -> Voice:
    return Voice(
        row.id,
        row.author_id,
        row.author.name,
        Role(row.author_role),
        row.organisation.name,
        row.day,
        row.recorded_at,
        row.fml_number,
        row.state_id,
    )
