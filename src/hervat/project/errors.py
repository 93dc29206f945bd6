"""What is answered when a request goes wrong: problem+json to a program, a page to a person."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.utils.translation import gettext

from hervat.api.facts_json import TOO_LARGE
from hervat.api.middleware import is_for_api
from hervat.api.problems import problem
from hervat.domain.text import say
from hervat.web.components.openness import open_to_all
from hervat.web.public import views as pages


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be read; 413 when more was sent than we take."""
    if isinstance(exception, RequestDataTooBig):
        return problem(413, TOO_LARGE.render(translate=gettext)) if is_for_api(request) else pages.too_large(request)
    if is_for_api(request):
        return problem(400, say("Dit verzoek is niet te lezen.").render(translate=gettext))
    return pages.bad_request(request, exception)


@open_to_all
def nothing_here(request: HttpRequest) -> HttpResponse:
    """404 at an address that Django would otherwise send on to one with a slash, where there is nothing either."""
    return page_not_found(request, Http404())


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is nothing at this address."""
    if is_for_api(request):
        return problem(404, say("Op dit adres is niets te vinden.").render(translate=gettext))
    return pages.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something is wrong in Hervat itself."""
    if is_for_api(request):
        return problem(500, say("Er ging iets mis in Hervat zelf.").render(translate=gettext))
    try:
        return pages.server_error(request)
    except Exception:  # also the page about errors can be broken; the reason stands in the log already
        return HttpResponse(say("Er ging iets mis in Hervat zelf.").render(translate=gettext), status=500, content_type="text/plain")


def explain_refused_method(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: an answer 405 that says nothing gets its sentence."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            sentence = say("Deze methode kan hier niet. Kies uit: {methods}.", methods=response.headers["Allow"])
            response.content = sentence.render(translate=gettext)
            response.headers["Content-Type"] = "text/plain; charset=utf-8"
        return response

    return middleware
