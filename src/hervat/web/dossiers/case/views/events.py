"""What happened in a dossier: all of it with its versions, recording and correcting it, and what was known on an earlier day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.documents.queries import documents_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.queries.history import all_periods_in, event_in, events_in
from hervat.apps.dossiers.services.facts import confirm_agreement, withdraw_event
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind
from hervat.web.cases.event_lines import event_line, event_lines, period_lines
from hervat.web.cases.forms.event_form import EventForm, event_values
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.cases.papers.lines import paper_lines
from hervat.web.cases.papers.sent import sent_file
from hervat.web.cases.recording.kinds import event_choices, period_choices
from hervat.web.cases.recording.known import known_on
from hervat.web.cases.recording.saved import saved_fact
from hervat.web.cases.recording.steps import kept_draft, record
from hervat.web.cases.recording.withdrawing import withdraw_page
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page

WRITES = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="events")
def events(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Everything that was recorded; with ``op`` what was known at the end of an earlier day."""
    look = look_at(entered)
    known = known_on(look, request.GET)
    context = look.context("events") | {"known": known}
    if not known.is_asked:
        context |= {"events": event_lines(entered, events_in(entered)), "periods": period_lines(entered, all_periods_in(entered))}
        context |= {"may_record": bool(event_choices(entered) or period_choices(entered)), "may_dates": _may_dates(entered)}
    return render(request, "dossiers/case/events.html", context, status=422 if known.typed.errors else 200)


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="dossier")
def event_new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Something happened: first which kind, then the form, then the page on which it is checked."""
    draft = kept_draft(request, entered)
    asked = request.POST.get("soort") or request.GET.get("soort") or (draft or {}).get("soort", [""])[-1]
    if draft and draft.get("soort", [""])[-1] != asked:
        draft = None
    if not asked:
        context = {"event_choices": event_choices(entered), "period_choices": period_choices(entered), "may_dates": _may_dates(entered)}
        return render(request, "dossiers/case/choose.html", look_at(entered).context("events") | context)
    if asked not in set(EventKind):
        raise Hidden
    kind = EventKind(asked)
    entered.require(Action.RECORD_FACT, EVENT_DATA[kind])
    typed = Typed.of(request, entered.acting.on, draft, soort=kind.value)
    typed.values["soort"] = kind.value
    form = EventForm(look_at(entered), typed, kind, sent=sent_file(request))
    return record(request, form)


@require_safe
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="event")
def event(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """One event with its earlier versions."""
    found = event_in(entered, event)
    waits = found.kind is EventKind.AFWIJKING_TERMIJN and found.agreed is None and not found.withdrawn
    by_other = (found.author.role is Role.WERKNEMER) != (entered.acting.role is Role.WERKNEMER)
    versions = {found.id, *(version.id for version in found.earlier)}
    papers = paper_lines(entered, (paper for paper in documents_in(entered) if paper.event in versions and not paper.removed))
    context = {
        "papers": papers,
        "line": event_line(entered, found),
        "may_confirm": waits and by_other and entered.may(Action.CONFIRM_AGREEMENT),
    }
    return render(request, "dossiers/case/event.html", look_at(entered).context("events") | context)


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="event")
def event_change(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """Corrects an event: a new version, with the reason."""
    found = event_in(entered, event)
    entered.require(Action.RECORD_FACT, EVENT_DATA[found.kind])
    if found.withdrawn:
        raise Hidden
    typed = Typed.of(request, entered.acting.on, kept_draft(request, entered), **event_values(found))
    return record(request, EventForm(look_at(entered), typed, found.kind, found))


@WRITES
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="event")
def event_withdraw(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """Takes an event back, with the reason; it stays readable."""
    found = event_in(entered, event)
    entered.require(Action.RECORD_FACT, EVENT_DATA[found.kind])
    if found.withdrawn:
        raise Hidden
    line = event_line(entered, found)
    versions = [found.id, *(version.id for version in found.earlier)]
    return withdraw_page(request, look_at(entered), line.name, versions, lambda seen, why: withdraw_event(entered, seen, reason=why))


@require_POST
@case_page(Action.CONFIRM_AGREEMENT)
def event_confirm(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """The werkgever answers whether a term was moved together."""
    try:
        confirm_agreement(entered, event, agrees=request.POST.get("antwoord") == "ja")
        messages.success(request, gettext("Uw antwoord is vastgelegd."))
    except WrongFields as wrong:
        messages.warning(request, spoken(wrong.errors[0].message))
    return redirect("dossiers:event", nummer=entered.dossier.number, event=event)


@require_safe
@case_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="event")
def saved(request: HttpRequest, entered: Entered, feit: UUID) -> HttpResponse:
    """It was recorded: what changed in the timeline, and who sees it."""
    look = look_at(entered)
    return render(request, "cases/vastgelegd.html", look.context("events") | {"saved": saved_fact(look, feit)})


def _may_dates(entered: Entered) -> bool:
    return any(entered.may(Action.RECORD_FACT, datum) for datum in (Datum.ZIEKMELDING, Datum.CONTRACT, Datum.VANGNET))
