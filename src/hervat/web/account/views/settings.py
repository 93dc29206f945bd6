"""What people set for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.accounts.models import User
from hervat.web.account.capacity import account_of, capacities, is_professional
from hervat.web.account.forms import SettingsForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Name, phone number, how somebody reads, and the ways to everything else about the account."""
    user = account_of(request)
    form = SettingsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("Uw instellingen zijn bewaard."))
        return redirect("account_pages:settings")
    context = {"form": form, "roles": len(capacities(request)), "professional": is_professional(request)}
    return render(request, "account_pages/settings.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def log_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Ends all sessions of this person but this one."""
    User.objects.filter(pk=account_of(request).id).update(session_round=F("session_round") + 1)
    update_session_auth_hash(request, account_of(request))
    messages.success(request, gettext("U bent overal uitgelogd, behalve hier."))
    return redirect("account_pages:settings")
