"""Questions to the bedrijfsarts, from the pages of suitable work: those of the own role, and asking one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.web.cases.asking.form import QuestionForm
from hervat.web.cases.asking.shown import shown
from hervat.web.cases.asking.steps import Step, kept_of, next_step
from hervat.web.cases.look import look_at
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.views.listing import show


@require_safe
@case_page(Action.SEE_DOCTOR_QUESTIONS, twin="mijn:questions")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What was asked and answered, the open ones first. The bedrijfsarts reads them in the medical part."""
    look = look_at(entered)
    if entered.acting.role is Role.BEDRIJFSARTS:
        return HttpResponseRedirect(look.links.page("medical_questions"))
    questions = [shown(found) for found in door.questions_of(entered)]
    return show(request, look, "questions", questions=questions, may_ask=entered.may(Action.ASK_DOCTOR))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.ASK_DOCTOR, tells="questions", twin="mijn:question_new")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A question; what it is about comes along in the address. It is checked on a page of its own before it is sent."""
    look, kept = look_at(entered), kept_of(request, entered)
    form = QuestionForm.opened(request, entered, kept, door.fml_for(entered))
    step = next_step(request, entered, form)
    if step in (Step.LATER, Step.SENT):
        return HttpResponseRedirect(look.links.page("work_questions" if step is Step.SENT else "work"))
    if step is Step.THROWN:
        return HttpResponseRedirect(request.path)
    missing = "" if door.has_doctor(entered) else spoken(door.NO_DOCTOR)
    template = "question_check" if step is Step.CHECK else "question_new"
    status = 422 if form.errors else 200
    return show(request, look, template, form=form, has_draft=bool(kept), missing=missing, status=status)
