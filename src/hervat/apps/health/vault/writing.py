"""Writing in the vault: a draft, signing it, correcting what was signed. What was signed is never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused, WrongFields
from hervat.apps.health.models import VaultRecord
from hervat.apps.health.vault.contents import Content, close_record, open_record
from hervat.apps.health.vault.delegating import task_of
from hervat.apps.health.vault.files import forget_files
from hervat.apps.health.vault.reading import found, may_write
from hervat.domain.access.actions import Action
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.fields import FieldError
from hervat.domain.text import say

LONGEST = 50_000  # characters
SHORTEST_REASON = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """What is written down: not yet checked."""

    kind: VaultKind
    day: date
    text: str
    question: str = ""
    reason: str = ""  # of a correction

    @property
    def content(self) -> Content:
        """What is sealed of it."""
        question = self.question.strip() if self.kind is VaultKind.VRAAG_ANTWOORD else ""
        return Content(self.text.strip(), question, self.reason.strip())


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft that was kept, and which version of it that was."""

    id: UUID
    version: int


def write(entered: Entered, new: NewRecord, *, record: UUID | None = None, seen: int | None = None, task: UUID | None = None) -> Saved:
    """Keeps a draft: a new one, or the own ``record`` of which the writer saw version ``seen``. Only its author can read it.

    Raises :class:`WrongFields`, :class:`Conflict` when it was changed in another window, :class:`Hidden`, :class:`Refused`.
    """
    _require(entered, new.kind)
    why = task_of(entered, new.kind.datum, task)
    _check(entered, new)
    with transaction.atomic():
        row = begin(entered, new.kind, new.day) if record is None else _own_draft(entered, record, seen)
        if row.kind != new.kind:
            raise Hidden
        row.day, row.version = new.day, row.version + (record is not None)
        row.text = close_record(row, new.content)
        row.save()
        audit_in(entered, Act.CREATED if record is None else Act.CHANGED, "vault", object_id=row.id, what=row.kind, why=why)
    return Saved(row.id, row.version)


def sign(entered: Entered, record: UUID, *, seen: int | None = None, task: UUID | None = None) -> None:
    """Makes the own draft final: it can be read by who may, and never changes again.

    Raises :class:`Conflict` when somebody else signed a correction of the same record first, :class:`WrongFields` when something misses.
    """
    with transaction.atomic():
        row = _own_draft(entered, record, seen)
        kind = VaultKind(row.kind)
        _require(entered, kind)
        why = task_of(entered, kind.datum, task)
        _require_whole(row, open_record(row))
        store_signed(row)
        audit_in(entered, Act.CHANGED, "vault", object_id=row.id, what=f"{kind}_signed", why=why)


def correct(entered: Entered, record: UUID, *, task: UUID | None = None) -> UUID:
    """Begins a correction of a signed record, with its text; the own one that was begun earlier when there is one.

    Raises :class:`Conflict` when the record was corrected already, :class:`Hidden`, :class:`Refused`.
    """
    with transaction.atomic():
        old = found(entered, record)
        kind = VaultKind(old.kind)
        _require(entered, kind)
        why = task_of(entered, kind.datum, task)
        if old.signed_at is None:
            raise Hidden
        _refuse_corrected(old)
        mine = VaultRecord.objects.filter(replaces=old, author=entered.acting.user, signed_at__isnull=True).first()
        if mine is not None:
            return mine.id
        row = begin(entered, kind, old.day)
        row.replaces = old
        row.text = close_record(row, replace(open_record(old), reason=""))
        row.save(force_insert=True)
        audit_in(entered, Act.CREATED, "vault", object_id=row.id, what=f"{kind}_correction", why=why)
    return row.id


def discard(entered: Entered, record: UUID) -> None:
    """Throws the own draft away, with its files. Raises :class:`Hidden` for all else."""
    with transaction.atomic():
        row = _own_draft(entered, record, None)
        kind, key = VaultKind(row.kind), row.id
        forget_files(row)
        row.delete()
        audit_in(entered, Act.DELETED, "vault", object_id=key, what=kind, why=task_of(entered, kind.datum))


def begin(entered: Entered, kind: VaultKind, day: date) -> VaultRecord:
    """A record of this author, not yet stored."""
    organisation = entered.acting.actor.organisation
    if organisation is None:
        raise Hidden
    return VaultRecord(
        dossier=entered.dossier,
        kind=kind,
        day=day,
        author_id=entered.acting.user,
        author_role=entered.acting.role,
        organisation_id=organisation,
    )


def store_signed(row: VaultRecord) -> None:
    """Signs and stores a record. Raises :class:`Conflict` when it would be the second correction of the same."""
    if row.replaces is not None:
        _refuse_corrected(row.replaces)
    row.signed_at = timezone.now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict("", None) from error


def check_text(text: str, field: str) -> list[FieldError]:
    """What is wrong with a text that must be there."""
    if not text.strip():
        return [FieldError(field, say("Schrijf hier wat u wilt vastleggen."))]
    if len(text) > LONGEST:
        return [FieldError(field, say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST))]
    return []


def _require(entered: Entered, kind: VaultKind) -> None:
    entered.require(Action.WRITE_VAULT, kind.datum)
    if not may_write(entered, kind):
        raise Refused(say("Dit schrijft alleen de bedrijfsarts. U kunt wel een aantekening maken."), f"write_vault:{kind}")


def _own_draft(entered: Entered, record: UUID, seen: int | None) -> VaultRecord:
    """The draft of this author, locked. Raises :class:`Hidden`; :class:`Conflict` when it is not the version that was seen."""
    own = VaultRecord.objects.filter(
        pk=record,
        dossier=entered.dossier,
        author=entered.acting.user,
        author_role=entered.acting.role,
        organisation=entered.acting.actor.organisation,
        signed_at__isnull=True,
    )
    row = own.select_for_update().first()
    if row is None or not entered.may(Action.SEE_VAULT, VaultKind(row.kind).datum):
        raise Hidden
    if seen is not None and seen != row.version:
        raise Conflict("", None)
    return row


def _refuse_corrected(old: VaultRecord) -> None:
    newer = VaultRecord.objects.filter(replaces=old, signed_at__isnull=False).select_related("author").first()
    if newer is not None:
        raise Conflict(newer.author.name, newer.signed_at)


def _check(entered: Entered, new: NewRecord) -> None:
    errors = check_text(new.text, "text")
    if new.day > entered.acting.on:
        errors.append(FieldError("day", say("Kies een datum tot en met vandaag.")))
    if new.kind is VaultKind.VRAAG_ANTWOORD and len(new.question) > LONGEST:
        errors.append(FieldError("question", say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST)))
    if errors:
        raise WrongFields(*errors)


def _require_whole(row: VaultRecord, content: Content) -> None:
    errors = check_text(content.text, "text")
    if row.kind == VaultKind.VRAAG_ANTWOORD and not content.question:
        errors.append(FieldError("question", say("Schrijf op wat de vraag was en van wie.")))
    if row.replaces_id is not None and len(content.reason) < SHORTEST_REASON:
        errors.append(FieldError("reason", say("Schrijf kort op waarom u dit verandert.")))
    if errors:
        raise WrongFields(*errors)
