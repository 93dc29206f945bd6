"""Accepting an invitation."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.services.people import link_werknemer
from hervat.apps.organisations.invitations import Accepted, InvitationRefused, Problem, accept, find_open
from hervat.apps.organisations.models import Invitation
from hervat.domain.text import Text, say
from hervat.web.account.forms import InvitedForm
from hervat.web.account.middleware import lead_to
from hervat.web.account.views.notices import notice, too_many
from hervat.web.components.speech import spoken

RATES = {"invitation": "60/m/ip"}  # guessing a token is hopeless; asking the database forever is not

# Why it cannot be accepted: status and sentence. None of them says who invited whom for what.
REFUSED: Mapping[Problem, tuple[int, Text]] = {
    Problem.UNKNOWN: (404, say("Deze link klopt niet. Open de link uit uw mail nog een keer, of vraag om een nieuwe uitnodiging.")),
    Problem.USED: (410, say("Deze uitnodiging is al gebruikt. Log in met uw account.")),
    Problem.REVOKED: (410, say("Deze uitnodiging is ingetrokken. Vraag om een nieuwe aan wie u uitnodigde.")),
    Problem.EXPIRED: (410, say("Deze uitnodiging is verlopen. Vraag om een nieuwe aan wie u uitnodigde.")),
    Problem.OTHER_ADDRESS: (
        403,
        say("Deze uitnodiging is voor een ander e-mailadres dan waarmee u bent ingelogd. Log uit en open de link dan opnieuw."),
    ),
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shows an invitation to whom it is for, and lets them accept it: with the account they have, or with a new one."""
    if not ratelimit.consume(request, app="hervat", action="invitation", config=RATES, limit_get=True):
        return too_many(request)
    user = request.user if isinstance(request.user, User) else None
    try:
        found = find_open(token, now=timezone.now(), user=user)
        form = None if user else InvitedForm(request.POST or None, email=found.email)
        if request.method != "POST" or (form and not form.is_valid()):
            return _page(request, found, form)
        accepted = _accept(token, user, form)
    except Hidden:  # the case is another's by now, or gone
        return _refused(request, Problem.REVOKED)
    except InvitationRefused as refused:
        return _refused(request, refused.problem)
    if user is None:
        entered: HttpResponse = perform_password_login(request, {"email": found.email}, Login(user=accepted.user, email=found.email))
        return entered
    messages.success(request, gettext("U hebt de uitnodiging aangenomen."))
    return redirect("account_pages:start")


def _accept(token: str, user: User | None, form: InvitedForm | None) -> Accepted:
    typed = form.cleaned_data if form else {}
    with transaction.atomic():
        accepted = accept(token=token, now=timezone.now(), user=user, name=typed.get("name", ""), password=typed.get("password1", ""))
        if accepted.dossier is not None:
            link_werknemer(dossier=accepted.dossier, user=accepted.user.id, on=timezone.localdate())
    return accepted


def _page(request: HttpRequest, found: Invitation, form: InvitedForm | None) -> HttpResponse:
    context = {"form": form, "email": found.email, "organisation": found.organisation if not found.dossier else None}
    return render(request, "account_pages/invitation.html", context, status=422 if form and form.errors else 200)


def _refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    if problem is Problem.HAS_ACCOUNT:
        messages.info(request, gettext("U hebt al een account. Log in, dan gaat u verder met de uitnodiging."))
        return lead_to(request, "account_login")
    status, sentence = REFUSED[problem]
    return notice(request, status, gettext("Deze uitnodiging werkt niet"), spoken(sentence))
