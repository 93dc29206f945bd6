"""Files of the vault: adding one to an own draft, taking it away, saving one."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from hervat.apps.documents.downloads import download_headers
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.integrations.clamd.adapter import scanner
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.page import to
from hervat.web.dossiers.medical.views.records import chosen_task


@require_safe
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def download(request: HttpRequest, entered: Entered, bestand: UUID) -> HttpResponse:
    """One file, to save."""
    file = door.read_file(entered, bestand, task=chosen_task(request))
    return HttpResponse(file.content, headers=download_headers(file.name, file.media_type))


@require_POST
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def add(request: HttpRequest, entered: Entered, stuk: UUID) -> HttpResponse:
    """Adds a file to an own draft."""
    sent = request.FILES.get("bestand")
    if not isinstance(sent, UploadedFile):
        messages.error(request, gettext("Kies eerst een bestand."))
        return to(entered, "medical_edit", stuk=stuk)
    try:
        door.add_file(
            entered,
            stuk,
            name=sent.name or "",
            declared_type=sent.content_type or "",
            content=sent.read(),
            scanner=scanner(settings.CLAMD),
            task=chosen_task(request),
        )
    except WrongFields as wrong:
        messages.error(request, " ".join(spoken(error.message) for error in wrong.errors))
    else:
        messages.success(request, gettext("Het bestand is toegevoegd."))
    return to(entered, "medical_edit", stuk=stuk)


@require_POST
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def remove(request: HttpRequest, entered: Entered, bestand: UUID) -> HttpResponse:
    """Takes a file away from an own draft."""
    record = door.remove_file(entered, bestand)
    messages.success(request, gettext("Het bestand is weggehaald."))
    return to(entered, "medical_edit", stuk=record)
