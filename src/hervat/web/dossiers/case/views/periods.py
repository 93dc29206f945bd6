"""What lasted in a dossier, and the dates on which everything rests."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.queries.history import period_in
from hervat.apps.dossiers.services.facts import PERIOD_DATA, withdraw_period
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.web.cases.event_lines import period_name
from hervat.web.cases.forms.dates_form import DatesForm, dates_values
from hervat.web.cases.forms.period_form import PeriodForm, period_values
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.cases.recording.steps import kept_draft, record
from hervat.web.cases.recording.withdrawing import withdraw_page
from hervat.web.desk.gate import case_page

WRITES = require_http_methods(["GET", "HEAD", "POST"])


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="dossier")
def periods_new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A recovery, hours of work, or leave."""
    draft = kept_draft(request, entered)
    asked = request.POST.get("soort") or request.GET.get("soort") or (draft or {}).get("soort", [""])[-1]
    if not asked:
        return redirect("dossiers:event_new", nummer=entered.dossier.number)
    if asked not in PeriodKind.values:
        raise Hidden
    kind = PeriodKind(asked)
    entered.require(Action.RECORD_FACT, PERIOD_DATA[kind])
    if draft and draft.get("soort", [""])[-1] != asked:
        draft = None
    typed = Typed.of(request, entered.acting.on, draft, soort=kind.value)
    return record(request, PeriodForm(look_at(entered), typed, kind))


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="events")
def period_change(request: HttpRequest, entered: Entered, period: UUID) -> HttpResponse:
    """Corrects a period, or fills in its last day."""
    found = period_in(entered, period)
    entered.require(Action.RECORD_FACT, PERIOD_DATA[found.kind])
    if found.withdrawn:
        raise Hidden
    typed = Typed.of(request, entered.acting.on, kept_draft(request, entered), **period_values(found))
    return record(request, PeriodForm(look_at(entered), typed, found.kind, found))


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="events")
def period_withdraw(request: HttpRequest, entered: Entered, period: UUID) -> HttpResponse:
    """Takes a period back, with the reason."""
    found = period_in(entered, period)
    entered.require(Action.RECORD_FACT, PERIOD_DATA[found.kind])
    if found.withdrawn:
        raise Hidden
    name = period_name(found.kind)
    versions = [found.id, *(version.id for version in found.earlier)]
    return withdraw_page(request, look_at(entered), name, versions, lambda seen, why: withdraw_period(entered, seen, reason=why))


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="dossier")
def dates(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Changes the first sick day, AOW, the end of the contract, or whether there is a vangnet."""
    if not any(entered.may(Action.RECORD_FACT, datum) for datum in (Datum.ZIEKMELDING, Datum.CONTRACT, Datum.VANGNET)):
        entered.require(Action.RECORD_FACT, Datum.ZIEKMELDING)
    look = look_at(entered)
    typed = Typed.of(request, entered.acting.on, kept_draft(request, entered), **dates_values(look))
    return record(request, DatesForm(look, typed))
