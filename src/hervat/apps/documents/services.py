"""Taking a document into a dossier, and out of it."""

from __future__ import annotations

import json
from datetime import date
from typing import BinaryIO
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.inspection import inspect
from hervat.apps.documents.models import OUTSIDE_THE_VAULT, Document
from hervat.apps.documents.refusal import Refused as FileRefused
from hervat.apps.documents.scanning import Outcome, Scanner
from hervat.apps.documents.store import Stored, file_store
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier, Event
from hervat.apps.sealing import Purpose, blind_index, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.documents import KINDS, DocumentKind
from hervat.domain.law.field_reader import FieldError
from hervat.domain.text import say

VIRUS = say("In dit bestand zit een virus. Het is niet opgeslagen. Vraag uw systeembeheerder om hulp.")
FIELD = "file"


def add_document(
    entered: Entered,
    *,
    kind: DocumentKind,
    day: date,
    name: str,
    declared_type: str,
    content: BinaryIO | bytes,
    scanner: Scanner,
    event: UUID | None = None,
) -> Document:
    """Checks a file, seals it and takes it into the dossier. Raises :class:`WrongFields` (``file``, ``day``) or :class:`Refused`."""
    if kind not in OUTSIDE_THE_VAULT:
        raise WrongFields(FieldError("kind", say("Een medisch stuk hoort in het medische deel.")))
    entered.require(Action.ADD_DOCUMENT, KINDS[kind].datum)
    if day > entered.acting.on:
        raise WrongFields(FieldError("day", say("Kies een datum tot en met vandaag.")))
    raw = content if isinstance(content, bytes) else content.read()
    details, verdict = _accepted(name, declared_type, raw, scanner)
    fingerprint = blind_index(details["sha256"], context="documents.document")
    _refuse_a_second(entered, fingerprint)
    document = Document(
        id=uuid4(),
        dossier=entered.dossier,
        event=_event(entered, event),
        kind=kind,
        day=day,
        fingerprint=fingerprint,
        scan=verdict,
        added_by_id=entered.acting.user,
        added_as=entered.acting.role,
        organisation_id=entered.acting.actor.organisation,
    )
    document.details = seal_text(Purpose.CASE, json.dumps(details), context=details_context(document.id))
    stored = file_store().put(raw, purpose=Purpose.CASE)
    try:
        _save(entered, document, stored)
    except BaseException:
        file_store().delete(stored.key)
        raise
    return document


def remove_document(entered: Entered, document: UUID, *, reason: str) -> None:
    """Takes a document out of the dossier: the file is destroyed, that it was here and why it went stays known."""
    with transaction.atomic():
        found = Document.objects.select_for_update().filter(pk=document, dossier=entered.dossier, removed_at__isnull=True).first()
        if found is None:
            raise Hidden
        entered.require(Action.ADD_DOCUMENT, KINDS[DocumentKind(found.kind)].datum)
        if len(reason.strip()) < 5:
            raise WrongFields(FieldError("reason", say("Schrijf kort op waarom dit stuk weg moet.")))
        found.removed_at, found.removed_by_id, found.removal_reason = timezone.now(), entered.acting.user, reason.strip()
        found.save(update_fields=["removed_at", "removed_by", "removal_reason"])
        audit_in(entered, Act.DELETED, "document", object_id=found.id, what=found.kind)
        transaction.on_commit(lambda: file_store().delete(found.key))


def details_context(document: UUID) -> str:
    """Where the sealed details of a document belong."""
    return f"documents.document.details:{document}"


def _accepted(name: str, declared_type: str, raw: bytes, scanner: Scanner) -> tuple[dict[str, str], Outcome]:
    try:
        found = inspect(name, declared_type, raw)
    except FileRefused as refused:
        raise WrongFields(FieldError(FIELD, refused.sentence)) from None
    verdict = scanner.scan(raw)
    if verdict.outcome is Outcome.INFECTED:
        raise WrongFields(FieldError(FIELD, VIRUS))
    details = {"name": found.name, "media_type": found.media_type, "size": str(found.size), "sha256": found.sha256}
    return details, verdict.outcome


def _refuse_a_second(entered: Entered, fingerprint: str) -> None:
    same = Document.objects.filter(dossier=entered.dossier, fingerprint=fingerprint, removed_at__isnull=True).first()
    if same is None:
        return
    if entered.may(Action.SEE_DOCUMENT, KINDS[DocumentKind(same.kind)].datum):
        raise WrongFields(FieldError(FIELD, say("Dit document staat er al, sinds {day}.", day=timezone.localdate(same.added_at))))
    raise WrongFields(FieldError(FIELD, say("Dit document kan niet worden toegevoegd. Vraag de casemanager.")))


def _event(entered: Entered, event: UUID | None) -> Event | None:
    if event is None:
        return None
    found = Event.objects.filter(pk=event, dossier=entered.dossier).first()
    if found is None:
        raise Hidden
    return found


def _save(entered: Entered, document: Document, stored: Stored) -> None:
    document.key = stored.key
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)
        try:
            with transaction.atomic():
                document.save(force_insert=True)
        except IntegrityError as error:
            raise WrongFields(FieldError(FIELD, say("Dit document staat er al."))) from error
        audit_in(entered, Act.CREATED, "document", object_id=document.id, what=document.kind)
