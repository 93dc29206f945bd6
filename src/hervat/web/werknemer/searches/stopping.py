"""The page behind the link in a mail: one button that stops that mail. Who has the link needs no login, and learns nothing from it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.errors import Hidden
from hervat.apps.jobsearch.links import is_stopped, stop
from hervat.throttling.addresses import AddressThrottle, limited
from hervat.web.components.openness import open_to_all


def _too_many(_request: HttpRequest, _seconds: int) -> HttpResponse:
    return HttpResponse(gettext("Te vaak gevraagd. Probeer het straks opnieuw."), "text/plain; charset=utf-8", status=429)


@open_to_all
@csrf_exempt  # the button of a mail program (RFC 8058) sends no token; the signature in the address is what counts
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited(AddressThrottle("API_RATE"), _too_many)
def search_stop(request: HttpRequest, merk: str) -> HttpResponse:
    """Looking changes nothing; pressing the button stops the mail, also for who presses twice."""
    try:
        if request.method == "POST":
            stop(merk)
        stopped = is_stopped(merk)
    except Hidden:
        raise Http404 from None
    return render(request, "werknemer/search_stop.html", {"stopped": stopped})
