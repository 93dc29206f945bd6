"""Writing an FML: one author at a time, kept as they go, judged as a whole each time. Nothing that cannot be read is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.health.models import FmlRecord
from hervat.apps.health.vault.fml.contents import FmlContent, answer_data, close_fml, finding_key, fml_data, open_fml
from hervat.apps.health.vault.fml.reading import ReleasedFml, next_number, of_own_organisation, signed_fml
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fields import FactsError, FieldError
from hervat.domain.fml import Answer, Basis, Fml, VersionId, check, read_fml, to_version_b, version
from hervat.domain.fml.reading import unknown_item
from hervat.domain.text import say

TELL_AGAIN = timedelta(minutes=15)  # the record of looks hears at most this often that a draft changes
LONGEST = 500  # characters of a reason
OF_ITEM = re.compile(r"items\.(\d+\.\d+)")
TEXT_WITHOUT_CODE = say("Kies eerst een code. Dan hoort de toelichting erbij.")


class AlreadySigned(Conflict):
    """This draft was signed before: ``number`` is the list that came of it."""

    def __init__(self, number: int, by: str, at: datetime) -> None:
        self.number = number
        super().__init__(by, at)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One item as it was filled in, not yet checked: no codes means that it was not assessed."""

    codes: tuple[str, ...] = ()
    toelichting: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class FmlDraft:
    """The own draft. ``number``: the one it will have; ``previous``: the newest signed list of this organisation."""

    id: UUID
    number: int
    fml: Fml
    reasons: Mapping[str, str]
    filled: tuple[str, ...]
    version: int
    begun_at: datetime
    saved_at: datetime
    previous: ReleasedFml | None


@dataclass(frozen=True, slots=True)
class BusyFml:
    """Somebody is writing. ``may_take_over``: a colleague who did not write today, so that nobody's work is cut off."""

    number: int
    author: str
    begun_at: datetime
    saved_at: datetime
    is_mine: bool
    may_take_over: bool


def require_fml(entered: Entered) -> None:
    """Raises :class:`Refused` for who may not write an FML: only the bedrijfsarts judges."""
    entered.require(Action.WRITE_VAULT, Datum.FML)


def begin_fml(entered: Entered, which: VersionId, basis: Basis, *, copy_of: int | None = None) -> UUID:
    """Begins a draft: empty, with every item not assessed, or with the answers of the signed list with number ``copy_of``.

    Raises :class:`Conflict` when somebody is writing one here already, :class:`WrongFields` (``copy_of``), :class:`Hidden`.
    """
    require_fml(entered)
    fml = _empty(which, basis) if copy_of is None else _copied(signed_fml(entered, copy_of).fml, which, basis)
    organisation = entered.acting.actor.organisation
    if organisation is None:
        raise Hidden
    now = timezone.now()
    row = FmlRecord(
        dossier=entered.dossier, author_id=entered.acting.user, author_role=entered.acting.role, organisation_id=organisation,
        begun_at=now, saved_at=now, told_at=now,
    )  # fmt: skip
    row.content = close_fml(row, FmlContent(fml))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            audit_in(entered, Act.CREATED, "vault", object_id=row.id, what="fml_draft")
    except IntegrityError as error:
        other = of_own_organisation(entered).filter(signed_at__isnull=True).select_related("author").first()
        raise Conflict(other.author.name if other else "", other.begun_at if other else None) from error
    return row.id


def fml_draft(entered: Entered) -> FmlDraft | BusyFml | None:
    """The draft of this dossier: the own one, opened, or who else is busy; None when there is none. The look is recorded."""
    require_fml(entered)
    row = of_own_organisation(entered).filter(signed_at__isnull=True).select_related("author").first()
    if row is None:
        return None
    with transaction.atomic():
        audit_in(entered, Act.READ, "vault", object_id=row.id, what="fml_draft")
    number = next_number(entered.dossier)
    return _draft(entered, row, number) if row.author_id == entered.acting.user else _busy(entered, row, number)


def fml_writing(entered: Entered) -> BusyFml | None:
    """Who writes a list of this dossier now; nothing of what stands in it. For a page whose look is recorded already."""
    require_fml(entered)
    row = of_own_organisation(entered).filter(signed_at__isnull=True).select_related("author").first()
    return None if row is None else _busy(entered, row, next_number(entered.dossier))


