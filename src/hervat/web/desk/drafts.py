"""What somebody typed is never lost: it is kept when they stop, and when their session ended while they were typing.

Every form of the pages behind the login carries a seal of who opened it (``{% formulier %}``). When it comes back after the session ended,
the seal says whose it is; the text is kept, sealed, for that account alone, and stands in the form again after logging in. What was typed
on a page about medical data is kept in the vault, with the keys of the vault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext, override

from hervat.apps.dossiers.services.drafts import save_draft
from hervat.apps.health.door import keep_typed

SEAL = "formulier"
NOT_TYPED = frozenset({"csrfmiddlewaretoken", SEAL})
HELD_FOR = 24 * 60 * 60  # seconds that a form may lie open and still be kept
_signer = TimestampSigner(salt="hervat.form")


def seal_for(user: object, address: str) -> str:
    """The seal in a form: who opened it, and where."""
    return _signer.sign(f"{user}:{address}")


def keep_what_was_typed(request: HttpRequest) -> HttpResponse:
    """The way to the login for who has no session (any more); a form that comes along is kept first."""
    back = request.get_full_path()
    if request.method == "POST":
        back = request.path
        owner = _owner(request)
        if owner and keep(owner, form_of(request), typed_in(request)):
            messages.info(request, gettext("U was even weg. Wat u typte is bewaard. Log in en ga verder."))
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def keep(user: UUID | str, form: str, typed: Mapping[str, Sequence[str]]) -> datetime | None:
    """Keeps what was typed, where it belongs; None when nothing was kept."""
    return keep_typed(user, form, typed) if _is_medical(form) else save_draft(user, form, typed)


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """All that was typed in a form, with nothing of ours in it. Files are not kept."""
    return {name: list(map(str, values)) for name, values in request.POST.lists() if name not in NOT_TYPED}


def form_of(request: HttpRequest) -> str:
    """The name under which the form on this page is kept: its address without the language."""
    return request.path_info.removeprefix("/en")[:200]


def _is_medical(form: str) -> bool:
    """Whether the page at this address is about medical data, by its own rule (see the gate)."""
    try:
        with override(settings.LANGUAGE_CODE):
            rule = getattr(resolve(form).func, "rule", None)
    except Resolver404:
        return False
    return rule is not None and rule.is_medical


def _owner(request: HttpRequest) -> str:
    try:
        user, _, address = _signer.unsign(request.POST.get(SEAL, ""), max_age=HELD_FOR).partition(":")
    except BadSignature:
        return ""
    return user if address == form_of(request) else ""
