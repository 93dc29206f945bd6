"""Signing an FML: from then on it can be read by who may, and never changes again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.checks import wrong_day
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.health.models import FmlRecord
from hervat.apps.health.vault.fml.contents import FmlContent, close_fml, finding_key, open_fml
from hervat.apps.health.vault.fml.drafts import own_draft, require_fml
from hervat.apps.health.vault.fml.reading import next_number
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.fields import FieldError
from hervat.domain.fml import Fml, NoPossibilities, check
from hervat.domain.law.facts import EventKind
from hervat.domain.text import say

FURTHEST = timedelta(days=366)  # between the judgement and the day from which it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class FmlSignature:
    """What is decided when a list is signed. ``has_possibilities`` None: nobody said. ``ground``: only when there are none.

    ``on_clock``: puts on the timeline of the dossier that what somebody can do was established; what it is does not stand there.
    """

    day: date | None
    valid_from: date | None
    has_possibilities: bool | None
    ground: NoPossibilities | None = None
    on_clock: bool = False


def check_signature(entered: Entered, fml: Fml, signature: FmlSignature) -> None:
    """Raises :class:`WrongFields` with the fields of ``signature``, or ``items``."""
    errors = [*_wrong_days(entered, signature), *_wrong_possibilities(fml, signature)]
    if errors:
        raise WrongFields(*errors)


def sign_fml(entered: Entered, draft: UUID, signature: FmlSignature, *, seen: int, at: datetime | None = None) -> int:
    """Makes the own draft final; gives its number. ``at``: of a list that was signed before it came in here; now otherwise.

    Raises :class:`WrongFields`, :class:`AlreadySigned`, :class:`Conflict` when it was changed since version ``seen``, :class:`Hidden`.
    """
    require_fml(entered)
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)  # two organisations may not get the same number
        row = own_draft(entered, draft)
        if seen != row.version:
            raise Conflict("", None)
        content = open_fml(row)
        check_signature(entered, content.fml, signature)
        _sign(entered, row, content, signature, at or timezone.now())
        if signature.on_clock and signature.day is not None:
            record_event(entered, NewEvent(kind=EventKind.BELASTBAARHEID_VASTGESTELD, day=signature.day))
        audit_in(entered, Act.CHANGED, "vault", object_id=row.id, what="fml_signed")
    return row.number or 0


def may_put_on_clock(entered: Entered) -> bool:
    """Whether signing may put a day on the timeline here; not in a closed dossier."""
    return entered.may(Action.RECORD_FACT, EVENT_DATA[EventKind.BELASTBAARHEID_VASTGESTELD])


def _sign(entered: Entered, row: FmlRecord, content: FmlContent, signature: FmlSignature, at: datetime) -> None:
    possible = bool(signature.has_possibilities)
    fml = replace(content.fml, has_possibilities=possible, ground=None if possible else signature.ground)
    asked = {finding_key(finding) for finding in check(fml)}
    row.content = close_fml(row, FmlContent(fml, {key: text for key, text in content.reasons.items() if key in asked}))
    row.number, row.day, row.valid_from = next_number(entered.dossier), signature.day, signature.valid_from
    row.begun_at, row.signed_at = min(row.begun_at, at), at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict("", None) from error


def _wrong_days(entered: Entered, signature: FmlSignature) -> Iterator[FieldError]:
    day, valid_from = signature.day, signature.valid_from
    if day is None:
        yield FieldError("day", say("Vul in op welke dag u dit vaststelt."))
    else:
        yield from wrong_day("day", day, entered.acting.on)
    if valid_from is None:
        yield FieldError("valid_from", say("Vul in vanaf welke dag deze lijst geldt."))
    elif day is not None and abs(valid_from - day) > FURTHEST:
        yield FieldError("valid_from", say("Kies een dag binnen een jaar voor of na uw oordeel."))


def _wrong_possibilities(fml: Fml, signature: FmlSignature) -> Iterator[FieldError]:
    if signature.has_possibilities is None:
        yield FieldError("has_possibilities", say("Kies of er benutbare mogelijkheden zijn."))
    elif signature.has_possibilities and not fml.answers:
        yield FieldError("items", say("Er is nog niets beoordeeld. Vul de lijst in, of kies dat er geen benutbare mogelijkheden zijn."))
    elif not signature.has_possibilities and signature.ground is None:
        yield FieldError("ground", say("Kies waarom er geen benutbare mogelijkheden zijn."))
