"""The list of dossiers, for everyone who has one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.queries.caseload import caseload
from hervat.apps.dossiers.queries.views import saved_lists
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.desk.gate import work_page
from hervat.web.dossiers.lists.page import ListPage
from hervat.web.dossiers.lists.query_string import read_filters


@require_safe
@work_page(Action.LIST_DOSSIERS)
def listing(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The list as the address asks for it. Without any question it is the view that somebody begins with."""
    saved = saved_lists(acting)
    start = next((view.query for view in saved if view.is_start and view.query), "")
    if start and not request.GET:
        return redirect(f"{reverse('dossiers:list')}?{start}")
    return render(request, "dossiers/list.html", {"page": ListPage(caseload(acting, read_filters(request.GET)), saved, acting)})
