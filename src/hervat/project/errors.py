"""What is answered when a request goes wrong: problem+json to a program, a page to a person."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from hervat.api.facts_json import TOO_LARGE
from hervat.api.middleware import API_PREFIX
from hervat.api.problems import problem
from hervat.domain.text import say
from hervat.web.public import views as pages


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be read; 413 when more was sent than we take."""
    if isinstance(exception, RequestDataTooBig):
        return problem(413, TOO_LARGE.render(translate=gettext)) if _from_a_program(request) else pages.too_large(request)
    if _from_a_program(request):
        return problem(400, say("Dit verzoek is niet te lezen.").render(translate=gettext))
    return pages.bad_request(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is nothing at this address."""
    if _from_a_program(request):
        return problem(404, say("Op dit adres is niets te vinden.").render(translate=gettext))
    return pages.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something is wrong in Hervat itself."""
    if _from_a_program(request):
        return problem(500, say("Er ging iets mis in Hervat zelf.").render(translate=gettext))
    try:
        return pages.server_error(request)
    except Exception:  # also the page about errors can be broken; the reason stands in the log already
        return HttpResponse(say("Er ging iets mis in Hervat zelf.").render(translate=gettext), status=500, content_type="text/plain")


def _from_a_program(request: HttpRequest) -> bool:
    return request.path_info.startswith(API_PREFIX)
