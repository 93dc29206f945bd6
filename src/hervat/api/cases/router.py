"""``/api/v1/cases``: the operations on dossiers, their periods, events and timeline."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from ninja import Router

from hervat.api.body import json_of, refuse_unknown_questions
from hervat.api.cases import reading, shapes
from hervat.api.cases.operations import answer_json, in_case, outside
from hervat.api.cases.questions import CASE_LIST_PARAMETERS, case_filters, day_asked
from hervat.api.cases.who import WHO
from hervat.api.openapi import json_body
from hervat.api.schemas import cases as schemas
from hervat.api.schemas.problem import Problem
from hervat.api.schemas.timeline import Timeline
from hervat.api.timeline import ON_PARAMETER
from hervat.apps.dossiers.door import Entered, enter_dossier
from hervat.apps.dossiers.queries.caseload import caseload
from hervat.apps.dossiers.queries.history import RecordedPeriod, dates_in, event_in, events_in, periods_in
from hervat.apps.dossiers.services.facts import correct_event, record_event, record_period, withdraw_event
from hervat.apps.dossiers.services.opening import open_dossier
from hervat.apps.dossiers.timelines import disclosed_timeline
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.reports.timeline_json import timeline_json
from hervat.throttling.addresses import AddressThrottle

PROBLEMS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 405, 422, 429), Problem)
WRITE_PROBLEMS = PROBLEMS | dict.fromkeys((408, 409, 413, 415), Problem)
BODIES = (schemas.NewCase, schemas.NewEvent, schemas.CorrectedEvent, schemas.NewPeriod, schemas.CorrectedPeriod, schemas.Withdrawal)

router = Router(tags=["cases"], auth=WHO, throttle=AddressThrottle("API_RATE"))


def _sends(model: Any, description: str) -> dict[str, Any]:
    return {"requestBody": json_body(model, description, {})}


@router.get("/cases", operation_id="list_cases", summary="List dossiers by urgency", response={200: schemas.CaseList} | PROBLEMS,
            openapi_extra={"parameters": CASE_LIST_PARAMETERS})  # fmt: skip
@outside(Action.LIST_DOSSIERS)
def list_cases(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The dossiers that whoever you act for works on."""
    found = caseload(acting, case_filters(request))
    lines = [shapes.case_line(row) for row in found.rows]
    return answer_json({"total": found.total, "page": found.filters.page, "pages": found.pages, "results": lines})


@router.post("/cases", operation_id="open_case", summary="Open a dossier", response={201: schemas.Case} | WRITE_PROBLEMS,
             openapi_extra=_sends(schemas.NewCase, "The new dossier."))  # fmt: skip
@outside(Action.OPEN_DOSSIER)
def open_case(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Opens a dossier; whoever you act for is involved in it."""
    refuse_unknown_questions(request, ())
    dossier = open_dossier(acting, reading.read(json_of(request), reading.dossier))
    entered = enter_dossier(acting, dossier, Action.SEE_DOSSIER)
    return answer_json(_case(entered), 201, {"Location": f"/api/v1/cases/{dossier.number}"})


@router.get("/cases/{number}", operation_id="get_case", summary="Read a dossier", response={200: schemas.Case} | PROBLEMS)
@in_case(Action.SEE_DOSSIER, tells="overview")
def get_case(request: HttpRequest, entered: Entered) -> HttpResponse:
    """One dossier. What is not for the role you act in is null."""
    refuse_unknown_questions(request, ())
    return answer_json(_case(entered))


@router.get("/cases/{number}/timeline", operation_id="get_case_timeline", summary="Work out the timeline of a dossier",
            response={200: Timeline} | PROBLEMS, openapi_extra={"parameters": [ON_PARAMETER]})  # fmt: skip
@in_case(Action.SEE_TIMELINE, tells="timeline")
def get_case_timeline(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Every step the law asks in this dossier, as the role you act in may see it."""
    refuse_unknown_questions(request, ["on"])
    timeline = disclosed_timeline(entered, on=day_asked(request, entered.acting.on))
    return answer_json(timeline_json(timeline, get_language() or "nl", gettext))


@router.get("/cases/{number}/events", operation_id="list_events", summary="List events",
            response={200: schemas.EventList} | PROBLEMS)  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN, tells="events")
