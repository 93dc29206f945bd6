"""Recording and correcting what happened: events, periods, and the dates on which everything rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.models import CaseDates, Confirmation, Dossier, Event, Period, PeriodKind, Recorded
from hervat.apps.dossiers.projection import refresh_one
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of, vangnet_context
from hervat.apps.dossiers.services.checks import SHORTEST_REASON, check_event, check_period, hold_together, require_reason
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.apps.sealing import Purpose, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fields import FieldError
from hervat.domain.law.facts import EventKind
from hervat.domain.text import say

PERIOD_DATA = {
    PeriodKind.RECOVERED: Datum.ZIEKMELDING,
    PeriodKind.PARTIAL: Datum.ARBEIDSONGESCHIKTHEID,
    PeriodKind.LEAVE: Datum.VERLOF,
}
Fact = TypeVar("Fact", bound=Recorded)


def record_event(entered: Entered, new: NewEvent) -> Event:
    """Records that something happened. Raises :class:`WrongFields` (fields ``kind``, ``day`` ...) or :class:`Refused`."""
    entered.require(Action.RECORD_FACT, EVENT_DATA[new.kind])
    with transaction.atomic():
        rows = _lock(entered)
        check_event(entered.dossier, rows, new, entered.acting.on)
        event = _store(_event(entered, new))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CREATED, "event", object_id=event.id, what=new.kind)
    return event


def record_late_together(entered: Entered, new: NewEvent, *, obligation: str, reason: str) -> Event:
    """Records an event that came after its day, and that werkgever and werknemer moved that day together (RPEZ art. 5).

    The other party must still confirm it (:func:`confirm_agreement`). Both are stored, or neither.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise WrongFields(FieldError("together_reason", say("Schrijf kort op waarom het later werd.")))
    with transaction.atomic():
        event = record_event(entered, new)
        moved = NewEvent(kind=EventKind.AFWIJKING_TERMIJN, day=entered.acting.on, obligation=obligation, reason=reason.strip())
        record_event(entered, moved)
    return event


def correct_event(entered: Entered, event: UUID, new: NewEvent, *, reason: str) -> Event:
    """A new version of an event, with the reason of the correction. Raises :class:`Conflict` when somebody corrected it first."""
    entered.require(Action.RECORD_FACT, EVENT_DATA[new.kind])
    with transaction.atomic():
        rows = _lock(entered)
        old = _last_version(Event, entered, event)
        entered.require(Action.RECORD_FACT, EVENT_DATA[EventKind(old.kind)])
        require_reason(reason)
        check_event(entered.dossier, rows, new, entered.acting.on, old)
        version = _store(_succeed(_event(entered, new), old, reason))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CHANGED, "event", object_id=version.id, what=new.kind)
    return version


def withdraw_event(entered: Entered, event: UUID, *, reason: str) -> Event:
    """Says that an event did not happen. It stays readable, with the reason."""
    with transaction.atomic():
        _lock(entered)
        old = _last_version(Event, entered, event)
        entered.require(Action.RECORD_FACT, EVENT_DATA[EventKind(old.kind)])
        require_reason(reason)
        version = _store(_succeed(_copy_of(entered, old), old, reason, withdrawn=True))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CHANGED, "event", object_id=version.id, what=f"{old.kind}_withdrawn")
    return version


def record_period(entered: Entered, new: NewPeriod, *, instead_of: UUID | None = None, reason: str = "") -> Period:
    """Records a recovery, partial work or leave; with ``instead_of`` a new version of one, for a reason."""
    entered.require(Action.RECORD_FACT, PERIOD_DATA[new.kind])
    with transaction.atomic():
        rows = _lock(entered)
        old = None
        if instead_of is not None:
            old = _last_version(Period, entered, instead_of)
            entered.require(Action.RECORD_FACT, PERIOD_DATA[PeriodKind(old.kind)])
            require_reason(reason)
        check_period(entered.dossier, rows, new, entered.acting.on, old)
        period = Period(dossier=entered.dossier, **{name: getattr(new, name) for name in NewPeriod.__slots__}, **_author(entered))
        _store(period if old is None else _succeed(period, old, reason))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CREATED if old is None else Act.CHANGED, "period", object_id=period.id, what=new.kind)
    return period


def withdraw_period(entered: Entered, period: UUID, *, reason: str) -> Period:
    """Says that a period was none. It stays readable, with the reason."""
    with transaction.atomic():
        rows = _lock(entered)
        old = _last_version(Period, entered, period)
        entered.require(Action.RECORD_FACT, PERIOD_DATA[PeriodKind(old.kind)])
        require_reason(reason)
        fields = {name: getattr(old, name) for name in NewPeriod.__slots__}
        others = [row for row in rows.periods if row.pk != old.pk]
        hold_together(case_facts(replace(rows, periods=others), entered.dossier.opened_on), entered.acting.on)
        version = _store(_succeed(Period(dossier=entered.dossier, **fields, **_author(entered)), old, reason, withdrawn=True))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CHANGED, "period", object_id=version.id, what=f"{old.kind}_withdrawn")
    return version


def change_dates(entered: Entered, new: NewDates, *, seen: UUID, reason: str) -> CaseDates:
    """A new version of the dates. ``seen``: the version the person looked at; a newer one raises :class:`Conflict`."""
    with transaction.atomic():
        rows = _lock(entered)
        old = _last_version(CaseDates, entered, seen)
        _require_rights(entered, old, new)
        require_reason(reason)
        dates = _dates(entered, new, old)
        hold_together(case_facts(replace(rows, dates=dates), entered.dossier.opened_on), entered.acting.on)
        _store(_succeed(dates, old, reason))
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(entered, Act.CHANGED, "dates", object_id=dates.id)
    return dates


