"""What is done with several dossiers at once. First one sees what will happen, and to whom; then one chooses to do it."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.queries.caseload import PAGE_SIZES, chosen_rows
from hervat.apps.dossiers.services.reminding import plan_reminders, send_reminders
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.desk.gate import work_page
from hervat.web.dossiers.lists.export import columns_for, write_csv

NUMBER = re.compile(r"HV-[0-9]{1,9}", re.ASCII)
MOST = max(PAGE_SIZES)


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.REMIND)
def remind(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Who gets a reminder of which dossiers, and who does not; then it is sent."""
    chosen = chosen_numbers(request)
    if not chosen:
        return _nothing_chosen(request)
    if request.method == "POST":
        sent = len(send_reminders(acting, chosen).people)
        if sent:
            said = ngettext("%(count)d herinnering verstuurd.", "%(count)d herinneringen verstuurd.", sent) % {"count": sent}
            messages.success(request, said)
        else:
            messages.info(request, gettext("Er is niets verstuurd: niemand had nog een herinnering nodig."))
        return redirect("dossiers:list")
    return render(request, "dossiers/list_remind.html", {"plan": plan_reminders(acting, chosen), "chosen": sorted(chosen), "on": acting.on})


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.LIST_DOSSIERS)
def export(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Which lines and columns would leave; then the file, of which the record tells."""
    chosen = chosen_numbers(request)
    if not chosen:
        return _nothing_chosen(request)
    if request.method == "POST":
        rows = chosen_rows(acting, chosen, closed=True, act=Act.EXPORTED)
        response = HttpResponse(write_csv(rows, acting), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="dossiers-{acting.on}.csv"'
        return response
    rows = chosen_rows(acting, chosen, closed=True)
    context = {"rows": rows, "columns": columns_for(acting), "chosen": [row.number for row in rows]}
    return render(request, "dossiers/list_export.html", context)


def chosen_numbers(request: HttpRequest) -> frozenset[str]:
    """The numbers that were ticked; at most those of one page."""
    found = (request.POST if request.method == "POST" else request.GET).getlist("dossier")
    return frozenset([number for number in found if NUMBER.fullmatch(number)][:MOST])


def _nothing_chosen(request: HttpRequest) -> HttpResponse:
    messages.info(request, gettext("Kies eerst een of meer dossiers: zet een vinkje vóór de naam."))
    return redirect("dossiers:list")
