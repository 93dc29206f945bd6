"""The papers of the own dossier: reading them, adding one, and taking back what one added."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.documents.downloads import download_headers
from hervat.apps.documents.queries import DocumentLine, documents_in, kinds_to_add, read_document
from hervat.apps.documents.services import add_document, remove_document
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.queries.history import RecordedEvent, events_in
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.documents import DOCUMENT_OF_EVENT, KINDS, DocumentKind
from hervat.integrations.clamd.adapter import scanner
from hervat.reports.words import Face
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import sentence
from hervat.web.desk.gate import own_page
from hervat.web.public.form.event_kinds import event_name
from hervat.web.werknemer.page import show

PLACES = {"day": "dag", "kind": "soort", "file": "bestand"}  # of the service: of the form


@require_safe
@own_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES, tells="documents")
def documents(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All papers that the werknemer may see, and those that are on paper somewhere."""
    found = documents_in(entered)
    return show(
        request,
        entered,
        "documents",
        title=gettext("Uw papieren"),
        documents=[(line, sentence(KINDS[line.kind].name)) for line in found if not line.removed],
        removed=[(line, sentence(KINDS[line.kind].name)) for line in found if line.removed],
        on_paper=[(event_name(event.kind, Face.WERKNEMER), event) for event in _on_paper(entered, found)],
        may_add=bool(_kinds(entered)),
    )


@require_safe
@own_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES)
def download(_request: HttpRequest, entered: Entered, document: UUID) -> HttpResponse:
    """One paper, to save. That it was read is recorded with it."""
    found = read_document(entered, document)
    return HttpResponse(found.content, headers=download_headers(found.name, found.media_type))


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES)
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Adding a paper: what it is, of which day, and the file."""
    typed = Typed.of(request, entered.acting.on)
    fields = _fields(entered, typed)
    if request.method == "POST" and not typed.asks_today and _add(request, entered, typed):
        messages.success(request, gettext("Uw papier staat in het dossier."))
        return redirect("mijn:documents")
    if request.method == "POST":
        fields = _fields(entered, typed)
    title = gettext("Een papier toevoegen")
    return show(request, entered, "document_new", title=title, fields=fields, form=typed, status=422 if typed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES)
def take_back(request: HttpRequest, entered: Entered, document: UUID) -> HttpResponse:
    """Takes a paper away that the werknemer added; that it was here stays known."""
    found = next((line for line in documents_in(entered) if line.id == document and line.may_remove), None)
    if found is None:
        raise Hidden
    typed = Typed.of(request, entered.acting.on)
    if request.method == "POST":
        try:
            remove_document(entered, document, reason=typed.text("reden"))
        except WrongFields as wrong:
            typed.take(wrong.errors, {"reason": "reden"})
        else:
            messages.success(request, gettext("Het papier is weg. De reden staat erbij."))
            return redirect("mijn:documents")
    fields = [typed.area("reden", gettext("Waarom haalt u dit weg?"))]
    title = gettext("Een papier weghalen")
    return show(request, entered, "document_back", title=title, fields=fields, form=typed, found=found, status=422 if typed else 200)


def _add(request: HttpRequest, entered: Entered, typed: Typed) -> bool:
    day, kind, sent = typed.day("dag"), typed.text("soort"), request.FILES.get("bestand")
    if kind not in _kinds(entered):
        typed.wrong("soort", gettext("Kies wat voor papier het is."))
    if not isinstance(sent, UploadedFile):
        typed.wrong("bestand", gettext("Kies een bestand."))
    if typed or day is None or not isinstance(sent, UploadedFile):
        return False
    try:
        add_document(
            entered,
            kind=DocumentKind(kind),
            day=day,
            name=sent.name or "",
            declared_type=sent.content_type or "",
            content=sent.read(),
            scanner=scanner(settings.CLAMD),
        )
    except WrongFields as wrong:
        typed.take(wrong.errors, PLACES)
    return not typed


def _fields(entered: Entered, typed: Typed) -> list[AnyField]:
    kinds = [("", [("", gettext("Kies een soort")), *_kinds(entered).items()])]
    return [
        typed.choice("soort", gettext("Wat voor papier is het?"), kinds),
        typed.date_field("dag", gettext("Van welke dag is het?"), today=True),
    ]


def _kinds(entered: Entered) -> dict[str, str]:
    """The kinds of papers that this werknemer may add, by name."""
    return {kind.value: sentence(KINDS[kind].name) for kind in kinds_to_add(entered)}


def _on_paper(entered: Entered, found: tuple[DocumentLine, ...]) -> list[RecordedEvent]:
    """What happened and has a paper, of which no file is here."""
    with_file = {line.event for line in found if not line.removed}
    return [one for one in events_in(entered) if one.kind in DOCUMENT_OF_EVENT and not one.withdrawn and one.id not in with_file]
