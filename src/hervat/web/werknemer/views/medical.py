"""The own medical papers of the werknemer: everything that was signed, with its files."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.documents.downloads import download_headers
from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show


@require_safe
@own_page(Action.ENTER_VAULT)
def medical(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All of them, newest first."""
    return show(request, entered, "medical", title=gettext("Uw medische stukken"), lines=door.records_in(entered))


@require_safe
@own_page(Action.ENTER_VAULT)
def record(request: HttpRequest, entered: Entered, stuk: UUID) -> HttpResponse:
    """One of them, opened."""
    found = door.read(entered, stuk)
    return show(request, entered, "medical_record", title=spoken(found.line.kind.called), record=found)


@require_safe
@own_page(Action.ENTER_VAULT)
def file(_request: HttpRequest, entered: Entered, bestand: UUID) -> HttpResponse:
    """A file of one, to save."""
    found = door.read_file(entered, bestand)
    return HttpResponse(found.content, headers=download_headers(found.name, found.media_type))
