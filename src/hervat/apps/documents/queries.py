"""The documents that an actor may see, and one of them with its content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.models import Document
from hervat.apps.documents.scanning import Outcome
from hervat.apps.documents.services import details_context
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import KINDS, DocumentKind


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list. ``removed``: it was taken out; then only that it was here is known."""

    id: UUID
    kind: DocumentKind
    day: date
    name: str
    media_type: str
    size: int
    scan: Outcome
    by: str
    role: Role
    at: datetime
    event: UUID | None
    removed: bool
    removal_reason: str
    may_remove: bool


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document with what is in it."""

    name: str
    media_type: str
    content: bytes


def documents_in(entered: Entered) -> tuple[DocumentLine, ...]:
    """The documents that the actor may see, newest first. One query."""
    kinds = [kind for kind in DocumentKind if entered.may(Action.SEE_DOCUMENT, KINDS[kind].datum)]
    rows = Document.objects.filter(dossier=entered.dossier, kind__in=kinds).select_related("added_by").order_by("-day", "-added_at")
    return tuple(_line(entered, row) for row in rows)


def read_document(entered: Entered, document: UUID) -> DocumentFile:
    """The document itself. The look is recorded first. Raises :class:`Hidden`, :class:`Refused` or FileLost."""
    row = Document.objects.filter(pk=document, dossier=entered.dossier, removed_at__isnull=True).first()
    if row is None:
        raise Hidden
    entered.require(Action.SEE_DOCUMENT, KINDS[DocumentKind(row.kind)].datum)
    details = _details(row)
    content = file_store().read(row.key, purpose=Purpose.CASE, sha256=details["sha256"])
    with transaction.atomic():
        audit_in(entered, Act.READ, "document", object_id=row.id, what=row.kind)
    return DocumentFile(details["name"], details["media_type"], content)


def _line(entered: Entered, row: Document) -> DocumentLine:
    details, removed = _details(row), row.removed_at is not None
    return DocumentLine(
        id=row.id,
        kind=DocumentKind(row.kind),
        day=row.day,
        name="" if removed else details["name"],
        media_type=details["media_type"],
        size=int(details["size"]),
        scan=Outcome(row.scan),
        by=row.added_by.name,
        role=Role(row.added_as),
        at=row.added_at,
        event=row.event_id,
        removed=removed,
        removal_reason=row.removal_reason,
        may_remove=not removed and entered.may(Action.ADD_DOCUMENT, KINDS[DocumentKind(row.kind)].datum),
    )


def _details(row: Document) -> dict[str, str]:
    details: dict[str, str] = json.loads(open_text(Purpose.CASE, bytes(row.details), context=details_context(row.id)))
    return details
