"""The timeline of a dossier to take along: on paper, in a calendar; and all one's steps in a calendar that follows them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.reports.timeline_ics import timeline_ics
from hervat.reports.timeline_pdf import timeline_pdf
from hervat.throttling.addresses import AddressThrottle, limited
from hervat.web.cases.feeds import feed_page, withdraw_feed_page
from hervat.web.cases.look import look_at
from hervat.web.cases.paper import paper, wait_page
from hervat.web.components.speech import current_language
from hervat.web.desk.gate import case_page, work_page


@require_safe
@limited(AddressThrottle("PDF_RATE"), wait_page)
@case_page(Action.SEE_TIMELINE, tells="timeline", act=Act.EXPORTED, twin="mijn:timeline")
def pdf(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The timeline on paper, with the number of the dossier and no name."""
    number = entered.dossier.number
    title = gettext("Tijdlijn %(number)s") % {"number": number}
    return paper(request, lambda: timeline_pdf(look_at(entered).timeline, current_language(), gettext, title=title), number)


@require_safe
@case_page(Action.SEE_TIMELINE, tells="calendar", act=Act.EXPORTED, twin="mijn:timeline")
def ics(_request: HttpRequest, entered: Entered) -> HttpResponse:
    """The steps ahead for a calendar, with the number of the dossier and no name."""
    number = entered.dossier.number
    content = timeline_ics(look_at(entered).timeline, current_language(), gettext, case=number)
    return HttpResponse(content, "text/calendar; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{number}.ics"'})


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.FOLLOW_CALENDAR)
def calendar(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The calendars in which somebody follows their steps."""
    return feed_page(request, acting, "dossiers/case/calendar.html")


@require_POST
@work_page(Action.FOLLOW_CALENDAR)
def calendar_withdraw(_request: HttpRequest, acting: Acting, feed: UUID) -> HttpResponse:
    """Withdraws one of them."""
    return withdraw_feed_page(acting, feed, reverse("dossiers:calendar"))
