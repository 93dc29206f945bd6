"""The colleagues, for who has the care of them: who works here, inviting, leaving, and handing over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.handing_over import HandOver, Successor, hand_over, plan_hand_over, successors
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care import members as care
from hervat.apps.organisations.care.acts import NotThere, WrongCare
from hervat.domain.access.actions import Action
from hervat.domain.access.words import role_name
from hervat.web.beheer.views.organisations import address_of_invitation, role_of, uuid_of
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import sentence
from hervat.web.desk.gate import work_page

PLACES: Mapping[str, str] = {"email": "mail", "role": "rol", "last_day": "tot", "first_day": "van", "to": "wie"}


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_MEMBERS, tells="members")
def members(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Who works here, who was asked to, and asking somebody more."""
    typed = Typed.of(request, acting.on)
    if request.method == "POST" and _invited(request, acting, typed):
        return redirect("beheer:members")
    roles = [(role.value, sentence(role_name(role))) for role in care.roles_to_give(acting)]
    fields: list[AnyField] = [
        typed.line("mail", gettext("E-mailadres")),
        typed.choice("rol", gettext("In welke rol"), [("", [("", gettext("Kies een rol")), *roles])]),
        typed.tick("beheer", gettext("Mag ook collega’s uitnodigen en beheren")),
    ]
    found = care.colleagues(acting)
    context = {
        "form": typed,
        "fields": fields,
        "colleagues": [each for each in found if not each.is_over],
        "left": [each for each in found if each.is_over],
        "waiting": care.waiting_invitations(acting, timezone.now()),
        "on": acting.on,
    }
    return render(request, "beheer/members.html", context, status=422 if typed else 200)


