"""Acts to write down, invented."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.audit.services import append_all
from hervat.apps.audit.verifying import verify
from tests.support.audit import without_triggers

COACH = UUID("00000000-0000-4000-8000-00000000c0ac")
OTHER = UUID("00000000-0000-4000-8000-0000000007e2")
RECORDS = 6
BUREAU = UUID("00000000-0000-4000-8000-00000000b01d")


def dossier(number: int) -> UUID:
    """The dossier with this number."""
    return UUID(int=0xD0551E << 100 | number)


def read(*numbers: int, **fields: Any) -> Entry:
    """A coach reads these dossiers."""
    told: dict[str, Any] = {"action": Action.READ, "actor": COACH, "what": "timeline", "why": "begeleiding", "session": "5e55"}
    return Entry(
        channel=Channel.PAGE,
        kind="dossier",
        role="coach",
        organisation=BUREAU,
        subjects=frozenset(dossier(number) for number in numbers),
        **(told | fields),
    )


def write(*entries: Entry) -> None:
    """Writes acts in a transaction of their own."""
    with transaction.atomic():
        append_all(entries)


def delete(*numbers: int) -> None:
    """Removes these records, as somebody can who may do anything in the database."""
    with without_triggers():
        AuditSubject.objects.filter(record__in=numbers).delete()
        AuditRecord.objects.filter(seq__in=numbers).delete()


def found() -> list[int | None]:
    """At which records something is wrong."""
    return [problem.seq for problem in verify().problems]
