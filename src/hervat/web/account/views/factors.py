"""The second step: what somebody has, adding it the first time, and never losing the last one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.accounts import sessions
from hervat.web.account.capacity import is_professional

AFTERWARDS = "hervat.afterwards"  # where somebody was going when the second step came in between


@login_required
@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    """What somebody has; for a professional with nothing yet, the only page there is."""
    needed = is_professional(request) and not sessions.second_factor(request)
    wanted = get_next_redirect_url(request)
    if needed and wanted:
        request.session[AFTERWARDS] = wanted
    own = list(Authenticator.objects.filter(user=request.user).order_by("created_at"))
    of_type = {kind: [found for found in own if found.type == kind] for kind in Authenticator.Type}
    codes = of_type[Authenticator.Type.RECOVERY_CODES]
    context = {
        "needed": needed,
        "app": next(iter(of_type[Authenticator.Type.TOTP]), None),
        "passkeys": of_type[Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
    }
    return render(request, "account_pages/second_step.html" if not needed else "account_pages/second_step_needed.html", context)


class PasskeyAgain(ReauthenticateWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """The passkey once more; when it fails, the same page says so."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """What went wrong, and the button again."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return redirect(self.request.get_full_path())


def keeps_one(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around a view that removes a factor: a professional keeps at least one."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_professional(request):
            own = Authenticator.objects.filter(user=request.user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
            if own.count() < 2:
                messages.error(request, gettext("U hebt altijd een tweede stap nodig. Voeg eerst een andere toe."))
                return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return guarded
