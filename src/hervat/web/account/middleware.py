"""What holds for every page behind the login: whose scripts run, how long a session lasts, two factors, one role at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from csp.constants import SELF
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from hervat.apps.accounts import sessions
from hervat.web.account.capacity import capacities, current, is_professional
from hervat.web.components.openness import is_behind_login

Respond = Callable[[HttpRequest], HttpResponseBase]
Check = Callable[[HttpRequest], HttpResponse | None]

OWN_SCRIPTS = {"script-src": [SELF], "connect-src": [SELF]}
POWERS: Mapping[str, tuple[str, ...]] = {
    "account_login": ("publickey-credentials-get",),
    "mfa_authenticate": ("publickey-credentials-get",),
    "mfa_reauthenticate_webauthn": ("publickey-credentials-get",),
    "mfa_add_webauthn": ("publickey-credentials-create",),
}
ACCOUNT_PAGES = ("account_", "mfa_")  # how the names of their routes begin
ASKS_HOW_LONG = "account_pages:session"  # looking how long a session lasts does not make it last longer
SET_UP = frozenset({"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "account_pages:session"})
PROVE = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_pages:session"})
ALWAYS = frozenset({"account_logout"})
PLAYING = ("demo:", "demo_sources:")  # where one becomes somebody else, and what is made up beside that; only in the demo


def own_scripts(get_response: Respond) -> Respond:
    """Middleware: pages behind the login may run our own scripts; where one logs in with a passkey, the browser may be asked for it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if is_behind_login(request):
            response._csp_update = OWN_SCRIPTS  # type: ignore[attr-defined] # as csp.decorators.csp_update does for one view
            response.headers["Referrer-Policy"] = "same-origin"  # without any referrer a browser sends forms from "null", which is refused
            response.powers = POWERS.get(_name(request), ())  # type: ignore[attr-defined] # read by project.answering.headers
        return response

    return middleware


def before_each_page(check: Check) -> Callable[[Respond], Respond]:
    """Middleware from ``check``: for a page behind the login, asked by somebody who is logged in, what it answers goes before the page."""

    def factory(get_response: Respond) -> Respond:
        def middleware(request: HttpRequest) -> HttpResponseBase:
            return get_response(request)

        def process_view(request: HttpRequest, _view: object, _args: Sequence[Any], _named: Mapping[str, Any]) -> HttpResponse | None:
            return check(request) if is_behind_login(request) and request.user.is_authenticated else None

        middleware.process_view = process_view  # type: ignore[attr-defined]
        return middleware

    return factory


@before_each_page
def limit_session(request: HttpRequest) -> HttpResponse | None:
    """A session that was not used for a while, or lasts since this morning, is over. The page itself sends on who is not logged in."""
    if sessions.seconds_left(request, professional=is_professional(request)) > 0:
        if not (_name(request) == ASKS_HOW_LONG and request.method == "GET"):
            sessions.note_use(request)
        return None
    auth.logout(request)
    messages.info(request, gettext("U was even weg. Log in en ga verder."))
    return None


@before_each_page
def require_second_factor(request: HttpRequest) -> HttpResponse | None:
    """A professional with one factor reaches nothing but the page that adds the second, or that asks for the one they have."""
    name = _name(request)
    if name in ALWAYS or name.startswith(PLAYING) or not is_professional(request) or sessions.second_factor(request):
        return None
    if is_mfa_enabled(request.user):  # made in another session: whoever has this one must show to hold it, not add one of their own
        return None if name in PROVE else lead_to(request, "mfa_reauthenticate")
    return None if name in SET_UP else lead_to(request, "mfa_index")


@before_each_page
def keep_capacity(request: HttpRequest) -> HttpResponse | None:
    """Who has one role acts in it; who has more chooses first; nobody keeps a role that ended."""
    if current(request) is not None:
        return None
    sessions.forget_capacity(request)
    own = capacities(request)
    if len(own) == 1:
        sessions.choose(request, own[0].role, own[0].organisation_id)
    elif own and not _name(request).startswith((*ACCOUNT_PAGES, *PLAYING)):
        return lead_to(request, "account_pages:role")
    return None


def lead_to(request: HttpRequest, name: str) -> HttpResponse:
    """To another page, which leads back here afterwards; a part of a page that was asked for takes the whole page along."""
    back = {"next": request.get_full_path()} if request.method == "GET" and not request.htmx else {}  # type: ignore[attr-defined]
    address = f"{reverse(name)}?{urlencode(back)}" if back else reverse(name)
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)  # type: ignore[attr-defined]


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
