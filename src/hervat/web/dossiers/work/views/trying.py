"""What if, and two occupations beside each other: only looked at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.matching.work import Work, work_for
from hervat.domain.access.actions import Action
from hervat.web.cases.look import look_at
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.comparing import ComparePage
from hervat.web.dossiers.work.forms.what_if import WhatIfForm
from hervat.web.dossiers.work.views.listing import show, show_nothing
from hervat.web.dossiers.work.what_if import WhatIfPage


@require_safe
@case_page(Action.SEE_WORK, twin="mijn:work_what_if")
def what_if(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What another answer, a longer journey or some learning would change. Nothing of it is kept."""
    look = look_at(entered)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if not isinstance(work, Work):
        return show_nothing(request, look, work)
    form = WhatIfForm(work, request.GET)
    page = WhatIfPage(work, form, look.links, entered.acting.role)
    return show(request, look, "what_if", page=page, form=form, status=422 if form.errors else 200)


@require_safe
@case_page(Action.SEE_WORK, twin="mijn:work")
def compare(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Two occupations beside each other, or a choice of which."""
    look = look_at(entered)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if not isinstance(work, Work):
        return show_nothing(request, look, work)
    page = ComparePage(work, look.links, entered.acting.role, request.GET)
    return show(request, look, "compare", page=page, status=422 if page.error else 200)
