"""Taking a document into a dossier, and out of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from uuid import UUID, uuid4

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.inspection import inspect
from hervat.apps.documents.models import OUTSIDE_THE_VAULT, Document
from hervat.apps.documents.refusal import Refused as FileRefused
from hervat.apps.documents.scanning import Outcome, Scanner
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Dossier, Event
from hervat.apps.sealing import Purpose, blind_index, open_text, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.documents import KINDS, DocumentKind, may_remove
from hervat.domain.fields import FieldError
from hervat.domain.text import say

FIELD = "file"
SHORTEST_REASON, LONGEST_REASON = 5, 500
VIRUS = say("In dit bestand zit een virus. Het is niet opgeslagen. Vraag uw systeembeheerder om hulp.")
NOT_KEPT = say("Het bestand kon niet worden opgeslagen. Er is niets bewaard. Probeer het later opnieuw.")
NOT_YOURS = say("Dit stuk haalt alleen weg wie het toevoegde, of de werkgever of casemanager.")

log = structlog.get_logger("hervat.documents")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be taken into a dossier, and what the scanner said. Nothing of it is kept yet."""

    kind: DocumentKind
    details: Mapping[str, str]
    scan: Outcome
    content: bytes


def check_file(
    entered: Entered, *, kind: DocumentKind, name: str, declared_type: str, content: BinaryIO | bytes, scanner: Scanner
) -> CheckedFile:
    """Looks at a file and has it scanned, which may take a minute: not inside a transaction.

    Raises :class:`WrongFields` (``kind``, ``file``) or :class:`Refused`.
    """
    if kind not in OUTSIDE_THE_VAULT:
        raise WrongFields(FieldError("kind", say("Een medisch stuk hoort in het medische deel.")))
    entered.require(Action.ADD_DOCUMENT, KINDS[kind].datum)
    raw = content if isinstance(content, bytes) else content.read()
    try:
        found = inspect(name, declared_type, raw)
    except FileRefused as refused:
        raise WrongFields(FieldError(FIELD, refused.sentence)) from None
    verdict = scanner.scan(raw)
    if verdict.outcome is Outcome.INFECTED:
        raise WrongFields(FieldError(FIELD, VIRUS))
    details = {"name": found.name, "media_type": found.media_type, "size": str(found.size), "sha256": found.sha256}
    return CheckedFile(kind, details, verdict.outcome, raw)


def add_document(
    entered: Entered, *, kind: DocumentKind, day: date, name: str, declared_type: str, content: BinaryIO | bytes, scanner: Scanner
) -> Document:
    """Checks a file and takes it into the dossier. Raises what :func:`check_file` and :func:`take_in` raise."""
    _check_day(entered, day)
    file = check_file(entered, kind=kind, name=name, declared_type=declared_type, content=content, scanner=scanner)
    return take_in(entered, file=file, day=day)


def take_in(entered: Entered, *, file: CheckedFile, day: date, event: UUID | None = None) -> Document:
    """Seals a file and takes it into the dossier, at ``event`` when it belongs to one.

    Raises :class:`WrongFields` (``file``, ``day``), :class:`Refused` or :class:`Hidden`; then nothing of it is left.
    """
    entered.require(Action.ADD_DOCUMENT, KINDS[file.kind].datum)
    _check_day(entered, day)
    fingerprint = blind_index(file.details["sha256"], context="documents.document")
    _refuse_a_second(entered, fingerprint)
    document = Document(
        id=uuid4(),
        dossier=entered.dossier,
        event=_event(entered, event),
        kind=file.kind,
        day=day,
        fingerprint=fingerprint,
        scan=file.scan,
        added_by_id=entered.acting.user,
        added_as=entered.acting.role,
        organisation_id=entered.acting.actor.organisation,
    )
    document.details = _seal_details(document.id, file.details)
    document.key = _put(file.content)
    try:
        _save(entered, document)
    except BaseException:
        file_store().delete(document.key)
        raise
    return document


def add_with_event(entered: Entered, *, file: CheckedFile, record: Callable[[], Event]) -> Event:
    """Records an event and takes its document in: both or neither. ``record`` is the service that records it, whose errors pass.

    When the very end of the transaction fails, the file is left without a row; the daily tidying takes it away.
    """
    with transaction.atomic():
        event = record()
        take_in(entered, file=file, day=event.day, event=event.id)
    return event


