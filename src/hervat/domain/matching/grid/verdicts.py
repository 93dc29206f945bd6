"""The rules of ``judge``, for a whole column. Each function here has its namesake there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hervat.domain.fml.catalogue import Cap, Code
from hervat.domain.matching.aspects import Aspect
from hervat.domain.matching.grid.columns import BANDS, NOTHING, PERIODS, Column, Flags, Floats
from hervat.domain.matching.judge import CLEARLY, HARDLY_ANY, MANY, MOST, PERIOD_CODES, ROUNDING, Verdict, allowed, excludes

Verdicts = npt.NDArray[np.int8]
OK, GEEN_DATA, SIGNAAL, OVERSCHRIJDING = (np.int8(verdict) for verdict in Verdict)


def judge(aspect: Aspect, column: Column, first: Verdicts) -> Verdicts:
    """The verdict of each occupation on one point that was assessed. ``first``: what :func:`at_first_sight` says there."""
    found = first.copy()
    found[(found == OVERSCHRIJDING) & ~_may_exclude(aspect, column)] = SIGNAAL
    if aspect.toelichting:
        found = np.maximum(found, SIGNAAL)
    found[column.told == NOTHING] = GEEN_DATA
    return found


def is_suspect(aspect: Aspect, column: Column, first: Verdicts) -> Flags:
    """Of which occupations the signal at one point is a heavy one. ``first``: what :func:`at_first_sight` says there."""
    if not aspect.is_limited:
        return np.zeros(len(column.told), dtype=np.bool_)
    heavy: Flags = first == OVERSCHRIJDING
    many = np.zeros(len(column.told), dtype=np.bool_)
    for code, cap in zip(aspect.codes, aspect.caps, strict=True):
        many |= _in_many(code, cap, column)
    known: Flags = column.told != NOTHING
    found: Flags = known & np.where(heavy, ~_may_exclude(aspect, column), many & column.kenmerkend)
    return found


def _in_many(code: Code, cap: Cap | None, column: Column) -> Flags:
    if code.number == 0:
        return np.zeros(len(column.told), dtype=np.bool_)
    there: Flags = (column.present >= MANY - ROUNDING) & excludes(code, cap)
    if cap is not None:
        there = np.where(column.told == BANDS, _clearly_above(cap, column) >= MANY - ROUNDING, there)
    found: Flags = there & (column.told != PERIODS)
    return found


def at_first_sight(aspect: Aspect, column: Column) -> Verdicts:
    """The heaviest verdict over the codes that hold, before it is asked whether it may rule work out."""
    found = np.full(len(column.told), OK)
    for code, cap in zip(aspect.codes, aspect.caps, strict=True):
        found = np.maximum(found, _of_code(aspect.item.number, code, cap, column))
    return found


def _may_exclude(aspect: Aspect, column: Column) -> Flags:
    if not aspect.is_limited:
        return np.zeros(len(column.told), dtype=np.bool_)
    sure = column.of_this & column.kenmerkend & column.confident
    return sure & (column.told == PERIODS) if aspect.is_one_of_several else sure


def _of_code(number: str, code: Code, cap: Cap | None, column: Column) -> Verdicts:
    found = _of_presence(code, cap, column)
    if code.number == 0:
        found = np.where(column.told == BANDS, _above_norm(number, cap, column), found)
    elif cap is not None:
        found = np.where(column.told == BANDS, _of_bands(number, cap, column), found)
    return np.where(column.told == PERIODS, _of_periods(code, column), found)


def _of_periods(code: Code, column: Column) -> Verdicts:
    period = PERIOD_CODES.get(code.number)
    if period is None:
        return np.full(len(column.told), OK)
    return np.where(column.periods[period], OVERSCHRIJDING if code.exceeds else SIGNAAL, OK)


def _of_presence(code: Code, cap: Cap | None, column: Column) -> Verdicts:
    if code.number == 0:
        return np.full(len(column.told), OK)
    mostly = OVERSCHRIJDING if excludes(code, cap) else SIGNAAL
    found = np.where(column.present >= MOST - ROUNDING, mostly, SIGNAAL)
    return np.where(column.present <= HARDLY_ANY + ROUNDING, OK, found)


def _above_norm(number: str, cap: Cap | None, column: Column) -> Verdicts:
    if cap is None:
        return np.full(len(column.told), OK)
    more = (column.share * _is_above(number, cap, column)).sum(axis=0)
    return np.where((more >= MOST - ROUNDING) & column.confident, SIGNAAL, OK)


def _of_bands(number: str, cap: Cap, column: Column) -> Verdicts:
    clearly = _clearly_above(cap, column)
    more = (column.share * _is_above(number, cap, column)).sum(axis=0)
    ask = (more > HARDLY_ANY + ROUNDING) | _too_often_or_long(cap, column)
    return np.where(clearly >= MOST - ROUNDING, OVERSCHRIJDING, np.where(ask, SIGNAAL, OK))


def _clearly_above(cap: Cap, column: Column) -> Floats:
    share: Floats = (column.share * (column.typical > cap.value * CLEARLY + ROUNDING)).sum(axis=0)
    return share


def _is_above(number: str, cap: Cap, column: Column) -> Flags:
    if cap.below:
        return column.high > 0
    above: Flags = column.high > allowed(number, cap) + ROUNDING
    return above | (column.low >= cap.value) if cap.exclusive else above


def _too_often_or_long(cap: Cap, column: Column) -> Flags:
    often: Flags = column.per_hour > (np.inf if cap.per_hour is None else cap.per_hour)
    return often | (column.minutes > (np.inf if cap.minutes is None else cap.minutes))
