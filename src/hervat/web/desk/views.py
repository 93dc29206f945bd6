"""The pages that belong to no face: where somebody begins, keeping a draft, and how somebody is reminded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.daily.wishes import wish_of
from hervat.apps.organisations.acting import Acting
from hervat.web.desk.drafts import keep, typed_in
from hervat.web.desk.forms import ReminderForm
from hervat.web.desk.gate import personal_page
from hervat.web.desk.menu import home_of


@require_safe
@personal_page
def today(_request: HttpRequest, acting: Acting) -> HttpResponse:
    """To the page where this role begins."""
    return redirect(home_of(acting.actor.role))


@require_POST
@personal_page
def keep_draft(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Keeps what is in a form that is still being filled in (``?formulier=`` its address), and says when. Asked for by the page itself."""
    form = request.GET.get("formulier", "")[:200]
    saved = keep(acting.user, form.removeprefix("/en"), typed_in(request)) if form.startswith("/") else None
    if saved is None:
        return HttpResponse(status=204)
    at = timezone.localtime(saved)
    return render(request, "desk/kept.html", {"sentence": gettext("Bewaard om %(time)s uur") % {"time": f"{at.hour}.{at.minute:02d}"}})


@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def reminders(request: HttpRequest, acting: Acting) -> HttpResponse:
    """When somebody is reminded of a step, and how."""
    form = ReminderForm(request.POST or None, initial=ReminderForm.of(wish_of(acting)))
    if request.method == "POST" and form.is_valid() and form.chosen(acting):
        messages.success(request, gettext("Uw keuze is bewaard. Zij geldt vanaf nu in al uw dossiers."))
        return redirect("desk:reminders")
    return render(request, "desk/reminders.html", {"form": form}, status=422 if form.errors else 200)
