"""Paper that is made while somebody waits: how often an address may ask, and what is said when the press is busy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.reports.paper import Busy

AGAIN = 5  # seconds to wait when the press is busy


def wait_page(request: HttpRequest, seconds: int) -> HttpResponse:
    """What is answered to who asks too often."""
    return render(request, "cases/druk.html", {"seconds": seconds}, status=429)


def paper(request: HttpRequest, make: Callable[[], bytes], name: str) -> HttpResponse:
    """A PDF to keep, called ``name``.pdf; or the page that says that the press is busy."""
    try:
        content = make()
    except Busy:
        busy = render(request, "cases/druk.html", {"seconds": AGAIN}, status=503)
        busy["Retry-After"] = str(AGAIN)
        return busy
    return HttpResponse(content, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'})
