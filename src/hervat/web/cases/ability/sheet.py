"""A list as it is read: what is limited, what is not, what was not assessed and what was not released; never one for the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hervat.apps.health.door import FmlDraft, ReleasedFml
from hervat.domain.fml import Answer, Fml, Item, Kind
from hervat.web.cases.ability.words import NUMERALS, code_text, full_texts, side_text
from hervat.web.components.speech import spoken


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item with its answer, in words."""

    number: str
    name: str
    code: str
    texts: tuple[str, ...]
    toelichting: str
    side: str


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The lines of one rubriek."""

    numeral: str
    name: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole list. ``withheld``: how many items were not released to who looks; those are in none of the groups."""

    limited: tuple[SheetGroup, ...]
    free: tuple[SheetGroup, ...]
    unknown: tuple[SheetGroup, ...]
    withheld: int

    @property
    def limits(self) -> int:
        """How many items are limited, or have a toelichting."""
        return _count(self.limited)

    @property
    def frees(self) -> int:
        """How many have no limitation."""
        return _count(self.free)

    @property
    def unknowns(self) -> int:
        """How many were not assessed."""
        return _count(self.unknown)


def sheet_of(found: ReleasedFml) -> Sheet:
    """A signed list, in the order in which it is read."""
    return _sheet(found.fml, found.withheld)


def draft_sheet(draft: FmlDraft) -> Sheet:
    """A draft, in the same order."""
    return _sheet(draft.fml, frozenset())


def _sheet(fml: Fml, withheld: frozenset[str]) -> Sheet:
    shown = [item for item in fml.list.items.values() if item.number not in withheld]
    answers = {item.number: fml.answer(item.number) for item in shown}
    limited = [item for item in shown if _says_something(item, answers[item.number])]
    unknown = [item for item in shown if answers[item.number] is None]
    free = [item for item in shown if item not in limited and item not in unknown]

    def groups(items: Iterable[Item]) -> tuple[SheetGroup, ...]:
        return grouped(items, answers, [spoken(name) for name in fml.list.rubrieken])

    return Sheet(groups(limited), groups(free), groups(unknown), len(withheld))


def grouped(items: Iterable[Item], answers: dict[str, Answer | None], names: list[str]) -> tuple[SheetGroup, ...]:
    """The items by rubriek; a rubriek without any is left out."""
    chosen = list(items)
    found = []
    for number, name in enumerate(names, 1):
        lines = tuple(sheet_line(item, answers.get(item.number)) for item in chosen if item.rubriek == number)
        if lines:
            found.append(SheetGroup(NUMERALS[number - 1], name, lines))
    return tuple(found)


def sheet_line(item: Item, answer: Answer | None) -> SheetLine:
    """One item in words."""
    texts = tuple(full_texts(item, answer)) if answer is not None else ()
    return SheetLine(
        number=item.number,
        name=spoken(item.name),
        code=code_text(item, answer),
        texts=texts,
        toelichting=answer.toelichting if answer is not None else "",
        side=side_text(answer.side) if answer is not None else "",
    )


def _says_something(item: Item, answer: Answer | None) -> bool:
    """Whether it stands among the limits; an item that only says where does so only beside others."""
    return answer is not None and answer.says_something and (item.kind is not Kind.SIDE or bool(answer.limits))


def _count(groups: tuple[SheetGroup, ...]) -> int:
    return sum(len(group.lines) for group in groups)
