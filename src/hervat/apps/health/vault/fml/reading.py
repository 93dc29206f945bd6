"""Reading signed FML's: for each role what it may see of them, and nothing else. Every look is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, overload
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Prefetch, QuerySet

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import Dossier
from hervat.apps.health.models import FmlRecord, FmlRelease
from hervat.apps.health.vault.fml.contents import open_fml, open_release
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fml import Fml


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFml:
    """A signed FML as one role may see it.

    ``withheld``: items that were not released to this role. They are in ``fml.not_assessed`` too, so that nothing takes them for "no
    limitation", and must be called "niet verstrekt". ``reasons``: why what seems to contradict itself is right so (key of the finding ->
    text). ``released_at`` None: for who needs no release.
    """

    id: UUID
    number: int  # version in the dossier
    day: date  # of the judgement
    valid_from: date
    author: str
    organisation: str
    signed_at: datetime
    fml: Fml
    withheld: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    released_at: datetime | None = None


def fml_for(entered: Entered) -> ReleasedFml | None:
    """The newest FML that this role may work with, as it may see it; None when there is none, or none for this role.

    The werknemer sees what was signed, the bedrijfsarts what was signed in the own organisation, the arbeidsdeskundige and the coach what
    was released to them and not taken back. The look is recorded. Four queries at most.
    """
    return next(iter(_told(entered, _readable(entered)[:1], "fml")), None)


def fmls_of(entered: Entered) -> tuple[ReleasedFml, ...]:
    """All FML's that this role may see, newest first, as it may see them. The look is recorded."""
    return _told(entered, _readable(entered), "fml_history")


def fml_numbered(entered: Entered, number: int) -> ReleasedFml:
    """The FML with this version number. Raises :class:`Hidden` when it is not there for this role. The look is recorded."""
    found = _told(entered, _readable(entered).filter(number=number), "fml")
    if not found:
        raise Hidden
    return found[0]


@overload
def signed_fml(entered: Entered, number: int | None) -> ReleasedFml: ...
@overload
def signed_fml(entered: Entered, number: int | None, *, missing_ok: Literal[True]) -> ReleasedFml | None: ...
def signed_fml(entered: Entered, number: int | None, *, missing_ok: bool = False) -> ReleasedFml | None:
    """Beside an own act that is recorded: a signed list by its number, as who acts may see it; without a number the newest.

    Raises :class:`Hidden` when it is not there.
    """
    rows = _readable(entered)
    row = (rows if number is None else rows.filter(number=number)).first()
    if row is None and not missing_ok:
        raise Hidden
    return None if row is None else _shown(entered, row)


def of_own_organisation(entered: Entered) -> QuerySet[FmlRecord]:
    """What was written here by the organisation of who acts."""
    return FmlRecord.objects.filter(dossier=entered.dossier, organisation=entered.acting.actor.organisation)


def next_number(dossier: Dossier) -> int:
    """The number that the next list of this dossier gets."""
    last: int | None = FmlRecord.objects.filter(dossier=dossier).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _readable(entered: Entered) -> QuerySet[FmlRecord]:
    """What this role may see something of, newest first; for who needs a release with the one that runs."""
    rows = FmlRecord.objects.filter(dossier=entered.dossier, signed_at__isnull=False)
    rows = rows.select_related("author", "organisation").order_by("-number")
    role = entered.acting.role
    if role in (Role.WERKNEMER, Role.BEDRIJFSARTS) and entered.may(Action.SEE_VAULT, Datum.FML):
        return rows if role is Role.WERKNEMER else rows.filter(organisation=entered.acting.actor.organisation)
    if role in (Role.ARBEIDSDESKUNDIGE, Role.COACH) and entered.may(Action.SEE_FML):
        running = FmlRelease.objects.filter(recipient=role, withdrawn_at__isnull=True)
        return rows.filter(pk__in=running.values("fml")).prefetch_related(Prefetch("releases", running, to_attr="running"))
    return rows.none()


def _told(entered: Entered, rows: Iterable[FmlRecord], what: str) -> tuple[ReleasedFml, ...]:
    found = tuple(_shown(entered, row) for row in rows)
    if entered.may(Action.SEE_FML):  # who looked and found nothing looked all the same
        with transaction.atomic():
            audit_in(entered, Act.READ, "vault", object_id=found[0].id if found else "", what=what)
    return found


def _shown(entered: Entered, row: FmlRecord) -> ReleasedFml:
    if row.number is None or row.day is None or row.valid_from is None or row.signed_at is None:
        raise Hidden
    content = open_fml(row)
    whole = ReleasedFml(
        id=row.id,
        number=row.number,
        day=row.day,
        valid_from=row.valid_from,
        author=row.author.name,
        organisation=row.organisation.name,
        signed_at=row.signed_at,
        fml=content.fml,
        reasons=content.reasons,
    )
    release: FmlRelease | None = next(iter(getattr(row, "running", ())), None)
    if entered.acting.role is Role.COACH:
        return _items_of(whole, release)
    return whole if release is None else replace(whole, released_at=release.released_at)


def _items_of(whole: ReleasedFml, release: FmlRelease | None) -> ReleasedFml:
    """Only the released items; the rest counts as not assessed, and why there are no possibilities stays with the bedrijfsarts."""
    if release is None:
        raise Hidden
    return replace(as_released(whole, open_release(release).items), released_at=release.released_at)


def as_released(whole: ReleasedFml, items: Iterable[str]) -> ReleasedFml:
    """The list as who is shown only ``items`` sees it."""
    shown = frozenset(items)
    withheld = frozenset(whole.fml.list.items) - shown
    answers = {number: answer for number, answer in whole.fml.answers.items() if number in shown}
    fml = replace(whole.fml, answers=answers, not_assessed=whole.fml.not_assessed | withheld, ground=None)
    return replace(whole, fml=fml, withheld=withheld, reasons={})
