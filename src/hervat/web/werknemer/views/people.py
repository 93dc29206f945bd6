"""Who is involved in the dossier, and what each may see: generated from the matrix of disclosure, so that it cannot say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.people import people_in
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.disclosure.matrix import COLUMNS, Right, Row, matrix
from hervat.domain.text import Text
from hervat.web.components.speech import sentence, spoken
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show

SEES = (Right.RECORD, Right.SEE)


@dataclass(frozen=True, slots=True)
class Knows:
    """What one role may see, only for a task that the bedrijfsarts gives, and never sees."""

    name: str
    sees: list[Text]
    for_a_task: list[Text]
    never: list[Text]


@require_safe
@own_page(Action.SEE_PEOPLE, tells="people")
def people(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Everyone who is or was involved, and what follows from their role."""
    found = people_in(entered)
    others = [person for person in found if person.role is not Role.WERKNEMER]
    return show(
        request,
        entered,
        "people",
        title=gettext("Wie ziet wat?"),
        people=[(person, spoken(role_name(person.role))) for person in others if person.is_now],
        before=[(person, spoken(role_name(person.role))) for person in others if not person.is_now],
        werkgever=knows(Role.WERKGEVER),
        roles=[knows(role) for role in COLUMNS if role is not Role.WERKNEMER],
    )


def knows(role: Role) -> Knows:
    """What ``role`` may know, in the words of the matrix."""
    rows = list(matrix().values())
    return Knows(
        name=sentence(role_name(role)),
        sees=_names(rows, role, *SEES),
        for_a_task=_names(rows, role, Right.WHEN_DELEGATED),
        never=_names(rows, role, Right.NONE),
    )


def _names(rows: list[Row], role: Role, *rights: Right) -> list[Text]:
    return [row.name for row in rows if row.right(role) in rights]
