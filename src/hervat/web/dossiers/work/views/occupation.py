"""One occupation: why it fits or not; a verdict in the place of the proposal; an answer from the workplace."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.apps.matching.said import GivenAnswer
from hervat.apps.matching.services import answer_question, can_be_answered, give_verdict
from hervat.apps.matching.work import Halted, NoList, Work, work_for
from hervat.domain.access.actions import Action
from hervat.web.cases.look import CaseLook, look_at
from hervat.web.cases.recording.steps import kept_draft, leave
from hervat.web.cases.work.addresses import place_of
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.forms import answer as answers
from hervat.web.dossiers.work.forms import verdict as verdicts
from hervat.web.dossiers.work.forms.answer import AnswerForm
from hervat.web.dossiers.work.forms.verdict import VerdictForm
from hervat.web.dossiers.work.occupation import OccupationPage
from hervat.web.dossiers.work.views.listing import show, show_nothing

WRITES = require_http_methods(["GET", "HEAD", "POST"])


@WRITES
@case_page(Action.SEE_WORK, twin="mijn:work")
def occupation(request: HttpRequest, entered: Entered, beroep: str) -> HttpResponse:
    """Why one occupation fits or not. What is sent is a verdict."""
    look, page = _page(entered, beroep)
    if not isinstance(page, OccupationPage):
        return show_nothing(request, look, page)
    form = VerdictForm.of(request, entered.acting.on, kept_draft(request, entered))
    if request.method == "POST":
        entered.require(Action.JUDGE_WORK)
        if (left := leave(request, entered, page.address)) is not None:
            return left
        if not form.asks_today and _give(entered, form, page):
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Oordeel vastgelegd. De werknemer ziet dit ook."))
            return HttpResponseRedirect(page.address)
    return show(request, look, "occupation", page=page, form=form, status=422 if form.errors else 200)


@WRITES
@case_page(Action.JUDGE_WORK, twin="mijn:work")
def answer(request: HttpRequest, entered: Entered, beroep: str, item: str) -> HttpResponse:
    """What somebody found out at a workplace about one point."""
    look, page = _page(entered, beroep)
    if not isinstance(page, OccupationPage):
        return show_nothing(request, look, page)
    if not can_be_answered(page.work, item):
        raise Hidden
    point = next((found for found in page.points if found.number == item), None)
    begin = AnswerForm.begin(item, entered.acting.on, point.answer if point else None, _visit(entered, page))
    form = AnswerForm.of(request, entered.acting.on, kept_draft(request, entered), **begin)
    form.asked = item
    form.may_take_back = point is not None and point.answer is not None
    following = page.next_question(item)
    if request.method == "POST":
        if (left := leave(request, entered, page.address)) is not None:
            return left
        if not form.asks_today and _answer(entered, form, page):
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Antwoord vastgelegd. Het telt alleen in dit dossier."))
            return HttpResponseRedirect(following.answer_address if following and "volgende" in request.POST else page.address)
    return show(request, look, "answer", page=page, form=form, point=point, following=following, status=422 if form.errors else 200)


def _visit(entered: Entered, page: OccupationPage) -> GivenAnswer | None:
    """The last answer about this work that who acts recorded today: most likely of the same visit."""
    said = page.work.answers.get(page.occupation.uri, {}).values()
    mine = [one for one in said if one.voice.user == entered.acting.user and localdate(one.voice.at) == entered.acting.on]
    return max(mine, key=lambda one: one.voice.at, default=None)


def _page(entered: Entered, beroep: str) -> tuple[CaseLook, OccupationPage | NoList | Halted]:
    look = look_at(entered)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if not isinstance(work, Work):
        return look, work
    place = place_of(work.ordering, beroep)
    return look, OccupationPage(work, place, look.links, entered.acting.role, may_judge=entered.may(Action.JUDGE_WORK))


def _give(entered: Entered, form: VerdictForm, page: OccupationPage) -> bool:
    new = form.read(page.occupation.uri)
    if new is None:
        return False
    try:
        give_verdict(entered, new)
    except WrongFields as wrong:
        form.take(wrong.errors, verdicts.PLACES)
        return False
    return True


def _answer(entered: Entered, form: AnswerForm, page: OccupationPage) -> bool:
    new = form.read(page.occupation.uri)
    if new is None:
        return False
    try:
        answer_question(entered, new)
    except WrongFields as wrong:
        form.take(wrong.errors, answers.PLACES)
        return False
    return True
