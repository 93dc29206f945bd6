"""The probleemanalyse: written once, checked side by side, and given as two documents."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health.door import NewAnalysis, check_analysis, give_analysis
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind
from hervat.web.cases.look import CaseLook, look_at
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.forms.analysis import AnalysisForm
from hervat.web.dossiers.medical.page import LATER, drop, keep, kept_in, show, to

GIVE, BACK = "ondertekenen", "terug"


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.WRITE_VAULT, Datum.PROBLEEMANALYSE_MEDISCH, tells="dossier", twin="mijn:medical")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The form; then the check page; then both documents and the day on the clock, at once."""
    entered.require(Action.GIVE_ADVICE)
    look = look_at(entered)
    form = AnalysisForm.of(request, entered.acting.on, kept_in(request, entered))
    form.had_one = any(event.kind == EventKind.PROBLEEMANALYSE for event in look.rows.events)
    if request.method != "POST":
        if "dag-d" not in form.values:
            form.set_day("dag", entered.acting.on)
        return _form(request, entered, look, form)
    if LATER in request.POST:
        keep(request, entered)
        return to(entered, "medical")
    analysis = None if form.asks_today else form.read()
    if analysis is None or request.POST.get("stap") == BACK:
        return _form(request, entered, look, form)
    try:
        return _go_on(request, entered, look, form, analysis)
    except WrongFields as wrong:
        form.take(wrong.errors, form.places)
        return _form(request, entered, look, form)


def _go_on(request: HttpRequest, entered: Entered, look: CaseLook, form: AnalysisForm, analysis: NewAnalysis) -> HttpResponse:
    if request.POST.get("stap") != GIVE:
        check_analysis(entered, analysis)
        keep(request, entered)
        return show(request, entered, "analysis_check", "medical", look=look, analysis=analysis, typed=sorted(form.values.items()))
    give_analysis(entered, analysis)
    drop(request, entered)
    messages.success(request, gettext("De probleemanalyse is ondertekend. Werkgever en werknemer kunnen het advies lezen."))
    return to(entered, "medical")


def _form(request: HttpRequest, entered: Entered, look: CaseLook, form: AnalysisForm) -> HttpResponse:
    return show(request, entered, "analysis", "medical", look=look, form=form)
