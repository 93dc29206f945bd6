"""The accounts, and what the systeembeheerder does for who cannot log in any more."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.accounts import (
    IDENTITY_WORDS,
    LONGEST_REASON,
    AccountDetail,
    account_detail,
    close_account,
    find_accounts,
    open_account,
    reset_second_factor,
)
from hervat.apps.organisations.care.acts import NotThere, WrongCare
from hervat.domain.access.actions import Action
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import work_page

LONGEST_SEARCH = 100
PLACES: Mapping[str, str] = {"reason": "reden", "identity": "nagegaan"}


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="accounts")
def people(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Who can log in."""
    text = request.GET.get("zoek", "").replace("\0", "")[:LONGEST_SEARCH]
    page = _page(request.GET.get("pagina", ""))
    found, more = find_accounts(acting, text, page)
    context = {"accounts": found, "text": text, "page": page, "before": page - 1, "after": page + 1 if more else 0}
    return render(request, "beheer/people.html", context)


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="account")
def person(request: HttpRequest, acting: Acting, account: UUID) -> HttpResponse:
    """One account: for whom it works, and how it logs in."""
    return render(request, "beheer/person.html", {"detail": _detail(acting, account), "is_self": account == acting.user})


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def reset(request: HttpRequest, acting: Acting, account: UUID) -> HttpResponse:
    """Removes the second factors of somebody who lost them, after a check of who they are."""
    return _asked(request, acting, account, "reset", gettext("De tweede stap is gewist. De persoon krijgt een mail."))


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def close(request: HttpRequest, acting: Acting, account: UUID) -> HttpResponse:
    """Nobody logs in with this account any more."""
    return _asked(request, acting, account, "close", gettext("Het account is gesloten."))


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def reopen(request: HttpRequest, acting: Acting, account: UUID) -> HttpResponse:
    """The account can be used again."""
    return _asked(request, acting, account, "reopen", gettext("Het account is weer open."))


def _asked(request: HttpRequest, acting: Acting, account: UUID, what: str, done: str) -> HttpResponse:
    """The page that asks why, and what follows when it was told. ``what`` names the act and its template."""
    detail = _detail(acting, account)
    typed = Typed.of(request, acting.on)
    if request.method == "POST" and _is_done(acting, account, what, typed):
        messages.success(request, done)
        return redirect("beheer:person", account=account)
    context = {"form": typed, "fields": _fields(typed, what), "detail": detail, "is_self": account == acting.user}
    return render(request, f"beheer/{what}.html", context, status=422 if typed else 200)


def _is_done(acting: Acting, account: UUID, what: str, typed: Typed) -> bool:
    reason = typed.text("reden")
    try:
        if what == "reset":
            reset_second_factor(acting, user=account, identity=typed.text("nagegaan"), reason=reason)
        elif what == "close":
            close_account(acting, user=account, reason=reason)
        else:
            open_account(acting, user=account, reason=reason)
    except WrongCare as wrong:
        typed.take(wrong.errors, PLACES)
        return False
    return True


def _fields(typed: Typed, what: str) -> list[AnyField]:
    hint = gettext("Staat in het logboek. Schrijf niets over ziekte, klachten of behandeling.")
    ways = [RadioOption(way.value, spoken(words)) for way, words in IDENTITY_WORDS.items()]
    asked: list[AnyField] = [typed.radios("nagegaan", gettext("Hoe weet u zeker wie dit is?"), ways)] if what == "reset" else []
    return [*asked, typed.area("reden", gettext("Waarom"), hint=hint, rows=2, longest=LONGEST_REASON)]


def _detail(acting: Acting, account: UUID) -> AccountDetail:
    try:
        return account_detail(acting, account)
    except NotThere:
        raise Http404 from None


def _page(typed: str) -> int:
    return max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
