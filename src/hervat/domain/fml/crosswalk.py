"""From the list of 2002 (A) to the present one (B). The original stays beside what came of it: the crosswalk is ours, not UWV's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from hervat.domain.fml.catalogue import Cap, Kind, VersionId, load, version
from hervat.domain.fml.record import Answer, Fml
from hervat.domain.text import say


class Target(NamedTuple):
    """Where an item or part of A goes in B. ``code`` None: the codes keep their number. ``note``: only as a toelichting."""

    item: str
    code: int | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """A list in version B, and from which items of the original each of its answers came."""

    fml: Fml
    original: Fml
    origins: Mapping[str, tuple[str, ...]]  # item of B -> items or parts of A


@cache
def targets() -> Mapping[str, tuple[Target, ...]]:
    """Item or part of A -> its places in B. What is not named keeps its number."""
    rows = load("versions/crosswalk.toml")["rows"]
    return {row["a"]: tuple(_targets(row)) for row in rows}


def to_version_b(fml: Fml) -> Converted:
    """The same list in version B; a list that is in B already comes back as it is."""
    if fml.version is VersionId.B:
        return Converted(fml, fml, {})
    answers: dict[str, Answer] = {}
    origins: dict[str, tuple[str, ...]] = {}
    for answer in fml.answers.values():
        for origin, target, moved in _moved(answer):
            answers[target.item] = _joined(answers.get(target.item), moved)
            origins[target.item] = (*origins.get(target.item, ()), origin)
    not_assessed = {target.item for item in fml.not_assessed for target in _places(item) if target.item not in answers}
    _keep_other_norms(fml, answers, not_assessed)
    converted = replace(fml, version=VersionId.B, answers=answers, not_assessed=frozenset(not_assessed))
    return Converted(converted, fml, origins)


def _targets(row: Mapping[str, Any]) -> Iterator[Target]:
    yield from (Target(item, row.get("code")) for item in row.get("to", ()))
    if "part" in row:
        item, _, number = row["part"].partition("/") if "/" in row["part"] else row["part"].rpartition(".")
        yield Target(item, int(number))
    yield from (Target(item, note=True) for item in row.get("note", ()))


def _places(item: str) -> tuple[Target, ...]:
    """Where an item goes, all its parts together."""
    if item in targets():
        return targets()[item]
    whole = version(VersionId.A).items[item]
    parts = [place for code in range(1, len(whole.codes)) for place in targets().get(whole.called(code), ()) if whole.has_parts]
    return tuple(dict.fromkeys(parts)) or (Target(item),)


def _moved(answer: Answer) -> Iterator[tuple[str, Target, Answer]]:
    """Each place where an answer goes, with what stands there then."""
    item = version(VersionId.A).items[answer.item]
    places = {answer.item: targets().get(answer.item, (Target(answer.item),))}
    if item.has_parts and any(item.called(code) in targets() for code in range(1, len(item.codes))):
        places = {item.called(code): targets()[item.called(code)] for code in sorted(answer.limits)}
        if not answer.limits:  # the parts go apart, and a toelichting alone does not say about which of them it is
            places = {answer.item: tuple(Target(place, note=True) for place in dict.fromkeys(one.item for one in _places(answer.item)))}
    for origin, found in places.items():
        for target in found:
            moved = _answer_at(answer, target, origin)
            if moved is not None:
                yield origin, target, moved


def _answer_at(answer: Answer, target: Target, origin: str) -> Answer | None:
    if target.note:
        return Answer(item=target.item, toelichting=_note(answer, origin)) if answer.says_something else None
    if target.code is None:
        return replace(answer, item=target.item, caps=_other_caps(answer.item, target.item))
    if not answer.says_something:
        return None
    text = answer.toelichting
    if version(VersionId.B).items[target.item].codes[target.code].free:
        text = _note(answer, origin)
    return replace(answer, item=target.item, codes=frozenset({target.code} if answer.limits else ()), toelichting=text)


def _note(answer: Answer, origin: str) -> str:
    """What a toelichting must say of a limitation that B has no place for."""
    item = version(VersionId.A).items[answer.item]
    found = version(VersionId.A).part(origin)
    codes = [found[1]] if found else sorted(answer.limits)
    said = ", ".join(item.codes[code].text.render() for code in codes)
    note = say("lijst A, {origin} {name}: {said}", origin=origin, name=item.name, said=said or "-").render()
    return f"{note}. {answer.toelichting}" if answer.toelichting else note


def _joined(first: Answer | None, second: Answer) -> Answer:
    """Two answers at one place: a set holds both, of two degrees the one that allows less."""
    if first is None:
        return second
    item = version(VersionId.B).items[second.item]
    codes = first.codes | second.codes
    if item.kind is not Kind.SET and codes:
        codes = frozenset({max(codes)})
    text = "; ".join(dict.fromkeys(filter(None, (first.toelichting, second.toelichting))))
    return replace(second, codes=codes, toelichting=text, side=second.side or first.side, caps={**first.caps, **second.caps})


def _other_caps(item_a: str, item_b: str) -> Mapping[int, Cap]:
    """The codes that allowed something else in A, with what they allowed there."""
    old, new = version(VersionId.A).items[item_a].codes, version(VersionId.B).items[item_b].codes
    here = {code.number: code.cap.value for code in new if code.cap is not None}
    return {code.number: code.cap for code in old if code.cap is not None and here.get(code.number) != code.cap.value}


def _keep_other_norms(fml: Fml, answers: dict[str, Answer], not_assessed: set[str]) -> None:
    """ "No limitation" meant less in some items of A: say so, also where nobody answered."""
    for number in version(VersionId.A).items:
        for target in _places(number):
            if target.code is not None or target.note or target.item in answers or target.item in not_assessed:
                continue
            norm = _other_caps(number, target.item).get(0)
            if norm is not None and number not in fml.answers:
                answers[target.item] = Answer(item=target.item, caps={0: norm})
