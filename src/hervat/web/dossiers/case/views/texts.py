"""The notes in a dossier, each for its audience."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.texts import notes_in
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.apps.dossiers.services.notes import LONGEST, write_note
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.documents import AUDIENCE_NAMES, Audience
from hervat.web.cases.forms.fact_form import no_illness
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.cases.recording.steps import kept_draft, leave
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import sentence, spoken
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page

JUST_NOW = timedelta(minutes=1)


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.SEE_NOTE, Datum.NOTITIE_ALLEN, tells="notes", twin="mijn:notes")
def notes(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The notes for who reads, and a form for one more."""
    audiences = [audience for audience in Audience if entered.may(Action.ADD_NOTE, audience.datum)]
    draft = kept_draft(request, entered)
    typed = Typed.of(request, entered.acting.on, draft)
    if request.method == "GET" and not draft:
        typed.set_day("dag", entered.acting.on)
    if request.method == "POST":
        entered.require(Action.ADD_NOTE, Datum.NOTITIE_ALLEN)
        if (left := leave(request, entered, request.path)) is not None:
            return left
        if not typed.asks_today and _write(entered, typed, audiences):
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("De notitie is vastgelegd."))
            return redirect(request.path)
    fields = _fields(typed, audiences)
    look = look_at(entered)
    context = {"notes": notes_in(entered), "form": typed, "fields": fields, "names": AUDIENCE_NAMES, "may_write": bool(audiences)}
    return render(request, "dossiers/case/notes.html", look.context("notes") | context, status=422 if typed.errors else 200)


def _fields(typed: Typed, audiences: list[Audience]) -> list[AnyField]:
    options = [RadioOption(audience.value, sentence(AUDIENCE_NAMES[audience])) for audience in audiences]
    return [
        typed.radios("voor", gettext("Wie mag dit lezen?"), options),
        typed.date_field("dag", gettext("Over welke dag gaat het?"), today=True),
        typed.area("tekst", gettext("Notitie"), hint=no_illness(), rows=5, longest=LONGEST),
    ]


def _write(entered: Entered, typed: Typed, audiences: list[Audience]) -> bool:
    chosen = typed.text("voor")
    if chosen not in {audience.value for audience in audiences}:
        typed.wrong("voor", gettext("Kies wie dit mag lezen."))
    day = typed.day("dag")
    if not typed.text("tekst"):
        typed.wrong("tekst", gettext("Schrijf hier wat u wilt vastleggen."))
    if typed.errors or day is None:
        return False
    audience, text = Audience(chosen), typed.text("tekst")
    if _stood_there(entered, audience, day, text):
        return True
    try:
        write_note(entered, audience=audience, about=day, text=text)
    except WrongFields as wrong:
        for error in wrong.errors:
            typed.wrong({"text": "tekst", "about": "dag"}.get(error.path, error.path), spoken(error.message))
    return not typed.errors


def _stood_there(entered: Entered, audience: Audience, day: date, text: str) -> bool:
    """Whether the very same was sent a moment ago: a second press of the button writes no second note."""
    since = timezone.now() - JUST_NOW
    return any((note.audience, note.about, note.text) == (audience, day, text) and note.at > since for note in notes_in(entered))
