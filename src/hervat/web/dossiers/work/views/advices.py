"""Advice about work: what was shared, for everybody in the dossier, and sharing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.apps.matching.said import advices_in
from hervat.apps.matching.services import share_advice
from hervat.apps.matching.withdrawing import may_withdraw
from hervat.apps.matching.work import Work, work_for
from hervat.domain.access.actions import Action
from hervat.web.cases.look import look_at
from hervat.web.cases.work.shared import shown_advice
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.forms.advice import PLACES, AdviceForm, slugs_in
from hervat.web.dossiers.work.views.listing import show, show_nothing


@require_safe
@case_page(Action.SEE_WORK_ADVICE, tells="work_advice", twin="mijn:work")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Every advice that was shared, the newest first."""
    advices = [shown_advice(found, may_withdraw=may_withdraw(entered, found)) for found in advices_in(entered)]
    return show(request, look_at(entered), "advices", tab="work_advices", advices=advices, may_see_work=entered.may(Action.SEE_WORK))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.SHARE_WORK_ADVICE, twin="mijn:work")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Sharing directions; ``?beroep=`` those that are ticked already."""
    look = look_at(entered)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if not isinstance(work, Work):
        return show_nothing(request, look, work)
    sent = request.POST if request.method == "POST" else request.GET
    form = AdviceForm.of(request, entered.acting.on)
    form.choose(work, slugs_in(sent))
    if request.method == "POST" and _share(entered, form):
        drop_draft(entered.acting.user, form_of(request))
        messages.success(request, gettext("Het advies is gedeeld. Iedereen in het dossier kan het lezen."))
        return HttpResponseRedirect(look.links.page("work_advices"))
    return show(request, look, "advice_new", form=form, number=work.released.number, status=422 if form.errors else 200)


def _share(entered: Entered, form: AdviceForm) -> bool:
    try:
        share_advice(entered, form.read())
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True
