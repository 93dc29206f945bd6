"""The loads of all occupations in arrays: a column for each item or part, a row for each occupation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hervat.domain.fml.catalogue import VersionId, version
from hervat.domain.matching.loads import Load, Period

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NOTHING, BANDS, PRESENT, PERIODS = range(4)  # how a load is told


@dataclass(frozen=True, slots=True)
class Column:
    """One item or part. ``low``, ``high``, ``typical`` and ``share`` hold a row for each band and a column for each occupation."""

    told: npt.NDArray[np.int8]
    low: Floats
    high: Floats
    typical: Floats
    share: Floats
    present: Floats  # of bands: the share that asks more than nothing
    periods: Mapping[Period, Flags]
    kenmerkend: Flags
    confident: Flags
    per_hour: Floats  # nan: not known
    minutes: Floats
    of_this: Flags  # the load is of this very number, and not of the item that it is a part of


def columns(loads: Sequence[Mapping[str, Load]]) -> dict[str, Column]:
    """Every number that some occupation has a load for. A part takes the load of its item where it has none of its own."""
    asked = {number for one in loads for number in one}
    found = {}
    for number in asked | set(_parts(asked)):
        whole = number.rpartition(".")[0] if number.count(".") > 1 else number
        found[number] = _column(number, [one.get(number, one.get(whole)) for one in loads])
    return found


def _parts(numbers: Iterable[str]) -> Iterable[str]:
    """The parts of the items among ``numbers``."""
    items = version(VersionId.B).items
    for number in numbers:
        item = items.get(number)
        if item is not None and item.has_parts:
            yield from (item.called(code.number) for code in item.codes[1:])


def _column(number: str, loads: Sequence[Load | None]) -> Column:
    widest = max((len(load.bands) for load in loads if load is not None), default=0)
    low, high, typical, share = (np.zeros((widest, len(loads))) for _ in range(4))
    for place, load in enumerate(loads):
        for row, band in enumerate(load.bands if load is not None else ()):
            low[row, place], high[row, place], typical[row, place], share[row, place] = band.low, band.high, band.typical, band.share
    told = np.array([_how(load) for load in loads], dtype=np.int8)
    return Column(
        told=told,
        low=low,
        high=high,
        typical=typical,
        share=share,
        present=np.where(told == PRESENT, _numbers(load and load.present for load in loads), (share * (high > 0)).sum(axis=0)),
        periods={period: _flags(load is not None and period in (load.periods or ()) for load in loads) for period in Period},
        kenmerkend=_flags(load is None or load.kenmerkend for load in loads),
        confident=_flags(load is None or load.confident for load in loads),
        per_hour=_numbers(load and load.per_hour for load in loads),
        minutes=_numbers(load and load.minutes for load in loads),
        of_this=_flags(load is None or load.item == number for load in loads),
    )


def _how(load: Load | None) -> int:
    if load is None:
        return NOTHING
    if load.periods is not None:
        return PERIODS
    return BANDS if load.bands else PRESENT


def _flags(values: Iterable[bool]) -> Flags:
    return np.array(list(values), dtype=np.bool_)


def _numbers(values: Iterable[object]) -> Floats:
    return np.array([value if isinstance(value, (int, float)) else np.nan for value in values], dtype=np.float64)