@require_POST
@work_page(Action.MANAGE_MEMBERS)
def revoke(request: HttpRequest, acting: Acting, invitation: UUID) -> HttpResponse:
    """The link in the mail no longer works."""
    try:
        care.revoke_invitation(acting, invitation, timezone.now())
    except NotThere:
        raise Http404 from None
    messages.success(request, gettext("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("beheer:members")


@require_safe
@work_page(Action.MANAGE_MEMBERS, tells="member")
def member(request: HttpRequest, acting: Acting, membership: UUID) -> HttpResponse:
    """One colleague, and what can be done for them."""
    return _member_page(request, acting, membership, Typed({}, acting.on))


@require_POST
@work_page(Action.MANAGE_MEMBERS)
def end(request: HttpRequest, acting: Acting, membership: UUID) -> HttpResponse:
    """The last day of a colleague."""
    typed, is_self = Typed.of(request, acting.on), _colleague(acting, membership).is_self
    last_day = None if typed.asks_today else typed.day("tot")
    if last_day is None:
        return _member_page(request, acting, membership, typed)
    try:
        care.end_membership(acting, membership, last_day=last_day)
    except NotThere:
        raise Http404 from None
    except WrongCare as wrong:
        typed.take(wrong.errors, PLACES)
        return _member_page(request, acting, membership, typed)
    messages.success(request, gettext("De laatste dag is vastgelegd. Daarna kan deze collega nergens meer bij."))
    return redirect("desk:today" if is_self else "beheer:members")


@require_POST
@work_page(Action.MANAGE_MEMBERS)
def admin(request: HttpRequest, acting: Acting, membership: UUID) -> HttpResponse:
    """Gives a colleague the care of the others, or takes it back (``beheer``)."""
    typed = Typed.of(request, acting.on)
    makes, is_self = typed.text("beheer") == "ja", _colleague(acting, membership).is_self
    try:
        care.set_admin(acting, membership, is_admin=makes)
    except NotThere:
        raise Http404 from None
    except WrongCare as wrong:
        typed.take(wrong.errors, PLACES)
        return _member_page(request, acting, membership, typed)
    messages.success(request, gettext("Deze collega is nu beheerder.") if makes else gettext("Deze collega is geen beheerder meer."))
    return redirect("desk:today" if is_self and not makes else "beheer:members")


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_MEMBERS)
def transfer(request: HttpRequest, acting: Acting, membership: UUID) -> HttpResponse:
    """All running dossiers of a colleague to another: first how many, then for real, when what was shown (``gezien``) is still so."""
    person = _colleague(acting, membership)
    able = successors(acting, membership)
    typed = Typed.of(request, acting.on)
    plan: Plan | None = None
    if request.method == "POST" and not typed.asks_today:
        plan = _planned(acting, membership, typed)
        if (
            plan is not None
            and plan.found.count
            and typed.text("gezien") == plan.seal
            and _handed(request, acting, membership, plan, typed)
        ):
            return redirect("beheer:members")
    elif request.method != "POST":
        typed.set_day("van", acting.on)
    context = {
        "form": typed,
        "person": person,
        "able": able,
        "fields": _transfer_fields(typed, able),
        "plan": plan if not typed else None,
        "to": next((each.name for each in able if plan and each.user == plan.to), ""),
    }
    return render(request, "beheer/transfer.html", context, status=422 if typed else 200)


@dataclass(frozen=True, slots=True)
class Plan:
    """A hand-over as somebody is about to see it."""

    to: UUID
    first_day: date
    found: HandOver

    @property
    def seal(self) -> str:
        """What comes back with the button: whoever presses it agrees to this, and to nothing else."""
        return f"{self.found.count}/{self.to}/{self.first_day}"


def _invited(request: HttpRequest, acting: Acting, typed: Typed) -> bool:
    try:
        care.invite_colleague(
            acting,
            email=typed.text("mail"),
            role=role_of(typed, "rol"),
            is_admin=typed.text("beheer") == "ja",
            address=address_of_invitation,
            now=timezone.now(),
        )
    except WrongCare as wrong:
        typed.take(wrong.errors, PLACES)
        return False
    messages.success(request, gettext("De uitnodiging is verstuurd. De link werkt 14 dagen."))
    return True


def _member_page(request: HttpRequest, acting: Acting, membership: UUID, typed: Typed) -> HttpResponse:
    person = _colleague(acting, membership)
    hint = gettext("Die dag hoort er nog bij. Gisteren sluit de toegang meteen.")
    context = {
        "form": typed,
        "person": person,
        "fields": [typed.date_field("tot", gettext("Laatste dag"), hint=hint, today=True)],
        "able": successors(acting, membership) if not person.is_over else (),
    }
    return render(request, "beheer/member.html", context, status=422 if typed else 200)


def _colleague(acting: Acting, membership: UUID) -> care.Colleague:
    try:
        return care.colleague(acting, membership)
    except NotThere:
        raise Http404 from None


def _planned(acting: Acting, membership: UUID, typed: Typed) -> Plan | None:
    to, first_day = uuid_of(typed, "wie"), typed.day("van")
    if to is None:
        typed.wrong("wie", gettext("Kies een collega uit de lijst."))
    if to is None or first_day is None:
        return None
    try:
        return Plan(to, first_day, plan_hand_over(acting, membership=membership, to=to, first_day=first_day))
    except WrongFields as wrong:
        typed.take(wrong.errors, PLACES)
        return None


def _handed(request: HttpRequest, acting: Acting, membership: UUID, plan: Plan, typed: Typed) -> bool:
    try:
        done = hand_over(acting, membership=membership, to=plan.to, first_day=plan.first_day, expected=plan.found.count)
    except WrongFields as wrong:
        typed.take(wrong.errors, PLACES)
        return False
    said = ngettext("%(n)d dossier is overgedragen.", "%(n)d dossiers zijn overgedragen.", done.count) % {"n": done.count}
    messages.success(request, said)
    return True


def _transfer_fields(typed: Typed, able: tuple[Successor, ...]) -> list[AnyField]:
    named = [(str(each.user), each.name) for each in able]
    return [
        typed.choice("wie", gettext("Wie neemt ze over?"), [("", [("", gettext("Kies een collega")), *named])]),
        typed.date_field("van", gettext("Vanaf welke dag"), hint=gettext("Tot die dag blijft alles zoals het is."), today=True),
    ]
