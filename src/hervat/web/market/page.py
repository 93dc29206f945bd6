"""What every page of the labour market has: that everybody may read it, and what it says when there is nothing at its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.web.components.openness import open_to_all
from hervat.web.market.asked import Wrong

LONGEST_QUERY = 1000

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


class Crumb(NamedTuple):
    """One step of the way to a page; without an address it is the page itself."""

    name: str
    address: str = ""


def market_page(view: View[Rest]) -> View[Rest]:
    """A page that is only read. No search engine keeps what somebody searched for; what cannot be asked is answered with a sentence."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
                raise Wrong("", gettext("Dit adres is te lang. Zoek met minder woorden."))
            response = view(request, *args, **kwargs)
        except Wrong as wrong:
            response = cannot_ask(request, wrong)
        if request.GET:
            response["X-Robots-Tag"] = "noindex"
        return response

    return open_to_all(require_safe(page))


def cannot_ask(request: HttpRequest, wrong: Wrong) -> HttpResponse:
    """422: something else was expected."""
    return render(request, "market/niet.html", {"title": gettext("Dit kunnen we niet zoeken"), "sentence": wrong.sentence}, status=422)


def not_found(request: HttpRequest, title: str, sentence: str) -> HttpResponse:
    """404: there is no such thing, with where to look instead."""
    return render(request, "market/niet.html", {"title": title, "sentence": sentence}, status=404)


def page_too_far(request: HttpRequest, page: int, pages: int) -> HttpResponse:
    """404: the list is shorter."""
    sentence = gettext("Deze lijst gaat tot en met pagina %(pages)d. Pagina %(page)d is er niet.") % {"pages": pages, "page": page}
    return not_found(request, gettext("Deze pagina van de lijst is er niet"), sentence)
