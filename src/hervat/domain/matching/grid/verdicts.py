"""The rules of ``judge``, for a whole column. Each function here has its namesake there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hervat.domain.fml.catalogue import Cap, Code
from hervat.domain.matching.aspects import Aspect
from hervat.domain.matching.grid.columns import BANDS, NOTHING, PERIODS, Column, Flags, Floats
from hervat.domain.matching.judge import CLEARLY, HARDLY_ANY, MANY, MOST, PERIOD_CODES, ROUNDING, Verdict, allowed, excludes

Verdicts = npt.NDArray[np.int8]
OK, GEEN_DATA, SIGNAAL, OVERSCHRIJDING = (np.int8(verdict) for verdict in Verdict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One point that was assessed, beside all occupations."""

    verdicts: Verdicts
    suspect: Flags  # of which occupations the signal is a heavy one


def weigh(aspect: Aspect, column: Column) -> Weighed:
    """``judge`` and ``is_suspect`` at once, because they look at the same shares."""
    clearly = [_clearly_above(code, cap, column) for code, cap in zip(aspect.codes, aspect.caps, strict=True)]
    first = _at_first_sight(aspect, column, clearly)
    too_heavy, unknown = first == OVERSCHRIJDING, column.told == NOTHING
    not_sure = too_heavy & ~_may_exclude(aspect, column)
    found = first
    found[not_sure] = SIGNAAL
    if aspect.toelichting:
        found = np.maximum(found, SIGNAAL)
    found[unknown] = GEEN_DATA
    if not aspect.is_limited:
        return Weighed(found, np.zeros(len(column.told), dtype=np.bool_))
    in_many = _in_many(aspect, column, clearly) & column.kenmerkend
    return Weighed(found, np.where(too_heavy, not_sure, in_many) & ~unknown)


def _at_first_sight(aspect: Aspect, column: Column, clearly: Sequence[Floats | None]) -> Verdicts:
    """The heaviest verdict over the codes that hold, before it is asked whether it may rule work out."""
    found = np.full(len(column.told), OK)
    for code, cap, above in zip(aspect.codes, aspect.caps, clearly, strict=True):
        found = np.maximum(found, _of_code(aspect.item.number, code, cap, above, column))
    return found


def _in_many(aspect: Aspect, column: Column, clearly: Sequence[Floats | None]) -> Flags:
    found = np.zeros(len(column.told), dtype=np.bool_)
    for code, cap, above in zip(aspect.codes, aspect.caps, clearly, strict=True):
        if code.number == 0:
            continue
        there: Flags = (column.present >= MANY - ROUNDING) & excludes(code, cap)
        found |= there if above is None else np.where(column.told == BANDS, above >= MANY - ROUNDING, there)
    found &= column.told != PERIODS
    return found


def _may_exclude(aspect: Aspect, column: Column) -> Flags:
    if not aspect.is_limited:
        return np.zeros(len(column.told), dtype=np.bool_)
    sure = column.of_this & column.kenmerkend & column.confident
    return sure & (column.told == PERIODS) if aspect.is_one_of_several else sure


def _of_code(number: str, code: Code, cap: Cap | None, clearly: Floats | None, column: Column) -> Verdicts:
    found = _of_presence(code, cap, column)
    if code.number == 0:
        found = np.where(column.told == BANDS, _above_norm(number, cap, column), found)
    elif cap is not None and clearly is not None:
        found = np.where(column.told == BANDS, _of_bands(number, cap, clearly, column), found)
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


def _of_bands(number: str, cap: Cap, clearly: Floats, column: Column) -> Verdicts:
    more = (column.share * _is_above(number, cap, column)).sum(axis=0)
    ask = (more > HARDLY_ANY + ROUNDING) | _too_often_or_long(cap, column)
    return np.where(clearly >= MOST - ROUNDING, OVERSCHRIJDING, np.where(ask, SIGNAAL, OK))


def _clearly_above(code: Code, cap: Cap | None, column: Column) -> Floats | None:
    """The share of the jobs that asks clearly more than is allowed; nothing where a code has no number, or limits nothing."""
    if cap is None or code.number == 0:
        return None
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
