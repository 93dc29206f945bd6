"""One person beside one function: all items that matter, and what follows for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.fml.catalogue import Kind, VersionId, version
from hervat.domain.fml.crosswalk import Converted, to_version_b
from hervat.domain.fml.record import Fml
from hervat.domain.matching.explain import Question, Weighed, weigh
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.loads import Load
from hervat.domain.text import Text


class Fit(StrEnum):
    """What follows for the whole. A proposal: an arbeidsdeskundige or coach judges."""

    FITS = "past"
    WITH_QUESTIONS = "past_met_vragen"
    DOES_NOT_FIT = "past_niet"


class Stopped(ValueError):
    """Nothing can be matched: there are no benutbare mogelijkheden. ``sentence`` says why."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items in the order of the list, and what follows."""

    fit: Fit
    items: tuple[Weighed, ...]
    converted: Converted


def compare(fml: Fml, loads: Mapping[str, Load], question: Question) -> Comparison:
    """A list beside the loads of a function, both in version B or converted to it. Raises :class:`Stopped`.

    Told are the items that limit, were explained or were not assessed, and those on which the function asks something.
    """
    if fml.stopped_because is not None:
        raise Stopped(fml.stopped_because)
    converted = to_version_b(fml)
    listed = converted.fml
    asked = {number for load in loads.values() for number in (load.item, load.item.rpartition(".")[0])}
    weighed = []
    for item in version(VersionId.B).items.values():
        answer = listed.answer(item.number)
        matters = answer is None or answer.says_something
        if item.kind is not Kind.SIDE and (matters or (item.number in asked and _known(item.number, loads))):
            weighed.append(weigh(item, answer, loads, question))
    return Comparison(conclude(weighed), tuple(weighed), converted)


def conclude(items: Iterable[Weighed]) -> Fit:
    """Work does not fit when one item is clearly too heavy; it fits when nothing is left to ask."""
    heaviest = max((item.verdict for item in items), default=Verdict.OK)
    if heaviest is Verdict.OVERSCHRIJDING:
        return Fit.DOES_NOT_FIT
    return Fit.FITS if heaviest is Verdict.OK else Fit.WITH_QUESTIONS


def _known(number: str, loads: Mapping[str, Load]) -> bool:
    """Whether a load is about this very item or a part of it (``4.3`` is no part of ``4``)."""
    return number in loads or any(load.item.startswith(f"{number}.") for load in loads.values())
