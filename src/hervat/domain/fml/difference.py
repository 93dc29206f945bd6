"""What changed between two lists of the same person, item by item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.fml.catalogue import Item, Kind, VersionId, version
from hervat.domain.fml.crosswalk import to_version_b
from hervat.domain.fml.record import Answer, Fml, cap_of


class Move(StrEnum):
    """Which way an item went."""

    LESS = "minder_beperkt"
    MORE = "meer_beperkt"
    CHANGED = "gewijzigd"  # other categories, side or toelichting: no order
    ASSESSED = "nu_beoordeeld"
    NOT_ASSESSED = "niet_meer_beoordeeld"


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is answered otherwise. ``None``: it was not assessed."""

    item: Item
    before: Answer | None
    after: Answer | None
    move: Move


def differences(before: Fml, after: Fml) -> tuple[Change, ...]:
    """All items that changed, in the order of version B; lists of version A are converted first."""
    old, new = to_version_b(before).fml, to_version_b(after).fml
    found = []
    for item in version(VersionId.B).items.values():
        was, became = old.answer(item.number), new.answer(item.number)
        if (move := _move(item, was, became)) is not None:
            found.append(Change(item, was, became, move))
    return tuple(found)


def _move(item: Item, was: Answer | None, became: Answer | None) -> Move | None:
    if was is None or became is None:
        if was is became:
            return None
        return Move.ASSESSED if was is None else Move.NOT_ASSESSED
    if item.kind is Kind.DEGREE and was.limits != became.limits:
        return Move.MORE if _degree(became) > _degree(was) else Move.LESS
    if _allowed(item, was) != _allowed(item, became):
        return Move.CHANGED
    return None


def _degree(answer: Answer) -> int:
    return max(answer.limits, default=0)


def _allowed(item: Item, answer: Answer) -> tuple[object, ...]:
    """All that an answer says."""
    caps = tuple(cap_of(answer, item.codes[code]) for code in sorted(answer.limits) if code < len(item.codes))
    return (answer.limits, answer.toelichting, answer.side, caps)
