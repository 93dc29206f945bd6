"""Documents of a dossier: the list, saving one, adding one, and taking one out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.documents.downloads import download_headers
from hervat.apps.documents.queries import document_in, documents_in, kinds_to_add, read_document
from hervat.apps.documents.services import removable, remove_document
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.web.cases.forms.fact_form import no_illness
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.cases.papers.form import DocumentForm
from hervat.web.cases.papers.lines import paper_lines
from hervat.web.cases.papers.sent import sent_file
from hervat.web.cases.recording.steps import kept_draft, leave
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page

WRITES = require_http_methods(["GET", "HEAD", "POST"])
TWIN = "mijn:documents"


@require_safe
@case_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES, tells="documents", twin=TWIN)
def documents(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All documents that the actor may see, newest first."""
    context = {"documents": paper_lines(entered, documents_in(entered)), "may_add": bool(kinds_to_add(entered))}
    return render(request, "dossiers/papers/documents.html", look_at(entered).context("documents") | context)


@require_safe
@case_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES, twin=TWIN)
def document(_request: HttpRequest, entered: Entered, document: UUID) -> HttpResponse:
    """One document, to save. That it was read is recorded with it."""
    file = read_document(entered, document)
    return HttpResponse(file.content, headers=download_headers(file.name, file.media_type))


@WRITES
@case_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES, tells="dossier", twin=TWIN)
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Adds a document."""
    draft = kept_draft(request, entered)
    typed = Typed.of(request, entered.acting.on, draft, soort=request.GET.get("soort", ""))
    if request.method == "GET" and not draft:
        typed.set_day("dag", entered.acting.on)
    form = DocumentForm(entered, typed, sent_file(request))
    if not form.kinds:
        entered.require(Action.ADD_DOCUMENT, Datum.PLAN_EN_EVALUATIES)
    if request.method == "POST":
        if (left := leave(request, entered, look_at(entered).links.page("documents"))) is not None:
            return left
        if form.add() is not None:
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Het document staat in het dossier."))
            return redirect("dossiers:documents", nummer=entered.dossier.number)
    context = {"form": typed, "fields": form.fields, "has_draft": bool(draft)}
    return render(request, "dossiers/papers/new.html", look_at(entered).context("documents") | context, status=422 if typed.errors else 200)


@WRITES
@case_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES, tells="documents", twin=TWIN)
def remove(request: HttpRequest, entered: Entered, document: UUID) -> HttpResponse:
    """Takes a document out, with the reason."""
    removable(entered, document)
    found = document_in(entered, document)
    typed = Typed.of(request, entered.acting.on)
    if request.method == "POST":
        try:
            remove_document(entered, document, reason=typed.text("reden"))
            messages.success(request, gettext("Het document is weggehaald."))
            return redirect("dossiers:documents", nummer=entered.dossier.number)
        except WrongFields as wrong:
            typed.take(wrong.errors, {"reason": "reden"})
    fields = [typed.area("reden", gettext("Waarom moet dit weg?"), hint=no_illness(), rows=2)]
    context = {"form": typed, "fields": fields, "line": paper_lines(entered, [found])[0]}
    return render(
        request, "dossiers/papers/remove.html", look_at(entered).context("documents") | context, status=422 if typed.errors else 200
    )
