"""The profile of the werknemer: what a match needs to know of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.queries import ProfileVersion, profile_of, profile_versions
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.actions import Action
from hervat.web.cases.look import look_at
from hervat.web.cases.recording.steps import kept_draft, leave
from hervat.web.components.speech import spoken
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.forms.profile import ProfileForm, place_of_error
from hervat.web.dossiers.work.views.listing import show

SEEN = "versie"


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.SEE_PROFILE, tells="profile", twin="mijn:work")
def profile(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What was recorded, and a form to record it anew."""
    look, stored = look_at(entered), profile_of(entered)
    draft = kept_draft(request, entered)
    contract = entered.dossier.hours_per_week
    hours = float(contract) if contract is not None else None
    form = ProfileForm.of(request, entered.acting.on, draft, **ProfileForm.values_of(stored.content if stored else ProfileContent(), hours))
    asks_which = False
    if request.method == "POST":
        entered.require(Action.RECORD_PROFILE)
        if (left := leave(request, entered, look.links.page("work"))) is not None:
            return left
        new = form.read()
        asks_which = new is not None and form.must_choose
        if new is not None and not asks_which and _record(entered, form, new, request):
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Het profiel is vastgelegd. De werknemer ziet dit ook."))
            return HttpResponseRedirect(look.links.page("work") if "verder" in request.POST else request.path)
    context: dict[str, Any] = {
        "form": form,
        "stored": stored,
        "versions": profile_versions(entered),
        "seen": form.text(SEEN) if request.method == "POST" else _seen(stored),
        "asks_which": asks_which,
        "may_record": entered.may(Action.RECORD_PROFILE),
        "has_draft": bool(draft),
    }
    return show(request, look, "profile", status=422 if form.errors else 200, **context)


def _seen(stored: ProfileVersion | None) -> str:
    return str(stored.id) if stored else ""


def _record(entered: Entered, form: ProfileForm, new: ProfileContent, request: HttpRequest) -> bool:
    try:
        seen = UUID(request.POST[SEEN]) if request.POST.get(SEEN) else None
    except ValueError:
        raise Hidden from None
    try:
        record_profile(entered, new, seen=seen)
    except WrongFields as wrong:
        for error in wrong.errors:
            form.wrong(place_of_error(error.path), spoken(error.message))
        return False
    return True
