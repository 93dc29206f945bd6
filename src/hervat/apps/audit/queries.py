"""Who looked at what. Identities only: names belong to a layer above. Whoever asks here has already decided that the reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from hervat.apps.audit.entries import Action
from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.sealing import blind_index

PAGE = 50
PSEUDONYM_CHARACTERS = 8


@dataclass(frozen=True)
class Look:
    """One act about a dossier, as its werknemer may see it. ``actor`` is None for the system itself."""

    seq: int
    at: datetime
    actor: UUID | None
    role: str
    organisation: UUID | None
    channel: str
    action: str
    kind: str
    object_id: str
    what: str
    why: str
    deputy_for: UUID | None


@dataclass(frozen=True)
class Act:
    """One act as the systeembeheerder may see it: whose data it was stands there as ``pseudonyms``, and no object is named."""

    seq: int
    at: datetime
    actor: UUID | None
    role: str
    channel: str
    action: str
    kind: str
    what: str
    pseudonyms: tuple[str, ...]


def looks_at(
    dossier: UUID,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    actor: UUID | None = None,
    actions: Collection[Action] | None = None,
    before_seq: int | None = None,
    limit: int = PAGE,
) -> list[Look]:
    """What was done about a dossier, the newest first: from ``since`` until just before ``until``, by one user, of some actions.

    For the next page give the ``seq`` of the last one as ``before_seq``.
    """
    wanted = _wanted("record__", since=since, until=until, actions=actions, before_seq=before_seq)
    if actor is not None:
        wanted &= Q(record__actor=actor)
    subjects = AuditSubject.objects.filter(wanted, dossier=dossier).select_related("record").order_by("-record_id")[:limit]
    return [_look(subject.record) for subject in subjects]


def looks_of_users(
    users: Collection[UUID],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    actions: Collection[Action] | None = None,
    before_seq: int | None = None,
    limit: int = PAGE,
) -> list[Look]:
    """What these users did, the newest first; the limits are those of :func:`looks_at`."""
    wanted = _wanted("", since=since, until=until, actions=actions, before_seq=before_seq)
    return [_look(record) for record in AuditRecord.objects.filter(wanted, actor__in=users).order_by("-seq")[:limit]]


def recent(limit: int = PAGE, before_seq: int | None = None) -> list[Act]:
    """The newest acts of all, the newest first."""
    records = list(AuditRecord.objects.filter(_wanted("", before_seq=before_seq)).order_by("-seq")[:limit])
    pseudonyms: dict[int, list[str]] = defaultdict(list)
    listed = AuditSubject.objects.filter(record__in=[record.seq for record in records]).order_by("dossier")
    for seq, dossier in listed.values_list("record_id", "dossier"):
        pseudonyms[seq].append(pseudonym(dossier))
    return [
        Act(
            record.seq,
            record.at,
            record.actor,
            record.role,
            record.channel,
            record.action,
            record.kind,
            record.what,
            tuple(pseudonyms[record.seq]),
        )
        for record in records
    ]


def pseudonym(dossier: UUID) -> str:
    """Eight characters that stand for a dossier: the same each time, and no way back without the key."""
    return blind_index(dossier.hex, context="audit.subject")[:PSEUDONYM_CHARACTERS]


def _wanted(
    prefix: str,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    actions: Collection[Action] | None = None,
    before_seq: int | None = None,
) -> Q:
    limits = {
        "at__gte": since,
        "at__lt": until,
        "action__in": None if actions is None else [action.value for action in actions],
        "seq__lt": before_seq,
    }
    return Q(**{f"{prefix}{name}": limit for name, limit in limits.items() if limit is not None})


def _look(record: AuditRecord) -> Look:
    return Look(
        record.seq,
        record.at,
        record.actor,
        record.role,
        record.organisation,
        record.channel,
        record.action,
        record.kind,
        record.object_id,
        record.what,
        record.why,
        record.deputy_for,
    )
