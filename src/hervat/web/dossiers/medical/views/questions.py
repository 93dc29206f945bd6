"""The questions that were asked of the bedrijfsarts: the list, and answering one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.web.cases.asking.shown import shown
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.forms.answer import PLACES, AnswerForm
from hervat.web.dossiers.medical.page import LATER, address, drop, keep, kept_in, show, to


@require_safe
@case_page(Action.ANSWER_DOCTOR_QUESTION, twin="mijn:questions")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All of them, the open ones first."""
    questions = [shown(found) for found in door.questions_of(entered)]
    open_ones = [one for one in questions if one.line.is_open]
    answered = [one for one in questions if not one.line.is_open]
    return show(request, entered, "questions", "medical", open_ones=open_ones, answered=answered, **_addresses(entered))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.ANSWER_DOCTOR_QUESTION, twin="mijn:questions")
def one(request: HttpRequest, entered: Entered, vraag: UUID) -> HttpResponse:
    """One question, what was answered, and the form to answer it or to add something."""
    found = door.read_question(entered, vraag)
    kept = kept_in(request, entered)
    form = AnswerForm.of(request, entered.acting.on, kept)
    form.offer(found, door.lists_for_answer(entered))
    if request.method == "POST":
        if LATER in request.POST:
            keep(request, entered)
            return to(entered, "medical_questions")
        if _answer(entered, vraag, form):
            drop(request, entered)
            messages.success(request, gettext("Uw antwoord is verstuurd. Wie het vroeg krijgt een mail zonder namen."))
            return to(entered, "medical_questions")
    return show(request, entered, "question", "medical", form=form, one=shown(found), **_addresses(entered))


def _answer(entered: Entered, question: UUID, form: AnswerForm) -> bool:
    try:
        door.answer_question(entered, question, form.read())
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True


def _addresses(entered: Entered) -> dict[str, Any]:
    """Where the lists are, and where a what-if is tried."""
    return {"list_address": address(entered, "fml"), "try_address": address(entered, "work_what_if")}