def save_rubriek(
    entered: Entered,
    draft: UUID,
    rubriek: int,
    answers: Mapping[str, GivenAnswer],
    *,
    seen: int,
    reasons: Mapping[str, str] | None = None,
) -> FmlDraft:
    """Keeps the answers to items of one rubriek; items that are not named stay as they are. Gives the draft as it is then.

    Raises :class:`WrongFields` with the number of each item that is wrong; :class:`Conflict` when the rubriek was changed in another
    window since version ``seen``; :class:`Hidden` when it is not the own draft.
    """

    def change(content: FmlContent) -> FmlContent:
        given = {item: _data_of(content.fml, item, rubriek, answer) for item, answer in answers.items()}
        return _with_reasons(replace(content, fml=_answered(content.fml, given)), reasons or {})

    return _change(entered, draft, rubriek, seen, change)


def fill_rubriek(entered: Entered, draft: UUID, rubriek: int, *, seen: int) -> FmlDraft:
    """Answers everything in a rubriek that was not assessed with "no limitation". Raises as :func:`save_rubriek`."""

    def change(content: FmlContent) -> FmlContent:
        rest = tuple(item.number for item in content.fml.list.of_rubriek(rubriek) if item.number in content.fml.not_assessed)
        none = {number: Answer(item=number, codes=frozenset({0})) for number in rest}
        fml = replace(content.fml, answers={**content.fml.answers, **none}, not_assessed=content.fml.not_assessed - none.keys())
        return replace(content, fml=fml, filled=rest or content.filled)

    return _change(entered, draft, rubriek, seen, change)


def unfill_rubriek(entered: Entered, draft: UUID, rubriek: int, *, seen: int) -> FmlDraft:
    """Takes :func:`fill_rubriek` back, where nobody changed the answer since. Raises as :func:`save_rubriek`."""

    def change(content: FmlContent) -> FmlContent:
        fml = content.fml
        back = {number for number in content.filled if (found := fml.answers.get(number)) and not found.says_something}
        answers = {number: answer for number, answer in fml.answers.items() if number not in back}
        return replace(content, fml=replace(fml, answers=answers, not_assessed=fml.not_assessed | back), filled=())

    return _change(entered, draft, rubriek, seen, change)


def take_over_fml(entered: Entered) -> None:
    """Goes on with the draft of a colleague who did not write today. Raises :class:`Conflict` when they did, :class:`Hidden`."""
    require_fml(entered)
    with transaction.atomic():
        drafts = of_own_organisation(entered).filter(signed_at__isnull=True).select_for_update(of=("self",))
        row = drafts.select_related("author").first()
        if row is None:
            raise Hidden
        if row.author_id == entered.acting.user:
            return
        if not _left_alone(entered, row):
            raise Conflict(row.author.name, row.saved_at)
        row.author_id, row.author_role = entered.acting.user, str(entered.acting.role)
        row.version += 1
        row.save(update_fields=["author", "author_role", "version"])
        audit_in(entered, Act.CHANGED, "vault", object_id=row.id, what="fml_taken_over")


def discard_fml(entered: Entered, draft: UUID) -> None:
    """Throws the own draft away. Raises :class:`Hidden` for all else."""
    with transaction.atomic():
        row = own_draft(entered, draft)
        key = row.id
        row.delete()
        audit_in(entered, Act.DELETED, "vault", object_id=key, what="fml_draft")


def own_draft(entered: Entered, draft: UUID) -> FmlRecord:
    """The draft of this author, locked. Raises :class:`Hidden`, :class:`AlreadySigned`, :class:`Conflict` when a colleague has it."""
    require_fml(entered)
    row = of_own_organisation(entered).filter(pk=draft).select_for_update(of=("self",)).select_related("author").first()
    if row is None:
        raise Hidden
    if row.signed_at is not None:
        raise AlreadySigned(row.number or 0, row.author.name, row.signed_at)
    if row.author_id != entered.acting.user:
        raise Conflict(row.author.name, row.saved_at)
    return row


def _change(entered: Entered, draft: UUID, rubriek: int, seen: int, change: Callable[[FmlContent], FmlContent]) -> FmlDraft:
    with transaction.atomic():
        row = own_draft(entered, draft)
        before = open_fml(row)
        if seen < before.touched.get(rubriek, 0):
            raise Conflict("", None)
        after = change(before)
        if after != before:
            _store(entered, row, replace(after, touched={**before.touched, rubriek: row.version + 1}))
        return _draft(entered, row, next_number(entered.dossier), after)


