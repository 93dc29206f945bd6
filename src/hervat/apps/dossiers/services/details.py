"""What stands on the dossier itself: name, function, hours, phone, and the BSN, which is sealed and shown on its own page only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.opening import BSN_EXPECTED, NEEDED, bsn_context
from hervat.apps.sealing import Purpose, blind_index, open_text, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.bsn import read_bsn
from hervat.domain.law.field_reader import FieldError
from hervat.domain.text import say

LONGEST = {"given_name": 80, "family_name": 80, "function": 120, "phone": 40}
MOST_HOURS = Decimal(60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What can be changed of a dossier besides its facts."""

    given_name: str
    family_name: str
    function: str = ""
    hours_per_week: Decimal | None = None
    phone: str = ""


def change_dossier(entered: Entered, new: Details, *, seen: int) -> Dossier:
    """Changes the details. ``seen``: the version that the person looked at; another one raises :class:`Conflict`."""
    entered.require(Action.CHANGE_DOSSIER)
    _check(new)
    with transaction.atomic():
        dossier = _at_version(entered, seen)
        for name in Details.__slots__:
            setattr(dossier, name, getattr(new, name))
        _save(dossier, list(Details.__slots__))
        audit_in(entered, Act.CHANGED, "dossier", what="dossier")
    return dossier


def change_bsn(entered: Entered, bsn: str, *, seen: int) -> Dossier:
    """Seals another BSN; an empty one takes it away."""
    entered.require(Action.RECORD_BSN)
    digits = read_bsn(bsn) if bsn.strip() else None
    if bsn.strip() and digits is None:
        raise WrongFields(FieldError("bsn", BSN_EXPECTED))
    with transaction.atomic():
        dossier = _at_version(entered, seen)
        dossier.bsn = seal_text(Purpose.CASE, digits, context=bsn_context(dossier.id)) if digits else None
        dossier.bsn_index = blind_index(digits, context="dossiers.dossier.bsn") if digits else ""
        try:
            with transaction.atomic():
                _save(dossier, ["bsn", "bsn_index"])
        except IntegrityError as error:
            raise WrongFields(FieldError("bsn", say("Voor dit BSN loopt bij deze werkgever al een dossier."))) from error
        audit_in(entered, Act.CHANGED, "dossier", what="bsn")
    return dossier


def bsn_of(entered: Entered) -> str:
    """The BSN; empty when none was recorded. The page that shows it tells so in the record."""
    entered.require(Action.SEE_BSN)
    sealed = entered.dossier.bsn
    return "" if sealed is None else open_text(Purpose.CASE, bytes(sealed), context=bsn_context(entered.dossier.id))


def _at_version(entered: Entered, seen: int) -> Dossier:
    dossier = Dossier.objects.select_for_update().get(pk=entered.dossier.pk)
    if dossier.version != seen:
        raise Conflict("", None)
    return dossier


def _save(dossier: Dossier, fields: list[str]) -> None:
    dossier.version += 1
    dossier.save(update_fields=[*fields, "version"])


def _check(new: Details) -> None:
    errors = [FieldError(name, NEEDED) for name in ("given_name", "family_name") if not getattr(new, name).strip()]
    for name, most in LONGEST.items():
        if len(getattr(new, name)) > most:
            errors.append(FieldError(name, say("Dit is te lang. Het mag {most} tekens zijn.", most=most)))
    if new.hours_per_week is not None and not 0 < new.hours_per_week <= MOST_HOURS:
        errors.append(FieldError("hours_per_week", say("Vul in hoeveel uur per week, bijvoorbeeld 36.")))
    if errors:
        raise WrongFields(*errors)