def list_events(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The events that the role you act in may see, newest first, each with its earlier versions."""
    refuse_unknown_questions(request, ())
    return answer_json({"results": [shapes.event(found) for found in events_in(entered)]})


@router.post("/cases/{number}/events", operation_id="record_event", summary="Record an event",
             response={201: schemas.RecordedEvent} | WRITE_PROBLEMS,
             openapi_extra=_sends(schemas.NewEvent, "What happened."))  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN)
def post_event(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Records what happened, if the role you act in may record it."""
    refuse_unknown_questions(request, ())
    stored = record_event(entered, reading.read(json_of(request), reading.event))
    return answer_json(shapes.event(event_in(entered, stored.id)), 201)


@router.put("/cases/{number}/events/{event}", operation_id="correct_event", summary="Correct an event",
            response={200: schemas.RecordedEvent} | WRITE_PROBLEMS,
            openapi_extra=_sends(schemas.CorrectedEvent, "The event as it was."))  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN)
def put_event(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """A new version of an event. When somebody else corrected it first, nothing is stored (409)."""
    refuse_unknown_questions(request, ())
    data, reason = reading.correction(json_of(request))
    stored = correct_event(entered, event, reading.read(data, reading.event), reason=reason)
    return answer_json(shapes.event(event_in(entered, stored.id)))


@router.post("/cases/{number}/events/{event}/withdrawal", operation_id="withdraw_event", summary="Withdraw an event",
             response={200: schemas.RecordedEvent} | WRITE_PROBLEMS, openapi_extra=_sends(schemas.Withdrawal, "Why."))  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN)
def post_withdrawal(request: HttpRequest, entered: Entered, event: UUID) -> HttpResponse:
    """Says that an event did not happen. It stays readable, with the reason."""
    refuse_unknown_questions(request, ())
    data, reason = reading.correction(json_of(request))
    reading.read(data, reading.nothing_more)
    return answer_json(shapes.event(event_in(entered, withdraw_event(entered, event, reason=reason).id)))


@router.get(
    "/cases/{number}/periods",
    operation_id="list_periods",
    summary="List periods",
    response={200: schemas.PeriodList} | PROBLEMS,
    by_alias=True,
)
@in_case(Action.SEE_FACT, Datum.TIJDLIJN, tells="periods")
def list_periods(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Recovery, partial work and leave, as far as they are for the role you act in."""
    refuse_unknown_questions(request, ())
    return answer_json({"results": [shapes.period(found) for found in periods_in(entered)]})


@router.post("/cases/{number}/periods", operation_id="record_period", summary="Record a period",
             response={201: schemas.RecordedPeriod} | WRITE_PROBLEMS, by_alias=True,
             openapi_extra=_sends(schemas.NewPeriod, "What lasted."))  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN)
def post_period(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Records a recovery, partial work or leave."""
    refuse_unknown_questions(request, ())
    stored = record_period(entered, reading.read(json_of(request), reading.period))
    return answer_json(shapes.period(_period(entered, stored.id)), 201)


@router.put("/cases/{number}/periods/{period}", operation_id="correct_period", summary="Correct a period",
            response={200: schemas.RecordedPeriod} | WRITE_PROBLEMS, by_alias=True,
            openapi_extra=_sends(schemas.CorrectedPeriod, "The period as it was."))  # fmt: skip
@in_case(Action.SEE_FACT, Datum.TIJDLIJN)
def put_period(request: HttpRequest, entered: Entered, period: UUID) -> HttpResponse:
    """A new version of a period, such as its last day."""
    refuse_unknown_questions(request, ())
    data, reason = reading.correction(json_of(request))
    stored = record_period(entered, reading.read(data, reading.period), instead_of=period, reason=reason)
    return answer_json(shapes.period(_period(entered, stored.id)))


def _case(entered: Entered) -> shapes.Json:
    dates = dates_in(entered) if entered.may(Action.SEE_FACT, Datum.ZIEKMELDING) else None
    return shapes.case(entered, disclosed_timeline(entered), dates)


def _period(entered: Entered, period: UUID) -> RecordedPeriod:
    return next(found for found in periods_in(entered) if found.id == period)
