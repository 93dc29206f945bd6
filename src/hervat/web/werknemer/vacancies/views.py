"""Searching for oneself, one vacancy, what was done with it, and what was kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.jobsearch.choices import ChosenVacancy, choose, chosen_in, take_back
from hervat.apps.jobsearch.contents import Why
from hervat.apps.jobsearch.models import Choice
from hervat.apps.jobsearch.weighing import Ability
from hervat.domain.access.actions import Action
from hervat.market.search.asking import WrongQuestion
from hervat.market.search.contract import EngineFailure
from hervat.market.search.finding import Result, find
from hervat.market.vacancies.store.queries import Shown, places_of, shown
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import own_page
from hervat.web.vacancies import asked as ask
from hervat.web.vacancies.asked import Asked, read
from hervat.web.vacancies.contexts import form_context, found_context, pages_of, wrong_context
from hervat.web.vacancies.shown.results import Line, line
from hervat.web.vacancies.shown.vacancy import vacancy_page
from hervat.web.werknemer.page import show
from hervat.web.werknemer.searches.fields import as_fields
from hervat.web.werknemer.vacancies.done import Done, done_with, kept_line
from hervat.web.werknemer.vacancies.fitting import ShownFit, shown_fit
from hervat.web.werknemer.vacancies.wishes import wishes_of

SIZE = 10  # vacancies on a page: it is read by tired people
YES = "ja"
BACK = "terug"  # what was done is undone


@dataclass(frozen=True, slots=True)
class Own:
    """What the form has for somebody who searches for themselves. ``wishes``: of the profile, in words."""

    wishes: str
    uses_wishes: bool
    can_weigh: bool
    only_fitting: bool


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A vacancy in the list, whether it fits, and what was done with it."""

    line: Line
    fit: ShownFit | None
    done: Done | None
    address: str


@require_safe
@own_page(Action.SEE_JOB_SEARCH, tells="vacancies")
def vacancies(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The search; at first with the wishes of the profile."""
    asked, wishes, ability = _asked(request), wishes_of(entered), Ability(entered)
    uses = asked.told.get(ask.PROFILE) == (YES,) and not wishes.is_empty
    only_fitting = asked.told.get(ask.FITTING) == (YES,) and ability.is_known
    meant = replace(asked, request=wishes.fill(asked.request)) if uses else asked
    own = Own(wishes.said(), uses, ability.is_known, only_fitting)
    context = form_context(asked) | {"own": own, "title": gettext("Zoek werk")}
    if asked.errors:
        return show(request, entered, "vacancies", status=422, **context)
    try:
        results = find(meant.request, fits=ability.limits() if only_fitting else None)
    except WrongQuestion as wrong:
        return show(request, entered, "vacancies", status=422, **context | wrong_context(wrong))
    except EngineFailure as failure:
        return show(request, entered, "vacancies", status=503, **context | {"failure": spoken(failure.sentence)})
    pages = pages_of(results, asked)
    if asked.request.page > pages:
        raise Http404
    found = found_context(asked, results, pages)
    return show(
        request, entered, "vacancies", **context | found | {"lines": _lines(entered, ability, results.results)},
        kept=list(as_fields(meant.request)), may_record=entered.may(Action.RECORD_JOB_SEARCH), here=request.get_full_path(), whys=whys(),
    )  # fmt: skip


@require_safe
@own_page(Action.SEE_JOB_SEARCH, tells="vacancy")
def vacancy(request: HttpRequest, entered: Entered, vacature: int) -> HttpResponse:
    """One vacancy beside what the werknemer can do."""
    found = _found(vacature)
    page = vacancy_page(found, places_of(vacature), timezone.localdate(), reverse("mijn:vacancies"))
    done = {one.vacancy: one for one in chosen_in(entered, vacancies=[vacature])}.get(vacature)
    return show(
        request, entered, "vacancy", title=page.title, page=page, fit=shown_fit(Ability(entered), found.ad),
        done=done_with(done) if done else None, may_record=entered.may(Action.RECORD_JOB_SEARCH), here=request.get_full_path(), whys=whys(),
    )  # fmt: skip


@require_safe
@own_page(Action.SEE_JOB_SEARCH, tells="vacancy_choices")
def kept(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What was kept and answered, as it was then; also when it is gone."""
    chosen = [one for one in chosen_in(entered) if one.choice is not Choice.PASSED_OVER]
    now = {vacancy.number: vacancy for vacancy in shown([one.vacancy for one in chosen])}
    lines = [kept_line(one, now.get(one.vacancy)) for one in chosen]
    return show(request, entered, "vacancies_kept", title=gettext("Uw vacatures"), lines=lines)


@require_POST
@own_page(Action.RECORD_JOB_SEARCH)
def vacancy_choice(request: HttpRequest, entered: Entered, vacature: int) -> HttpResponse:
    """Keeps it, says that it was answered, passes it over, or undoes that. A vacancy that is gone can still be undone."""
    given = request.POST.get("keuze", "")
    try:
        if given == BACK:
            take_back(entered, vacature)
        elif given in Choice.values:
            why = request.POST.get("waarom", "")
            choose(entered, vacature, Choice(given), _found(vacature).ad, Why(why) if why in set(Why) else None)
            messages.success(request, _thanks(Choice(given)))
        else:
            messages.error(request, gettext("Kies wat u met deze vacature wilt doen."))
    except WrongFields as wrong:
        messages.error(request, " ".join(spoken(error.message) for error in wrong.errors))
    back = request.POST.get("terug", "")
    is_safe = back.startswith(reverse("mijn:vacancies")) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_safe else reverse("mijn:vacancies"))


def whys() -> list[tuple[str, str]]:
    """The reasons to pass a vacancy over."""
    return [
        (Why.TOO_FAR.value, gettext("te ver")),
        (Why.TOO_HEAVY.value, gettext("te zwaar")),
        (Why.OTHER_TRADE.value, gettext("niet mijn vak")),
        (Why.OTHER.value, gettext("anders")),
    ]


def _asked(request: HttpRequest) -> Asked:
    """Who comes without a question, begins with their own wishes."""
    query = request.GET.copy()
    if not query:
        query[ask.PROFILE] = YES
    asked = read(query)
    return replace(asked, request=replace(asked.request, size=SIZE))


def _lines(entered: Entered, ability: Ability, results: tuple[Result, ...]) -> list[OwnLine]:
    chosen: dict[int, ChosenVacancy] = {one.vacancy: one for one in chosen_in(entered, vacancies=[one.vacancy.number for one in results])}
    today = timezone.localdate()
    return [_line(one, ability, chosen.get(one.vacancy.number), today) for one in results]


def _line(result: Result, ability: Ability, chosen: ChosenVacancy | None, today: date) -> OwnLine:
    return OwnLine(
        line(result, today),
        shown_fit(ability, result.vacancy.ad),
        done_with(chosen) if chosen else None,
        reverse("mijn:vacancy", args=[result.vacancy.number]),
    )


def _found(number: int) -> Shown:
    found = shown([number])
    if not found:
        raise Http404
    return found[0]


def _thanks(choice: Choice) -> str:
    return {
        Choice.KEPT: gettext("Bewaard. U vindt deze vacature terug bij ‘Uw vacatures’."),
        Choice.ANSWERED: gettext("Vastgelegd: u hebt gereageerd. U vindt deze vacature terug bij ‘Uw vacatures’."),
        Choice.PASSED_OVER: gettext("Vastgelegd: niet voor u. U krijgt hier geen mail meer over."),
    }[choice]
