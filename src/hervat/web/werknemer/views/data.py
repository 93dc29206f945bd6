"""Taking everything along."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.domain.access.actions import Action
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.export import export
from hervat.web.werknemer.page import show


@require_safe
@own_page(Action.SEE_DOSSIER)
def data(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What the file holds, and the way to it."""
    return show(request, entered, "data", title=gettext("Neem alles mee"))


@require_safe
@own_page(Action.SEE_DOSSIER, tells="data", act=Act.EXPORTED)
def download(_request: HttpRequest, entered: Entered) -> HttpResponse:
    """The whole own dossier as one zip."""
    name = f"{entered.dossier.number.lower()}.zip"
    return FileResponse(export(entered), as_attachment=True, filename=name, content_type="application/zip")  # type: ignore[return-value]
