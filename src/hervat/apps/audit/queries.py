"""Who looked at what. Identities only: names belong to a layer above. Whoever asks here has already decided that the reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, Window
from django.db.models.functions import RowNumber

from hervat.apps.audit.entries import Action
from hervat.apps.audit.models import UPKEEP, AuditRecord, AuditSubject
from hervat.apps.sealing import blind_index

PAGE = 50
MOST_ACTS = 2**63 - 1  # no record is as long, and no database counts on
MOST_PSEUDONYMS = 3  # of one act
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
class Change:
    """Something was recorded or changed in a dossier: what sort of object, and which code of it."""

    dossier: UUID
    at: datetime
    kind: str
    what: str


@dataclass(frozen=True)
class Act:
    """One act as the systeembeheerder may see it: whose data it was stands there as ``pseudonyms``, and no object is named.

    Of a long list the first few stand there; ``subject_count`` says how many there were.
    """

    seq: int
    at: datetime
    actor: UUID | None
    role: str
    channel: str
    action: str
    kind: str
    what: str
    pseudonyms: tuple[str, ...]
    subject_count: int


def looks_at(
    dossier: UUID,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    actor: UUID | None = None,
    not_by: UUID | None = None,
    actions: Collection[Action] | None = None,
    before_seq: int | None = None,
    limit: int = PAGE,
) -> list[Look]:
    """What was done about a dossier, the newest first: from ``since`` until just before ``until``, by one user, of some actions.

    ``not_by`` leaves out what one user did. For the next page give the ``seq`` of the last one as ``before_seq``.
    """
    wanted = _wanted("record__", since=since, until=until, actions=actions, before_seq=before_seq)
    if actor is not None:
        wanted &= Q(record__actor=actor)
    if not_by is not None:
        wanted &= ~Q(record__actor=not_by) | Q(record__actor__isnull=True)
    subjects = AuditSubject.objects.filter(wanted, dossier=dossier).select_related("record").order_by("-record_id")[:limit]
    return [_look(subject.record) for subject in subjects]


def look_at_dossier(dossier: UUID, seq: int) -> Look | None:
    """One act about a dossier; None when there is no such act, or it was about another dossier."""
    if seq > MOST_ACTS:
        return None
    subject = AuditSubject.objects.filter(dossier=dossier, record=seq).select_related("record").first()
    return None if subject is None else _look(subject.record)


def who_looked(dossier: UUID) -> list[UUID]:
    """Everybody who ever did something about a dossier."""
    actors = AuditSubject.objects.filter(dossier=dossier, record__actor__isnull=False).values_list("record__actor", flat=True)
    return [actor for actor in actors.distinct() if actor is not None]


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


def last_looks(user: UUID, dossiers: Collection[UUID], *, besides_session: str = "") -> Mapping[UUID, datetime]:
    """When somebody last read each of these dossiers, not counting the session they are in now; who never did is left out. One query."""
    looks = AuditSubject.objects.filter(dossier__in=dossiers, record__actor=user, record__action=Action.READ)
    if besides_session:
        looks = looks.exclude(record__session=besides_session)
    return dict(looks.values("dossier").annotate(last=Max("record__at")).values_list("dossier", "last"))


def changes_by_others(user: UUID, since: Mapping[UUID, datetime], *, limit: int = 500) -> list[Change]:
    """What others recorded or changed in each dossier after a moment of its own, the newest first. One query."""
    if not since:
        return []
    wanted = Q(record__action__in=[Action.CREATED, Action.CHANGED], record__at__gt=min(since.values())) & ~Q(record__actor=user)
    rows = AuditSubject.objects.filter(wanted, dossier__in=since).order_by("-record_id")[:limit]
    found = (Change(*row) for row in rows.values_list("dossier", "record__at", "record__kind", "record__what"))
    return [change for change in found if change.at > since[change.dossier]]


def refusals_in(organisation: UUID, *, since: datetime, limit: int = PAGE) -> list[Look]:
    """What was refused to people who acted for an organisation, the newest first."""
    wanted = _wanted("", since=since, actions=[Action.REFUSED])
    return [_look(record) for record in AuditRecord.objects.filter(wanted, organisation=organisation).order_by("-seq")[:limit]]


def recent(
    limit: int = PAGE,
    before_seq: int | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    actor: UUID | None = None,
    except_role: str = "",
) -> list[Act]:
    """The newest acts of all, the newest first: in a stretch of time, by one user, not those done in one role."""
    wanted = _wanted("", since=since, until=until, before_seq=before_seq)
    if actor is not None:
        wanted &= Q(actor=actor)
    if except_role:
        wanted &= ~Q(role=except_role)
    records = list(AuditRecord.objects.filter(wanted).order_by("-seq")[:limit])
    counts: dict[int, int] = {}
    pseudonyms: dict[int, list[str]] = defaultdict(list)
    place = Window(RowNumber(), partition_by="record_id", order_by="dossier")
    listed = AuditSubject.objects.filter(record__in=[record.seq for record in records]).annotate(
        place=place, total=Window(Count("*"), partition_by="record_id")
    )
    shown = listed.filter(place__lte=MOST_PSEUDONYMS).order_by("record_id", "place")
    for seq, dossier, total in shown.values_list("record_id", "dossier", "total"):
        pseudonyms[seq].append(pseudonym(dossier))
        counts[seq] = total
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
            counts.get(record.seq, 0),
        )
        for record in records
    ]


def refused_logins(since: datetime) -> int:
    """How often logging in was refused since a moment: a wrong password, or a wrong second step."""
    return AuditRecord.objects.filter(at__gte=since, action=Action.REFUSED.value, kind="account").count()


def newest_upkeep() -> Mapping[str, Look]:
    """The last time that a ``backup`` was made, and that the ``chain`` was verified; what never was, is not in it. One query."""
    newest = AuditRecord.objects.filter(kind__in=UPKEEP).order_by().values("kind").annotate(newest=Max("seq")).values("newest")
    return {record.kind: _look(record) for record in AuditRecord.objects.filter(seq__in=newest)}


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