def _store(entered: Entered, row: FmlRecord, content: FmlContent) -> None:
    now = timezone.now()
    row.version, row.saved_at, row.content = row.version + 1, now, close_fml(row, content)
    tells = now - row.told_at >= TELL_AGAIN
    if tells:
        row.told_at = now
    row.save(update_fields=["version", "saved_at", "told_at", "content"])
    if tells:
        audit_in(entered, Act.CHANGED, "vault", object_id=row.id, what="fml_draft")


def _draft(entered: Entered, row: FmlRecord, number: int, content: FmlContent | None = None) -> FmlDraft:
    content = content or open_fml(row)
    return FmlDraft(
        id=row.id,
        number=number,
        fml=content.fml,
        reasons=content.reasons,
        filled=content.filled,
        version=row.version,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        previous=signed_fml(entered, None, missing_ok=True),
    )


def _empty(which: VersionId, basis: Basis) -> Fml:
    return Fml(version=which, basis=basis, not_assessed=frozenset(version(which).items))


def _copied(old: Fml, which: VersionId, basis: Basis) -> Fml:
    if old.version is VersionId.B and which is VersionId.A:
        text = say("Een kopie van de huidige lijst (B) past niet in lijst A. Begin leeg, of kies lijst B.")
        raise WrongFields(FieldError("copy_of", text))
    fml = to_version_b(old).fml if which is VersionId.B else old
    answers = {number: replace(answer, caps={}) for number, answer in fml.answers.items() if _was_answered(answer)}
    return Fml(version=which, basis=basis, answers=answers, not_assessed=frozenset(fml.list.items) - answers.keys())


def _was_answered(answer: Answer) -> bool:
    """Whether somebody gave this answer; what a conversion left behind to keep other caps has no codes."""
    return bool(answer.codes) or answer.says_something


def _data_of(fml: Fml, item: str, rubriek: int, given: GivenAnswer) -> dict[str, Any] | None:
    """The answer as ``read_fml`` reads it; None: not assessed."""
    found = fml.list.items.get(item)
    if found is None:
        raise WrongFields(FieldError(item[:40], unknown_item(item, fml.list)))
    if found.rubriek != rubriek:
        raise WrongFields(FieldError(item, say("Dit onderdeel staat in een andere rubriek van de lijst.")))
    if not given.codes:
        if given.toelichting.strip():
            raise WrongFields(FieldError(item, TEXT_WITHOUT_CODE))
        return None
    data: dict[str, Any] = {"toelichting": given.toelichting.strip()} if given.toelichting.strip() else {}
    if given.side:
        data["side"] = given.side
    if found.kind == "set":
        return data | {"codes": list(given.codes)}
    code = given.codes[0]
    known = len(given.codes) == 1 and code.isascii() and code.isdecimal() and len(code) < 4
    return data | {"code": int(code) if known else code}


def _answered(fml: Fml, given: Mapping[str, dict[str, Any] | None]) -> Fml:
    """The list with these answers, judged as a whole by the domain."""
    data = fml_data(fml)
    kept = {number: answer_data(fml.list.items[number], answer) for number, answer in fml.answers.items() if number not in given}
    data["items"] = kept | {number: answer for number, answer in given.items() if answer is not None}
    data["not_assessed"] = [number for number in fml.list.items if number not in data["items"]]
    try:
        return read_fml(data)
    except FactsError as wrong:
        raise WrongFields(*(FieldError(_item_of(error.path), error.message) for error in wrong.errors)) from None


def _item_of(path: str) -> str:
    found = OF_ITEM.match(path)
    return found[1] if found else path


def _with_reasons(content: FmlContent, reasons: Mapping[str, str]) -> FmlContent:
    """With the reasons for findings; one for what is no finding of this list is not kept."""
    asked = {finding_key(finding) for finding in check(content.fml)} | content.reasons.keys()
    reasons = {key: text for key, text in reasons.items() if key in asked}
    kept = {key: text for key, text in content.reasons.items() if key not in reasons}
    given = {key: text.strip() for key, text in reasons.items() if text.strip()}
    errors = [error for key, text in given.items() for error in wrong_text(key, text, LONGEST)]
    if errors:
        raise WrongFields(*errors)
    return replace(content, reasons=kept | given)


def _busy(entered: Entered, row: FmlRecord, number: int) -> BusyFml:
    mine = row.author_id == entered.acting.user
    return BusyFml(number, row.author.name, row.begun_at, row.saved_at, mine, not mine and _left_alone(entered, row))


def _left_alone(entered: Entered, row: FmlRecord) -> bool:
    return timezone.localtime(row.saved_at).date() < entered.acting.on
