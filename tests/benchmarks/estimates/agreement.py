"""How the estimates of the two detours agree with what was measured of the occupation itself.

The group: the ORS about the other occupations of the same ISCO group. O*NET: the scores of the occupation itself, read in tables that were
fitted on other occupations. Each is judged beside every code of the list, as if it were sure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import fmean

from hervat.domain.fml.catalogue import Kind, version
from hervat.domain.fml.record import Answer
from hervat.domain.matching.aspects import Aspect, aspects_at
from hervat.domain.matching.estimating import Estimator, Evidence
from hervat.domain.matching.estimating.mapping import Way, mapping
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Load
from tests.benchmarks.estimates.material import NEARLY_WHOLE, Known, Material, ways_of

GROUP, SCORES = "group", "O*NET"
Told = tuple[Way, Evidence]


@dataclass
class Agreement:
    """One item, one code of it, one detour. ``verdicts``: (measured, estimated) -> how many. ``errors``: squared, of the shares."""

    item: str
    code: int
    detour: str
    verdicts: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)
    errors: list[float] = field(default_factory=list)

    def add(self, aspect: Aspect, measured: Load, told: Load, error: float | None) -> None:
        """Compares one occupation."""
        self.verdicts[judge(aspect, {self.item: measured}), judge(aspect, {self.item: told})] += 1
        self.errors += [] if error is None else [error]

    @property
    def count(self) -> int:
        """Occupations compared."""
        return self.verdicts.total()

    @property
    def same(self) -> float:
        """The share of the occupations with the same verdict."""
        return sum(count for (measured, told), count in self.verdicts.items() if measured is told) / self.count

    @property
    def brier(self) -> float:
        """The mean squared error of the shares of the jobs, over the levels of the item."""
        return fmean(self.errors)

    def told(self, verdict: Verdict) -> tuple[int, int, int]:
        """How often the estimate says this, how often that was measured too, and how often the opposite was measured."""
        opposite = Verdict.OK if verdict is Verdict.OVERSCHRIJDING else Verdict.OVERSCHRIJDING
        said = sum(count for (_, told), count in self.verdicts.items() if told is verdict)
        return said, self.verdicts[verdict, verdict], self.verdicts[opposite, verdict]


def limitations() -> dict[str, list[tuple[int, Aspect]]]:
    """By item or part: its codes that limit something, each with what a list with that code asks."""
    found: defaultdict[str, list[tuple[int, Aspect]]] = defaultdict(list)
    for item in version("B").items.values():
        for code in range(1, len(item.codes)) if item.kind is not Kind.SIDE else ():
            for aspect in aspects_at(item, Answer(item=item.number, codes=frozenset({code}))):
                if aspect.is_limited:
                    found[aspect.number].append((code, aspect))
    return found


def agreements(material: Material) -> list[Agreement]:
    """Of every item with two sources, in the order of the list."""
    estimator = Estimator()
    asked = limitations()
    found: dict[tuple[str, int, str], Agreement] = {}
    for item in mapping():
        measured, told = ways_of(item)
        for known in material.known if measured else ():
            for detour, way, evidence in _detours(known, measured, told):
                compared = _compared(estimator, item, (measured, known.measured), (way, evidence)) if measured else None
                if compared is not None:
                    for code, aspect in asked[item]:
                        one = found.setdefault((item, code, detour), Agreement(item, code, detour))
                        one.add(aspect, *compared)
    return list(found.values())


def _compared(estimator: Estimator, item: str, truth: Told, guess: Told) -> tuple[Load, Load, float | None] | None:
    """What was measured, what is estimated, and the squared error; None where one of them is not known (well enough)."""
    read = estimator.reading(*truth)
    measured, told = estimator.estimate(item, *truth), estimator.estimate(item, *guess)
    if read is None or read.load.openness > NEARLY_WHOLE or measured is None or told is None:
        return None
    return replace(measured.load, confident=True), replace(told.load, confident=True), _error(estimator, truth, guess)


def _detours(known: Known, measured: Way | None, told: Way | None) -> Iterator[tuple[str, Way, Evidence]]:
    if measured and known.group:
        yield GROUP, measured, known.group
    if told and known.own and known.is_left_out:
        yield SCORES, told, known.own


def _error(estimator: Estimator, truth: Told, guess: Told) -> float | None:
    """Over the levels; None where the two have different ones."""
    measured, told = estimator.reading(*truth), estimator.reading(*guess)
    if measured is None or told is None or len(measured.load.least) != len(told.load.least):
        return None
    return fmean((one - other) ** 2 for one, other in zip(measured.load.middle, told.load.middle, strict=True))
