"""The rows of one rubriek as the page shows them: an item with its cells, what it was before, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hervat.apps.health.door import FmlDraft, GivenAnswer
from hervat.domain.fml import Code, Item, Kind, Move, VersionId, to_version_b, version
from hervat.domain.fml.consistency import ONE_SIDED
from hervat.domain.fml.crosswalk import Target, targets
from hervat.web.cases.ability.difference import moves
from hervat.web.cases.ability.words import MOVES, SIDES, code_text, short_text
from hervat.web.components.speech import spoken

FEWEST_COLUMNS = 3  # "no limitation" and two codes
ARROWS = {Move.LESS: "minder", Move.MORE: "meer"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One code to choose. ``short`` stands on the page, ``full`` is read aloud and on the screen of who points at it."""

    value: str
    code: str
    short: str
    full: str
    chosen: bool
    limits: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What the previous list said. ``move`` empty: the same, or not to be compared."""

    anchor: str
    number: int
    code: str
    now: str
    move: str
    way: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item. ``blanks``: cells of the grid that this item leaves empty; ``sides``: where it can be, for hand and arm."""

    number: str
    anchor: str
    name: str
    is_set: bool
    unknown: bool
    none: Cell
    codes: tuple[Cell, ...]
    blanks: range
    toelichting: str
    sides: tuple[tuple[str, str, bool], ...]
    before: Before | None
    error: str


def rows_of(draft: FmlDraft, rubriek: int, given: Mapping[str, GivenAnswer], errors: Mapping[str, str]) -> tuple[list[Row], int]:
    """The rows of a rubriek, and how many columns with codes they need."""
    items = draft.fml.list.of_rubriek(rubriek)
    columns = max(FEWEST_COLUMNS, *(len(item.codes) for item in items if item.kind is not Kind.SET))
    before = _before(draft, items)
    sided = one_sided(draft.fml.version)

    def row(item: Item) -> Row:
        answer = given[item.number]
        return _row(item, answer, columns, before.get(item.number), errors.get(item.number, ""), has_side=item.number in sided)

    return [row(item) for item in items], columns


def anchor_of(item: str) -> str:
    """Where a row stands on its page: ``r4-13``."""
    return f"r{item.replace('.', '-')}"


def _row(item: Item, given: GivenAnswer, columns: int, before: Before | None, error: str, *, has_side: bool) -> Row:
    chosen = {_code_of(item, code) for code in given.codes}
    cells = [_cell(item, code, chosen) for code in item.codes]
    return Row(
        number=item.number,
        anchor=anchor_of(item.number),
        name=spoken(item.name),
        is_set=item.kind is Kind.SET,
        unknown=not chosen,
        none=cells[0],
        codes=tuple(cells[1:]),
        blanks=range(0 if item.kind is Kind.SET else columns - len(cells)),
        toelichting=given.toelichting,
        sides=tuple((each.value, spoken(word), each.value == given.side) for each, word in SIDES.items()) if has_side else (),
        before=before,
        error=error,
    )


def _cell(item: Item, code: Code, chosen: set[int]) -> Cell:
    return Cell(
        value=str(code.number),
        code=item.called(code.number),
        short=short_text(code),
        full=spoken(code.text),
        chosen=code.number in chosen,
        limits=code.number > 0,
    )


def _code_of(item: Item, written: str) -> int:
    """``1.8.4`` and ``4`` are the same code of 1.8; -1 for what is neither, which then is said."""
    tail = written.removeprefix(f"{item.number}.")
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 4 else -1


@cache
def one_sided(which: VersionId) -> frozenset[str]:
    """The items of hand and arm, of which the side matters, in a list."""
    if which is VersionId.B:
        return frozenset(ONE_SIDED)
    places = {item: targets().get(item, (Target(item),)) for item in version(which).items}
    return frozenset(item for item, found in places.items() if any(place.item in ONE_SIDED and not place.note for place in found))


def _before(draft: FmlDraft, items: tuple[Item, ...]) -> dict[str, Before]:
    """What the previous list said of these items: of the same list with the way it went, of another only where the numbers are the same."""
    previous = draft.previous
    if previous is None:
        return {}
    old, compares = previous.fml, draft.fml.version is VersionId.B
    if compares:
        old = to_version_b(old).fml
    elif old.version is not draft.fml.version:
        return {}
    went: Mapping[str, Move] = moves(previous.fml, draft.fml) if compares else {}
    found = {}
    for item in items:
        move = went.get(item.number)
        found[item.number] = Before(
            anchor=item.number.replace(".", "-"),
            number=previous.number,
            code=code_text(item, old.answer(item.number)),
            now=code_text(item, draft.fml.answer(item.number)) if move else "",
            move=spoken(MOVES[move]) if move else "",
            way=ARROWS.get(move, "anders") if move else "",
        )
    return found
