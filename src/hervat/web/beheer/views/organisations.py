"""The organisations: what they are, for whom they work, and who has the care of their people first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care import bodies as care
from hervat.apps.organisations.care.acts import NotThere, WrongCare
from hervat.apps.organisations.care.bodies import Body, NewBody
from hervat.domain.access.actions import Action
from hervat.domain.access.bodies import KIND_NAMES, BodyKind, roles_within
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import sentence, spoken
from hervat.web.desk.gate import work_page

PLACES: Mapping[str, str] = {
    "name": "naam",
    "kvk_number": "kvk",
    "kinds": "naam",
    "provider": "ander",
    "werkgever": "ander",
    "first_day": "van",
    "last_day": "tot",
    "email": "mail",
    "role": "rol",
}


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="organisations")
def organisations(request: HttpRequest, acting: Acting) -> HttpResponse:
    """All organisations."""
    return render(request, "beheer/organisations.html", {"bodies": [BodyRow(found) for found in care.bodies(acting)]})


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def new(request: HttpRequest, acting: Acting) -> HttpResponse:
    """A new organisation."""
    typed = Typed.of(request, acting.on)
    if request.method == "POST":
        try:
            made = care.make_body(acting, _given(typed))
        except WrongCare as wrong:
            typed.take(wrong.errors, PLACES)
        else:
            messages.success(request, gettext("De organisatie is vastgelegd. Nodig nu de eerste beheerder uit."))
            return redirect("beheer:organisation", organisation=made.pk)
    context = {"form": typed, "fields": _body_fields(typed), "kinds": _kind_fields(typed)}
    return render(request, "beheer/organisation_new.html", context, status=422 if typed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def organisation(request: HttpRequest, acting: Acting, organisation: UUID) -> HttpResponse:
    """One organisation, and the three things that are done with it; the button says which (``doe``)."""
    try:
        body = care.body(acting, organisation)
    except NotThere:
        raise Http404 from None
    typed = Typed.of(request, acting.on, None, **_as_it_is(body))
    if request.method == "POST":
        if not typed.asks_today and _done(request, acting, body, typed):
            return redirect("beheer:organisation", organisation=body.id)
        typed.values = _as_it_is(body, but=typed)
    else:
        typed.set_day("van", acting.on)
    context = {
        "form": typed,
        "body": BodyRow(body),
        "fields": _body_fields(typed),
        "kinds": _kind_fields(typed),
        "engagement": _engagement_fields(typed, acting, body),
        "invitation": _invitation_fields(typed, body),
        "engagements": care.engagements_of(acting, body.id),
        "on": acting.on,
    }
    return render(request, "beheer/organisation.html", context, status=422 if typed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.MANAGE_INSTALLATION)
def end_engagement(request: HttpRequest, acting: Acting, organisation: UUID, engagement: UUID) -> HttpResponse:
    """The last day on which one organisation works for another."""
    found = next((each for each in care.engagements_of(acting, organisation) if each.id == engagement), None)
    if found is None:
        raise Http404
    typed = Typed.of(request, acting.on)
    if request.method == "POST" and not typed.asks_today:
        last_day = typed.day("tot")
        try:
            if last_day is not None:
                care.end_engagement(acting, engagement, last_day=last_day)
                messages.success(request, gettext("De laatste dag is vastgelegd."))
                return redirect("beheer:organisation", organisation=organisation)
        except WrongCare as wrong:
            typed.take(wrong.errors, PLACES)
    hint = gettext("Die dag hoort er nog bij. Wie al in een dossier werkt, blijft daar tot iemand dat beëindigt.")
    fields = [typed.date_field("tot", gettext("Laatste dag"), hint=hint, today=True)]
    context = {"form": typed, "fields": fields, "engagement": found, "organisation": organisation}
    return render(request, "beheer/engagement_end.html", context, status=422 if typed else 200)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """An organisation in words."""

    body: Body

    @property
    def kinds(self) -> str:
        """``Werkgever, arbodienst``; a dash for one that is none of these."""
        said = ", ".join(spoken(KIND_NAMES[kind]) for kind in self.body.kinds)
        return said[:1].upper() + said[1:] if said else "–"


def address_of_invitation(token: str) -> str:
    """The whole address of the page that accepts an invitation."""
    return f"{settings.BASE_URL}{reverse('account_pages:invitation', args=[token])}"


def role_of(typed: Typed, name: str) -> Role | None:
    """The role that was chosen; None for what is no role."""
    return next((role for role in Role if role.value == typed.text(name)), None)


def uuid_of(typed: Typed, name: str) -> UUID | None:
    """The id that was chosen; None for what is no id."""
    try:
        return UUID(typed.text(name))
    except ValueError:
        return None


def _done(request: HttpRequest, acting: Acting, body: Body, typed: Typed) -> bool:
    """Whether what was asked could be done; what is wrong stands in ``typed``."""
    acts: Mapping[str, Callable[[Acting, Body, Typed], str]] = {"wijzigen": _change, "opdracht": _engage, "uitnodigen": _invite}
    act = acts.get(typed.text("doe"))
    if act is None:
        raise Http404
    try:
        said = act(acting, body, typed)
    except WrongCare as wrong:
        typed.take(wrong.errors, PLACES)
        return False
    if typed:
        return False
    messages.success(request, said)
    return True


def _change(acting: Acting, body: Body, typed: Typed) -> str:
    care.change_body(acting, body.id, _given(typed))
    return gettext("De organisatie is gewijzigd.")


def _engage(acting: Acting, body: Body, typed: Typed) -> str:
    other, first_day, last_day = uuid_of(typed, "ander"), typed.day("van"), typed.day("tot", needed=False)
    if other is None:
        typed.wrong("ander", gettext("Kies een organisatie uit de lijst."))
    if other is None or first_day is None or typed:
        return ""
    werkgever, provider = (body.id, other) if BodyKind.WERKGEVER in body.kinds else (other, body.id)
    care.engage(acting, werkgever=werkgever, provider=provider, first_day=first_day, last_day=last_day)
    return gettext("Vastgelegd. De mensen van de een kunnen nu meewerken in dossiers van de ander.")


def _invite(acting: Acting, body: Body, typed: Typed) -> str:
    role = role_of(typed, "rol")
    care.invite_first_admin(acting, organisation=body.id, email=typed.text("mail"), role=role, address=address_of_invitation)
    return gettext("De uitnodiging is verstuurd. De link werkt 14 dagen.")


def _given(typed: Typed) -> NewBody:
    kinds = frozenset(kind for kind in BodyKind if typed.values.get(kind.value) == "ja")
    return NewBody(name=typed.text("naam"), kvk_number="".join(typed.text("kvk").split()), kinds=kinds)


def _as_it_is(body: Body, but: Typed | None = None) -> dict[str, str]:
    """What stands in the form of the organisation itself; after another of the three forms was sent: beside what that one said."""
    own = {"naam": body.name, "kvk": body.kvk_number} | {kind.value: "ja" for kind in body.kinds}
    if but is None:
        return own
    return but.values if but.text("doe") == "wijzigen" else own | but.values


def _body_fields(typed: Typed) -> list[AnyField]:
    return [
        typed.line("naam", gettext("Naam")),
        typed.line("kvk", gettext("KvK-nummer (niet verplicht)"), hint=gettext("8 cijfers."), short=True),
    ]


def _kind_fields(typed: Typed) -> list[AnyField]:
    return [typed.tick(kind.value, sentence(name)) for kind, name in KIND_NAMES.items()]


def _engagement_fields(typed: Typed, acting: Acting, body: Body) -> list[AnyField]:
    is_werkgever = BodyKind.WERKGEVER in body.kinds
    label = gettext("Wie werkt voor deze werkgever?") if is_werkgever else gettext("Voor welke werkgever werkt deze organisatie?")
    others = [
        (str(other.id), other.name)
        for other in care.bodies(acting)
        if other.id != body.id and (is_werkgever or BodyKind.WERKGEVER in other.kinds)
    ]
    return [
        typed.choice("ander", label, [("", [("", gettext("Kies een organisatie")), *others])]),
        typed.date_field("van", gettext("Eerste dag"), today=True),
        typed.date_field("tot", gettext("Laatste dag (niet verplicht)"), hint=gettext("Leeg: zolang het duurt.")),
    ]


def _invitation_fields(typed: Typed, body: Body) -> list[AnyField]:
    roles = [(role.value, sentence(role_name(role))) for role in roles_within(body.kinds)]
    return [
        typed.line("mail", gettext("E-mailadres")),
        typed.choice("rol", gettext("In welke rol"), [("", [("", gettext("Kies een rol")), *roles])]),
    ]
