"""Taking back an advice about work; and the page that stands where one stood that was taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.drafts import drop_draft
from hervat.apps.matching.said import Withdrawal
from hervat.apps.matching.withdrawing import AlreadyWithdrawn, advice_to_withdraw, withdraw_advice
from hervat.domain.access.actions import Action
from hervat.web.cases.look import look_at
from hervat.web.cases.recording.steps import kept_draft
from hervat.web.cases.work.shared import shown_advice, withdrawn_sentence
from hervat.web.desk.drafts import form_of
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.forms.withdrawal import PLACES, WithdrawalForm
from hervat.web.dossiers.work.views.listing import show

TAB = "work_advices"


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.SHARE_WORK_ADVICE, twin="mijn:work")
def withdraw(request: HttpRequest, entered: Entered, advies: UUID) -> HttpResponse:
    """What the advice says, and why it is taken back."""
    try:
        given = advice_to_withdraw(entered, advies)
        form = WithdrawalForm.of(request, entered.acting.on, kept_draft(request, entered))
        if request.method == "POST" and _withdrawn(entered, advies, form):
            drop_draft(entered.acting.user, form_of(request))
            messages.success(request, gettext("Het advies is ingetrokken. De inhoud is nu alleen te lezen voor wie adviezen deelt."))
            return HttpResponseRedirect(look_at(entered).links.page(TAB))
    except AlreadyWithdrawn as already:
        return show_withdrawn(request, entered, already.withdrawn)
    status = 422 if form.errors else 200
    return show(request, look_at(entered), "advice_withdraw", tab=TAB, one=shown_advice(given), form=form, status=status)


def show_withdrawn(request: HttpRequest, entered: Entered, withdrawn: Withdrawal) -> HttpResponse:
    """410: the advice was here, and was taken back."""
    return show(request, look_at(entered), "advice_withdrawn", tab=TAB, sentence=withdrawn_sentence(withdrawn), status=410)


def _withdrawn(entered: Entered, advice: UUID, form: WithdrawalForm) -> bool:
    try:
        withdraw_advice(entered, advice, form.reason)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True
