"""The documents that an actor may see, and one of them with its content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.models import OUTSIDE_THE_VAULT, Document
from hervat.apps.documents.scanning import Outcome
from hervat.apps.documents.services import details_context, is_own
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.dossier.documents import KINDS, DocumentKind, may_remove
from hervat.domain.law.facts import EventKind


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list. ``removed_on``: since then only that it was here is known, and ``name`` is empty.

    ``event``: what it belongs to, when the actor may see that.
    """

    id: UUID
    kind: DocumentKind
    day: date
    name: str
    media_type: str
    size: int
    scan: Outcome
    by: str
    by_user: UUID
    role: Role
    at: datetime
    event: UUID | None
    removed_on: date | None
    removed_by: str
    removal_reason: str
    may_remove: bool

    @property
    def removed(self) -> bool:
        """Whether it was taken out."""
        return self.removed_on is not None


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document with what is in it."""

    name: str
    media_type: str
    content: bytes


def kinds_to_add(entered: Entered) -> tuple[DocumentKind, ...]:
    """The kinds that the actor may add here; none in a closed dossier."""
    return tuple(kind for kind in OUTSIDE_THE_VAULT if entered.may(Action.ADD_DOCUMENT, KINDS[kind].datum))


def documents_in(entered: Entered) -> tuple[DocumentLine, ...]:
    """The documents that the actor may see, newest first. One query."""
    rows = Document.objects.filter(dossier=entered.dossier, kind__in=_seen_kinds(entered)).select_related("added_by", "removed_by", "event")
    return tuple(_line(entered, row) for row in rows.order_by("-day", "-added_at"))


def document_in(entered: Entered, document: UUID) -> DocumentLine:
    """One that was not removed. Raises :class:`Hidden` when there is none here that the actor may know of."""
    return _line(entered, _row(entered, document))


def read_document(entered: Entered, document: UUID) -> DocumentFile:
    """The document itself; that it was read is recorded before it is given. Raises :class:`Hidden` or FileLost."""
    row = _row(entered, document)
    details = _details(row)
    content = file_store().read(row.key, purpose=Purpose.CASE, sha256=details["sha256"])
    with transaction.atomic():
        audit_in(entered, Act.READ, "document", object_id=row.id, what=row.kind)
    return DocumentFile(details["name"], details["media_type"], content)


def _seen_kinds(entered: Entered) -> list[DocumentKind]:
    return [kind for kind in OUTSIDE_THE_VAULT if entered.may(Action.SEE_DOCUMENT, KINDS[kind].datum)]


def _row(entered: Entered, document: UUID) -> Document:
    rows = Document.objects.filter(pk=document, dossier=entered.dossier, kind__in=_seen_kinds(entered), removed_at__isnull=True)
    row = rows.select_related("added_by", "event").first()
    if row is None:
        raise Hidden
    return row


def _line(entered: Entered, row: Document) -> DocumentLine:
    details, kind = _details(row), DocumentKind(row.kind)
    may_add = row.removed_at is None and entered.may(Action.ADD_DOCUMENT, KINDS[kind].datum)
    return DocumentLine(
        id=row.id,
        kind=kind,
        day=row.day,
        name=details["name"],
        media_type=details["media_type"],
        size=int(details["size"]),
        scan=Outcome(row.scan),
        by=row.added_by.name,
        by_user=row.added_by_id,
        role=Role(row.added_as),
        at=row.added_at,
        event=row.event_id if row.event and entered.may(Action.SEE_FACT, EVENT_DATA[EventKind(row.event.kind)]) else None,
        removed_on=timezone.localdate(row.removed_at) if row.removed_at else None,
        removed_by=row.removed_by.name if row.removed_by else "",
        removal_reason=row.removal_reason,
        may_remove=may_add and may_remove(entered.acting.role, own=is_own(entered, row)),
    )


def _details(row: Document) -> dict[str, str]:
    details: dict[str, str] = json.loads(open_text(Purpose.CASE, bytes(row.details), context=details_context(row.id)))
    return details
