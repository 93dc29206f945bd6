"""One person beside one function: every point that matters, and what follows for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.fml.crosswalk import Converted, to_version_b
from hervat.domain.fml.record import Fml
from hervat.domain.matching.aspects import Aspect, aspects_of
from hervat.domain.matching.explain import Weighed, weigh
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
    """The points in the order of the list, and what follows."""

    fit: Fit
    items: tuple[Weighed, ...]
    converted: Converted


def compare(fml: Fml, loads: Mapping[str, Load]) -> Comparison:
    """A list beside the loads of a function (numbered as in version B). Raises :class:`Stopped`.

    Told are the points that are limited, explained or not assessed, and those where the function asks something.
    """
    converted = in_version_b(fml)
    items = tuple(weigh(aspect, loads) for aspect in aspects_of(converted.fml, loads) if matters(aspect, loads))
    return Comparison(conclude(items), items, converted)


def in_version_b(fml: Fml) -> Converted:
    """The list as it is weighed. Raises :class:`Stopped` when nothing can be."""
    if fml.stopped_because is not None:
        raise Stopped(fml.stopped_because)
    return to_version_b(fml)


def matters(aspect: Aspect, loads: Mapping[str, Load]) -> bool:
    """Whether a point is told: a person must settle it, or the work asks something there."""
    return aspect.must_be_settled or aspect.load_in(loads) is not None


def conclude(items: Iterable[Weighed]) -> Fit:
    """Work does not fit when one point is clearly too heavy; it fits when nothing is left to ask."""
    return fit_of(max((item.verdict for item in items), default=Verdict.OK))


def fit_of(heaviest: Verdict) -> Fit:
    """What follows from the heaviest verdict."""
    if heaviest is Verdict.OVERSCHRIJDING:
        return Fit.DOES_NOT_FIT
    return Fit.FITS if heaviest is Verdict.OK else Fit.WITH_QUESTIONS
