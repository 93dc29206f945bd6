"""The check before a list is signed: what is limited, what stayed open, what asks a question, and from when it holds."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.health import door
from hervat.apps.health.door import AlreadySigned, FmlDraft, FmlSignature
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fml import NoPossibilities
from hervat.domain.fml.record import NO_POSSIBILITIES
from hervat.web.cases.ability.difference import change_lines
from hervat.web.cases.ability.sheet import draft_sheet
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import DateField, RadioOption, Radios, Tick
from hervat.web.components.speech import sentence
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.fml.entry_page import cards_of, saved_at
from hervat.web.dossiers.medical.fml.findings import findings_of
from hervat.web.dossiers.medical.fml.sent import sent_rubriek
from hervat.web.dossiers.medical.fml.views.entry import busy_page
from hervat.web.dossiers.medical.page import show, to

SIGN, REASONS = "ondertekenen", "redenen"
YES, NO = "ja", "nee"
PLACES = {"day": "dag", "valid_from": "geldig", "has_possibilities": "mogelijkheden", "ground": "grond", "items": ""}


class SignForm(Typed):
    """What is decided when a list is signed."""

    may_put_on_clock = False

    def read(self) -> FmlSignature:
        """What was decided; what misses is told by the door."""
        chosen = self.text("mogelijkheden")
        ground = self.text("grond")
        return FmlSignature(
            day=self.day("dag"),
            valid_from=self.day("geldig"),
            has_possibilities={YES: True, NO: False}.get(chosen),
            ground=NoPossibilities(ground) if ground in set(NoPossibilities) else None,
            on_clock=self.may_put_on_clock and self.text("tijdlijn") == YES,
        )

    @property
    def possible_field(self) -> Radios:
        options = [
            RadioOption(YES, gettext("Ja")),
            RadioOption(NO, gettext("Nee"), gettext("Dan zoekt Hervat geen passend werk. Wie de lijst mag zien, leest dat ook.")),
        ]
        return self.radios("mogelijkheden", gettext("Heeft de werknemer benutbare mogelijkheden?"), options)

    @property
    def ground_field(self) -> Radios:
        options = [RadioOption(ground.value, sentence(text)) for ground, text in NO_POSSIBILITIES.items()]
        return self.radios("grond", gettext("Waarom niet?"), options, hint=gettext("Alleen als u nee kiest. De coach leest dit niet."))

    @property
    def day_field(self) -> DateField:
        return self.date_field("dag", gettext("Datum van uw oordeel"))

    @property
    def valid_field(self) -> DateField:
        return self.date_field("geldig", gettext("Geldig vanaf"))

    @property
    def clock_field(self) -> Tick:
        return self.tick("tijdlijn", gettext("Zet op de tijdlijn dat u de belastbaarheid vaststelde"))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def check(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The check page; with the button, the signing itself."""
    form = SignForm.of(request, entered.acting.on, tijdlijn=YES)
    form.may_put_on_clock = door.may_put_on_clock(entered)
    if request.method != "POST":
        form.set_day("dag", entered.acting.on)
        form.set_day("geldig", entered.acting.on)
    else:
        answer = _sent(request, entered, form)
        if answer is not None:
            return answer
    found = door.fml_draft(entered)
    if not isinstance(found, FmlDraft):
        return busy_page(request, entered, found)
    return _page(request, entered, form, found)


def _sent(request: HttpRequest, entered: Entered, form: SignForm) -> HttpResponse | None:
    """Where the button leads; None: back to the page, with what is wrong."""
    sent = sent_rubriek(request)
    if sent.draft is None:
        raise Hidden
    try:
        if sent.step == REASONS:
            door.save_rubriek(entered, sent.draft, 1, {}, seen=sent.seen, reasons=sent.reasons)
            return to(entered, "fml_check")
        if sent.step != SIGN:
            return None
        signature = form.read()
        if {"dag", "geldig"} & form.errors.keys():
            return None
        number = door.sign_fml(entered, sent.draft, signature, seen=sent.seen)
    except AlreadySigned as signed:
        answer = show(request, entered, "fml/signed_already", "ability", signed=signed)
        answer.status_code = 409
        return answer
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return None
    messages.success(request, gettext("Versie %(number)s is ondertekend. Nu ziet alleen de werknemer deze lijst.") % {"number": number})
    return to(entered, "fml_release", versie=number)


def _page(request: HttpRequest, entered: Entered, form: SignForm, found: FmlDraft) -> HttpResponse:
    return show(
        request,
        entered,
        "fml/check",
        "ability",
        form=form,
        possible=form.possible_field,
        ground=form.ground_field,
        day=form.day_field,
        valid=form.valid_field,
        clock=form.clock_field if form.may_put_on_clock else None,
        nummer=entered.dossier.number,
        draft=found,
        sheet=draft_sheet(found),
        cards=cards_of(found.fml),
        findings=findings_of(found.fml, found.reasons),
        lines=change_lines(found.previous.fml, found.fml) if found.previous else [],
        saved=saved_at(found),
    )
