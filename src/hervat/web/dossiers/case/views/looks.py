"""Who looked in a dossier, for who watches over its data: by number alone, for whose it is they need not know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.looks import look_in, questions_in
from hervat.domain.access.actions import Action
from hervat.web.cases.looks_page import looks_csv, looks_page, one_look, who_of
from hervat.web.desk.gate import case_page


@require_safe
@case_page(Action.SEE_LOOKS, tells="looks", twin="mijn:looks")
def looks(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Every look, and what the werknemer asks about them."""
    number = entered.dossier.number
    asked = [(question, look_in(entered, question.look)) for question in questions_in(entered)]
    context = {
        "title": gettext("Inzages in %(number)s") % {"number": number},
        "looks": looks_page(request, entered),
        "questions": [(question, who_of(found), one_look(found)) for question, found in asked],
        "download": reverse("dossiers:looks_csv", kwargs={"nummer": number}),
    }
    return render(request, "dossiers/looks.html", context)


@require_safe
@case_page(Action.SEE_LOOKS, tells="looks", act=Act.EXPORTED, twin="mijn:looks")
def download(_request: HttpRequest, entered: Entered) -> HttpResponse:
    """All looks as a table."""
    headers = {"Content-Disposition": 'attachment; filename="inzages.csv"'}
    return HttpResponse(looks_csv(entered), "text/csv; charset=utf-8", headers=headers)
