"""Pages of one sentence: something is not possible, and what is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


def notice(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    """A page with one sentence. It says nothing of whoever is logged in."""
    return render(request, "account_pages/notice.html", {"title": title, "sentence": sentence}, status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature; its reasons are for developers
    """403: a form that we did not hand out, or that is too old. What was sent is not looked at."""
    return notice(
        request,
        403,
        gettext("Dit formulier is verlopen"),
        gettext("Er is niets veranderd. Open de pagina opnieuw en verstuur het formulier nog een keer."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """403: not for whoever asks."""
    return notice(request, 403, gettext("Deze pagina is niet voor u"), gettext("U mag deze pagina niet openen. Er is niets veranderd."))


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """429: too often in a short time."""
    answer = notice(
        request, 429, gettext("Even wachten"), gettext("U probeerde dit te vaak achter elkaar. Probeer het over 5 minuten opnieuw.")
    )
    answer["Retry-After"] = "300"
    return answer
