"""What the mac of a record proves: every field, its subjects and the record before it, in one form that never varies."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC
from uuid import UUID

from hervat.apps.audit.models import AuditRecord

FORM = 1  # the form of this content; another form gets another number, so that one is never read as the other


def content_of(record: AuditRecord, subjects: Iterable[UUID]) -> bytes:
    """The bytes that are proven. Raises AttributeError, TypeError or ValueError for a field that does not hold what it should."""
    fields = [
        FORM,
        record.seq,
        record.at.astimezone(UTC).isoformat(timespec="microseconds"),
        _hex(record.actor),
        record.role,
        _hex(record.organisation),
        record.channel,
        record.action,
        record.kind,
        record.object_id,
        record.what,
        record.why,
        _hex(record.deputy_for),
        record.session,
        record.previous,
        sorted(subject.hex for subject in subjects),
    ]
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def _hex(identity: UUID | None) -> str | None:
    return identity.hex if identity is not None else None
