"""The kept searches: the list, keeping one, changing how it is mailed, letting it rest, and what was found for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.jobsearch.asking import check_search
from hervat.apps.jobsearch.models import LEAST, MOST, Frequency
from hervat.apps.jobsearch.naming import name_for
from hervat.apps.jobsearch.queries import AlertLine, alert_of, alerts_of
from hervat.apps.jobsearch.services import MOST_ALERTS, Wishes, change_wishes, keep_search, set_paused, throw_away
from hervat.apps.jobsearch.weighing import Ability
from hervat.domain.access.actions import Action
from hervat.market.alerts.queries import numbers_since
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.store.queries import shown
from hervat.reports.work.words import FITS_FOR_WERKNEMER
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.work.marks import fit_label
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show
from hervat.web.werknemer.searches.fields import FIELDS, SearchFields, as_fields
from hervat.web.werknemer.searches.lines import described_line, found_line

PLACES = {"name": "naam", "most": "hooguit"}  # of the service: of the form
USUAL = 10  # vacancies in one mail
SHOWN, LOOKED_BACK = 50, timedelta(days=30)


@require_safe
@own_page(Action.SEE_JOB_SEARCH, tells="job_alerts")
def searches(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All of them, each with what it asks, how it is mailed, and what came in a week."""
    lines = [described_line(line) for line in alerts_of(entered)]
    may_change = entered.may(Action.RECORD_JOB_SEARCH)
    title = gettext("Uw zoekopdrachten")
    return show(request, entered, "searches", title=title, lines=lines, may_change=may_change, most=MOST_ALERTS)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.RECORD_JOB_SEARCH)
def search_new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Keeping a search: what is asked comes along, from a page with results or in the address."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = SearchFields(sent)
    typed = _typed(request, entered, name=name_for(asked.request, spoken))
    typed.take(asked.errors or check_search(asked.request), FIELDS)
    if request.method == "POST" and not typed and _keep(entered, asked.request, typed):
        messages.success(request, gettext("Uw zoekopdracht staat aan. U krijgt een mail als er iets nieuws is."))
        return redirect("mijn:searches")
    return show(
        request, entered, "search_new", title=gettext("Mail mij nieuwe vacatures"), fields=_fields(typed), form=typed,
        asked=list(as_fields(asked.request)), status=422 if typed else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@own_page(Action.SEE_JOB_SEARCH)
def search(request: HttpRequest, entered: Entered, zoekopdracht: UUID) -> HttpResponse:
    """One of them: what was found for it, and how it is mailed."""
    line = alert_of(entered, zoekopdracht)
    typed = _typed(request, entered, name=line.name, frequency=line.frequency, most=line.most)
    if request.method == "POST" and _change(entered, line, typed):
        messages.success(request, gettext("Uw zoekopdracht is veranderd."))
        return redirect("mijn:searches")
    numbers = sorted(numbers_since(line.search, timezone.now() - LOOKED_BACK), reverse=True)
    ability = Ability(entered) if numbers else None
    found = [found_line(one, fit_label(ability.fit(one.ad), FITS_FOR_WERKNEMER)) for one in shown(numbers[:SHOWN])] if ability else []
    return show(
        request, entered, "search", title=line.name, line=described_line(line), fields=_fields(typed), form=typed, found=found,
        others=_others(len(numbers) - len(found)), may_change=entered.may(Action.RECORD_JOB_SEARCH), again=_address(line.request),
        status=422 if typed else 200,
    )  # fmt: skip


@require_POST
@own_page(Action.RECORD_JOB_SEARCH)
def search_pause(request: HttpRequest, entered: Entered, zoekopdracht: UUID) -> HttpResponse:
    """Lets it rest, or go on."""
    paused = request.POST.get("stil") == "ja"
    set_paused(entered, zoekopdracht, paused=paused)
    said = gettext("Uw zoekopdracht staat stil. U krijgt geen mail.") if paused else gettext("Uw zoekopdracht staat weer aan.")
    messages.success(request, said)
    return redirect("mijn:searches")


@require_POST
@own_page(Action.RECORD_JOB_SEARCH)
def search_delete(request: HttpRequest, entered: Entered, zoekopdracht: UUID) -> HttpResponse:
    """Throws it away."""
    throw_away(entered, zoekopdracht)
    messages.success(request, gettext("Uw zoekopdracht is verwijderd."))
    return redirect("mijn:searches")


def _typed(request: HttpRequest, entered: Entered, *, name: str, frequency: str = Frequency.DAY, most: int = USUAL) -> Typed:
    typed = Typed.of(request, entered.acting.on, naam=name, vaak=str(frequency), hooguit=str(most))
    if not typed.text("naam"):
        typed.values["naam"] = name  # a page with results sends no name: it is made from what is asked
    typed.values.setdefault("vaak", str(frequency))
    typed.values.setdefault("hooguit", str(most))
    return typed


def _keep(entered: Entered, asked: SearchRequest, typed: Typed) -> bool:
    wishes = _wishes(typed)
    if wishes is not None:
        try:
            keep_search(entered, asked, wishes)
        except WrongFields as wrong:
            typed.take(wrong.errors, PLACES)
    return not typed


def _change(entered: Entered, line: AlertLine, typed: Typed) -> bool:
    wishes = _wishes(typed)
    if wishes is not None:
        try:
            change_wishes(entered, line.id, wishes)
        except WrongFields as wrong:
            typed.take(wrong.errors, PLACES)
    return not typed


def _wishes(typed: Typed) -> Wishes | None:
    expected = gettext("Vul een aantal in van %(least)d tot en met %(most)d.") % {"least": LEAST, "most": MOST}
    most = typed.number("hooguit", expected)
    if typed.text("vaak") not in Frequency.values:
        typed.wrong("vaak", gettext("Kies hoe vaak u mail wilt."))
    if most is not None and most != int(most):
        typed.wrong("hooguit", expected)
    if typed or most is None:
        return None
    return Wishes(typed.text("naam"), Frequency(typed.text("vaak")), int(most))


def _fields(typed: Typed) -> list[AnyField]:
    often = [
        RadioOption(Frequency.DAY, gettext("Elke dag")),
        RadioOption(Frequency.WEEK, gettext("Elke week")),
    ]
    return [
        typed.line("naam", gettext("Naam"), hint=gettext("Alleen u ziet deze naam.")),
        typed.radios("vaak", gettext("Hoe vaak wilt u mail?"), often, hint=gettext("Is er niets nieuws? Dan krijgt u geen mail.")),
        typed.line("hooguit", gettext("Hoeveel vacatures hooguit in één mail?"), short=True),
    ]


def _others(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("En nog %(count)d andere.", "En nog %(count)d andere.", count) % {"count": count}


def _address(asked: SearchRequest) -> str:
    """What stands behind the address of a page with results to ask the same there."""
    fields = QueryDict(mutable=True)
    for name, value in as_fields(asked):
        fields.appendlist(name, value)
    return fields.urlencode()
