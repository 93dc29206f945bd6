"""Writing the record. Call :func:`append` last in the transaction of what it tells: everybody who writes waits for its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from django.db import router, transaction
from django.utils import timezone

from hervat.apps.audit.content import content_of
from hervat.apps.audit.entries import Entry
from hervat.apps.audit.models import AuditHead, AuditRecord, AuditSubject
from hervat.apps.sealing import KeyUnavailable, blind_index, mac, mac_key_is_known
from hervat.apps.sealing.keys import Purpose, place_of

REFERENCE_CHARACTERS = 16


class OutsideTransaction(RuntimeError):
    """A record is written with what it tells of, or not at all; so there must be a transaction."""


class HeadLost(RuntimeError):
    """The end of the chain is not in the database: it was removed, or the tables were not made by the migrations."""


def append(entry: Entry) -> None:
    """Writes one act. Raises as :func:`append_all`."""
    append_all([entry])


def append_all(entries: Iterable[Entry]) -> None:
    """Writes acts, in this order, with four queries (more only for many hundreds of subjects or dozens of entries at once).

    Raises OutsideTransaction outside ``transaction.atomic()``, HeadLost, and KeyUnavailable also when the chain was last written with a
    key that this installation does not have: a second machine with keys of its own would spoil the chain.
    """
    if not transaction.get_connection(router.db_for_write(AuditRecord)).in_atomic_block:
        raise OutsideTransaction("append to the audit record inside transaction.atomic()")
    listed = list(entries)
    if not listed:
        return
    head = AuditHead.objects.select_for_update().first()
    if head is None:
        raise HeadLost("the head of the audit record is missing")
    if head.mac and not mac_key_is_known(head.mac):
        raise KeyUnavailable(Purpose.AUDIT, place_of(Purpose.AUDIT))
    records = list(_chained(listed, head, timezone.now()))
    AuditRecord.objects.bulk_create(records)
    AuditSubject.objects.bulk_create(
        chain.from_iterable(
            (AuditSubject(record_id=record.seq, dossier=dossier) for dossier in sorted(entry.subjects))
            for record, entry in zip(records, listed, strict=True)
        )
    )
    AuditHead.objects.filter(pk=head.pk).update(seq=records[-1].seq, mac=records[-1].mac)


def session_reference(session_key: str) -> str:
    """A short name of a session that shows which acts belong together, and that nobody can log in with."""
    return blind_index(session_key, context="audit.session")[:REFERENCE_CHARACTERS]


def _chained(entries: list[Entry], head: AuditHead, at: datetime) -> Iterable[AuditRecord]:
    previous = head.mac
    for seq, entry in enumerate(entries, start=head.seq + 1):
        record = AuditRecord(
            seq=seq,
            at=at,
            actor=entry.actor,
            role=entry.role,
            organisation=entry.organisation,
            channel=entry.channel.value,
            action=entry.action.value,
            kind=entry.kind,
            object_id=entry.object_id,
            what=entry.what,
            why=entry.why,
            deputy_for=entry.deputy_for,
            session=entry.session,
            previous=previous,
        )
        record.mac = previous = mac(content_of(record, entry.subjects))
        yield record
