"""Where a leidinggevende begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.queries.team import team_of
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.desk.gate import work_page
from hervat.web.werkgever.page import TeamPage


@require_safe
@work_page(Action.LIST_DOSSIERS)
def home(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What to do now, for whom, and what one may ask."""
    return render(request, "werkgever/home.html", {"page": TeamPage(team_of(acting), acting.on)})
