"""What stands on the dossier itself: name, function, hours, phone, and the BSN, which is sealed and shown on its own page only."""

from __future__ import annotations

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.opening import BSN_EXPECTED, Details, bsn_context, one_per_bsn, wrong_hours, wrong_texts
from hervat.apps.sealing import Purpose, blind_index, open_text, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.bsn import read_bsn
from hervat.domain.fields import FieldError


def change_dossier(entered: Entered, new: Details, *, seen: int) -> Dossier:
    """Changes the details. ``seen``: the version that the person looked at; another one raises :class:`Conflict`."""
    entered.require(Action.CHANGE_DOSSIER)
    errors = [*wrong_texts(new), *wrong_hours(new.hours_per_week)]
    if errors:
        raise WrongFields(*errors)
    with transaction.atomic():
        dossier = _at_version(entered, seen)
        for name in Details.__slots__:
            value = getattr(new, name)
            setattr(dossier, name, value.strip() if isinstance(value, str) else value)
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
        with one_per_bsn("bsn"):
            _save(dossier, ["bsn", "bsn_index"])
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


__all__ = ["Details", "bsn_of", "change_bsn", "change_dossier"]
