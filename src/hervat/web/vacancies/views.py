"""Searching, and one vacancy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from hervat.market.search.asking import WrongQuestion
from hervat.market.search.contract import EngineFailure
from hervat.market.search.finding import find
from hervat.market.vacancies.store.queries import places_of, shown
from hervat.web.components.speech import spoken
from hervat.web.market.page import Crumb, market_page, not_found, page_too_far
from hervat.web.vacancies.asked import read
from hervat.web.vacancies.contexts import form_context, found_context, pages_of, wrong_context
from hervat.web.vacancies.shown.results import vacancy_address
from hervat.web.vacancies.shown.vacancy import vacancy_page

UNPROCESSABLE, UNAVAILABLE = 422, 503


@market_page
def search(request: HttpRequest) -> HttpResponse:
    """The form, what was found, and how to find less or more."""
    asked = read(request.GET)
    context = form_context(asked)
    if asked.errors:
        return render(request, "vacancies/zoeken.html", context, status=UNPROCESSABLE)
    try:
        answer = find(asked.request)
    except WrongQuestion as wrong:
        return render(request, "vacancies/zoeken.html", context | wrong_context(wrong), status=UNPROCESSABLE)
    except EngineFailure as failure:
        return render(request, "vacancies/zoeken.html", context | {"failure": spoken(failure.sentence)}, status=UNAVAILABLE)
    pages = pages_of(answer, asked)
    if asked.request.page > pages:
        return page_too_far(request, asked.request.page, pages)
    return render(request, "vacancies/zoeken.html", context | found_context(asked, answer, pages))


@market_page
def vacancy(request: HttpRequest, number: int, name: str = "") -> HttpResponse:
    """One vacancy; also when it is gone."""
    found = shown([number])
    if not found:
        return not_found(request, gettext("Deze vacature is er niet"), gettext("Deze vacature kennen we niet, of niet meer. Zoek opnieuw."))
    one = found[0]
    if one.instead is not None:
        return redirect("vacancies:number", one.instead, permanent=True)
    address = vacancy_address(number, one.ad.title)
    if request.path_info != address and not request.path_info.endswith(address):
        return HttpResponsePermanentRedirect(address)
    page = vacancy_page(one, places_of(number), timezone.localdate(), reverse("vacancies:search"))
    response = render(request, "vacancies/vacature.html", {"page": page, "crumbs": _crumbs(page.title)})
    if page.gone:
        response["X-Robots-Tag"] = "noindex"
    return response


def _crumbs(title: str) -> tuple[Crumb, ...]:
    return (Crumb(gettext("Vacatures"), reverse("vacancies:search")), Crumb(title))
