"""Version 1 of the API: what belongs to it, who may use it, and how it says that something went wrong."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from hervat.api.cases.router import BODIES
from hervat.api.cases.router import router as cases_router
from hervat.api.openapi import DocumentedAPI
from hervat.api.problems import problem
from hervat.api.schemas.facts import Facts
from hervat.api.timeline import router as timeline_router
from hervat.api.vacancies.router import router as vacancies_router
from hervat.domain.text import Text, say


def nobody(_request: HttpRequest) -> None:
    """Who may use an operation that does not say so itself: nobody."""


api = DocumentedAPI(bodies=[Facts, *BODIES], auth=nobody)
api.add_router("", timeline_router)
api.add_router("", cases_router)
api.add_router("", vacancies_router)


@api.exception_handler(Throttled)
def too_many(_request: HttpRequest, error: Throttled) -> HttpResponse:
    """429, with the seconds after which it can be tried again."""
    seconds = math.ceil(error.wait or 1)
    return problem(
        429,
        _said(say("Dit zijn te veel verzoeken. Probeer het over {seconds} seconden weer.", seconds=seconds)),
        headers={"Retry-After": str(seconds)},
    )


@api.exception_handler(ValidationError)
def nothing_there(_request: HttpRequest, _error: ValidationError) -> HttpResponse:
    """404: an id in the address that cannot be one. All that is sent otherwise is read by hand."""
    return problem(404, _said(say("Op dit adres is niets te vinden.")))


@api.exception_handler(AuthenticationError)
def not_allowed(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """401."""
    return problem(401, _said(say("Hiervoor moet u zich bekendmaken.")))


@api.exception_handler(HttpError)
def refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Any other status an operation or the framework asks for."""
    return problem(error.status_code, _said(say("Dit verzoek is niet te verwerken.")))


def _said(sentence: Text) -> str:
    return sentence.render(get_language() or "nl", gettext)
