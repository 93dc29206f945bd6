"""Who looked in the own dossier, and asking about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.looks import look_in, questions_in
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft
from hervat.apps.dossiers.services.questions import ask_about_look
from hervat.domain.access.actions import Action
from hervat.domain.access.words import role_name
from hervat.web.cases.looks_page import looks_csv, looks_page, one_look, who_of
from hervat.web.components.speech import spoken
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show


@require_safe
@own_page(Action.SEE_LOOKS, tells="looks")
def looks(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Every look, by day and by person; nobody can turn this off."""
    return show(
        request,
        entered,
        "looks",
        title=gettext("Wie keek in mijn dossier?"),
        looks=looks_page(request, entered),
        questions=questions_in(entered),
        download=reverse("mijn:looks_csv"),
        ask=entered.may(Action.ASK_ABOUT_LOOK),
    )


@require_safe
@own_page(Action.SEE_LOOKS, tells="looks", act=Act.EXPORTED)
def download(_request: HttpRequest, entered: Entered) -> HttpResponse:
    """All looks as a table."""
    headers = {"Content-Disposition": 'attachment; filename="inzages.csv"'}
    return HttpResponse(looks_csv(entered), "text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.ASK_ABOUT_LOOK)
def question(request: HttpRequest, entered: Entered, inzage: int) -> HttpResponse:
    """A question ("Klopt dit niet?") to the organisation of who looked."""
    found = look_in(entered, inzage)
    error, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            ask_about_look(entered, look=inzage, text=text)
        except WrongFields as wrong:
            error = spoken(wrong.errors[0].message)
        else:
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Uw vraag is verstuurd. U krijgt binnen een maand antwoord."))
            return redirect("mijn:looks")
    else:
        kept = draft_of(entered.acting.user, form_of(request)) or {}
        text = next(iter(kept.get("text", [])), "")
    return show(
        request,
        entered,
        "look_question",
        title=gettext("Klopt deze inzage niet?"),
        found=found,
        name=who_of(found),
        role=spoken(role_name(found.role)) if found.role else "",
        look=one_look(found),
        text=text,
        error=error,
        error_list=[("text", error)] if error else [],
        status=422 if error else 200,
    )
