"""Searching, and one vacancy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from hervat.market.occupations.queries import labels_of
from hervat.market.search.asking import USUAL_KM, WrongQuestion
from hervat.market.search.classes import AGES
from hervat.market.search.contract import EngineFailure
from hervat.market.search.finding import Results, find
from hervat.market.vacancies.store.queries import places_of, shown, updated_at
from hervat.web.components.speech import spoken
from hervat.web.market.page import Crumb, market_page, not_found, page_too_far
from hervat.web.market.shown.lists import steps
from hervat.web.vacancies import asked as ask
from hervat.web.vacancies.asked import Asked, read
from hervat.web.vacancies.shown.narrowing import age_word, chosen, groups
from hervat.web.vacancies.shown.results import level_choices, line, total_said, updated_said, vacancy_address, wider_said
from hervat.web.vacancies.shown.vacancy import vacancy_page
from hervat.web.vacancies.words import CONTRACTS, HOME

UNPROCESSABLE, UNAVAILABLE = 422, 503
RADII = (5, 10, 15, 25, 40, 60, 100)  # km
LARGEST_NUMBER = 2**53
MORE = (ask.LEVEL, ask.WAGE, ask.AGE, ask.CONTRACT, ask.HOME_WORK)  # behind "Meer keuzes"
FIELDS = {  # of the form, by what the question calls them
    "words": ask.WORDS,
    "near": ask.NEAR,
    "radius": ask.RADIUS,
    "hours": ask.HOURS_TO,
    "level": ask.LEVEL,
    "month_wage": ask.WAGE,
    "days": ask.AGE,
    "province": ask.PROVINCE,
    "occupation": ask.OCCUPATION,
    "sort": ask.NEAR,
    "page": ask.PAGE,
}


@market_page
def search(request: HttpRequest) -> HttpResponse:
    """The form, what was found, and how to find less or more."""
    asked = read(request.GET)
    context: dict[str, Any] = form_context(asked)
    if asked.errors:
        return render(request, "vacancies/zoeken.html", context, status=UNPROCESSABLE)
    try:
        answer = find(asked.request)
    except WrongQuestion as wrong:
        errors = {FIELDS.get(wrong.field, ask.WORDS): spoken(wrong.sentence)}
        return render(request, "vacancies/zoeken.html", context | {"errors": errors_shown(errors), "is_wrong": True}, status=UNPROCESSABLE)
    except EngineFailure as failure:
        return render(request, "vacancies/zoeken.html", context | {"failure": spoken(failure.sentence)}, status=UNAVAILABLE)
    pages = pages_of(answer, asked)
    if asked.request.page > pages:
        return page_too_far(request, asked.request.page, pages)
    return render(request, "vacancies/zoeken.html", context | found_context(asked, answer, pages))


@market_page
def vacancy(request: HttpRequest, number: int, name: str = "") -> HttpResponse:
    """One vacancy; also when it is gone."""
    found = shown([number])[:1] if 0 < number < LARGEST_NUMBER else []
    if not found:
        return not_found(request, gettext("Deze vacature is er niet"), gettext("Deze vacature kennen we niet, of niet meer. Zoek opnieuw."))
    one = found[0]
    if one.instead is not None:
        return redirect("vacancies:number", one.instead, permanent=True)
    address = vacancy_address(number, one.ad.title)
    if request.path_info != address and not request.path_info.endswith(address):
        return HttpResponsePermanentRedirect(address)
    page = vacancy_page(one, places_of(number), timezone.localdate())
    response = render(request, "vacancies/vacature.html", {"page": page, "crumbs": _crumbs(page.title)})
    if page.gone:
        response["X-Robots-Tag"] = "noindex"
    return response


def form_context(asked: Asked) -> dict[str, Any]:
    """What the form shows: what was typed, and what can be chosen."""
    radius = f"{asked.request.radius or USUAL_KM:.0f}"
    radii = sorted({*map(str, RADII), radius}, key=int)
    return {
        "asked": asked,
        "typed": {name: asked.told.get(name, ("",))[0] for name in ask.PARAMETERS},
        "errors": errors_shown(asked.errors),
        "is_wrong": bool(asked.errors),
        "failure": "",
        "has_more": any(name in asked.told for name in MORE),
        "profile": "",
        "radius": radius,
        "radii": radii,
        "levels": level_choices(),
        "contracts": [(kind.value, spoken(word), kind in asked.request.contracts) for kind, word in CONTRACTS.items()],
        "homes": [(kind.value, spoken(word), kind in asked.request.home_work) for kind, word in HOME.items()],
        "ages": [(str(days), age_word(str(days))) for days in AGES],
        "updated": updated_said(updated_at(), timezone.localdate()),
    }


def found_context(asked: Asked, answer: Results, pages: int) -> dict[str, Any]:
    """What was found, and how to go on."""
    today = timezone.localdate()
    occupation = labels_of([asked.request.occupation]).get(asked.request.occupation, "") if asked.request.occupation else ""
    return {
        "total": total_said(answer),
        "is_widened": answer.widened,
        "lines": [line(found, today) for found in answer.results],
        "groups": groups(asked, answer),
        "chosen": chosen(asked, occupation),
        "wider": [wider_said(asked, found) for found in answer.suggestions],
        "orders": _orders(asked),
        "steps": steps(asked.on_page, asked.request.page, pages),
        "occupation": occupation,
    }


def pages_of(answer: Results, asked: Asked) -> int:
    """How many pages there are to leaf through; at least one."""
    return max(1, min(ask.LAST_PAGE, -(-answer.total // asked.request.size)))


def errors_shown(errors: Mapping[str, str]) -> dict[str, str]:
    """The sentence of each parameter; nothing where all is well."""
    return {name: errors.get(name, "") for name in ask.PARAMETERS}


def _orders(asked: Asked) -> list[tuple[str, str, bool]]:
    """The orders that there are: a word, an address, and whether it is this one."""
    words = {"past": gettext("best passend"), "nieuw": gettext("nieuwste"), "afstand": gettext("dichtstbij")}
    return [
        (words[name], asked.address(**{ask.SORT: (name,)}), asked.request.sort is sort)
        for name, sort in ask.SORTS.items()
        if name != "afstand" or asked.request.near
    ]


def _crumbs(title: str) -> tuple[Crumb, ...]:
    return (Crumb(gettext("Vacatures"), reverse("vacancies:search")), Crumb(title))
