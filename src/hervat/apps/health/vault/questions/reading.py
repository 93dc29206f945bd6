"""Reading questions to the bedrijfsarts: each role sees those that are theirs to see. Every look at what stands in them is recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Prefetch, QuerySet
from django.utils import timezone

from hervat.apps.dossiers.auditing import tell_read
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.health.models import DoctorAnswer, DoctorQuestion
from hervat.apps.health.vault.questions.contents import open_answer, open_question
from hervat.apps.health.vault.questions.doctors import doctors_of
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.asking import DATUM_OF, Subject


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer. ``fml_number``: the signed list that answers it; ``text`` may then be empty."""

    text: str
    fml_number: int | None
    author: str
    organisation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as a list shows it: nothing of what stands in it. ``lost``: nobody is left who can answer it."""

    id: UUID
    author: str
    role: Role
    organisation: str  # of whom it is asked
    at: datetime
    answered_at: datetime | None
    is_mine: bool
    lost: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class OpenedQuestion:
    """A question, opened, with its answers, the first one first."""

    line: QuestionLine
    text: str
    subject: Subject
    answers: tuple[AnswerLine, ...]


def question_lines(entered: Entered) -> tuple[QuestionLine, ...]:
    """Which questions there are for who looks, without what stands in them: the open ones first, then the newest. One to three queries."""
    rows = list(_with_words(visible(entered)))
    doctors = _organisations_with_doctor(entered, rows)
    return tuple(sorted((_line(entered, row, doctors) for row in rows), key=_place))


def questions_of(entered: Entered) -> tuple[OpenedQuestion, ...]:
    """The same, opened. The look is recorded. Raises :class:`Refused`, Unsealable."""
    entered.require(Action.SEE_DOCTOR_QUESTIONS)
    rows = list(_with_words(visible(entered)))
    doctors = _organisations_with_doctor(entered, rows)
    opened = [_opened(entered, row, doctors) for row in rows]
    tell_read(entered, "vault", what="questions")
    return tuple(sorted(opened, key=lambda found: _place(found.line)))


def read_question(entered: Entered, question: UUID) -> OpenedQuestion:
    """One of them, opened. The look is recorded. Raises :class:`Hidden` when it is not there for who looks, :class:`Refused`."""
    entered.require(Action.SEE_DOCTOR_QUESTIONS)
    row = _with_words(visible(entered)).filter(pk=question).first()
    if row is None:
        raise Hidden
    opened = _opened(entered, row, _organisations_with_doctor(entered, [row]))
    tell_read(entered, "vault", object_id=row.id, what="questions")
    return opened


def visible(entered: Entered) -> QuerySet[DoctorQuestion]:
    """Those of the own role; for the bedrijfsarts those to the own organisation; for the werknemer all."""
    roles = [role for role, datum in DATUM_OF.items() if entered.may(Action.SEE_DOCTOR_QUESTIONS, datum)]
    rows = DoctorQuestion.objects.filter(dossier=entered.dossier, author_role__in=roles)
    return rows.filter(to=entered.acting.actor.organisation) if entered.acting.role is Role.BEDRIJFSARTS else rows


def waiting_since(acting: Acting, dossiers: Collection[UUID]) -> Mapping[UUID, date]:
    """In which of these dossiers a question waits for this bedrijfsarts, and since when; nothing of what is asked. One query."""
    if acting.role is not Role.BEDRIJFSARTS:
        return {}
    rows = DoctorQuestion.objects.filter(dossier__in=dossiers, to=acting.actor.organisation, answers__isnull=True)
    first = rows.values("dossier").annotate(first=Min("asked_at")).values_list("dossier", "first")
    return {dossier: timezone.localdate(at) for dossier, at in first}


def _with_words(rows: QuerySet[DoctorQuestion]) -> QuerySet[DoctorQuestion]:
    answers = DoctorAnswer.objects.select_related("author", "organisation", "fml").order_by("answered_at", "id")
    return rows.select_related("author", "to").prefetch_related(Prefetch("answers", answers)).order_by("-asked_at", "id")


def _organisations_with_doctor(entered: Entered, rows: Iterable[DoctorQuestion]) -> frozenset[UUID | None]:
    """Where somebody still works who can answer. It is only looked up for a question that waits; the bedrijfsarts who looks is one."""
    if entered.acting.role is Role.BEDRIJFSARTS:
        return frozenset({entered.acting.actor.organisation})
    if all(row.answers.all() for row in rows):
        return frozenset()
    return frozenset(found.organisation for found in doctors_of(entered))


def _place(line: QuestionLine) -> tuple[bool, float]:
    """Open ones first, the longest waiting on top; then what was asked last."""
    at = line.at.timestamp()
    return (not line.is_open, at if line.is_open else -at)


def _line(entered: Entered, row: DoctorQuestion, doctors: frozenset[UUID | None]) -> QuestionLine:
    answers = list(row.answers.all())
    return QuestionLine(
        id=row.id,
        author=row.author.name,
        role=Role(row.author_role),
        organisation=row.to.name,
        at=row.asked_at,
        answered_at=answers[-1].answered_at if answers else None,
        is_mine=row.author_id == entered.acting.user and row.author_role == entered.acting.role,
        lost=not answers and row.to_id not in doctors,
    )


def _opened(entered: Entered, row: DoctorQuestion, doctors: frozenset[UUID | None]) -> OpenedQuestion:
    content = open_question(row)
    answers = tuple(
        AnswerLine(
            text=open_answer(answer),
            fml_number=answer.fml.number if answer.fml else None,
            author=answer.author.name,
            organisation=answer.organisation.name,
            at=answer.answered_at,
        )
        for answer in row.answers.all()
    )
    return OpenedQuestion(_line(entered, row, doctors), content.text, content.subject, answers)
