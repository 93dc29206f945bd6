"""Releasing a signed FML: the whole list to the arbeidsdeskundige, chosen items to the coach. Nobody is shown anything by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.health.models import RECIPIENTS, FmlRecord, FmlRelease
from hervat.apps.health.vault.fml.contents import ReleaseContent, close_release, open_fml, open_release
from hervat.apps.health.vault.fml.reading import of_own_organisation
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fields import FieldError
from hervat.domain.fml import Fml
from hervat.domain.fml.reading import unknown_item
from hervat.domain.text import Text, say

SHORTEST_REASON = 5
LONGEST_REASON = 300
TOLD = {Role.ARBEIDSDESKUNDIGE: "fml_for_expert", Role.COACH: "fml_for_coach"}  # the code in the record of looks


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelease:
    """To whom, why, and for the coach which items of the list."""

    recipient: Role
    reason: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release: of which list, to whom, why, by whom and when. ``items`` empty: the whole list."""

    id: UUID
    number: int
    recipient: Role
    reason: str
    items: tuple[str, ...]
    author: str
    released_at: datetime
    withdrawn_at: datetime | None

    @property
    def runs(self) -> bool:
        """Whether the recipient can read it now."""
        return self.withdrawn_at is None


def release_fml(entered: Entered, number: int, new: NewRelease, *, at: datetime | None = None) -> UUID:
    """Shows the signed list with this number, or items of it, to a role in the dossier; takes the place of what it was shown before of it.

    ``at``: as of :func:`~hervat.apps.health.vault.fml.signing.sign_fml`. Raises :class:`WrongFields` with the fields of ``new``,
    :class:`Refused`, :class:`Hidden`, :class:`Conflict` when it was released in another window at the same moment.
    """
    entered.require(Action.RELEASE_FML)
    organisation = entered.acting.actor.organisation
    row = of_own_organisation(entered).filter(number=number, signed_at__isnull=False).first()
    if row is None or organisation is None:
        raise Hidden
    check_release(entered, open_fml(row).fml, new)
    made = FmlRelease(
        fml=row, recipient=new.recipient, author_id=entered.acting.user, author_role=entered.acting.role, organisation_id=organisation,
        released_at=at or timezone.now(),
    )  # fmt: skip
    items = new.items if new.recipient is Role.COACH else ()
    made.content = close_release(made, ReleaseContent(new.reason.strip(), items))
    try:
        with transaction.atomic():
            for old in FmlRelease.objects.select_for_update().filter(fml=row, recipient=new.recipient, withdrawn_at__isnull=True):
                _take_back(entered, old)
            made.save(force_insert=True)
            audit_in(entered, Act.RELEASED, "vault", object_id=row.id, what=TOLD[new.recipient])
    except IntegrityError as error:
        raise Conflict("", None) from error
    return made.id


def check_release(entered: Entered, fml: Fml, new: NewRelease) -> None:
    """Raises :class:`WrongFields` with the fields of ``new``."""
    errors = [*_nobody_there(entered, new.recipient), *_wrong(fml, new)]
    if errors:
        raise WrongFields(*errors)


def withdraw_release(entered: Entered, release: UUID) -> int:
    """Takes a release back, at once; gives the number of the list. Raises :class:`Hidden` when it is not there or was taken back."""
    entered.require(Action.RELEASE_FML)
    with transaction.atomic():
        rows = FmlRelease.objects.select_for_update(of=("self",)).filter(fml__in=of_own_organisation(entered))
        found = rows.filter(pk=release, withdrawn_at__isnull=True).select_related("fml").first()
        if found is None or found.fml.number is None:
            raise Hidden
        _take_back(entered, found)
        audit_in(entered, Act.WITHDRAWN, "vault", object_id=found.fml_id, what=TOLD[Role(found.recipient)])
    return found.fml.number


def releases_of(entered: Entered) -> tuple[ReleaseLine, ...]:
    """What was released in this dossier, newest first: for the bedrijfsarts of the own organisation, for the werknemer all of it."""
    if not entered.may(Action.SEE_VAULT, Datum.FML) or entered.acting.role not in (Role.WERKNEMER, Role.BEDRIJFSARTS):
        raise Hidden
    own = FmlRecord.objects.filter(dossier=entered.dossier)
    lists = own if entered.acting.role is Role.WERKNEMER else of_own_organisation(entered)
    rows = FmlRelease.objects.filter(fml__in=lists).select_related("fml", "author").order_by("-released_at")
    return tuple(_line(row) for row in rows)


def nobody_in(role: Role) -> Text:
    """That nobody has this role now. What is released then would be read by whoever gets the role later, without a second look."""
    return say("Er is nu geen {role} bij dit dossier betrokken. Verstrek de lijst als er een is.", role=role_name(role))


def _nobody_there(entered: Entered, recipient: Role) -> Iterator[FieldError]:
    if recipient in RECIPIENTS and not entered.case.has(recipient, entered.acting.on):
        yield FieldError("recipient", nobody_in(recipient))


def _wrong(fml: Fml, new: NewRelease) -> Iterator[FieldError]:
    if new.recipient not in RECIPIENTS:
        yield FieldError("recipient", say("Kies aan wie u dit verstrekt: de arbeidsdeskundige of de coach."))
    reason = new.reason.strip()
    if len(reason) < SHORTEST_REASON:
        yield FieldError("reason", say("Schrijf kort op waarom u dit verstrekt. De werknemer leest dit."))
    yield from wrong_text("reason", reason, LONGEST_REASON)
    if new.recipient is Role.COACH:
        yield from _wrong_items(fml, new.items)


def _wrong_items(fml: Fml, items: tuple[str, ...]) -> Iterator[FieldError]:
    for item in items:
        if item not in fml.list.items:
            yield FieldError("items", unknown_item(item[:40], fml.list))
        elif item in fml.not_assessed:
            name = fml.list.items[item].name
            yield FieldError("items", say("{item} {name} is niet beoordeeld. Daar is niets te verstrekken.", item=item, name=name))
    if not items and fml.has_possibilities:
        yield FieldError("items", say("Kies ten minste één onderdeel voor de coach."))


def _take_back(entered: Entered, release: FmlRelease) -> None:
    release.withdrawn_at, release.withdrawn_by_id = timezone.now(), entered.acting.user
    release.save(update_fields=["withdrawn_at", "withdrawn_by"])


def _line(row: FmlRelease) -> ReleaseLine:
    content = open_release(row)
    return ReleaseLine(
        id=row.id,
        number=row.fml.number or 0,
        recipient=Role(row.recipient),
        reason=content.reason,
        items=content.items,
        author=row.author.name,
        released_at=row.released_at,
        withdrawn_at=row.withdrawn_at,
    )
