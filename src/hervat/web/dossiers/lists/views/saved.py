"""Lists that somebody keeps under a name."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.views import saved_lists
from hervat.apps.dossiers.services.views import delete_view, make_start, save_view
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.cases.forms.typed import Typed
from hervat.web.desk.gate import work_page
from hervat.web.dossiers.lists.filter_panel import address_of
from hervat.web.dossiers.lists.query_string import read_filters, write_filters


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.LIST_DOSSIERS)
def views(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Saving the list that the address tells of, and what was saved before."""
    query = write_filters(read_filters(QueryDict(request.POST.get("vraag", "")) if request.method == "POST" else request.GET))
    typed = Typed.of(request, acting.on)
    if request.method == "POST":
        try:
            view = save_view(acting, name=typed.text("naam"), query=query)
        except WrongFields as wrong:
            typed.take(wrong.errors, {})
        else:
            messages.success(request, gettext("Weergave “%(name)s” bewaard. Alleen u ziet deze.") % {"name": view.name})
            return redirect(address_of(query))
    name = replace(typed.line("naam", gettext("Naam van deze weergave"), hint=gettext("Bijvoorbeeld: Week 88 tot en met 93")), wide=True)
    saved = [(view, address_of(view.query)) for view in saved_lists(acting)]
    context = {"form": typed, "name": name, "query": query, "saved": saved, "back": address_of(query)}
    return render(request, "dossiers/list_views.html", context, status=422 if typed else 200)


@require_POST
@work_page(Action.LIST_DOSSIERS)
def change(request: HttpRequest, acting: Acting, view: UUID) -> HttpResponse:
    """Begins with a view, no longer does, or forgets it."""
    act = request.POST.get("wat")
    if act == "verwijderen":
        delete_view(acting, view)
        messages.success(request, gettext("Weergave verwijderd. Aan de dossiers is niets veranderd."))
    elif act in ("begin", "geen_begin"):
        make_start(acting, view, is_start=act == "begin")
        messages.success(request, gettext("Uw lijst begint voortaan zo.") if act == "begin" else gettext("Uw lijst begint weer met alles."))
    return redirect("dossiers:views")
