"""What would change if the bedrijfsarts had answered one code higher or lower. Doctors differ; an answer that hangs on one code is weak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hervat.domain.fml.catalogue import Kind
from hervat.domain.fml.record import Fml
from hervat.domain.matching.aspects import Aspect, aspects_at, aspects_of
from hervat.domain.matching.choosing.match import Market
from hervat.domain.matching.compare import Fit, fit_of, matters
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Load


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer moved by one code. ``opened`` and ``closed``: URIs of occupations that stop, or begin, not to fit."""

    item: str
    code: int
    instead: int
    opened: tuple[str, ...]
    closed: tuple[str, ...]


def sensitivity(fml: Fml, market: Market) -> tuple[Flip, ...]:
    """Every limited degree of a list of version B, one code lighter and one heavier."""
    now = _excluded(fml, market)
    flips = []
    for item, code, instead in _neighbours(fml):
        answer = replace(fml.answers[item], codes=frozenset({instead}))
        then = _excluded(replace(fml, answers={**fml.answers, item: answer}), market)
        flips.append(Flip(item, code, instead, _named(market, now, then), _named(market, then, now)))
    return tuple(flips)


@dataclass(frozen=True, slots=True)
class OwnFlip:
    """What one answer, moved by one code, would make of one occupation."""

    item: str
    code: int
    instead: int
    fit: Fit


def flips_of(fml: Fml, loads: Mapping[str, Load]) -> tuple[OwnFlip, ...]:
    """Which answers of a list of version B, moved by one code, would make something else of one occupation."""
    points = tuple(aspects_of(fml, loads))
    now = _fit(points, loads)
    flips = []
    for item, code, instead in _neighbours(fml):
        answer = replace(fml.answers[item], codes=frozenset({instead}))
        moved = (*(point for point in points if point.item.number != item), *aspects_at(fml.list.items[item], answer, frozenset(loads)))
        then = _fit(moved, loads)
        if then is not now:
            flips.append(OwnFlip(item, code, instead, then))
    return tuple(flips)


def _fit(points: Iterable[Aspect], loads: Mapping[str, Load]) -> Fit:
    return fit_of(max((judge(point, loads) for point in points if matters(point, loads)), default=Verdict.OK))


def _neighbours(fml: Fml) -> Iterator[tuple[str, int, int]]:
    for number, answer in fml.answers.items():
        item = fml.list.items[number]
        if item.kind is not Kind.DEGREE or not answer.limits:
            continue
        code = max(answer.limits)
        yield from ((number, code, instead) for instead in (code - 1, code + 1) if 0 <= instead < len(item.codes))


def _excluded(fml: Fml, market: Market) -> Mapping[str, bool]:
    heaviest = market.grid.judge(fml).heaviest
    return dict(zip((occupation.uri for occupation in market.occupations), (heaviest == Verdict.OVERSCHRIJDING).tolist(), strict=True))


def _named(market: Market, before: Mapping[str, bool], after: Mapping[str, bool]) -> tuple[str, ...]:
    """The occupations that were excluded before and are not after."""
    return tuple(occupation.uri for occupation in market.occupations if before[occupation.uri] and not after[occupation.uri])
