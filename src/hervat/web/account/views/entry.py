"""Just after logging in: where to, in what role, and for how long."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.accounts import sessions
from hervat.apps.accounts.models import User
from hervat.web.account.capacity import account_of, capacities, capacity_words, current, is_professional
from hervat.web.account.views.factors import AFTERWARDS


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Leads somebody who logged in to where they were going, by way of what must be asked first."""
    if len(capacities(request)) > 1 and current(request) is None:
        return redirect("account_pages:role")
    wanted = request.session.pop(AFTERWARDS, "")
    if wanted:
        return HttpResponseRedirect(wanted)
    if isinstance(request.user, User) and not request.user.passkey_offered and not is_mfa_enabled(request.user):
        return redirect("account_pages:offer")
    return redirect(settings.HOME_PAGE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Offers a passkey, once: whoever says no, or makes one, is not asked again."""
    if request.method == "POST":
        User.objects.filter(pk=account_of(request).id).update(passkey_offered=True)
        return redirect("mfa_add_webauthn" if "make" in request.POST else "account_pages:start")
    return render(request, "account_pages/offer.html")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest) -> HttpResponse:
    """ "U bent hier als": one role at a time; rights never add up."""
    own = capacities(request)
    if request.method == "POST":
        chosen = request.POST.get("capacity", "")
        if chosen.isascii() and chosen.isdigit() and int(chosen) < len(own):
            sessions.choose(request, own[int(chosen)].role, own[int(chosen)].organisation_id)
            return HttpResponseRedirect(get_next_redirect_url(request) or resolve_url(settings.HOME_PAGE))
        messages.error(request, gettext("Kies in welke rol u hier bent."))
        return redirect("account_pages:role")
    now = current(request)
    choices = [(number, capacity_words(capacity), capacity == now) for number, capacity in enumerate(own)]
    return render(request, "account_pages/role.html", {"choices": choices, "next": get_next_redirect_url(request) or ""})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest) -> HttpResponse:
    """How long the session still lasts. Asking does not lengthen it; "Ga verder" (POST) does, up to its twelve hours."""
    if request.accepts("text/html"):
        if request.method == "POST":
            return HttpResponseRedirect(get_next_redirect_url(request) or resolve_url(settings.HOME_PAGE))
        idle = sessions.IDLE_PROFESSIONAL if is_professional(request) else sessions.IDLE_WERKNEMER
        return render(
            request,
            "account_pages/session.html",
            {"minutes": int(idle.total_seconds() // 60), "next": get_next_redirect_url(request) or ""},
        )
    left = sessions.seconds_left(request, professional=is_professional(request))
    return JsonResponse({"seconds": left, "can_go_on": sessions.seconds_to_the_end(request) > left + 1})