def confirm_agreement(entered: Entered, event: UUID, *, agrees: bool) -> Confirmation:
    """The other party says whether a term was moved together. Raises :class:`Refused` for who proposed it themself."""
    entered.require(Action.CONFIRM_AGREEMENT)
    with transaction.atomic():
        _lock(entered)
        moved = _last_version(Event, entered, event)
        if moved.kind != EventKind.AFWIJKING_TERMIJN:
            raise Hidden
        if (moved.recorded_as == "werknemer") == (entered.acting.role == "werknemer"):
            raise WrongFields(FieldError("", say("De ander moet dit bevestigen: werkgever en werknemer doen dit samen.")))
        if Confirmation.objects.filter(event=moved).exists():
            raise WrongFields(FieldError("", say("Hier is al op geantwoord.")))
        confirmation = Confirmation.objects.create(
            event=moved, agrees=agrees, recorded_by_id=entered.acting.user, recorded_as=entered.acting.role
        )
        refresh_one(entered.dossier, entered.acting.on)
        audit_in(
            entered, Act.CHANGED, "event", object_id=moved.id, what="afwijking_termijn_confirmed" if agrees else "afwijking_termijn_denied"
        )
    return confirmation


def check_first_dates(new: NewDates, on: date) -> None:
    """Whether a dossier that is opened on ``on`` can begin with these dates. Raises :class:`WrongFields`."""
    dates = CaseDates(eerste_ziektedag=new.eerste_ziektedag, aow_date=new.aow_date, employment_ends=new.employment_ends)
    hold_together(case_facts(Rows(dates), on), on)


def first_dates(dossier: Dossier, new: NewDates, author: Mapping[str, object], on: date) -> CaseDates:
    """The first version, when a dossier is opened; inside that transaction. Raises :class:`WrongFields`."""
    dates = CaseDates(dossier=dossier, eerste_ziektedag=new.eerste_ziektedag, aow_date=new.aow_date, employment_ends=new.employment_ends)
    hold_together(case_facts(Rows(dates), dossier.opened_on), on)
    for name, value in author.items():
        setattr(dates, name, value)
    dates.save(force_insert=True)
    return dates


def _lock(entered: Entered) -> Rows:
    """Nobody else changes this dossier until we are done. Gives its facts as they are now.

    Raises :class:`Conflict` when somebody closed it since the actor came in.
    """
    if Dossier.objects.select_for_update().get(pk=entered.dossier.pk).closed_on is not None:
        raise Conflict("", None)
    return rows_of([entered.dossier.id])[entered.dossier.id]


def _last_version(model: type[Fact], entered: Entered, fact: UUID) -> Fact:
    """The fact, if it is the last version. Raises :class:`Hidden` when there is none here, :class:`Conflict` when it was replaced."""
    found: Fact | None = model._default_manager.filter(pk=fact, dossier=entered.dossier).first()
    if found is None:
        raise Hidden
    successor = model._default_manager.filter(replaces=found).select_related("recorded_by").first()
    if successor is not None:
        raise Conflict(successor.recorded_by.name, successor.recorded_at)
    if found.withdrawn:
        raise Hidden
    return found


def _store(fact: Fact) -> Fact:
    try:
        with transaction.atomic():
            fact.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict("", None) from error
    return fact


def _author(entered: Entered) -> dict[str, object]:
    return {
        "recorded_by_id": entered.acting.user,
        "recorded_as": entered.acting.role.value,
        "organisation_id": entered.acting.actor.organisation,
    }


def _succeed(new: Fact, old: Recorded, reason: str, *, withdrawn: bool = False) -> Fact:
    new.replaces, new.correction_reason, new.withdrawn = old, reason.strip(), withdrawn
    return new


def _event(entered: Entered, new: NewEvent) -> Event:
    fields = {name: getattr(new, name) for name in NewEvent.__slots__ if name != "ground"}
    return Event(dossier=entered.dossier, ground=new.ground or "", **fields, **_author(entered))


def _copy_of(entered: Entered, old: Event) -> Event:
    fields = {name: getattr(old, name) for name in NewEvent.__slots__}
    return Event(dossier=entered.dossier, **fields, **_author(entered))


def _dates(entered: Entered, new: NewDates, old: CaseDates) -> CaseDates:
    dates = CaseDates(
        dossier=entered.dossier,
        eerste_ziektedag=new.eerste_ziektedag,
        aow_date=new.aow_date,
        employment_ends=new.employment_ends,
        has_vangnet=new.has_vangnet,
        **_author(entered),
    )
    kind = new.vangnet if entered.may(Action.SEE_FACT, Datum.VANGNET_SOORT) else case_facts(Rows(old), None).vangnet
    if new.has_vangnet and kind is not None and (new.vangnet is not None or old.vangnet is not None):
        dates.vangnet = seal_text(Purpose.CASE, kind.value, context=vangnet_context(dates.id))
    return dates


def _require_rights(entered: Entered, old: CaseDates, new: NewDates) -> None:
    """Each date belongs to a datum of its own: who may not record one leaves it as it was."""
    changed: list[tuple[Datum, bool]] = [
        (Datum.ZIEKMELDING, new.eerste_ziektedag != old.eerste_ziektedag),
        (Datum.CONTRACT, (new.aow_date, new.employment_ends) != (old.aow_date, old.employment_ends)),
        (Datum.VANGNET, new.has_vangnet != old.has_vangnet),
        (Datum.VANGNET_SOORT, new.vangnet is not None),
    ]
    for datum, is_changed in changed:
        if is_changed:
            entered.require(Action.RECORD_FACT, datum)
