"""Asking the bedrijfsarts of a dossier something about what can be done in work. It changes nothing but that a question waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.health.models import DoctorQuestion, FmlRecord
from hervat.apps.health.vault.fml.reading import ReleasedFml, signed_fml
from hervat.apps.health.vault.questions.contents import QuestionContent, close_question, open_question
from hervat.apps.health.vault.questions.doctors import doctors_of
from hervat.apps.jobs.outbox import enqueue
from hervat.domain.access.actions import Action
from hervat.domain.dossier.asking import About, Subject
from hervat.domain.fields import FieldError
from hervat.domain.fml import Kind, VersionId, to_version_b, version
from hervat.domain.text import say

LONGEST_QUESTION = 4_000  # characters; of an answer too
MOST_OPEN = 10  # questions of one person in one dossier that wait
SUBJECT = say("Er staat een vraag voor u klaar")
BODY = say(
    "Iemand stelde u een vraag in een dossier.\n\n"
    "Log in bij Hervat en kies Spreekuur om de vraag te lezen en te beantwoorden.\n\n"
    "In deze mail staat niet van wie de vraag is: mail is niet veilig genoeg."
)
NO_DOCTOR = say("In dit dossier werkt nu geen bedrijfsarts. Vraag de casemanager om een bedrijfsarts toe te voegen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """What is asked: not yet checked. ``subject.now`` is filled in when it is stored."""

    text: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that waits now. ``before``: the very same was asked already, and is not asked again."""

    id: UUID
    before: bool


def has_doctor(entered: Entered) -> bool:
    """Whether there is somebody in the dossier who can answer. One query."""
    return bool(doctors_of(entered))


def check_question(entered: Entered, new: NewQuestion) -> Subject:
    """What it is about, with what stands on the list now.

    Raises :class:`WrongFields` with ``text``, ``fml_number`` (another list meanwhile) or ``item``.
    """
    entered.require(Action.ASK_DOCTOR)
    shown = signed_fml(entered, None, missing_ok=True) if new.subject.item else None
    errors = [*_wrong_text(entered, new.text), *_wrong_subject(new.subject, shown)]
    if errors:
        raise WrongFields(*errors)
    return as_it_stands(new.subject, shown)


def ask_doctor(entered: Entered, new: NewQuestion, *, at: datetime | None = None) -> Asked:
    """Asks it, and tells the bedrijfsarts that a question waits. ``at``: of one that came in before; nobody is told of that.

    Raises as :func:`check_question`, and ``text`` when too many wait.
    """
    content = QuestionContent(new.text.strip(), check_question(entered, new))
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)  # the same in two windows is one question
        waiting = _waiting(entered)
        same = next((row for row in waiting if open_question(row) == content), None)
        if same is not None:
            return Asked(same.id, before=True)
        if len(waiting) >= MOST_OPEN:
            sentence = say("Er wachten al {most} vragen van u op antwoord. Wacht daarop, of bel de bedrijfsarts.", most=MOST_OPEN)
            raise WrongFields(FieldError("text", sentence))
        row = _store(entered, content, at or timezone.now())
        if at is None:
            _tell(entered, row)
        audit_in(entered, Act.CREATED, "vault", object_id=row.id, what="question")
    return Asked(row.id, before=False)


def _waiting(entered: Entered) -> list[DoctorQuestion]:
    """The own questions without an answer, of those that can still get one."""
    doctors = {found.organisation for found in doctors_of(entered)}
    rows = DoctorQuestion.objects.filter(dossier=entered.dossier, author=entered.acting.user, author_role=entered.acting.role)
    return list(rows.filter(answers__isnull=True, to__in=doctors))


def _store(entered: Entered, content: QuestionContent, at: datetime) -> DoctorQuestion:
    to = _addressed(entered, content.subject.fml_number)
    row = DoctorQuestion(
        dossier=entered.dossier, to_id=to, author_id=entered.acting.user, author_role=entered.acting.role or "", asked_at=at
    )  # fmt: skip
    row.content = close_question(row, content)
    row.save(force_insert=True)
    return row


def _tell(entered: Entered, row: DoctorQuestion) -> None:
    doctors = [found.user for found in doctors_of(entered) if found.organisation == row.to_id]
    for user in User.objects.filter(pk__in=doctors):
        enqueue(key=f"doctor-question:{row.id}:{user.pk}", to=user.email, subject=SUBJECT.render(), body=BODY.render())


def _addressed(entered: Entered, number: int | None) -> UUID:
    """The organisation of whoever wrote the list it is about, if a bedrijfsarts of it is still here; or else of who came last."""
    organisations = [found.organisation for found in doctors_of(entered)]
    written = FmlRecord.objects.filter(dossier=entered.dossier, number=number).values_list("organisation", flat=True).first()
    to = written if written in organisations else next(iter(organisations), None)
    if to is None:
        raise Hidden
    return to


def _wrong_text(entered: Entered, text: str) -> Iterator[FieldError]:
    if not has_doctor(entered):
        yield FieldError("text", NO_DOCTOR)
    elif not text.strip():
        yield FieldError("text", say("Schrijf uw vraag op, in één of twee zinnen."))
    yield from wrong_text("text", text, LONGEST_QUESTION)


def _wrong_subject(subject: Subject, shown: ReleasedFml | None) -> Iterator[FieldError]:
    if not subject.item:
        return
    if shown is None:
        yield FieldError("fml_number", say("Er is nu geen FML die u mag gebruiken. Stel uw vraag zonder dit onderdeel."))
    elif subject.fml_number != shown.number:
        yield FieldError(
            "fml_number", say("Er is intussen een andere FML: versie {number}. Kijk of uw vraag nog klopt.", number=shown.number)
        )
    item = version(VersionId.B).items.get(subject.item)
    if item is None:
        yield FieldError("item", say("Dit onderdeel staat niet op de FML. Stel uw vraag zonder dit onderdeel."))
    elif subject.about is About.WHAT_IF and (item.kind is not Kind.DEGREE or subject.code not in range(len(item.codes))):
        yield FieldError("item", say("Dit antwoord bestaat niet bij dit onderdeel. Kies er een bij Wat als."))


def as_it_stands(subject: Subject, shown: ReleasedFml | None) -> Subject:
    """With the code that the asker can see on the list now; None where nothing was assessed or released."""
    item = version(VersionId.B).items.get(subject.item)
    if shown is None or item is None:
        return subject
    answer = to_version_b(shown.fml).fml.answer(item.number)
    return replace(subject, now=max(answer.limits, default=0) if answer is not None and item.kind is Kind.DEGREE else None)
