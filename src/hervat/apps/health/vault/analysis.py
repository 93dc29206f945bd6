"""The probleemanalyse: one judgement of the bedrijfsarts that leaves two documents and a day on the clock, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.services.notes import give_advice
from hervat.apps.health.vault.contents import Content, close_record
from hervat.apps.health.vault.writing import begin, check_text, store_signed
from hervat.domain.access.actions import Action
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.fields import FieldError
from hervat.domain.law.facts import EventKind
from hervat.domain.text import say

MOST_HOURS = Decimal(60)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnalysis:
    """What the bedrijfsarts found. ``medical`` stays in the vault; ``advice`` and the hours go to werkgever and werknemer."""

    day: date
    medical: str
    advice: str
    hours_per_week: Decimal | None = None
    revises: bool = False  # a bijstelling of an earlier one


def check_analysis(entered: Entered, new: NewAnalysis) -> None:
    """Raises :class:`WrongFields` with the fields of ``new``; what only the whole case can tell is told when it is given."""
    entered.require(Action.WRITE_VAULT, VaultKind.PROBLEEMANALYSE.datum)
    entered.require(Action.GIVE_ADVICE)
    errors = [*check_text(new.medical, "medical"), *check_text(new.advice, "advice")]
    if new.day > entered.acting.on:
        errors.append(FieldError("day", say("Kies een datum tot en met vandaag.")))
    if new.hours_per_week is not None and not 0 <= new.hours_per_week <= MOST_HOURS:
        errors.append(FieldError("hours", say("Vul in hoeveel uur per week, bijvoorbeeld 12.")))
    if errors:
        raise WrongFields(*errors)


def give_analysis(entered: Entered, new: NewAnalysis) -> UUID:
    """Signs the medical part, gives the advice and puts the day on the clock, in one transaction. Gives the medical record.

    Raises :class:`WrongFields`, :class:`Refused`, :class:`Hidden`.
    """
    check_analysis(entered, new)
    with transaction.atomic():
        record = begin(entered, VaultKind.PROBLEEMANALYSE, new.day)
        record.text = close_record(record, Content(new.medical.strip()))
        store_signed(record)
        kind = EventKind.BIJSTELLING_PROBLEEMANALYSE if new.revises else EventKind.PROBLEEMANALYSE
        record_event(entered, NewEvent(kind=kind, day=new.day))
        try:
            give_advice(entered, day=new.day, text=new.advice, hours_per_week=new.hours_per_week)
        except WrongFields as wrong:
            own = (FieldError("advice" if error.path == "text" else error.path, error.message) for error in wrong.errors)
            raise WrongFields(*own) from None
        audit_in(entered, Act.CREATED, "vault", object_id=record.id, what=f"{VaultKind.PROBLEEMANALYSE}_signed")
    return record.id
