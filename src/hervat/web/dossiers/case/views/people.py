"""Who is involved in a dossier: adding a colleague, ending, inviting the werknemer."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.queries.people import Person, people_in
from hervat.apps.dossiers.services.people import end_involvement, invite_werknemer, involve
from hervat.apps.organisations.clients import Colleague, colleagues_for
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page

WRITES = require_http_methods(["GET", "HEAD", "POST"])


@WRITES
@case_page(Action.SEE_PEOPLE, tells="people", twin="mijn:people")
def people(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Everyone who is or was involved; for who may change it two forms: one more colleague, and the invitation of the werknemer."""
    typed = Typed.of(request, entered.acting.on)
    found, may_change = people_in(entered), entered.may(Action.CHANGE_PEOPLE)
    choices = _choices(entered, found) if may_change else {}
    if request.method == "GET":
        typed.set_day("van", entered.acting.on)
    elif not typed.asks_today:
        entered.require(Action.CHANGE_PEOPLE)
        done = _invite(entered, typed) if "uitnodigen" in request.POST else _involve(entered, typed, choices)
        if done:
            messages.success(request, done)
            return redirect(request.path)
    context = {
        "people": [person for person in found if person.is_now],
        "former": [person for person in found if not person.is_now],
        "may_change": may_change,
        "invites": may_change and entered.dossier.werknemer_id is None,
        "form": typed,
        "fields": _fields(typed, choices),
        "invite_fields": [typed.line("email", gettext("E-mailadres van de werknemer"))],
    }
    return render(request, "dossiers/case/people.html", look_at(entered).context("people") | context, status=422 if typed.errors else 200)


@WRITES
@case_page(Action.CHANGE_PEOPLE, tells="people")
def people_end(request: HttpRequest, entered: Entered, involvement: UUID) -> HttpResponse:
    """The last day of somebody's involvement."""
    person = next((found for found in people_in(entered) if found.involvement == involvement and found.is_now), None)
    if person is None or person.role is Role.WERKNEMER:
        raise Hidden
    typed = Typed.of(request, entered.acting.on)
    if request.method == "GET":
        typed.set_day("tot", entered.acting.on)
    elif not typed.asks_today:
        day = typed.day("tot")
        try:
            if day is not None:
                end_involvement(entered, involvement, last_day=day)
                messages.success(request, gettext("De einddag is vastgelegd."))
                return redirect("dossiers:people", nummer=entered.dossier.number)
        except WrongFields as wrong:
            typed.take(wrong.errors, {"last_day": "tot"})
    context = {
        "title": gettext("Betrokkenheid van %(name)s beëindigen") % {"name": person.name},
        "lead": gettext("Vanaf de dag erna ziet deze persoon het dossier niet meer. Wat is vastgelegd, blijft staan."),
        "form": typed,
        "fields": [typed.date_field("tot", gettext("Laatste dag"), today=True)],
        "submit": gettext("Einddag vastleggen"),
        "back": reverse("dossiers:people", kwargs={"nummer": entered.dossier.number}),
    }
    return render(request, "dossiers/case/form.html", look_at(entered).context("people") | context, status=422 if typed.errors else 200)


def _choices(entered: Entered, found: tuple[Person, ...]) -> dict[str, Colleague]:
    """Who can be added, by the value of the list."""
    there = {(person.user, person.role) for person in found if person.is_now}
    colleagues = colleagues_for(entered.dossier.werkgever_id, entered.acting.on)
    return {f"{one.user}:{one.role}:{one.organisation}": one for one in colleagues if (one.user, one.role) not in there}


def _fields(typed: Typed, choices: dict[str, Colleague]) -> list[AnyField]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for value, colleague in choices.items():
        groups.setdefault(colleague.organisation_name, []).append((value, f"{colleague.name}, {spoken(role_name(colleague.role))}"))
    return [
        typed.choice("wie", gettext("Wie?"), [("", [("", gettext("Kies een collega"))]), *groups.items()]),
        typed.date_field("van", gettext("Vanaf welke dag?"), today=True),
    ]


def _involve(entered: Entered, typed: Typed, choices: dict[str, Colleague]) -> str:
    colleague, day = choices.get(typed.text("wie")), typed.day("van")
    if colleague is None:
        typed.wrong("wie", gettext("Kies iemand uit de lijst."))
    if colleague is None or day is None:
        return ""
    try:
        involve(entered, user=colleague.user, role=colleague.role, organisation=colleague.organisation, first_day=day)
    except WrongFields as wrong:
        typed.take(wrong.errors, {"person": "wie", "last_day": "van"})
        return ""
    return gettext("%(name)s doet nu mee als %(role)s.") % {"name": colleague.name, "role": spoken(role_name(colleague.role))}


def _invite(entered: Entered, typed: Typed) -> str:
    def address(token: str) -> str:
        return f"{settings.BASE_URL}{reverse('account_pages:invitation', args=[token])}"

    try:
        invite_werknemer(entered, email=typed.text("email"), made_by=User.objects.get(pk=entered.acting.user), address=address)
    except WrongFields as wrong:
        typed.take(wrong.errors, {})
        return ""
    return gettext("De uitnodiging is verstuurd. De link werkt 14 dagen.")
