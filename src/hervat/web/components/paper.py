"""Paper that is made while somebody waits: the PDF, or when to come back when the press is busy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from hervat.reports.paper import Busy

AGAIN = 5  # seconds to wait when the press is busy


def pdf_answer(make: Callable[[], bytes], name: str, busy: Callable[[], HttpResponse]) -> HttpResponse:
    """A PDF to keep, called ``name``.pdf. ``busy``: makes the page that says that the press is busy, as the face of who reads says it."""
    try:
        content = make()
    except Busy:
        page = busy()
        page["Retry-After"] = str(AGAIN)
        return page
    return HttpResponse(content, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'})
