"""What happened, as it was recorded; recording something oneself, and taking back what one recorded by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.queries.history import RecordedEvent, event_in, events_in, periods_in
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft
from hervat.apps.dossiers.services.facts import withdraw_event
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.reports.words import Face
from hervat.web.cases.event_lines import event_details, period_name, recorded_by
from hervat.web.cases.forms.typed import Typed
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import own_page
from hervat.web.public.form.event_kinds import event_name
from hervat.web.werknemer.events import choices, fields_of, record
from hervat.web.werknemer.page import show


@dataclass(frozen=True, slots=True)
class Line:
    """One event or period as the list shows it."""

    name: str
    day: date
    last: date | None
    details: tuple[tuple[str, str], ...]
    author: str
    withdrawn: bool = False
    mine: UUID | None = None  # the event, when this werknemer recorded it and may take it back
    lasts: bool = False  # a period: from a day


@require_safe
@own_page(Action.SEE_FACT, Datum.ZIEKMELDING, tells="events")
def events(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Everything that was recorded and that the werknemer may see, newest first."""
    lines = [_line(entered, event) for event in events_in(entered)]
    lines += [
        Line(period_name(found.kind), found.first_day, found.last_day, (), recorded_by(found.author), lasts=True)
        for found in periods_in(entered)
    ]
    lines.sort(key=lambda line: line.day, reverse=True)
    may_add = bool(choices(entered))
    return show(request, entered, "events", title=gettext("Wat er gebeurde"), lines=lines, may_add=may_add)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_FACT, Datum.ZIEKMELDING)
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """First what happened, then the day: two small steps."""
    may = choices(entered)
    kind = request.GET.get("soort", "")
    if kind not in may:
        wrong = bool(kind) or "soort" in request.GET
        title = gettext("Wat wilt u vastleggen?")
        return show(request, entered, "event_kind", title=title, choices=may.items(), wrong=wrong, status=422 if wrong and may else 200)
    kept = draft_of(entered.acting.user, form_of(request)) if request.method != "POST" else None
    typed = Typed.of(request, entered.acting.on, kept)
    fields = fields_of(typed, kind)
    if request.method == "POST" and "later" in request.POST:
        return redirect("mijn:home")
    if request.method == "POST" and not typed.asks_today and record(entered, typed, kind):
        drop_draft(entered.acting.user, form_of(request))
        messages.success(request, gettext("Vastgelegd: %(what)s.") % {"what": may[kind]})
        return redirect("mijn:events")
    fields = fields_of(typed, kind)
    return show(request, entered, "event_new", title=may[kind], fields=fields, form=typed, status=422 if typed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_FACT, Datum.ZIEKMELDING)
def take_back(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """Says that something did not happen; it stays readable, with the reason."""
    found = event_in(entered, event)
    if not _is_mine(entered, found):
        raise Hidden
    typed = Typed.of(request, entered.acting.on)
    if request.method == "POST":
        try:
            withdraw_event(entered, found.id, reason=typed.text("reden"))
        except WrongFields as wrong:
            typed.take(wrong.errors, {"correction_reason": "reden"})
        else:
            messages.success(request, gettext("Weggehaald. De reden staat erbij."))
            return redirect("mijn:events")
    fields = [typed.area("reden", gettext("Waarom klopt dit niet?"))]
    title = gettext("Haal dit weg: %(what)s") % {"what": event_name(found.kind, Face.WERKNEMER)}
    return show(request, entered, "event_back", title=title, fields=fields, form=typed, found=found, status=422 if typed else 200)


def _line(entered: Entered, event: RecordedEvent) -> Line:
    return Line(
        name=event_name(event.kind, Face.WERKNEMER),
        day=event.day,
        last=None,
        details=tuple(event_details(event, Face.WERKNEMER)),
        author=recorded_by(event.author),
        withdrawn=event.withdrawn,
        mine=event.id if _is_mine(entered, event) else None,
    )


def _is_mine(entered: Entered, event: RecordedEvent) -> bool:
    return event.may_change and event.author.user == entered.acting.user
