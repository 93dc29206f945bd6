"""Notes and advice that the actor may read, opened from their seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Advice, Note
from hervat.apps.dossiers.services.notes import advice_context, note_context
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import Audience


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as its audience reads it."""

    id: UUID
    audience: Audience
    about: date
    text: str
    by: str
    role: Role
    at: datetime


@dataclass(frozen=True, slots=True)
class AdviceText:
    """An advice of the bedrijfsarts; ``replaced``: a later one took its place."""

    id: UUID
    day: date
    text: str
    hours_per_week: Decimal | None
    by: str
    by_id: UUID
    organisation: str
    at: datetime
    replaced: bool


def notes_in(entered: Entered) -> tuple[NoteText, ...]:
    """The notes for the audiences of this actor, newest first. One query."""
    audiences = [audience for audience in Audience if entered.may(Action.SEE_NOTE, audience.datum)]
    rows = Note.objects.filter(dossier=entered.dossier, audience__in=audiences).select_related("written_by")
    return tuple(
        NoteText(
            id=row.id,
            audience=Audience(row.audience),
            about=row.about,
            text=open_text(Purpose.CASE, bytes(row.text), context=note_context(row.id)),
            by=row.written_by.name,
            role=Role(row.written_as),
            at=row.written_at,
        )
        for row in rows.order_by("-about", "-written_at")
    )


def advices_in(entered: Entered) -> tuple[AdviceText, ...]:
    """All advice of the bedrijfsarts, newest first. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_ADVICE)
    rows = Advice.objects.filter(dossier=entered.dossier).select_related("given_by", "organisation", "successor")
    return tuple(
        AdviceText(
            id=row.id,
            day=row.day,
            text=open_text(Purpose.CASE, bytes(row.text), context=advice_context(row.id)),
            hours_per_week=row.hours_per_week,
            by=row.given_by.name,
            by_id=row.given_by_id,
            organisation=row.organisation.name,
            at=row.given_at,
            replaced=hasattr(row, "successor"),
        )
        for row in rows.order_by("-day", "-given_at")
    )
