"""Who stands in for me, and for whom I do."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.deputies import (
    Candidate,
    NotYours,
    WrongDeputation,
    arrange_deputy,
    candidates,
    end_deputation,
    standing_in,
)
from hervat.domain.access.actions import Action
from hervat.domain.access.words import role_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.desk.gate import work_page
from hervat.web.dossiers.lists.views.bulk import chosen_numbers

PLACES = {"deputy": "wie", "absent": "voor", "first_day": "van", "last_day": "tot"}


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.ARRANGE_DEPUTY)
def stand_ins(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What runs and what comes, with the form that arranges more."""
    typed = Typed.of(request, acting.on)
    if request.method == "GET":
        typed.set_day("van", acting.on)
    elif not typed.asks_today and _arranged(request, acting, typed):
        return redirect("dossiers:stand_ins")
    colleagues = candidates(acting)
    member = acting.actor.membership(acting.on)
    is_admin = member is not None and member.is_admin
    found = standing_in(acting)
    context = {
        "form": typed,
        "fields": _fields(typed, colleagues, acting, is_admin=is_admin),
        "has_colleagues": len(colleagues) > 1,
        "role": role_name(acting.role),
        "chosen": len(chosen_numbers(request)) if request.method == "GET" else 0,
        "for_me": [row for row in found if row.absent == acting.user],
        "by_me": [row for row in found if row.deputy == acting.user],
        "of_others": [row for row in found if acting.user not in (row.absent, row.deputy)],
    }
    return render(request, "dossiers/list_stand_ins.html", context, status=422 if typed else 200)


@require_POST
@work_page(Action.ARRANGE_DEPUTY)
def end(request: HttpRequest, acting: Acting, deputation: UUID) -> HttpResponse:
    """The deputy sees nothing more from now on."""
    try:
        end_deputation(acting, deputation=deputation, now=timezone.now())
    except NotYours:
        raise Http404 from None
    messages.success(request, gettext("De waarneming is gestopt. De waarnemer ziet deze dossiers niet meer."))
    return redirect("dossiers:stand_ins")


def _arranged(request: HttpRequest, acting: Acting, typed: Typed) -> bool:
    """Whether what was typed could be arranged; what is wrong stands in ``typed``."""
    deputy, absent = _person(typed, "wie"), _person(typed, "voor") if typed.text("voor") else None
    first_day, last_day = typed.day("van"), typed.day("tot")
    if deputy is None:
        typed.wrong("wie", gettext("Kies een collega uit de lijst."))
    if typed or deputy is None or first_day is None or last_day is None:
        return False
    try:
        arrange_deputy(acting, deputy=deputy, first_day=first_day, last_day=last_day, absent=absent)
    except NotYours:
        raise Http404 from None
    except WrongDeputation as wrong:
        typed.take(wrong.errors, PLACES)
        return False
    messages.success(request, _said(first_day, acting.on))
    return True


def _said(first_day: date, on: date) -> str:
    if first_day > on:
        return gettext("Vastgelegd. Uw collega ziet de dossiers vanaf de eerste dag, en daarna niet meer.")
    return gettext("Vastgelegd. Uw collega ziet de dossiers vanaf nu, en na de laatste dag niet meer.")


def _fields(typed: Typed, colleagues: tuple[Candidate, ...], acting: Acting, *, is_admin: bool) -> list[AnyField]:
    own = str(acting.user)
    named = [(str(found.user), found.name) for found in colleagues]
    fields: list[AnyField] = []
    if is_admin:
        typed.values.setdefault("voor", own)
        away = [(user, gettext("%(name)s (u zelf)") % {"name": name} if user == own else name) for user, name in named]
        fields.append(typed.choice("voor", gettext("Wie is afwezig?"), [("", away)]))
    others = named if is_admin else [(user, name) for user, name in named if user != own]
    return [
        *fields,
        typed.choice("wie", gettext("Wie neemt waar?"), [("", [("", gettext("Kies een collega")), *others])]),
        typed.date_field("van", gettext("Eerste dag"), today=True),
        typed.date_field("tot", gettext("Laatste dag"), hint=gettext("Die dag hoort er nog bij. Daarna ziet uw collega niets meer.")),
    ]


def _person(typed: Typed, name: str) -> UUID | None:
    try:
        return UUID(typed.text(name))
    except ValueError:
        return None
