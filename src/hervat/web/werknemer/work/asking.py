"""The werknemer asks the bedrijfsarts, and reads what was asked and answered about them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.web.cases.asking.form import QuestionForm
from hervat.web.cases.asking.shown import shown
from hervat.web.cases.asking.steps import Step, kept_of, next_step
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show


@require_safe
@own_page(Action.SEE_DOCTOR_QUESTIONS)
def questions(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All that was asked about the werknemer, by whomever, with the answers."""
    found = [shown(one, plain=True) for one in door.questions_of(entered)]
    title = gettext("Vragen aan de bedrijfsarts")
    return show(request, entered, "questions", title=title, questions=found, may_ask=entered.may(Action.ASK_DOCTOR))


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.ASK_DOCTOR)
def question_new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A question; what it is about comes along in the address. It is checked before it is sent."""
    kept = kept_of(request, entered)
    form = QuestionForm.opened(request, entered, kept, door.fml_for(entered), plain=True)
    step = next_step(request, entered, form)
    if step in (Step.SENT, Step.LATER):
        return redirect("mijn:questions" if step is Step.SENT else "mijn:work")
    if step is Step.THROWN:
        return HttpResponseRedirect(request.path)
    page: dict[str, Any] = {"form": form, "has_draft": bool(kept), "missing": not door.has_doctor(entered)}
    if step is Step.CHECK:
        return show(request, entered, "question_check", title=gettext("Kijk uw vraag na"), **page)
    return show(request, entered, "question_new", title=gettext("Vraag het de bedrijfsarts"), status=422 if form.errors else 200, **page)


def question_contents(entered: Entered) -> list[dict[str, Any]]:
    """The questions and answers in the file that the werknemer takes along."""
    if not entered.may(Action.SEE_DOCTOR_QUESTIONS):
        return []
    return [
        {
            "gevraagd_op": found.line.at,
            "door": found.line.author,
            "rol": found.line.role,
            "aan": found.line.organisation,
            "over": found.subject,
            "vraag": found.text,
            "antwoorden": [
                {"op": one.at, "door": one.author, "organisatie": one.organisation, "tekst": one.text, "fml_versie": one.fml_number}
                for one in found.answers
            ],
        }
        for found in door.questions_of(entered)
    ]
