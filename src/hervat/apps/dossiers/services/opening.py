"""Opening a dossier on the first sick day, closing it, and opening it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit, audit_in
from hervat.apps.dossiers.door import Entered, require
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.models import Closing, Dossier, Involvement, NumberSeries
from hervat.apps.dossiers.projection import refresh_one
from hervat.apps.dossiers.services.facts import first_dates
from hervat.apps.dossiers.services.given import NewDates
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.clients import werkgevers_of
from hervat.apps.sealing import Purpose, blind_index, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.dossier.bsn import read_bsn
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.law.field_reader import FieldError
from hervat.domain.text import Text, say

NEEDED = say("Dit veld is nodig.")
BSN_EXPECTED = say("Dit is geen BSN. Vul negen cijfers in, of laat het leeg.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDossier:
    """What is given to open a dossier: as little as possible."""

    werkgever: UUID
    given_name: str
    family_name: str
    dates: NewDates
    function: str = ""
    hours_per_week: Decimal | None = None
    phone: str = ""
    bsn: str = ""
    imported: bool = False


def open_dossier(acting: Acting, new: NewDossier) -> Dossier:
    """A new dossier, with who opens it involved. Raises :class:`WrongFields` or, for who may not open one, :class:`Hidden`."""
    require(acting, Action.OPEN_DOSSIER)
    _check(acting, new)
    with transaction.atomic():
        dossier = Dossier(
            number=_next_number(),
            given_name=new.given_name.strip(),
            family_name=new.family_name.strip(),
            function=new.function.strip(),
            hours_per_week=new.hours_per_week,
            phone=new.phone.strip(),
            werkgever_id=new.werkgever,
            opened_on=acting.on,
            imported=new.imported,
            silent=new.imported,
        )
        _store(dossier, new.bsn)
        author = {"recorded_by_id": acting.user, "recorded_as": acting.role.value, "organisation_id": acting.actor.organisation}
        dates = first_dates(dossier, new.dates, author, acting.on)
        Involvement.objects.create(
            dossier=dossier,
            user_id=acting.user,
            role=acting.role,
            organisation_id=acting.actor.organisation,
            first_day=min(acting.on, dates.eerste_ziektedag),
            added_by_id=acting.user,
        )
        refresh_one(dossier, acting.on)
        audit(acting, Act.CREATED, "dossier", object_id=dossier.id, subjects=[dossier.id])
    return dossier


def close_dossier(entered: Entered, *, day: date, reason: ClosingReason, remark: str = "") -> Closing:
    """Closes the dossier on a day up to today. It stays readable for who is involved."""
    entered.require(Action.CLOSE_DOSSIER)
    if day > entered.acting.on:
        raise WrongFields(FieldError("day", say("Kies een datum tot en met vandaag.")))
    return _mark(entered, closes=True, day=day, reason=reason, remark=remark)


def reopen_dossier(entered: Entered, *, remark: str) -> Closing:
    """Opens a closed dossier again, for a reason."""
    entered.require(Action.REOPEN_DOSSIER)
    if not remark.strip():
        raise WrongFields(FieldError("remark", say("Schrijf kort op waarom het dossier weer open gaat.")))
    return _mark(entered, closes=False, day=entered.acting.on, reason="", remark=remark)


def set_reminders(entered: Entered, *, silent: bool) -> None:
    """Turns the reminders of this dossier off or on. A closed dossier sends none anyway."""
    entered.require(Action.CHANGE_DOSSIER)
    with transaction.atomic():
        Dossier.objects.filter(pk=entered.dossier.pk).update(silent=silent, version=F("version") + 1)
        audit_in(entered, Act.CHANGED, "dossier", what="reminders_off" if silent else "reminders_on")


def _mark(entered: Entered, *, closes: bool, day: date, reason: str, remark: str) -> Closing:
    with transaction.atomic():
        changed = Dossier.objects.filter(pk=entered.dossier.pk, closed_on__isnull=closes)
        if not changed.update(closed_on=day if closes else None, version=F("version") + 1):
            raise Conflict("", None)
        closing = Closing.objects.create(
            dossier=entered.dossier,
            closes=closes,
            day=day,
            reason=reason,
            remark=remark.strip(),
            recorded_by_id=entered.acting.user,
            recorded_as=entered.acting.role,
            organisation_id=entered.acting.actor.organisation,
        )
        audit_in(entered, Act.CHANGED, "dossier", what="closed" if closes else "reopened")
    return closing


def _check(acting: Acting, new: NewDossier) -> None:
    errors: list[FieldError] = []
    needed: list[tuple[str, str, Text]] = [("given_name", new.given_name, NEEDED), ("family_name", new.family_name, NEEDED)]
    errors += [FieldError(field, message) for field, value, message in needed if not value.strip()]
    if new.bsn and read_bsn(new.bsn) is None:
        errors.append(FieldError("bsn", BSN_EXPECTED))
    if new.werkgever not in {found.id for found in werkgevers_of(acting)}:
        errors.append(FieldError("werkgever", say("Kies een werkgever uit de lijst.")))
    if errors:
        raise WrongFields(*errors)


def _store(dossier: Dossier, bsn: str) -> None:
    digits = read_bsn(bsn) if bsn else None
    if digits is not None:
        dossier.bsn = seal_text(Purpose.CASE, digits, context=bsn_context(dossier.id))
        dossier.bsn_index = blind_index(digits, context="dossiers.dossier.bsn")
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError as error:
        raise WrongFields(FieldError("bsn", say("Voor dit BSN loopt bij deze werkgever al een dossier."))) from error


def bsn_context(dossier: UUID) -> str:
    """Where a sealed BSN belongs: to this dossier, and nowhere else."""
    return f"dossiers.dossier.bsn:{dossier}"


def _next_number() -> str:
    NumberSeries.objects.get_or_create(pk=1)
    series = NumberSeries.objects.select_for_update().get(pk=1)
    series.last += 1
    series.save(update_fields=["last"])
    return f"HV-{series.last:04d}"
