"""Notes for an audience, and the advice of the bedrijfsarts to werkgever and werknemer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.models import Advice, Note
from hervat.apps.sealing import Purpose, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.documents import Audience
from hervat.domain.fields import FieldError
from hervat.domain.text import say

LONGEST = 10_000


def write_note(entered: Entered, *, audience: Audience, about: date, text: str) -> Note:
    """A note that the audience can read. Raises :class:`WrongFields`."""
    entered.require(Action.ADD_NOTE, audience.datum)
    _check(text, about, entered.acting.on, "about")
    note = Note(
        dossier=entered.dossier,
        audience=audience,
        about=about,
        written_by_id=entered.acting.user,
        written_as=entered.acting.role,
        organisation_id=entered.acting.actor.organisation,
    )
    note.text = seal_text(Purpose.CASE, text.strip(), context=note_context(note.id))
    with transaction.atomic():
        note.save(force_insert=True)
        audit_in(entered, Act.CREATED, "note", object_id=note.id, what=audience)
    return note


def give_advice(entered: Entered, *, day: date, text: str, hours_per_week: Decimal | None = None, replaces: UUID | None = None) -> Advice:
    """The advice, in functional terms; a second one that ``replaces`` it takes its place, and both stay readable."""
    entered.require(Action.GIVE_ADVICE)
    _check(text, day, entered.acting.on, "day")
    organisation = entered.acting.actor.organisation
    if organisation is None:
        raise Hidden
    advice = Advice(
        dossier=entered.dossier, day=day, hours_per_week=hours_per_week, given_by_id=entered.acting.user, organisation_id=organisation
    )
    advice.text = seal_text(Purpose.CASE, text.strip(), context=advice_context(advice.id))
    with transaction.atomic():
        if replaces is not None:
            old = Advice.objects.select_for_update().filter(pk=replaces, dossier=entered.dossier).first()
            if old is None:
                raise Hidden
            if Advice.objects.filter(replaces=old).exists():
                raise Conflict("", None)
            advice.replaces = old
        advice.save(force_insert=True)
        audit_in(entered, Act.CREATED, "advice", object_id=advice.id)
    return advice


def note_context(note: UUID) -> str:
    """Where a sealed note belongs."""
    return f"dossiers.note.text:{note}"


def advice_context(advice: UUID) -> str:
    """Where a sealed advice belongs."""
    return f"dossiers.advice.text:{advice}"


def _check(text: str, day: date, on: date, day_field: str) -> None:
    errors = []
    if not text.strip():
        errors.append(FieldError("text", say("Schrijf hier wat u wilt vastleggen.")))
    if len(text) > LONGEST:
        errors.append(FieldError("text", say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST)))
    if day > on:
        errors.append(FieldError(day_field, say("Kies een datum tot en met vandaag.")))
    if errors:
        raise WrongFields(*errors)
