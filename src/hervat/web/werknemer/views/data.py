"""Taking along: everything in one file, and the steps in one's own calendar."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.cases.feeds import feed_page, withdraw_feed_page
from hervat.web.desk.gate import own_page, work_page
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


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.FOLLOW_CALENDAR)
def calendar(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The calendars in which the werknemer follows the steps."""
    return feed_page(request, acting, "werknemer/calendar.html", title=gettext("Stappen in uw agenda"))


@require_POST
@work_page(Action.FOLLOW_CALENDAR)
def calendar_withdraw(_request: HttpRequest, acting: Acting, feed: UUID) -> HttpResponse:
    """Withdraws one of them."""
    return withdraw_feed_page(acting, feed, reverse("mijn:calendar"))
