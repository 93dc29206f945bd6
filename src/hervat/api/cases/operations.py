"""What every operation on dossiers has in common: its rule, and how it says what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from hervat.api.body import Refused as NotRead
from hervat.api.body import said
from hervat.api.cases.reading import api_name
from hervat.api.problems import json_bytes, problem
from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in, audit_refusal
from hervat.apps.dossiers.door import Entered, enter, require
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused, WrongFields
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.text import say

Operation = Callable[..., HttpResponse]
NUMBER = Parameter("number", Parameter.POSITIONAL_OR_KEYWORD, annotation=str)
NOT_THERE = say("Dit dossier is er niet, of is niet voor u.")
WRONG = say("De gegevens kloppen niet. Zie per veld wat er werd verwacht.")
CHANGED = say("Een ander heeft dit intussen veranderd. Lees het opnieuw en probeer het dan nog eens.")


@dataclass(frozen=True, slots=True)
class OperationRule:
    """What an operation asks of whoever it acts for; ``tells`` is the code of a look in the audit record."""

    action: Action
    datum: Datum | None = None
    in_case: bool = True
    tells: str = ""


def in_case(action: Action, datum: Datum | None = None, *, tells: str = "") -> Callable[[Operation], Operation]:
    """An operation on one dossier: ``operation(request, entered, ...)``. A look is recorded before it is answered."""

    def decorate(operation: Operation) -> Operation:
        @wraps(operation)
        def answer(request: HttpRequest, number: str, **named: Any) -> HttpResponse:
            acting: Acting = request.auth  # type: ignore[attr-defined]

            def ask() -> HttpResponse:
                entered: Entered = enter(acting, number, action, datum)
                answered = operation(request, entered, **named)
                if tells:
                    with transaction.atomic():
                        audit_in(entered, Act.READ, "dossier", what=tells)
                return answered

            return _or_problem(ask, acting, number)

        return _shown_as(answer, operation, OperationRule(action, datum, tells=tells), NUMBER)

    return decorate


def outside(action: Action) -> Callable[[Operation], Operation]:
    """An operation outside a case: ``operation(request, acting, ...)``. Lists record themselves whom they show."""

    def decorate(operation: Operation) -> Operation:
        @wraps(operation)
        def answer(request: HttpRequest, **named: Any) -> HttpResponse:
            acting: Acting = request.auth  # type: ignore[attr-defined]

            def ask() -> HttpResponse:
                require(acting, action)
                return operation(request, acting, **named)

            return _or_problem(ask, acting, "")

        return _shown_as(answer, operation, OperationRule(action, in_case=False))

    return decorate


def _shown_as(answer: Operation, operation: Operation, rule: OperationRule, *first: Parameter) -> Operation:
    """The wrapped operation as the framework reads it: with what stands in its address, without who asks."""
    types = get_type_hints(operation)
    request, _subject, *named = signature(operation).parameters.values()
    shown = [request, *first, *named]
    known = [parameter.replace(annotation=types.get(parameter.name, parameter.annotation)) for parameter in shown]
    answer.__signature__ = Signature(known)  # type: ignore[attr-defined]
    answer.rule = rule  # type: ignore[attr-defined]
    del answer.__wrapped__  # type: ignore[attr-defined] # the framework would look through the wrapping
    return answer


def answer_json(shape: object, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """JSON that nobody keeps."""
    return HttpResponse(json_bytes(shape), status=status, content_type="application/json", headers=headers or {})


def _or_problem(ask: Callable[[], HttpResponse], acting: Acting, number: str) -> HttpResponse:
    try:
        return ask()
    except Hidden:
        return problem(404, said(NOT_THERE))
    except Refused as refused:
        with transaction.atomic():
            audit_refusal(acting, number, refused.rule)
        return problem(403, said(refused.reason))
    except Conflict:
        return problem(409, said(CHANGED))
    except WrongFields as wrong:
        return problem(422, said(WRONG), errors=((api_name(field), said(message)) for field, message in wrong.errors))
    except NotRead as refused:
        return problem(refused.status, said(refused.sentence))
