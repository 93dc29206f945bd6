"""Answering a question: in words, with a signed FML, or both. What was answered is never changed; a later answer adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.health.models import DoctorAnswer, DoctorQuestion, FmlRecord
from hervat.apps.health.vault.fml.reading import of_own_organisation
from hervat.apps.health.vault.questions.asking import LONGEST_QUESTION
from hervat.apps.health.vault.questions.contents import close_answer, open_answer
from hervat.apps.health.vault.questions.reading import visible
from hervat.apps.jobs.outbox import enqueue
from hervat.domain.access.actions import Action
from hervat.domain.fields import FieldError
from hervat.domain.text import say

SUBJECT = say("Er staat een antwoord voor u klaar")
BODY = say(
    "U stelde een vraag in Hervat. Er is een antwoord.\n\n"
    "Log in bij Hervat om het te lezen.\n\n"
    "In deze mail staat niet waar het over gaat: mail is niet veilig genoeg."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """What is answered: words, the number of a signed list, or both."""

    text: str = ""
    fml_number: int | None = None


def answer_question(entered: Entered, question: UUID, new: NewAnswer, *, at: datetime | None = None) -> bool:
    """Answers it, and tells the asker that there is an answer; False when this very answer was there already.

    ``at``: of one that was given before; nobody is told of that.
    Raises :class:`WrongFields` (``text``, ``fml_number``), :class:`Hidden`, :class:`Refused`.
    """
    entered.require(Action.ANSWER_DOCTOR_QUESTION)
    organisation = entered.acting.actor.organisation
    with transaction.atomic():
        row = visible(entered).select_for_update(of=("self",)).filter(pk=question).first()
        if row is None or organisation is None:
            raise Hidden
        fml = _list(entered, new.fml_number)
        errors = list(_wrong(new, fml))
        if errors:
            raise WrongFields(*errors)
        if _is_last(row, new, fml):
            return False
        made = DoctorAnswer(
            question=row, fml=fml, author_id=entered.acting.user, author_role=entered.acting.role or "",
            organisation_id=organisation, answered_at=at or timezone.now(),
        )  # fmt: skip
        made.content = close_answer(made, new.text.strip())
        made.save(force_insert=True)
        for user in _asker(entered, row) if at is None else ():
            enqueue(key=f"doctor-answer:{made.id}:{user.pk}", to=user.email, subject=SUBJECT.render(), body=BODY.render())
        audit_in(entered, Act.CREATED, "vault", object_id=row.id, what="question_answer")
    return True


def lists_for_answer(entered: Entered) -> tuple[tuple[int, date], ...]:
    """Number and day of the signed lists of the own organisation, the newest first: with which a question can be answered. One query."""
    entered.require(Action.ANSWER_DOCTOR_QUESTION)
    rows = of_own_organisation(entered).filter(signed_at__isnull=False).order_by("-number").values_list("number", "day")
    return tuple((number, day) for number, day in rows if number is not None and day is not None)


def _list(entered: Entered, number: int | None) -> FmlRecord | None:
    return None if number is None else of_own_organisation(entered).filter(number=number, signed_at__isnull=False).first()


def _wrong(new: NewAnswer, fml: FmlRecord | None) -> Iterator[FieldError]:
    if new.fml_number is not None and fml is None:
        yield FieldError("fml_number", say("Kies een FML die u ondertekende."))
    if not new.text.strip() and new.fml_number is None:
        yield FieldError("text", say("Schrijf uw antwoord, of kies een FML die de vraag beantwoordt."))
    yield from wrong_text("text", new.text, LONGEST_QUESTION)


def _is_last(row: DoctorQuestion, new: NewAnswer, fml: FmlRecord | None) -> bool:
    """Whether the last answer says this already: it was sent twice."""
    last = row.answers.order_by("answered_at", "id").last()
    return last is not None and open_answer(last) == new.text.strip() and last.fml_id == (fml.id if fml else None)


def _asker(entered: Entered, row: DoctorQuestion) -> list[User]:
    """Who asked, as long as they have to do with the dossier; or else who has their role in it now."""
    on = entered.acting.on
    involved = {found.user for found in entered.case.involved if found.role == row.author_role and found.period.holds_on(on)}
    told = {row.author_id} if row.author_id in involved else involved
    return list(User.objects.filter(pk__in=told, is_active=True))
