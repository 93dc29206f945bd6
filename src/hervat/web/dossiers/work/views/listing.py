"""The list of suitable work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.matching.work import Halted, NoList, work_for
from hervat.domain.access.actions import Action
from hervat.web.cases.asking.shown import asking_of
from hervat.web.cases.look import CaseLook, look_at
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.asked import read
from hervat.web.dossiers.work.page import WorkPage

TAB = "work"


@require_safe
@case_page(Action.SEE_WORK, twin="mijn:work")
def listing(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All occupations, in groups and in order; or why nothing is matched."""
    look, asked = look_at(entered), read(request.GET)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if isinstance(work, NoList | Halted):
        return show_nothing(request, look, work)
    page = WorkPage(work, asked, look.links, look.on, look.page.head.week, knows_profile=entered.may(Action.SEE_PROFILE))
    status = 422 if asked.errors else 200
    return show(request, look, "list", work_page=page, asked=asked, asking=asking_of(entered), status=status)


def show(request: HttpRequest, look: CaseLook, template: str, *, tab: str = TAB, status: int = 200, **context: Any) -> HttpResponse:
    """A page of suitable work in a dossier, under the tab ``tab``."""
    entered = look.entered
    frame = {
        "head": look.head(tab),
        "links": look.links,
        "may_judge": entered.may(Action.JUDGE_WORK),
        "may_ask": entered.may(Action.ASK_DOCTOR),
        "may_share": entered.may(Action.SHARE_WORK_ADVICE),
        "may_see_profile": entered.may(Action.SEE_PROFILE),
    }
    return render(request, f"dossiers/work/{template}.html", frame | context, status=status)


def show_nothing(request: HttpRequest, look: CaseLook, why: NoList | Halted) -> HttpResponse:
    """Why there is no match: no list for this reader, or no benutbare mogelijkheden."""
    halted = why if isinstance(why, Halted) else None
    return show(request, look, "nothing", halted=halted, role=look.entered.acting.role.value, asking=asking_of(look.entered))
