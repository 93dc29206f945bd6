"""All lists of a dossier, and beginning a new one."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.health import door
from hervat.apps.health.door import FmlDraft, ReleasedFml
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fml import Basis, VersionId
from hervat.web.cases.ability.words import LISTS, RECIPIENTS, list_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.fml.sent import sent_rubriek
from hervat.web.dossiers.medical.fml.views.entry import busy_page, to_rubriek
from hervat.web.dossiers.medical.page import show, to

KINDS: Mapping[str, tuple[Basis, VersionId]] = {
    "B": (Basis.FML, VersionId.B),
    "A": (Basis.FML, VersionId.A),
    "izp": (Basis.IZP, VersionId.B),
}
EMPTY = "leeg"
PLACES = {"copy_of": "begin"}


class BeginForm(Typed):
    """Which list, and with what it begins."""

    signed: tuple[ReleasedFml, ...] = ()

    @property
    def kind(self) -> tuple[Basis, VersionId] | None:
        """The list that was chosen; None for another one."""
        return KINDS.get(self.text("lijst"))

    def copy_of(self) -> int | None:
        """The number of the list to copy; None to begin empty. What is neither is an error."""
        chosen = self.text("begin")
        number = next((found.number for found in self.signed if str(found.number) == chosen), None)
        if number is None and chosen != EMPTY:
            self.wrong("begin", gettext("Kies waarmee u begint: leeg, of een kopie van een eerdere lijst."))
        return number

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        kinds = [RadioOption(value, spoken(LISTS[kind])) for value, kind in KINDS.items()]
        copies = [(str(found.number), gettext("kopie van versie %(number)s") % {"number": found.number}) for found in self.signed]
        begins = [("", [*copies, (EMPTY, gettext("leeg: alles is nog niet beoordeeld"))])]
        return [
            self.radios("lijst", gettext("Welke lijst?"), kinds),
            self.choice("begin", gettext("Begin met"), begins),
        ]


@require_safe
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def listed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The signed lists, newest first, to whom each was released, and what is being written."""
    signed = door.fmls_of(entered)
    running: dict[int, list[str]] = {}
    for line in door.releases_of(entered):
        if line.runs:
            running.setdefault(line.number, []).append(spoken(RECIPIENTS[Role(line.recipient)]))
    lines = [(found, list_name(found.fml), ", ".join(running.get(found.number, ()))) for found in signed]
    return show(request, entered, "fml/lists", "ability", lines=lines, draft=door.fml_writing(entered))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def new(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Chooses the list and what it begins with; straight on when a draft is there already."""
    if request.method != "POST":
        found = door.fml_draft(entered)
        if found is not None:
            return to(entered, "fml_draft") if isinstance(found, FmlDraft) else busy_page(request, entered, found)
    signed = door.fmls_of(entered)
    newest = str(signed[0].number) if signed else EMPTY
    form = BeginForm.of(request, entered.acting.on, lijst="B", begin=newest)
    form.signed = signed
    if request.method == "POST" and _began(entered, form):
        return to_rubriek(entered, 1)
    number = signed[0].number + 1 if signed else 1
    return show(request, entered, "fml/new", "ability", form=form, fields=form.fields, number=number)


@require_POST
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def discard(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Throws the own draft away."""
    draft = sent_rubriek(request).draft
    if draft is not None:
        door.discard_fml(entered, draft)
        messages.success(request, gettext("Het concept is weggegooid."))
    return to(entered, "fml")


def _began(entered: Entered, form: BeginForm) -> bool:
    copy_of, kind = form.copy_of(), form.kind
    if kind is None:
        form.wrong("lijst", gettext("Kies welke lijst u invult."))
    if form.errors or kind is None:
        return False
    basis, which = kind
    try:
        door.begin_fml(entered, which, basis, copy_of=copy_of)
    except WrongFields as wrong:
        form.take(wrong.errors, PLACES)
        return False
    return True
