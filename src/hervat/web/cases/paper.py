"""Paper of a dossier: what is said to who asks too often, and when the press is busy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.web.components.paper import AGAIN, pdf_answer


def wait_page(request: HttpRequest, seconds: int, status: int = 429) -> HttpResponse:
    """What is answered to who asks too often."""
    return render(request, "cases/druk.html", {"seconds": seconds}, status=status)


def paper(request: HttpRequest, make: Callable[[], bytes], name: str) -> HttpResponse:
    """A PDF to keep, called ``name``.pdf; or the page that says to come back."""
    return pdf_answer(make, name, lambda: wait_page(request, AGAIN, status=503))
