"""How a fact is recorded: the form, the page on which it is checked, and the page that says what somebody else did in the meantime.

Nothing is stored before the second page was sent, and what that sends is read and checked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.queries.people import Person, people_in
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft, save_draft
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.web.cases.forms.fact_form import FactForm
from hervat.web.cases.recording.conflicts import conflict_page, take_choices
from hervat.web.desk.drafts import form_of, typed_in

STEP, CHECKED, BACK = "stap", "2", "terug"


def kept_draft(request: HttpRequest, entered: Entered) -> Mapping[str, Sequence[str]] | None:
    """What this person typed in this form before, and did not send."""
    return None if request.method == "POST" else draft_of(entered.acting.user, form_of(request))


def record(request: HttpRequest, form: FactForm, tab: str = "events") -> HttpResponse:
    """One step of recording a fact."""
    if request.method != "POST":
        return _form_page(request, form, tab)
    if (left := leave(request, form.entered, form.look.links.page("overview"))) is not None:
        return left
    step = form.typed.values.pop(STEP, "")
    take_choices(form)
    if form.typed.asks_today or step == BACK:
        return _form_page(request, form, tab)
    new = form.read()
    if step == CHECKED and new is not None and (address := form.already(new)):
        return _stood_there(request, address)
    if new is None or not _holds(form, new):
        return _form_page(request, form, tab, status=422)
    if step != CHECKED and form.asks_more(new):
        return _form_page(request, form, tab)
    return _store(request, form, new, tab) if step == CHECKED else _check_page(request, form, new, tab)


def leave(request: HttpRequest, entered: Entered, back: str) -> HttpResponse | None:
    """ "Later verder" keeps what was typed, "Weggooien" forgets it; both lead back. None when the form goes on."""
    if "weg" in request.POST:
        drop_draft(entered.acting.user, form_of(request))
        return HttpResponseRedirect(request.get_full_path())
    if "later" not in request.POST:
        return None
    save_draft(entered.acting.user, form_of(request), typed_in(request))
    messages.info(request, gettext("Bewaard. Open dit formulier weer om verder te gaan."))
    return HttpResponseRedirect(back)


def audience(entered: Entered, datum: Datum) -> list[Person]:
    """Who else in the dossier sees what belongs to ``datum``."""
    if not entered.may(Action.SEE_PEOPLE):
        return []
    people = (person for person in people_in(entered) if person.is_now and person.user != entered.acting.user)
    return [person for person in people if may_see(datum, person.role)]


def _holds(form: FactForm, new: object) -> bool:
    try:
        form.check(new)
    except WrongFields as wrong:
        form.take(wrong)
    return not form.typed.errors


def _stood_there(request: HttpRequest, address: str) -> HttpResponse:
    """The same was sent twice, or two people recorded the same: no mistake of anybody."""
    messages.info(request, gettext("Dit stond er al. Er is niets dubbel vastgelegd."))
    if request.FILES:
        messages.info(request, gettext("Staat uw bestand er nog niet bij? Voeg het toe bij Documenten."))
    return HttpResponseRedirect(address)


def _store(request: HttpRequest, form: FactForm, new: object, tab: str) -> HttpResponse:
    try:
        address = form.store(new)
    except WrongFields as wrong:
        if address := form.already(new):  # somebody recorded it since the page was checked
            return _stood_there(request, address)
        form.take(wrong)
        if form.attachment is not None and set(form.typed.errors) == {form.attachment.name}:
            return _check_page(request, form, new, tab, status=422)
        return _form_page(request, form, tab, status=422)
    except Conflict as conflict:
        return conflict_page(request, form, conflict)
    drop_draft(form.entered.acting.user, form_of(request))
    for said in form.said:
        messages.success(request, said)
    return HttpResponseRedirect(address)


def _form_page(request: HttpRequest, form: FactForm, tab: str, status: int = 200) -> HttpResponse:
    fields = form.fields
    context = {
        "form": form.typed,
        "fields": fields,
        "fact": form,
        "has_draft": request.method == "GET" and kept_draft(request, form.entered),
    }
    return render(request, form.template, form.look.context(tab) | context, status=status)


def _check_page(request: HttpRequest, form: FactForm, new: object, tab: str, status: int = 200) -> HttpResponse:
    context = {
        "form": form.typed,
        "fact": form,
        "attachment": form.attachment,
        "summary": form.summary,
        "remarks": form.remarks(new),
        "carried": form.carried,
        "comparison": form.comparison(new),
        "people": audience(form.entered, form.datum),
    }
    return render(request, "cases/controle.html", form.look.context(tab) | context, status=status)
