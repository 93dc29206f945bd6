"""What changed between two lists, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hervat.domain.fml import Answer, Change, Fml, Item, Kind, Move, differences, to_version_b
from hervat.web.cases.ability.words import MOVES, NOT_ASSESSED, code_text, full_texts, side_text
from hervat.web.components.speech import spoken

TINTS = {Move.LESS: "klaar", Move.MORE: "bijna"}  # how the label of a move looks; the others are neutral


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One item that is answered otherwise. ``before`` and ``after``: the code, then what it says."""

    number: str
    name: str
    before: str
    after: str
    before_texts: tuple[str, ...]
    after_texts: tuple[str, ...]
    move: Move
    word: str
    tint: str


def change_lines(before: Fml, after: Fml) -> list[ChangeLine]:
    """All items that changed, in the order of version B."""
    return [_line(change) for change in differences(before, after)]


def unchanged(before: Fml, after: Fml) -> int:
    """How many items of version B are answered as they were."""
    return len(to_version_b(after).fml.list.items) - len(differences(before, after))


def moves(before: Fml, after: Fml) -> dict[str, Move]:
    """Item of version B -> which way it went."""
    return {change.item.number: change.move for change in differences(before, after)}


def _line(change: Change) -> ChangeLine:
    return ChangeLine(
        number=change.item.number,
        name=spoken(change.item.name),
        before=code_text(change.item, change.before),
        after=code_text(change.item, change.after),
        before_texts=tuple(_said(change.item, change.before)),
        after_texts=tuple(_said(change.item, change.after)),
        move=change.move,
        word=spoken(MOVES[change.move]),
        tint=TINTS.get(change.move, "onbekend"),
    )


def _said(item: Item, answer: Answer | None) -> Iterator[str]:
    if answer is None:
        yield spoken(NOT_ASSESSED)
        return
    if item.kind is not Kind.SIDE or answer.codes:
        yield from full_texts(item, answer)
    if answer.side is not None:
        yield side_text(answer.side)
    if answer.toelichting:
        yield answer.toelichting
