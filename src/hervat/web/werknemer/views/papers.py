"""What was written about the own case: the advice of the bedrijfsarts, and notes."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.texts import NoteText, advices_in, notes_in
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft
from hervat.apps.dossiers.services.notes import write_note
from hervat.domain.access.actions import Action
from hervat.domain.access.words import role_name
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.documents import Audience
from hervat.domain.fields import FieldError
from hervat.domain.text import Text, say
from hervat.web.components.speech import spoken
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show

AUDIENCES: dict[Audience, Text] = {
    Audience.EVERYONE: say("Iedereen in uw dossier leest mee"),
    Audience.COACHING: say("Alleen u en uw coach"),
}
READERS: dict[Audience, Text] = {**AUDIENCES, Audience.WERKGEVER: say("Uw werkgever en casemanager. U leest mee.")}


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note with who may read it, and as what its writer wrote."""

    note: NoteText
    readers: Text
    role: str


@require_safe
@own_page(Action.SEE_ADVICE, tells="advice")
def advice(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What the bedrijfsarts advises, the newest first."""
    found = advices_in(entered)
    now = [one for one in found if not one.replaced]
    before = [one for one in found if one.replaced]
    return show(request, entered, "advice", title=gettext("Advies van de bedrijfsarts"), advices=now, before=before)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_NOTE, Datum.NOTITIE_ALLEN, tells="notes")
def notes(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The notes that this werknemer may read, and a form to write one."""
    errors: list[tuple[str, str]] = []
    typed = {"text": "", "audience": Audience.EVERYONE.value}
    if request.method == "POST":
        typed = {name: request.POST.get(name, value) for name, value in typed.items()}
        if "later" in request.POST:
            return redirect("mijn:home")
        try:
            audience = _audience(entered, typed["audience"])
            write_note(entered, audience=audience, about=entered.acting.on, text=typed["text"])
        except WrongFields as wrong:
            errors = [(error.path, spoken(error.message)) for error in wrong.errors]
        else:
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Uw notitie is bewaard."))
            return redirect("mijn:notes")
    else:
        kept = draft_of(entered.acting.user, form_of(request)) or {}
        typed |= {name: values[0] for name, values in kept.items() if name in typed and values}
    found = [ShownNote(note, READERS[note.audience], spoken(role_name(note.role))) for note in notes_in(entered)]
    may_write = [(audience, word) for audience, word in AUDIENCES.items() if entered.may(Action.ADD_NOTE, audience.datum)]
    return show(
        request,
        entered,
        "notes",
        title=gettext("Notities"),
        notes=found,
        audiences=may_write,
        typed=typed,
        errors=dict(errors),
        error_list=errors,
        status=422 if errors else 200,
    )


def _audience(entered: Entered, chosen: str) -> Audience:
    """For whom a note is, out of what may be chosen. Raises :class:`WrongFields`."""
    for audience in AUDIENCES:
        if audience == chosen and entered.may(Action.ADD_NOTE, audience.datum):
            return audience
    raise WrongFields(FieldError("audience", say("Kies wie uw notitie mag lezen.")))
