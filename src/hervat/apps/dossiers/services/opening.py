"""Opening a dossier on the first sick day, closing it, and opening it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
from hervat.apps.dossiers.models import CaseDates, Closing, Dossier, Involvement, NumberSeries
from hervat.apps.dossiers.projection import refresh_one
from hervat.apps.dossiers.rows import current
from hervat.apps.dossiers.services.checks import FUTURE, MAX_HOURS, wrong_text
from hervat.apps.dossiers.services.facts import check_first_dates, first_dates
from hervat.apps.dossiers.services.given import NewDates
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.clients import werkgevers_of
from hervat.apps.sealing import Purpose, blind_index, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum, may_record
from hervat.domain.dossier.bsn import read_bsn
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.fields import FieldError
from hervat.domain.text import say

NEEDED = say("Dit veld is nodig.")
LONGEST = {"given_name": 80, "family_name": 80, "function": 120, "phone": 40}  # characters, as the table has it
BSN_EXPECTED = say("Dit is geen BSN. Vul negen cijfers in, of laat het leeg.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What can be changed of a dossier besides its facts."""

    given_name: str
    family_name: str
    function: str = ""
    hours_per_week: Decimal | None = None
    phone: str = ""


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
    check_new(acting, new)
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
    """Closes the dossier on a day from the first sick day up to today. It stays readable for who is involved."""
    entered.require(Action.CLOSE_DOSSIER)
    first = current(CaseDates.objects.filter(dossier=entered.dossier)).get().eerste_ziektedag
    errors = [*wrong_text("remark", remark)]
    if day > entered.acting.on:
        errors.append(FieldError("day", FUTURE))
    elif day < first:
        errors.append(FieldError("day", say("Deze dag ligt vóór de eerste ziektedag, {first}. Kies een latere dag.", first=first)))
    if errors:
        raise WrongFields(*errors)
    return _mark(entered, closes=True, day=day, reason=reason, remark=remark)


def reopen_dossier(entered: Entered, *, remark: str) -> Closing:
    """Opens a closed dossier again, for a reason. Raises :class:`WrongFields` also when another one runs for this BSN by now."""
    entered.require(Action.REOPEN_DOSSIER)
    errors = [*wrong_text("remark", remark)]
    if not remark.strip():
        errors.append(FieldError("remark", say("Schrijf kort op waarom het dossier weer open gaat.")))
    if errors:
        raise WrongFields(*errors)
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
        with one_per_bsn("" if closes else "remark"):
            if not changed.update(closed_on=day if closes else None, version=F("version") + 1):
                raise Conflict("", None)
        if not closes:
            refresh_one(entered.dossier, entered.acting.on)  # the round passes closed dossiers by
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


def check_new(acting: Acting, new: NewDossier) -> None:
    """Whether this can become a dossier; nothing is stored. Raises :class:`WrongFields`, as :func:`open_dossier` does."""
    errors = [*wrong_texts(new), *wrong_hours(new.hours_per_week), *_not_theirs(acting, new)]
    if new.bsn and read_bsn(new.bsn) is None:
        errors.append(FieldError("bsn", BSN_EXPECTED))
    if new.werkgever not in {found.id for found in werkgevers_of(acting)}:
        errors.append(FieldError("werkgever", say("Kies een werkgever uit de lijst.")))
    try:
        check_first_dates(new.dates, acting.on)
    except WrongFields as wrong:
        errors += wrong.errors
    if errors:
        raise WrongFields(*errors)


def wrong_texts(new: NewDossier | Details) -> Iterator[FieldError]:
    """What cannot stand on a dossier."""
    for name, most in LONGEST.items():
        text: str = getattr(new, name)
        if not text.strip() and name in ("given_name", "family_name"):
            yield FieldError(name, NEEDED)
        elif len(text.strip()) > most or not text.isprintable():
            yield FieldError(name, say("Vul één regel in van hooguit {most} tekens.", most=most))


def wrong_hours(hours: Decimal | None) -> Iterator[FieldError]:
    """Hours a week of a contract that cannot be."""
    if hours is not None and not 0 < hours <= MAX_HOURS:
        yield FieldError("hours_per_week", say("Vul in hoeveel uur per week in het contract staan, bijvoorbeeld 36."))


def _not_theirs(acting: Acting, new: NewDossier) -> Iterator[FieldError]:
    """What this role may not write down."""
    given = {
        "bsn": (Datum.BSN, new.bsn),
        "aow_date": (Datum.CONTRACT, new.dates.aow_date),
        "employment_ends": (Datum.CONTRACT, new.dates.employment_ends),
    }
    for name, (datum, value) in given.items():
        if value and not may_record(datum, acting.role):
            yield FieldError(name, say("Dit legt uw rol niet vast. Laat het leeg."))


def _store(dossier: Dossier, bsn: str) -> None:
    digits = read_bsn(bsn) if bsn else None
    if digits is not None:
        dossier.bsn = seal_text(Purpose.CASE, digits, context=bsn_context(dossier.id))
        dossier.bsn_index = blind_index(digits, context="dossiers.dossier.bsn")
    with one_per_bsn("bsn"):
        dossier.save(force_insert=True)


@contextmanager
def one_per_bsn(field: str) -> Iterator[None]:
    """Stores a dossier, or says at ``field`` that another one runs for the same BSN at this werkgever."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise WrongFields(FieldError(field, say("Voor dit BSN loopt bij deze werkgever al een dossier."))) from error


def bsn_context(dossier: UUID) -> str:
    """Where a sealed BSN belongs: to this dossier, and nowhere else."""
    return f"dossiers.dossier.bsn:{dossier}"


def _next_number() -> str:
    NumberSeries.objects.get_or_create(pk=1)
    series = NumberSeries.objects.select_for_update().get(pk=1)
    series.last += 1
    series.save(update_fields=["last"])
    return f"HV-{series.last:04d}"
