"""The questions that a list puts to work: one for each item, or for each part of an item that is limited (``1.8.4``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hervat.domain.fml.catalogue import Cap, Code, Item, Kind, VersionId, version
from hervat.domain.fml.record import Answer, Fml, cap_of
from hervat.domain.matching.loads import Load


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """What is allowed at one point. ``codes``: those that hold, at least one; none at all when it was not assessed."""

    number: str  # of the item, or of the part
    item: Item
    codes: tuple[Code, ...]
    caps: tuple[Cap | None, ...]  # of each code
    toelichting: str = ""

    @property
    def is_assessed(self) -> bool:
        """Whether the bedrijfsarts said anything here, be it "no limitation"."""
        return bool(self.codes)

    @property
    def is_limited(self) -> bool:
        """Whether less than the normaalwaarde is allowed."""
        return any(code.number for code in self.codes)

    @property
    def must_be_settled(self) -> bool:
        """Whether a match is not sure until this point is: it is limited, explained or not assessed."""
        return not self.is_assessed or self.is_limited or bool(self.toelichting)

    @property
    def is_one_of_several(self) -> bool:
        """Whether a load of the whole item does not say which of its categories it is about."""
        return self.item.kind is Kind.SET and len(self.item.codes) > 2 and not self.item.has_parts

    def load_in(self, loads: Mapping[str, Load]) -> Load | None:
        """The load that this point is about: its own, or else that of the item it is a part of."""
        return loads.get(self.number, loads.get(self.item.number))


def aspects_of(fml: Fml, asked: Iterable[str] = ()) -> Iterator[Aspect]:
    """Every point of a list of version B that can be weighed, in the order of the list.

    ``asked``: numbers of loads; a part that is asked and not limited is a point of its own too.
    """
    parts = frozenset(asked)
    for item in version(VersionId.B).items.values():
        if item.kind is not Kind.SIDE:
            yield from aspects_at(item, fml.answer(item.number), parts)


def aspects_at(item: Item, answer: Answer | None, asked: Collection[str] = frozenset()) -> Iterator[Aspect]:
    """The points of one item. ``answer`` None: not assessed."""
    if answer is None:
        yield Aspect(number=item.number, item=item, codes=(), caps=())
        return
    codes = [item.codes[code] for code in sorted(answer.limits)] or [item.codes[0]]
    if not item.has_parts:
        yield _aspect(item.number, item, answer, codes)
        return
    if not answer.limits:
        yield _aspect(item.number, item, answer, codes)
    for code in item.codes[1:]:
        if code in codes:
            yield _aspect(item.called(code.number), item, answer, [code])
        elif item.called(code.number) in asked:
            yield Aspect(number=item.called(code.number), item=item, codes=item.codes[:1], caps=(None,))


def _aspect(number: str, item: Item, answer: Answer, codes: list[Code]) -> Aspect:
    caps = tuple(cap_of(answer, code) for code in codes)
    return Aspect(number=number, item=item, codes=tuple(codes), caps=caps, toelichting=answer.toelichting)
