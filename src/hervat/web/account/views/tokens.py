"""Making and revoking API tokens."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.organisations import tokens
from hervat.apps.organisations.queries import Capacity
from hervat.domain.access.roles import Role
from hervat.web.account.capacity import account_of, capacities, capacity_words
from hervat.web.account.forms import TokenForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator] # allauth is not typed
def token_page(request: HttpRequest) -> HttpResponse:
    """The tokens of somebody; after making one, its text, this one time."""
    user = account_of(request)
    form = TokenForm(request.POST or None, capacities=capacities(request))
    made, today = "", timezone.localdate()
    if request.method == "POST" and form.is_valid():
        try:
            _token, made = tokens.make(
                user=user,
                name=form.cleaned_data["name"],
                capacity=form.chosen,
                may_write=form.cleaned_data["may_write"],
                last_day=today + form.lasts,
                on=today,
            )
        except tokens.TooManyTokens:
            form.add_error(None, gettext("U hebt al %(n)d tokens. Trek er eerst een in.") % {"n": tokens.MOST_LIVING})
        except tokens.TokenRefused:
            form.add_error(None, gettext("In deze rol werkt u niet meer. Kies een andere."))
        else:
            form = TokenForm(capacities=capacities(request))
    living = [token for token in tokens.tokens_of(user) if token.revoked_at is None and token.last_day >= today]
    own = [(token, capacity_words(Capacity(Role(token.role), token.organisation_id, token.organisation.name))) for token in living]
    context = {"form": form, "made": made, "tokens": own}
    return render(request, "account_pages/tokens.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token: UUID) -> HttpResponse:
    """A token no longer works."""
    if tokens.revoke(user=account_of(request), token_id=token, now=timezone.now()):
        messages.success(request, gettext("Het token is ingetrokken. Het programma kan niet meer bij uw gegevens."))
    return redirect("account_pages:tokens")
