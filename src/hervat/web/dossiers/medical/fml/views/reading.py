"""Reading a signed list, what changed since the one before, and what was released to who reads it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.health import door
from hervat.apps.health.door import ReleasedFml
from hervat.apps.matching.changed import work_changed
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.web.cases.ability.difference import change_lines, unchanged
from hervat.web.cases.ability.sheet import sheet_of
from hervat.web.cases.ability.words import list_name
from hervat.web.cases.head import links_of
from hervat.web.cases.work.named import Listed, listed
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.fml.findings import findings_of
from hervat.web.dossiers.medical.page import address, show


@require_safe
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def one(request: HttpRequest, entered: Entered, versie: int) -> HttpResponse:
    """One signed list."""
    found, earlier, newest = _around(entered, versie)
    explained = [each for each in findings_of(found.fml, found.reasons) if each.reason]
    return show(
        request,
        entered,
        "fml/one",
        "ability",
        found=found,
        earlier=earlier,
        newest=newest,
        sheet=sheet_of(found),
        list_name=list_name(found.fml),
        explained=explained,
        releases=[line for line in door.releases_of(entered) if line.number == versie],
    )


@require_safe
@case_page(Action.WRITE_VAULT, Datum.FML, twin="mijn:ability")
def difference(request: HttpRequest, entered: Entered, versie: int) -> HttpResponse:
    """What changed since the list before: first what changed, then what that does to the work that was found."""
    found, earlier, _ = _around(entered, versie)
    lines = change_lines(earlier.fml, found.fml) if earlier else []
    same = unchanged(earlier.fml, found.fml) if earlier else 0
    work = _work(entered, earlier, found)
    return show(request, entered, "fml/difference", "ability", found=found, earlier=earlier, lines=lines, same=same, work=work)


@require_safe
@case_page(Action.SEE_FML, twin="mijn:ability")
def ability(request: HttpRequest, entered: Entered) -> HttpResponse:
    """For who works with it: the newest list that was released to them. The bedrijfsarts is sent on to all lists."""
    if entered.acting.role is Role.BEDRIJFSARTS:
        return HttpResponseRedirect(address(entered, "fml"))
    lists = door.fmls_of(entered)
    return _ability(request, entered, lists, lists[0] if lists else None)


@require_safe
@case_page(Action.SEE_FML, twin="mijn:ability")
def ability_version(request: HttpRequest, entered: Entered, versie: int) -> HttpResponse:
    """An earlier list that was released to them."""
    if entered.acting.role is Role.BEDRIJFSARTS:
        return HttpResponseRedirect(address(entered, "fml_version", versie=versie))
    lists = door.fmls_of(entered)
    return _ability(request, entered, lists, _numbered(lists, versie))


def _ability(request: HttpRequest, entered: Entered, lists: tuple[ReleasedFml, ...], found: ReleasedFml | None) -> HttpResponse:
    earlier = next((each for each in lists if found is not None and each.number < found.number), None)
    same_items = found is not None and earlier is not None and found.withheld == earlier.withheld
    return show(
        request,
        entered,
        "fml/ability",
        "ability",
        found=found,
        lists=lists,
        sheet=sheet_of(found) if found else None,
        list_name=list_name(found.fml) if found else "",
        earlier=earlier,
        lines=change_lines(earlier.fml, found.fml) if found and earlier and same_items else [],
        compares=same_items,
        work=_work(entered, earlier, found),
        is_coach=entered.acting.role is Role.COACH,
        explained=[each for each in findings_of(found.fml, found.reasons) if each.reason] if found else [],
    )


@dataclass(frozen=True, slots=True)
class WorkLines:
    """The occupations that the newer list opens and closes, and of how many others fewer or more points must be looked into."""

    opened: Listed
    closed: Listed
    fewer: int
    more: int


def _work(entered: Entered, earlier: ReleasedFml | None, found: ReleasedFml | None) -> WorkLines | None:
    """What the newer list does to the work; None where there is nothing to tell to this reader."""
    changed = work_changed(entered, earlier, found) if earlier and found else None
    if changed is None:
        return None
    links = links_of(entered)
    return WorkLines(listed(changed.opened, links), listed(changed.closed, links), changed.fewer, changed.more)


def _around(entered: Entered, versie: int) -> tuple[ReleasedFml, ReleasedFml | None, int]:
    """The list with this number, the one before it, and the newest number."""
    lists = door.fmls_of(entered)
    found = _numbered(lists, versie)
    earlier = next((each for each in lists if each.number < versie), None)
    return found, earlier, lists[0].number


def _numbered(lists: tuple[ReleasedFml, ...], versie: int) -> ReleasedFml:
    found = next((each for each in lists if each.number == versie), None)
    if found is None:
        raise Hidden
    return found