def remove_document(entered: Entered, document: UUID, *, reason: str) -> None:
    """Takes a document out of the dossier: the file and its name are destroyed, that it was here and why it went stays known.

    Raises :class:`WrongFields` (``reason``), :class:`Refused` or :class:`Hidden`.
    """
    with transaction.atomic():
        found = removable(entered, document, lock=True)
        _check_reason(reason)
        details = json.loads(open_text(Purpose.CASE, bytes(found.details), context=details_context(found.id)))
        found.details = _seal_details(found.id, details | {"name": "", "sha256": ""})
        found.fingerprint = ""
        found.removed_at, found.removed_by_id, found.removal_reason = timezone.now(), entered.acting.user, reason.strip()
        found.save(update_fields=["details", "fingerprint", "removed_at", "removed_by", "removal_reason"])
        audit_in(entered, Act.DELETED, "document", object_id=found.id, what=found.kind)
        transaction.on_commit(lambda: _destroy(found.key))


def removable(entered: Entered, document: UUID, *, lock: bool = False) -> Document:
    """The document that this actor may take out. Raises :class:`Refused`, or :class:`Hidden` when they may not know of it."""
    rows = Document.objects.select_for_update() if lock else Document.objects
    found = rows.filter(pk=document, dossier=entered.dossier, removed_at__isnull=True).first()
    if found is None or not entered.may(Action.SEE_DOCUMENT, KINDS[DocumentKind(found.kind)].datum):
        raise Hidden
    entered.require(Action.ADD_DOCUMENT, KINDS[DocumentKind(found.kind)].datum)
    if not may_remove(entered.acting.role, own=is_own(entered, found)):
        raise Refused(NOT_YOURS, "remove_document")
    return found


def is_own(entered: Entered, row: Document) -> bool:
    """Whether the actor added it, or a colleague who does the same work."""
    organisation = entered.acting.actor.organisation
    same_work = organisation is not None and (row.organisation_id, row.added_as) == (organisation, entered.acting.role)
    return row.added_by_id == entered.acting.user or same_work


def details_context(document: UUID) -> str:
    """Where the sealed details of a document belong."""
    return f"documents.document.details:{document}"


def _seal_details(document: UUID, details: Mapping[str, str]) -> bytes:
    return seal_text(Purpose.CASE, json.dumps(dict(details)), context=details_context(document))


def _put(content: bytes) -> UUID:
    try:
        return file_store().put(content, purpose=Purpose.CASE).key
    except OSError:
        log.exception("file not kept")
        raise WrongFields(FieldError(FIELD, NOT_KEPT)) from None


def _destroy(key: UUID) -> None:
    """What cannot be deleted now has no row any more that asks for it: the daily tidying takes it away."""
    try:
        file_store().delete(key)
    except OSError:
        log.exception("file not destroyed")


def _refuse_a_second(entered: Entered, fingerprint: str) -> None:
    """The same file twice is a mistake. One that the actor may not know of is not spoken of: theirs is taken in beside it."""
    for same in Document.objects.filter(dossier=entered.dossier, fingerprint=fingerprint, removed_at__isnull=True):
        if entered.may(Action.SEE_DOCUMENT, KINDS[DocumentKind(same.kind)].datum):
            since = timezone.localdate(same.added_at)
            raise WrongFields(FieldError(FIELD, say("Dit document staat er al, sinds {day}.", day=since)))


def _event(entered: Entered, event: UUID | None) -> Event | None:
    if event is None:
        return None
    found = Event.objects.filter(pk=event, dossier=entered.dossier).first()
    if found is None:
        raise Hidden
    return found


def _check_day(entered: Entered, day: date) -> None:
    if day > entered.acting.on:
        raise WrongFields(FieldError("day", say("Kies een datum tot en met vandaag.")))


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise WrongFields(FieldError("reason", say("Schrijf kort op waarom dit stuk weg moet.")))
    if len(reason.strip()) > LONGEST_REASON:
        raise WrongFields(FieldError("reason", say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST_REASON)))


def _save(entered: Entered, document: Document) -> None:
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)
        try:
            with transaction.atomic():
                document.save(force_insert=True)
        except IntegrityError as error:
            raise WrongFields(FieldError(FIELD, say("Dit document staat er al."))) from error
        audit_in(entered, Act.CREATED, "document", object_id=document.id, what=document.kind)
