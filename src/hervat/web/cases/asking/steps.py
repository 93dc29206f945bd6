"""How a question is asked: written, checked on a page of its own, and sent. What is typed meanwhile is kept in the vault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health import door
from hervat.web.cases.asking.form import PLACES, QuestionForm
from hervat.web.desk.drafts import form_of, typed_in

STEP, SEND, BACK, LATER, AWAY = "stap", "versturen", "terug", "later", "weg"


class Step(Enum):
    """What comes next."""

    WRITE = auto()  # the form, perhaps again
    CHECK = auto()
    SENT = auto()
    LATER = auto()  # kept, to go on another time
    THROWN = auto()  # an empty form


def kept_of(request: HttpRequest, entered: Entered) -> Mapping[str, Sequence[str]] | None:
    """What this person typed here before, and did not send."""
    return None if request.method == "POST" else door.typed_in(entered.acting.user, form_of(request))


def next_step(request: HttpRequest, entered: Entered, form: QuestionForm) -> Step:
    """Does what the pressed button asks. What is wrong stands in ``form.errors``."""
    if request.method != "POST" or request.POST.get(STEP) == BACK:
        return Step.WRITE
    user, address = entered.acting.user, form_of(request)
    if AWAY in request.POST:
        door.drop_typed(user, address)
        return Step.THROWN
    if LATER in request.POST:
        door.keep_typed(user, address, typed_in(request))
        messages.info(request, gettext("Bewaard. Open dit formulier weer om verder te gaan."))
        return Step.LATER
    if form.errors:
        return Step.WRITE
    try:
        return _go_on(request, entered, form)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return Step.WRITE


def _go_on(request: HttpRequest, entered: Entered, form: QuestionForm) -> Step:
    user, address = entered.acting.user, form_of(request)
    if request.POST.get(STEP) != SEND:
        door.check_question(entered, form.read())
        door.keep_typed(user, address, typed_in(request))
        return Step.CHECK
    asked = door.ask_doctor(entered, form.read())
    door.drop_typed(user, address)
    if asked.before:
        messages.info(request, gettext("Deze vraag was al verstuurd. U hoeft niets te doen."))
    else:
        messages.success(request, gettext("Uw vraag is verstuurd. U krijgt bericht als er een antwoord is."))
    return Step.SENT
