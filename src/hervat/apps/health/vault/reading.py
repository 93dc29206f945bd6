"""Reading the vault: which records there are for who acts, and one of them. Every look is recorded before anything is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.health.models import Delegation, VaultFile, VaultRecord
from hervat.apps.health.vault.contents import Content, open_details, open_record
from hervat.apps.health.vault.delegating import running, task_of
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import Task, VaultKind


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record as a list shows it: nothing of what stands in it. ``tasks``: for which delegated tasks (delegation, task) it can be read."""

    id: UUID
    kind: VaultKind
    day: date
    author: str
    role: Role
    organisation: str
    begun_at: datetime
    signed_at: datetime | None  # None: the own draft
    files: int
    is_mine: bool
    replaces: UUID | None
    replaced: bool = False
    tasks: tuple[tuple[UUID, Task], ...] = ()


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a record."""

    id: UUID
    name: str
    size: int  # bytes
    scanned: bool
    added_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record, opened. ``newer``: the version that took its place, ``earlier``: the one it replaced."""

    line: RecordLine
    content: Content
    version: int
    files: tuple[FileLine, ...]
    newer: UUID | None
    may_correct: bool


def records_in(entered: Entered) -> tuple[RecordLine, ...]:
    """The signed records that the actor may read and the own drafts, newest first. Raises :class:`Refused`. Two or three queries."""
    entered.require(Action.ENTER_VAULT)
    rows = list(_with_words(visible(entered)).order_by("-day", "-begun_at"))
    replaced = {row.replaces_id for row in rows if row.signed_at is not None}
    tasks = _tasks(entered)
    lines = tuple(_line(entered, row, replaced=row.id in replaced, tasks=tasks.get(VaultKind(row.kind).datum, ())) for row in rows)
    with transaction.atomic():
        audit_in(entered, Act.READ, "vault", what="records", why=_why_listed(tasks))
    return lines


def read(entered: Entered, record: UUID, *, task: UUID | None = None) -> OpenedRecord:
    """One record, opened. ``task``: the delegation under which a colleague reads it, when several cover it.

    Raises :class:`Hidden` when it is not there for this actor, :class:`WrongFields` when the task must be named, Unsealable.
    """
    row = found(entered, record)
    why = task_of(entered, VaultKind(row.kind).datum, task)
    newer = VaultRecord.objects.filter(replaces=row, signed_at__isnull=False).values_list("pk", flat=True).first()
    opened = OpenedRecord(
        line=_line(entered, row, replaced=newer is not None),
        content=open_record(row),
        version=row.version,
        files=_files(row),
        newer=newer,
        may_correct=row.signed_at is not None and newer is None and may_write(entered, VaultKind(row.kind)),
    )
    with transaction.atomic():
        audit_in(entered, Act.READ, "vault", object_id=row.id, what=row.kind, why=why)
    return opened


def found(entered: Entered, record: UUID) -> VaultRecord:
    """The record, if it is there for this actor. Raises :class:`Hidden`."""
    row = _with_words(visible(entered)).filter(pk=record).first()
    if row is None:
        raise Hidden
    return row


def visible(entered: Entered) -> QuerySet[VaultRecord]:
    """What the actor may read: the werknemer everything that was signed, a professional what was signed in the own organisation.

    Drafts are for their author alone, as long as that person may read such records at all.
    """
    kinds = [kind for kind in VaultKind if entered.may(Action.SEE_VAULT, kind.datum)]
    rows = VaultRecord.objects.filter(dossier=entered.dossier, kind__in=kinds)
    if entered.acting.role is Role.WERKNEMER:
        return rows.filter(signed_at__isnull=False)
    own = Q(author=entered.acting.user, author_role=entered.acting.role)
    return rows.filter(Q(signed_at__isnull=False) | own, organisation=entered.acting.actor.organisation)


def may_write(entered: Entered, kind: VaultKind) -> bool:
    """Whether the actor may write such a record here. A judgement is the bedrijfsarts' alone, whatever was delegated."""
    if kind.by_doctor_only and entered.acting.role is not Role.BEDRIJFSARTS:
        return False
    return entered.may(Action.WRITE_VAULT, kind.datum)


def _with_words(rows: QuerySet[VaultRecord]) -> QuerySet[VaultRecord]:
    return rows.select_related("author", "organisation").annotate(file_count=Count("files"))


def _tasks(entered: Entered) -> Mapping[Datum, tuple[tuple[UUID, Task], ...]]:
    """For who works under the bedrijfsarts: for which tasks each kind of data was delegated; one delegation for each task."""
    if entered.acting.role is not Role.CASEMANAGER_TAAKDELEGATIE:
        return {}
    given: dict[Datum, dict[Task, UUID]] = {}
    rows: Iterable[Delegation] = running(entered.acting, entered.dossier, entered.case)
    for row in rows:
        given.setdefault(Datum(row.datum), {}).setdefault(Task(row.task), row.id)
    return {datum: tuple((key, task) for task, key in tasks.items()) for datum, tasks in given.items()}


def _why_listed(tasks: Mapping[Datum, tuple[tuple[UUID, Task], ...]]) -> str:
    named = dict.fromkeys(str(task.called) for each in tasks.values() for _, task in each)
    return f"taakdelegatie: {'; '.join(named)}"[:200] if named else ""


def _line(entered: Entered, row: VaultRecord, *, replaced: bool = False, tasks: tuple[tuple[UUID, Task], ...] = ()) -> RecordLine:
    return RecordLine(
        id=row.id,
        kind=VaultKind(row.kind),
        day=row.day,
        author=row.author.name,
        role=Role(row.author_role),
        organisation=row.organisation.name,
        begun_at=row.begun_at,
        signed_at=row.signed_at,
        files=getattr(row, "file_count", 0),
        is_mine=row.author_id == entered.acting.user,
        replaces=row.replaces_id,
        replaced=replaced,
        tasks=tasks,
    )


def _files(row: VaultRecord) -> tuple[FileLine, ...]:
    rows = VaultFile.objects.filter(record=row).order_by("added_at", "id")
    opened = ((file, open_details(file.id, file.details)) for file in rows)
    return tuple(FileLine(file.id, details.name, details.size, file.scanned, file.added_at) for file, details in opened)
