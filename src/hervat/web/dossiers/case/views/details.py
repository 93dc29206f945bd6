"""What stands on the dossier itself, its BSN, and closing and opening it again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.dossiers.services.details import bsn_of, change_bsn
from hervat.apps.dossiers.services.opening import close_dossier, reopen_dossier
from hervat.domain.access.actions import Action
from hervat.domain.dossier.closing import CLOSING_NAMES, ClosingReason
from hervat.web.cases.forms.details_form import DetailsForm, details_values
from hervat.web.cases.forms.fact_form import no_illness
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import look_at
from hervat.web.cases.recording.conflicts import conflict_page, take_choices
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import sentence
from hervat.web.desk.gate import case_page

WRITES = require_http_methods(["GET", "HEAD", "POST"])


@WRITES
@case_page(Action.CHANGE_DOSSIER, tells="dossier")
def details(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Name, function, hours and phone. Who was second is shown what the first made of it."""
    look = look_at(entered)
    typed = Typed.of(request, entered.acting.on, None, **details_values(entered.dossier))
    form = DetailsForm(look, typed)
    if request.method == "POST":
        take_choices(form)
        try:
            new = form.read()
            if new is not None:
                form.store(new)
                messages.success(request, gettext("De gegevens zijn gewijzigd."))
                return redirect("dossiers:overview", nummer=entered.dossier.number)
        except WrongFields as wrong:
            form.take(wrong)
        except Conflict as conflict:
            return conflict_page(request, form, conflict)
    sees_bsn = entered.may(Action.SEE_BSN)
    context = {
        "title": form.title,
        "lead": "",
        "form": typed,
        "fields": form.fields,
        "hidden": form.hidden,
        "submit": gettext("Gegevens wijzigen"),
        "back": reverse("dossiers:overview", kwargs={"nummer": entered.dossier.number}),
        "shows_bsn": sees_bsn,
        "bsn": "•••••••••" if sees_bsn and entered.dossier.bsn is not None else "",
    }
    return render(request, "dossiers/case/form.html", look.context("overview") | context, status=422 if typed.errors else 200)


@WRITES
@case_page(Action.SEE_BSN, tells="bsn", twin="mijn:home")
def bsn(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The BSN, on a page of its own: that somebody looked at it stands in the record."""
    may_record = entered.may(Action.RECORD_BSN)
    typed = Typed.of(request, entered.acting.on, versie=str(entered.dossier.version))
    if request.method == "POST":
        try:
            change_bsn(entered, typed.text("bsn"), seen=_version(typed))
            messages.success(request, gettext("Het BSN is gewijzigd."))
            return redirect("dossiers:details", nummer=entered.dossier.number)
        except WrongFields as wrong:
            typed.take(wrong.errors, {})
    asked = typed.line("bsn", gettext("Nieuw BSN"), hint=gettext("Negen cijfers. Laat leeg om het BSN weg te halen."), short=True)
    context = {
        "title": gettext("BSN"),
        "lead": gettext("U ziet dit alleen hier. In het dossier staat dat u dit bekeek."),
        "said": bsn_of(entered) if request.method == "GET" else "",
        "form": typed,
        "fields": [asked] if may_record else [],
        "hidden": {"versie": typed.text("versie")},
        "submit": gettext("BSN wijzigen"),
        "back": reverse("dossiers:overview", kwargs={"nummer": entered.dossier.number}),
    }
    return render(request, "dossiers/case/form.html", look_at(entered).context("overview") | context, status=422 if typed.errors else 200)


@WRITES
@case_page(Action.CLOSE_DOSSIER, tells="dossier")
def close(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Closes the dossier: it stays readable."""

    def act(typed: Typed) -> None:
        day, reason, remark = typed.day("dag"), typed.text("reden"), _remark(typed)
        if reason not in set(ClosingReason):
            typed.wrong("reden", gettext("Kies de reden uit de lijst."))
        if day is not None and not typed.errors:
            close_dossier(entered, day=day, reason=ClosingReason(reason), remark=remark)

    def fields(typed: Typed) -> list[AnyField]:
        reasons = [(reason.value, sentence(name)) for reason, name in CLOSING_NAMES.items()]
        return [
            typed.date_field("dag", gettext("Laatste dag"), today=True),
            typed.choice("reden", gettext("Waarom sluit u het dossier?"), [("", [("", gettext("Kies de reden")), *reasons])]),
            typed.area("opmerking", gettext("Opmerking (niet verplicht)"), hint=no_illness(), rows=2),
        ]

    lead = gettext(
        "Een gesloten dossier blijft leesbaar voor wie erbij betrokken is. Niemand kan er iets in veranderen, tot iemand het heropent. "
        "Alleen de bedrijfsarts kan het medische deel nog afmaken."
    )
    return _mark(request, entered, act, fields, gettext("Dossier sluiten"), lead, gettext("Het dossier is gesloten."))


@WRITES
@case_page(Action.REOPEN_DOSSIER, tells="dossier")
def reopen(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Opens a closed dossier again."""

    def act(typed: Typed) -> None:
        remark = _remark(typed)
        if not typed.errors:
            reopen_dossier(entered, remark=remark)

    def fields(typed: Typed) -> list[AnyField]:
        return [typed.area("opmerking", gettext("Waarom gaat het dossier weer open?"), hint=no_illness(), rows=2)]

    return _mark(request, entered, act, fields, gettext("Dossier heropenen"), "", gettext("Het dossier is weer open."))


def _mark(
    request: HttpRequest,
    entered: Entered,
    act: Callable[[Typed], None],
    fields: Callable[[Typed], list[AnyField]],
    title: str,
    lead: str,
    done: str,
) -> HttpResponse:
    typed = Typed.of(request, entered.acting.on)
    overview = reverse("dossiers:overview", kwargs={"nummer": entered.dossier.number})
    if request.method == "POST" and not typed.asks_today:
        try:
            act(typed)
        except WrongFields as wrong:
            typed.take(wrong.errors, {"day": "dag", "remark": "opmerking"})
        if not typed.errors:
            messages.success(request, done)
            return redirect(overview)
    context = {"title": title, "lead": lead, "form": typed, "fields": fields(typed), "submit": title, "back": overview}
    return render(request, "dossiers/case/form.html", look_at(entered).context("overview") | context, status=422 if typed.errors else 200)


def _remark(typed: Typed) -> str:
    remark = typed.text("opmerking")
    if len(remark) > 500:
        typed.wrong("opmerking", gettext("Dit is te lang. Het mag %(most)d tekens zijn.") % {"most": 500})
    return remark[:500]


def _version(typed: Typed) -> int:
    text = typed.text("versie")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
