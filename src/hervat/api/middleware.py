"""What every answer under ``/api/`` has in common."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.utils.translation import gettext, override

from hervat.api.language import preferred_language
from hervat.api.problems import problem
from hervat.domain.text import say

API_ROOT = "/api"
VERSION = "1.0.0"


def is_for_api(request: HttpRequest) -> bool:
    """Whether the address belongs to the API, and so to a program."""
    return request.path_info == API_ROOT or request.path_info.startswith(f"{API_ROOT}/")


def speak_as_api(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: chooses the language of sentences, names the version of the API, and makes a refused method problem+json."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_for_api(request):
            return get_response(request)
        language = preferred_language(request)
        with override(language):
            response = get_response(request)
            if isinstance(response, HttpResponseNotAllowed):
                allowed = response.headers["Allow"]
                detail = say("Deze methode kan hier niet. Kies uit: {methods}.", methods=allowed).render(language, gettext)
                response = problem(405, detail, headers={"Allow": allowed})
        response.headers["API-Version"] = VERSION
        response.headers["Content-Language"] = language
        response.headers["Vary"] = "Accept-Language"
        return response

    return middleware
