"""A werknemer asks about a look: the question is kept sealed, and the organisation of who looked is told that there is one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.queries import look_at_dossier
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import LookQuestion
from hervat.apps.jobs.outbox import enqueue
from hervat.apps.organisations.queries import active_memberships
from hervat.apps.sealing import Purpose, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import say

LONGEST = 4_000
SUBJECT = say("Er staat een vraag voor u klaar")
BODY = say(
    "Iemand vraagt wie in een dossier keek, en waarom.\n\n"
    "Log in bij Hervat en kies Inzages om de vraag te lezen. Antwoord binnen een maand.\n\n"
    "In deze mail staat niet van wie de vraag is: mail is niet veilig genoeg."
)


def ask_about_look(entered: Entered, *, look: int, text: str) -> LookQuestion:
    """Asks the organisation of who looked. Raises :class:`WrongFields` (``text``), :class:`Hidden` for a look of another dossier."""
    entered.require(Action.ASK_ABOUT_LOOK)
    found = look_at_dossier(entered.dossier.id, look)
    if found is None:
        raise Hidden
    if not text.strip():
        raise WrongFields(FieldError("text", say("Schrijf op wat er niet klopt.")))
    if len(text) > LONGEST:
        raise WrongFields(FieldError("text", say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST)))
    question = LookQuestion(
        dossier=entered.dossier,
        look=look,
        to_id=found.organisation or entered.dossier.werkgever_id,
        asked_by_id=entered.acting.user,
    )
    question.text = seal_text(Purpose.CASE, text.strip(), context=question_context(question.id))
    with transaction.atomic():
        question.save(force_insert=True)
        for user in _readers(question.to_id, entered.acting.on):
            enqueue(key=f"look-question:{question.id}:{user.pk}", to=user.email, subject=SUBJECT.render(), body=BODY.render())
        audit_in(entered, Act.CREATED, "look_question", object_id=question.id)
    return question


def question_context(question: UUID) -> str:
    """Where a sealed question belongs."""
    return f"dossiers.lookquestion.text:{question}"


def _readers(organisation: UUID, on: date) -> list[User]:
    """Who watches over the data of an organisation; where nobody does, who has the care of its people."""
    members = list(active_memberships(on).filter(organisation=organisation).select_related("user"))
    watching = [member.user for member in members if member.role == Role.PRIVACYFUNCTIONARIS]
    return list(dict.fromkeys(watching or [member.user for member in members if member.is_admin]))
