"""Following one's steps in a calendar: making an address, which is shown once, withdrawing it, and what stands behind it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.calendars import feeds_of, follow, make_feed, withdraw_feed
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.roles import Role
from hervat.reports.steps_ics import StepOfCase, steps_ics
from hervat.reports.words import Face
from hervat.throttling.addresses import AddressThrottle, limited
from hervat.web.components.openness import open_to_all
from hervat.web.components.speech import spoken


def feed_page(request: HttpRequest, acting: Acting, template: str, **context: object) -> HttpResponse:
    """The page with the calendars that somebody follows; a POST makes one, and shows its address this once."""
    address, wrong = "", ""
    if request.method == "POST":
        try:
            address = request.build_absolute_uri(reverse("feeds:calendar", kwargs={"secret": make_feed(acting)}))
        except WrongFields as error:
            wrong = spoken(error.errors[0].message)
    shown = {"feeds": feeds_of(acting), "new_address": address, "wrong": wrong}
    return render(request, template, shown | context, status=422 if wrong else 200)


def withdraw_feed_page(acting: Acting, feed: UUID, back: str) -> HttpResponse:
    """Withdraws one, and leads back."""
    withdraw_feed(acting, feed)
    return redirect(back)


def _too_many(_request: HttpRequest, _seconds: int) -> HttpResponse:
    return HttpResponse(gettext("Te vaak gevraagd. Probeer het straks opnieuw."), "text/plain; charset=utf-8", status=429)


@open_to_all
@require_safe
@limited(AddressThrottle("API_RATE"), _too_many)
def calendar(_request: HttpRequest, secret: str) -> HttpResponse:
    """The file behind an address. Whoever has no right to it learns nothing: unknown, withdrawn and former all answer alike."""
    with translation.override("nl"):
        try:
            steps = follow(secret, timezone.localdate())
        except (Hidden, Refused):
            return HttpResponse(gettext("Deze agenda bestaat niet."), "text/plain; charset=utf-8", status=404)
        face = Face.WERKNEMER if steps and steps[0].role is Role.WERKNEMER else Face.PROFESSIONAL
        found = (StepOfCase(str(step.dossier), step.obligation, step.timeline) for step in steps)
        content = steps_ics(found, "nl", gettext, face)
    return HttpResponse(content, "text/calendar; charset=utf-8", headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})
