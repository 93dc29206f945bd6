"""The advice of the bedrijfsarts to werkgever and werknemer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.queries.texts import AdviceText, advices_in
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft, save_draft
from hervat.apps.dossiers.services.notes import give_advice
from hervat.domain.access.actions import Action
from hervat.web.desk.drafts import form_of, typed_in
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.forms.advice import PLACES, AdviceForm
from hervat.web.dossiers.medical.page import LATER, show, to


@require_safe
@case_page(Action.SEE_ADVICE, tells="advice", twin="mijn:advice")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All advice, newest first; what was replaced stays readable."""
    advices = advices_in(entered)
    return show(request, entered, "advice", "advice", advices=advices, may_give=entered.may(Action.GIVE_ADVICE))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.GIVE_ADVICE, tells="advice", twin="mijn:advice")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A new advice; ``?vervangt=`` the one whose place it takes."""
    old = _old(entered, request.GET.get("vervangt", ""))
    user = entered.acting.user
    form = AdviceForm.of(request, entered.acting.on, draft_of(user, form_of(request)))
    if request.method == "POST":
        if LATER in request.POST:
            save_draft(user, form_of(request), typed_in(request))
            return to(entered, "advice")
        if not form.asks_today and _give(entered, form, old):
            drop_draft(user, form_of(request))
            messages.success(request, gettext("Het advies is gegeven. Werkgever en werknemer kunnen het lezen."))
            return to(entered, "advice")
    elif "dag-d" not in form.values:
        form.set_day("dag", entered.acting.on)
        if old is not None:
            form.values |= {
                "advies": old.text,
                "uren": f"{old.hours_per_week:f}".replace(".", ",") if old.hours_per_week is not None else "",
            }
    return show(request, entered, "advice_form", "advice", form=form, old=old)


def _give(entered: Entered, form: AdviceForm, old: AdviceText | None) -> bool:
    given = form.read()
    if given is None:
        return False
    try:
        give_advice(entered, day=given.day, text=given.text, hours_per_week=given.hours_per_week, replaces=old.id if old else None)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True


def _old(entered: Entered, name: str) -> AdviceText | None:
    if not name:
        return None
    try:
        key = UUID(name)
    except ValueError:
        raise Hidden from None
    found = next((advice for advice in advices_in(entered) if advice.id == key), None)
    if found is None:
        raise Hidden
    return found
