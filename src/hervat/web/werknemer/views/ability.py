"""The own FML of the werknemer: all of it, in plain words, and who may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.health import door
from hervat.apps.health.door import ReleasedFml, ReleaseLine
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.fml import Item, Move
from hervat.domain.text import Text, say
from hervat.web.cases.ability.difference import change_lines
from hervat.web.cases.ability.sheet import Sheet, SheetGroup, SheetLine, sheet_of
from hervat.web.cases.ability.words import plain_text
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show

RUBRIEKEN = (
    say("Denken en doen"),
    say("Omgaan met anderen"),
    say("De plek waar u werkt"),
    say("Bewegen"),
    say("Lang in één houding"),
    say("Uw werktijden"),
)
PLAIN: Mapping[str, Text] = {
    "Doelmatig handelen": say("Gericht werken"),
    "Zelfstandig handelen": say("Zelf dingen regelen"),
    "Tempo van handelen": say("Hoe snel u werkt"),
    "Voorwaarden voor persoonlijk functioneren in werk": say("Wat u nodig heeft om goed te werken"),
    "Mate van zelfstandigheid": say("Hoe zelfstandig u werkt"),
    "Omgaan met emotionele problemen van anderen": say("Omgaan met verdriet van anderen"),
    "Voorwaarden voor sociaal functioneren in werk": say("Wat u nodig heeft in contact met anderen"),
    "Vervoer": say("Zelf reizen"),
    "Vervoer voor het werk": say("Rijden voor uw werk"),
    "Beschermende middelen": say("Beschermende kleding en spullen"),
    "Torderen": say("Uw romp draaien"),
    "Tastzin": say("Voelen met uw handen"),
    "Schroefbewegingen met hand en arm": say("Draaien met hand en arm"),
    "Delen van de dag": say("Wanneer u werkt"),
}
"""Items whose name is a word of doctors: by that name."""

MOVES: Mapping[Move, Text] = {
    Move.LESS: say("u kunt nu meer"),
    Move.MORE: say("u kunt nu minder"),
    Move.CHANGED: say("dit is anders opgeschreven"),
    Move.ASSESSED: say("hier is nu naar gekeken"),
    Move.NOT_ASSESSED: say("hier is nu niet naar gekeken"),
}


@require_safe
@own_page(Action.SEE_VAULT, Datum.FML)
def ability(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The newest list."""
    lists = door.fmls_of(entered)
    return _page(request, entered, lists, lists[0] if lists else None)


@require_safe
@own_page(Action.SEE_VAULT, Datum.FML)
def ability_version(request: HttpRequest, entered: Entered, versie: int) -> HttpResponse:
    """An earlier list."""
    lists = door.fmls_of(entered)
    found = next((each for each in lists if each.number == versie), None)
    if found is None:
        raise Hidden
    return _page(request, entered, lists, found)


def _page(request: HttpRequest, entered: Entered, lists: Sequence[ReleasedFml], found: ReleasedFml | None) -> HttpResponse:
    earlier = next((each for each in lists if found is not None and each.number < found.number), None)
    return show(
        request,
        entered,
        "ability",
        title=gettext("Wat u kunt in werk"),
        found=found,
        newest=lists[0].number if lists else 0,
        lists=lists,
        sheet=_plain(sheet_of(found), found.fml.list.items) if found else None,
        changes=[(_name(line.name), spoken(MOVES[line.move])) for line in change_lines(earlier.fml, found.fml)]
        if found and earlier
        else [],
        earlier=earlier,
        releases=[(line, _items(found, line)) for line in door.releases_of(entered) if line.number == found.number] if found else [],
    )


def _plain(sheet: Sheet, items: Mapping[str, Item]) -> Sheet:
    def plain(groups: Sequence[SheetGroup]) -> tuple[SheetGroup, ...]:
        return tuple(_plain_group(group, items) for group in groups)

    return replace(sheet, limited=plain(sheet.limited), free=plain(sheet.free), unknown=plain(sheet.unknown))


def _plain_group(group: SheetGroup, items: Mapping[str, Item]) -> SheetGroup:
    lines = tuple(_plain_line(line, items[line.number]) for line in group.lines)
    return replace(group, name=spoken(RUBRIEKEN[items[group.lines[0].number].rubriek - 1]), lines=lines)


def _plain_line(line: SheetLine, item: Item) -> SheetLine:
    """The plain name, and what is possible without the word for how much that limits."""
    plain = {spoken(code.text): plain_text(code) for code in item.codes}
    return replace(line, name=_name(line.name), texts=tuple(plain.get(text, text) for text in line.texts))


def _name(name: str) -> str:
    """The plain name, in whatever language the page is."""
    plain = {spoken(Text(known)): text for known, text in PLAIN.items()}.get(name)
    return spoken(plain) if plain is not None else name


def _items(found: ReleasedFml, line: ReleaseLine) -> str:
    """The names of what was released; empty for the whole list."""
    return ", ".join(_name(spoken(found.fml.list.items[item].name)) for item in line.items if item in found.fml.list.items)
