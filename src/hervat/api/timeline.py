"""``POST /api/v1/timeline``: facts in, timeline out. Public: it stores nothing and knows nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from ninja import Router

from hervat.api.body import Refused, json_of, refuse_unknown_questions, said
from hervat.api.examples import FACTS_EXAMPLES
from hervat.api.openapi import json_body
from hervat.api.problems import json_bytes, problem
from hervat.api.schemas.facts import Facts
from hervat.api.schemas.problem import Problem
from hervat.api.schemas.timeline import Timeline
from hervat.domain.law import FactsError, read_day, read_facts, timeline
from hervat.domain.text import say
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
    """Nothing is stored, and nobody is known."""
    try:
        refuse_unknown_questions(request, [ON_PARAMETER["name"]])
        data = json_of(request)
        on = _day(request)
        facts = read_facts(data, on)
    except Refused as refused:
        return problem(refused.status, said(refused.sentence))
    except FactsError as error:
        errors = ((field, said(message)) for field, message in error.errors)
        return problem(422, said(say("De feiten kloppen niet. Zie per veld wat er werd verwacht.")), errors=errors)
    shape = timeline_json(timeline(facts, on), get_language() or "nl", gettext)
    return HttpResponse(json_bytes(shape), content_type="application/json")


def _day(request: HttpRequest) -> date:
    """The day to look at the case. Raises FactsError for anything but one date."""
    given = request.GET.getlist("on")
    if not given:
        return timezone.localdate()
    return read_day(given[0] if len(given) == 1 else None, "on")
