"""The records of the vault: the list with what is new, reading, writing, signing, correcting."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.health import door
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.text import Text, say
from hervat.web.cases.look import look_at
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.forms.record import PLACES, RecordForm
from hervat.web.dossiers.medical.page import LATER, address, drop, given_to, keep, kept_in, show, to
from hervat.web.dossiers.medical.read_in import read_in

WRITING: Mapping[VaultKind, Text] = {
    VaultKind.AANTEKENING: say("Aantekening schrijven"),
    VaultKind.VRAAG_ANTWOORD: say("Vraag en antwoord noteren"),
    VaultKind.MEDISCHE_INFORMATIE: say("Medische informatie schrijven"),
}
"""What is written on these pages; the probleemanalyse has a page of its own."""
SIGN, DISCARD = "ondertekenen", "weggooien"


@require_safe
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def medical(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What is new since the last visit, and all records."""
    look = look_at(entered)
    lines = door.records_in(entered)
    writable = [(kind, spoken(word)) for kind, word in WRITING.items() if door.may_write(entered, kind)]
    may_analyse = door.may_write(entered, VaultKind.PROBLEEMANALYSE) and entered.may(Action.GIVE_ADVICE)
    return show(
        request,
        entered,
        "medical",
        "medical",
        look=look,
        drafts=[line for line in lines if line.signed_at is None],
        signed=[line for line in lines if line.signed_at is not None],
        news=read_in(entered, lines),
        writable=writable,
        may_analyse=may_analyse,
        may_delegate=entered.may(Action.DELEGATE),
        questions=door.question_lines(entered) if entered.may(Action.ANSWER_DOCTOR_QUESTION) else None,
    )


@require_safe
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def record(request: HttpRequest, entered: Entered, stuk: UUID) -> HttpResponse:
    """One record, opened. Who works under the bedrijfsarts says for which task, when there are several."""
    task = chosen_task(request)
    try:
        found = door.read(entered, stuk, task=task)
    except WrongFields:
        line = next((line for line in door.records_in(entered) if line.id == stuk), None)
        return show(request, entered, "choose_task", "medical", line=line)
    return show(request, entered, "record", "medical", record=found, task=task)


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.WRITE_VAULT, Datum.AARD_EN_OORZAAK, tells="dossier", twin="mijn:medical")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A new record; ``?soort=`` its kind."""
    kind = _kind(entered, request.GET.get("soort", VaultKind.AANTEKENING))
    form = RecordForm.opened(request, entered.acting.on, kind, kept=kept_in(request, entered), given=given_to(entered))
    return _form(request, entered, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def edit(request: HttpRequest, entered: Entered, stuk: UUID) -> HttpResponse:
    """The own draft: going on with it, signing it, throwing it away."""
    if request.method == "POST" and request.POST.get("stap") == DISCARD:
        door.discard(entered, stuk)
        drop(request, entered)
        messages.success(request, gettext("Het concept is weggegooid."))
        return to(entered, "medical")
    stored = door.read(entered, stuk, task=chosen_task(request))
    if stored.line.signed_at is not None:
        return to(entered, "medical_record", stuk=stuk)
    form = RecordForm.opened(
        request, entered.acting.on, stored.line.kind, kept=kept_in(request, entered), stored=stored, given=given_to(entered)
    )
    return _form(request, entered, form, stored)


@require_POST
@case_page(Action.ENTER_VAULT, twin="mijn:medical")
def begin_correction(request: HttpRequest, entered: Entered, stuk: UUID) -> HttpResponse:
    """Begins a correction of a signed record."""
    return to(entered, "medical_edit", stuk=door.correct(entered, stuk, task=chosen_task(request)))


def chosen_task(request: HttpRequest) -> UUID | None:
    """The delegation that was named in the address (``?taak=``)."""
    try:
        return UUID(request.GET.get("taak") or request.POST.get("taak", ""))
    except ValueError:
        return None


def _kind(entered: Entered, name: str) -> VaultKind:
    kind = next((kind for kind in WRITING if kind.value == name), None)
    if kind is None:
        raise Hidden
    entered.require(Action.WRITE_VAULT, kind.datum)
    return kind


def _form(request: HttpRequest, entered: Entered, form: RecordForm, stored: door.OpenedRecord | None) -> HttpResponse:
    if request.method == "POST":
        if LATER in request.POST:
            keep(request, entered)
            return to(entered, "medical")
        done = None if form.asks_today else _save(request, entered, form, stored)
        if done is not None:
            return done
    return show(request, entered, "form", "medical", form=form, stored=stored, here=request.get_full_path())


def _save(request: HttpRequest, entered: Entered, form: RecordForm, stored: door.OpenedRecord | None) -> HttpResponse | None:
    """Keeps the draft, and signs it when asked to: both, or neither. None when the form must be shown again."""
    new_record = form.read()
    if new_record is None:
        return None
    signs = request.POST.get("stap") == SIGN
    try:
        with transaction.atomic():
            seen = form.seen if stored else None
            saved = door.write(entered, new_record, record=stored.line.id if stored else None, seen=seen, task=form.task)
            if signs:
                door.sign(entered, saved.id, task=form.task)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return None
    drop(request, entered)
    messages.success(request, gettext("Ondertekend.") if signs else gettext("Het concept is bewaard. Alleen u ziet het."))
    if signs:
        return to(entered, "medical")
    back = to(entered, "medical_edit", stuk=saved.id)
    if form.task is not None:
        back["Location"] = f"{address(entered, 'medical_edit', stuk=saved.id)}?taak={form.task}"
    return back
