"""What the bedrijfsarts delegates in a dossier: giving it, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.forms.delegation import PLACES, DelegationForm
from hervat.web.dossiers.medical.page import drop, kept_in, show, to


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.DELEGATE, tells="delegation", twin="mijn:medical")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What was given, and the form to give more."""
    form = DelegationForm.of(request, entered.acting.on, kept_in(request, entered))
    form.colleagues = door.colleagues_of(entered)
    if request.method == "POST" and not form.asks_today and _given(entered, form):
        drop(request, entered)
        messages.success(request, gettext("Gedelegeerd. U kunt het op elk moment intrekken."))
        return to(entered, "delegations")
    if request.method != "POST" and "van-d" not in form.values:
        form.set_day("van", entered.acting.on)
    return show(request, entered, "delegations", "medical", form=form, delegations=door.delegations_of(entered))


@require_POST
@case_page(Action.DELEGATE, twin="mijn:medical")
def take_back(request: HttpRequest, entered: Entered, delegatie: UUID) -> HttpResponse:
    """Takes a delegation back."""
    door.revoke(entered, delegatie)
    messages.success(request, gettext("De delegatie is ingetrokken."))
    return to(entered, "delegations")


def _given(entered: Entered, form: DelegationForm) -> bool:
    new = form.read()
    if new is None:
        return False
    try:
        door.delegate(entered, new)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True
