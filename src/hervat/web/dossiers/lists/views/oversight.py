"""Who looked, for who watches over privacy: a way to the looks of one dossier, and what was refused lately."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.queries.oversight import find_dossier, recent_refusals
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.web.cases.forms.typed import Typed
from hervat.web.desk.gate import work_page


@require_safe
@work_page(Action.LIST_LOOKS)
def oversight(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Asks for a number, and leads to who looked in that dossier."""
    typed = Typed({"nummer": request.GET.get("nummer", "")}, acting.on)
    asked = typed.text("nummer")
    if asked:
        number = find_dossier(acting, asked)
        if number:
            return redirect("dossiers:looks", nummer=number)
        typed.wrong("nummer", gettext("Geen dossier met dit nummer in uw organisatie. Een nummer ziet er zo uit: HV-0412."))
    field = typed.line("nummer", gettext("Nummer van het dossier"), hint=gettext("Bijvoorbeeld HV-0412."))
    context = {"form": typed, "field": field, "refusals": recent_refusals(acting)}
    return render(request, "dossiers/list_oversight.html", context, status=404 if typed else 200)
