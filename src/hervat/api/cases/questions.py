"""What stands after the question mark of an operation on dossiers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from hervat.api.body import Refused, refuse_unknown_questions
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.caseload import PAGE_SIZES, Filters
from hervat.domain.law import FactsError, read_day
from hervat.domain.text import say

MOST_PAGES = 100_000


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


CASE_LIST_PARAMETERS = [
    _parameter("page", "Which page; 1 is the first, one beyond the end gives the last.", {"type": "integer", "minimum": 1, "default": 1}),
    _parameter("size", "How many on a page.", {"type": "integer", "enum": list(PAGE_SIZES), "default": 50}),
    _parameter("words", "Part of a name or number.", {"type": "string", "maxLength": 100}),
    _parameter("late", "Only those with a step that is late.", {"type": "boolean"}),
    _parameter("closed", "The closed dossiers instead of the open ones.", {"type": "boolean"}),
]


def case_filters(request: HttpRequest) -> Filters:
    """What the list shows. Raises :class:`Refused` with a sentence for a question that cannot be read."""
    refuse_unknown_questions(request, [parameter["name"] for parameter in CASE_LIST_PARAMETERS])
    size = _number(request, "size", 50)
    if size not in PAGE_SIZES:
        raise Refused(400, say("Kies voor {name} uit: {choices}.", name="size", choices=", ".join(map(str, PAGE_SIZES))))
    return Filters(
        page=_number(request, "page", 1),
        size=size,
        words=request.GET.get("words", "").replace("\0", "")[:100],
        late=_truth(request, "late"),
        closed=_truth(request, "closed"),
    )


def day_asked(request: HttpRequest, today: date) -> date:
    """The day to look at the dossier. Raises :class:`WrongFields` for anything but one date."""
    given = request.GET.getlist("on")
    if not given:
        return today
    try:
        return read_day(given[0] if len(given) == 1 else None, "on")
    except FactsError as error:
        raise WrongFields(*error.errors) from None


def _number(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name)
    if text is None:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= MOST_PAGES):
        raise Refused(400, say("Vul voor {name} een heel getal in, van 1 tot en met {most}.", name=name, most=MOST_PAGES))
    return int(text)


def _truth(request: HttpRequest, name: str) -> bool:
    text = request.GET.get(name, "false")
    if text not in ("true", "false"):
        raise Refused(400, say("Kies voor {name} uit: {choices}.", name=name, choices="true, false"))
    return text == "true"
