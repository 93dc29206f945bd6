"""``POST /api/v1/timeline``: facts in, timeline out. Public: it stores nothing and knows nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.translation import get_language, gettext
from ninja import Router

from hervat.api.examples import FACTS_EXAMPLES
from hervat.api.facts_json import MAX_BYTES, TOO_LARGE, NotReadable, read_json
from hervat.api.openapi import json_body
from hervat.api.problems import json_bytes, problem
from hervat.api.schemas.facts import Facts
from hervat.api.schemas.problem import Problem
from hervat.api.schemas.timeline import Timeline
from hervat.domain.law import FactsError, read_day, read_facts, timeline
from hervat.domain.text import Text, say
from hervat.reports.timeline_json import timeline_json
from hervat.throttling.addresses import AddressThrottle

router = Router(tags=["timeline"])
ON_PARAMETER: dict[str, Any] = {
    "name": "on",
    "in": "query",
    "required": False,
    "description": "The day on which the case is looked at; today in the Netherlands when left out.",
    "schema": {"type": "string", "format": "date", "examples": ["2026-11-22"]},
}


class Refused(Exception):
    """A request that is not looked into: the status it gets, and what was expected."""

    def __init__(self, status: int, sentence: Text) -> None:
        self.status = status
        self.sentence = sentence
        super().__init__(status, sentence)


@router.post(
    "/timeline",
    auth=None,  # public
    throttle=AddressThrottle("API_RATE"),
    operation_id="timeline",
    summary="Work out the timeline of a case",
    description="Every step the law asks: of whom, from when, by when, why, and what missing it costs. Sentences in Dutch or English, "
    "by Accept-Language. Nothing is stored or logged.",
    response={200: Timeline, 400: Problem, 405: Problem, 408: Problem, 413: Problem, 415: Problem, 422: Problem, 429: Problem},
    openapi_extra={
        "parameters": [ON_PARAMETER],
        "requestBody": json_body(Facts, "What is known of the case, at most 1 MB.", FACTS_EXAMPLES),
    },
)
def post_timeline(request: HttpRequest) -> HttpResponse:
    """Reads the body by hand, so that what is too large is never held and every wrong field gets a sentence of its own."""
    try:
        _refuse_unknown_questions(request)
        data = read_json(_body(request))
        on = _day(request)
        facts = read_facts(data, on)
    except Refused as refused:
        return problem(refused.status, _said(refused.sentence))
    except NotReadable as error:
        return problem(400, _said(error.sentence))
    except FactsError as error:
        errors = ((field, _said(message)) for field, message in error.errors)
        return problem(422, _said(say("De feiten kloppen niet. Zie per veld wat er werd verwacht.")), errors=errors)
    shape = timeline_json(timeline(facts, on), _language(), gettext)
    return HttpResponse(json_bytes(shape), content_type="application/json")


def _refuse_unknown_questions(request: HttpRequest) -> None:
    """A misspelt ``on`` would otherwise be answered for today, without a word."""
    unknown = sorted(request.GET.keys() - {ON_PARAMETER["name"]})
    if unknown:
        raise Refused(400, say("Na het vraagteken kan hier alleen on staan, niet {name}.", name=unknown[0][:40]))


def _body(request: HttpRequest) -> bytes:
    """All that was sent. Raises Refused when it is not JSON as it is, more than we take, or not there in time."""
    if request.content_type != "application/json":
        raise Refused(415, say("Stuur de feiten als JSON, met Content-Type: application/json."))
    encoding = request.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise Refused(415, say("Stuur de feiten zoals ze zijn, zonder Content-Encoding {encoding}.", encoding=encoding[:40]))
    try:
        raw = request.read(MAX_BYTES + 1)
    except UnreadablePostError:
        raise Refused(408, say("Het verzoek kwam niet op tijd helemaal binnen. Stuur het opnieuw.")) from None
    if len(raw) > MAX_BYTES:
        raise Refused(413, TOO_LARGE)
    return raw


def _day(request: HttpRequest) -> date:
    """The day to look at the case. Raises FactsError for anything but one date."""
    given = request.GET.getlist("on")
    if not given:
        return timezone.localdate()
    return read_day(given[0] if len(given) == 1 else None, "on")


def _said(sentence: Text) -> str:
    return sentence.render(_language(), gettext)


def _language() -> str:
    return get_language() or "nl"
