"""``GET /api/v1/vacancies`` and ``/vacancies/{number}``. Public: nothing of what is asked is stored or logged."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from hervat.api.body import Refused, refuse_unknown_questions, said
from hervat.api.problems import json_bytes, problem
from hervat.api.schemas.problem import Problem
from hervat.api.schemas.vacancies import OneVacancy, Vacancies
from hervat.api.vacancies.asked import FIELDS, NAMES, PARAMETERS, WrongQuestions, read
from hervat.domain.text import say
from hervat.market.search.asking import WrongQuestion
from hervat.market.search.contract import EngineFailure
from hervat.market.search.finding import find
from hervat.market.vacancies.store.queries import LARGEST_NUMBER, places_of, shown
from hervat.reports.vacancies_json import results_json, vacancy_json
from hervat.throttling.addresses import AddressThrottle

router = Router(tags=["vacancies"])
WRONG = say("Deze vraag klopt niet. Zie per veld wat er werd verwacht.")
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="The id of a vacancy.")]


@router.get(
    "/vacancies",
    auth=None,  # public
    throttle=AddressThrottle("API_RATE"),
    operation_id="vacancies",
    summary="Search vacancies",
    description="By words, place, hours, wage, level, contract and occupation. What an ad does not tell fails no filter but those on place "
    "and occupation. Sentences in Dutch or English, by Accept-Language. Nothing of the question is stored or logged.",
    response={200: Vacancies, 400: Problem, 405: Problem, 422: Problem, 429: Problem, 503: Problem},
    openapi_extra={"parameters": PARAMETERS},
)
def vacancies(request: HttpRequest) -> HttpResponse:
    """One page of what is found, with the counts to narrow it by."""
    try:
        refuse_unknown_questions(request, NAMES)
        found = find(read(request.GET))
    except Refused as refused:
        return problem(refused.status, said(refused.sentence))
    except WrongQuestions as wrong:
        return problem(422, said(WRONG), errors=((name, said(sentence)) for name, sentence in wrong.errors.items()))
    except WrongQuestion as one:
        return problem(422, said(WRONG), errors=[(FIELDS.get(one.field, one.field), said(one.sentence))])
    except EngineFailure as failure:
        return problem(503, said(failure.sentence))
    return HttpResponse(json_bytes(results_json(found, said)), content_type="application/json")


@router.get(
    "/vacancies/{number}",
    auth=None,  # public
    throttle=AddressThrottle("API_RATE"),
    operation_id="vacancy",
    summary="One vacancy",
    description="All that was read in the ad, what it asks with the sentence that says so, and where it stands. One that is gone too.",
    response={200: OneVacancy, 400: Problem, 404: Problem, 405: Problem, 429: Problem},
)
def vacancy(request: HttpRequest, number: Number) -> HttpResponse:
    """It stays readable when it is gone."""
    try:
        refuse_unknown_questions(request, ())
    except Refused as refused:
        return problem(refused.status, said(refused.sentence))
    found = shown([number])
    if not found:
        return problem(404, said(say("Op dit adres is niets te vinden.")))
    return HttpResponse(json_bytes(vacancy_json(found[0], places_of(number))), content_type="application/json")
