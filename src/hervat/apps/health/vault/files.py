"""Files in the vault. They are taken in as all files are, and closed with the keys of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.inspection import Inspected, inspect
from hervat.apps.documents.refusal import Refused as FileRefused
from hervat.apps.documents.scanning import Outcome, Scanner
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.health.models import VaultFile, VaultRecord
from hervat.apps.health.vault.contents import Details, close_details, open_details
from hervat.apps.health.vault.delegating import task_of
from hervat.apps.health.vault.reading import found, visible
from hervat.apps.sealing import Purpose
from hervat.domain.access.actions import Action
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.fields import FieldError
from hervat.domain.text import say

MOST_FILES = 20  # of one record
FULL = say("Hier zijn al {most} bestanden. Schrijf een nieuwe aantekening.", most=MOST_FILES)
INFECTED = say("In dit bestand zit iets schadelijks. Het is niet bewaard.")


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file, opened."""

    name: str
    media_type: str
    content: bytes


def add_file(
    entered: Entered, record: UUID, *, name: str, declared_type: str, content: BinaryIO | bytes, scanner: Scanner, task: UUID | None = None
) -> UUID:
    """Adds a file to the own draft. Raises :class:`WrongFields` (field ``file``), :class:`Hidden`; OSError when the disk is full."""
    kind = VaultKind(_draft(entered, record).kind)
    entered.require(Action.WRITE_VAULT, kind.datum)
    why = task_of(entered, kind.datum, task)
    raw = content if isinstance(content, bytes) else content.read()
    inspected = _inspected(name, declared_type, raw)
    verdict = scanner.scan(raw)
    if verdict.outcome is Outcome.INFECTED:
        raise WrongFields(FieldError("file", INFECTED))
    stored = file_store().put(raw, purpose=Purpose.VAULT)
    try:
        with transaction.atomic():
            row = _draft(entered, record, lock=True)
            if VaultFile.objects.filter(record=row).count() >= MOST_FILES:
                raise WrongFields(FieldError("file", FULL))
            file = VaultFile(record=row, key=stored.key, scanned=verdict.outcome is Outcome.CLEAN)
            file.details = close_details(file.id, Details(inspected.name, inspected.media_type, stored.size, stored.sha256))
            file.save(force_insert=True)
            audit_in(entered, Act.CREATED, "vault", object_id=file.id, what="file", why=why)
    except BaseException:
        file_store().delete(stored.key)
        raise
    return file.id


def read_file(entered: Entered, file: UUID, *, task: UUID | None = None) -> OpenedFile:
    """A file of a record that the actor may read. Raises :class:`Hidden`, :class:`WrongFields` (see ``read``), FileLost, Unsealable."""
    row = VaultFile.objects.filter(pk=file, record__in=visible(entered)).select_related("record").first()
    if row is None:
        raise Hidden
    why = task_of(entered, VaultKind(row.record.kind).datum, task)
    details = open_details(row.id, row.details)
    content = file_store().read(row.key, purpose=Purpose.VAULT, sha256=details.sha256)
    with transaction.atomic():
        audit_in(entered, Act.READ, "vault", object_id=row.id, what="file", why=why)
    return OpenedFile(details.name, details.media_type, content)


def remove_file(entered: Entered, file: UUID) -> UUID:
    """Takes a file away from the own draft; gives the record it belonged to. Raises :class:`Hidden` for all else."""
    with transaction.atomic():
        row = VaultFile.objects.filter(pk=file, record__dossier=entered.dossier).select_related("record").first()
        if row is None:
            raise Hidden
        record = _draft(entered, row.record_id, lock=True)
        key = row.key
        row.delete()
        transaction.on_commit(partial(_forget, key))
        audit_in(entered, Act.DELETED, "vault", object_id=file, what="file", why=task_of(entered, VaultKind(record.kind).datum))
    return record.id


def forget_files(record: VaultRecord) -> None:
    """Takes all files of a draft away, inside the transaction that removes it."""
    rows = VaultFile.objects.filter(record=record)
    keys = list(rows.values_list("key", flat=True))
    rows.delete()
    for key in keys:
        transaction.on_commit(partial(_forget, key))


def file_keys() -> Iterator[UUID]:
    """The names under which the vault's files stand in the store: what must not be taken for an orphan."""
    yield from VaultFile.objects.values_list("key", flat=True).iterator()


def _draft(entered: Entered, record: UUID, *, lock: bool = False) -> VaultRecord:
    """The own draft that files can be added to. Raises :class:`Hidden`."""
    row = found(entered, record)
    if row.signed_at is not None or row.author_id != entered.acting.user:
        raise Hidden
    return VaultRecord.objects.select_for_update().get(pk=row.pk) if lock else row


def _inspected(name: str, declared_type: str, raw: bytes) -> Inspected:
    try:
        return inspect(name, declared_type, raw)
    except FileRefused as refused:
        raise WrongFields(FieldError("file", refused.sentence)) from None


def _forget(key: UUID) -> None:
    file_store().delete(key)
