"""Looking at a dossier: where it stands, its timeline, and why a date is what it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.history import dates_in, events_in
from hervat.apps.dossiers.queries.people import people_in
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.web.cases.event_lines import event_lines, recorded_by
from hervat.web.cases.look import look_at
from hervat.web.cases.sporen import sporen
from hervat.web.cases.what_if import what_if
from hervat.web.desk.gate import case_page
from hervat.web.timeline.explanation import explain

LAST_EVENTS = 5
NEXT_STEPS = 5


@require_safe
@case_page(Action.SEE_DOSSIER, tells="overview")
def overview(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Where the case stands, in one page."""
    look = look_at(entered)
    events = events_in(entered)
    context = {
        "sporen": sporen(look, events),
        "ahead": [step for group in look.page.groups if group.open for step in group.steps][:NEXT_STEPS],
        "events": event_lines(entered, [event for event in events if not event.withdrawn][:LAST_EVENTS]),
        "people": [person for person in people_in(entered) if person.is_now] if entered.may(Action.SEE_PEOPLE) else [],
        "may_see_events": entered.may(Action.SEE_FACT, Datum.ZIEKMELDING),
        "may_change": entered.may(Action.CHANGE_DOSSIER),
        "may_close": entered.may(Action.CLOSE_DOSSIER),
        "may_reopen": entered.dossier.closed_on is not None and entered.may(Action.REOPEN_DOSSIER),
    }
    return render(request, "dossiers/case/overview.html", look.context("overview") | context)


@require_safe
@case_page(Action.SEE_TIMELINE, tells="timeline", twin="mijn:timeline")
def timeline(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The 104 weeks as a picture and a table; with a question in the address how it would be."""
    look = look_at(entered, request.GET.get("wie", ""))
    asked = what_if(look, request.GET)
    shown = asked.look or look
    context = {
        "head": look.head("timeline"),
        "picture": shown.picture,
        "what_if": asked,
        "comparison": asked.comparison,
        "plain": look.links.clock(),
    }
    if asked.look is not None:
        context |= {"fill_in": ""}
    return render(request, "dossiers/case/timeline.html", shown.context("timeline") | context, status=422 if asked.errors else 200)


@require_safe
@case_page(Action.SEE_TIMELINE, tells="explanation", twin="mijn:timeline")
def explanation(request: HttpRequest, entered: Entered, stap: str) -> HttpResponse:
    """Why this date."""
    look = look_at(entered)
    asked = what_if(look, request.GET)
    shown = asked.look or look
    knows_dates = entered.may(Action.SEE_FACT, Datum.ZIEKMELDING)
    recorded = recorded_by(dates_in(entered).author) if knows_dates and asked.look is None else ""
    found = explain(shown.timeline, stap, shown.face, recorded)
    if found is None:
        raise Http404
    change = entered.may(Action.RECORD_FACT, Datum.ZIEKMELDING)
    context = {
        "head": look.head("timeline"),
        "explanation": found,
        "what_if_on": asked.look is not None,
        "plain": look.links.explanation(stap),
        "change_url": look.links.page("dates") if change else "",
        "change_word": gettext("Eerste ziektedag wijzigen"),
    }
    return render(request, "dossiers/case/explanation.html", shown.context("timeline") | context)
