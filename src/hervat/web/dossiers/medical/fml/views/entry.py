"""Filling in a draft, one rubriek a page. Everything works with forms; each change by itself when the page can."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.health import door
from hervat.apps.health.door import BusyFml, FmlDraft
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fml import VersionId, version
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.fml.entry_page import EntryErrors, entry_page, entry_state
from hervat.web.dossiers.medical.fml.rows import anchor_of
from hervat.web.dossiers.medical.fml.sent import SentRubriek, read_rubriek, sent_rubriek
from hervat.web.dossiers.medical.page import address, drop, kept_in, show, to

BY_ITSELF, REST, UNDO, LATER, CHECK = "vanzelf", "rest", "ongedaan", "later", "controle"
RUBRIEKEN = len(version(VersionId.B).rubrieken)
FURTHER = "verder"  # the place on the page of the buttons that lead on


@require_safe
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def draft(request: HttpRequest, entered: Entered) -> HttpResponse:
    """On to the first rubriek that is not finished; who else is busy; or where a list is begun."""
    found = door.fml_draft(entered)
    if not isinstance(found, FmlDraft):
        return busy_page(request, entered, found)
    open_items = (item.rubriek for item in found.fml.list.items.values() if item.number in found.fml.not_assessed)
    return to(entered, "fml_rubriek", rubriek=next(open_items, 1))


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def rubriek(request: HttpRequest, entered: Entered, rubriek: int) -> HttpResponse:
    """One rubriek: shown, or kept as it was sent."""
    if not 1 <= rubriek <= RUBRIEKEN:
        raise Hidden
    if request.method == "POST":
        return _kept(request, entered, rubriek)
    found = door.fml_draft(entered)
    if not isinstance(found, FmlDraft):
        return busy_page(request, entered, found)
    kept = read_rubriek(kept_in(request, entered) or {})
    mine = kept.draft == found.id  # not of a list that was signed since
    return entry_page(request, entered, found, rubriek, given=kept.answers if mine else None, kept=mine)


@require_POST
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def take_over(_request: HttpRequest, entered: Entered) -> HttpResponse:
    """Goes on with the draft of a colleague who left it."""
    door.take_over_fml(entered)
    return to(entered, "fml_draft")


def to_rubriek(entered: Entered, rubriek: int) -> HttpResponse:
    """On to the first item of a rubriek: there one goes on typing. The first is numbered the same in both lists."""
    return HttpResponseRedirect(f"{address(entered, 'fml_rubriek', rubriek=rubriek)}#{anchor_of(f'{rubriek}.1')}")


def busy_page(request: HttpRequest, entered: Entered, found: BusyFml | None) -> HttpResponse:
    """Who is writing, and since when; or on to where a list is begun, when nobody is."""
    if found is None:
        return to(entered, "fml_new")
    return show(request, entered, "fml/busy", "ability", busy=found)


def _kept(request: HttpRequest, entered: Entered, rubriek: int) -> HttpResponse:
    sent = sent_rubriek(request)
    if sent.draft is None:
        raise Hidden
    try:
        stored = door.save_rubriek(entered, sent.draft, rubriek, sent.answers, seen=sent.seen, reasons=sent.reasons)
    except WrongFields as wrong:
        return _wrong(request, entered, rubriek, sent, wrong)
    drop(request, entered)
    if sent.step == BY_ITSELF:
        return entry_state(request, entered, stored, rubriek)
    return _on(entered, stored, rubriek, sent)


def _on(entered: Entered, stored: FmlDraft, rubriek: int, sent: SentRubriek) -> HttpResponse:
    """Where the button leads, after what was sent is kept."""
    if sent.step == REST:
        door.fill_rubriek(entered, stored.id, rubriek, seen=stored.version)
    if sent.step == UNDO:
        door.unfill_rubriek(entered, stored.id, rubriek, seen=stored.version)
    if sent.step == LATER:
        return to(entered, "fml")
    if sent.to == CHECK:
        return HttpResponseRedirect(f"{address(entered, 'fml_check')}#beperkt")
    if sent.to in map(str, range(1, RUBRIEKEN + 1)):
        return to_rubriek(entered, int(sent.to))
    place = FURTHER if sent.step == REST else "lijst"
    return HttpResponseRedirect(f"{address(entered, 'fml_rubriek', rubriek=rubriek)}#{place}")


def _wrong(request: HttpRequest, entered: Entered, rubriek: int, sent: SentRubriek, wrong: WrongFields) -> HttpResponse:
    """Nothing was stored: the page again with all that was typed, and the sentences at their items."""
    errors = EntryErrors({error.path: spoken(error.message) for error in wrong.errors})
    found = door.fml_draft(entered)
    if not isinstance(found, FmlDraft):
        raise Hidden
    if sent.step == BY_ITSELF:
        return entry_state(request, entered, found, rubriek, errors)
    return entry_page(request, entered, found, rubriek, given=sent.answers, wrong=errors)
