"""Quantities that people write (``8 kg``, ``18 lb``, ``5.75 h/day``) in the unit in which an item of the list is counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Dimension(NamedTuple):
    """Units that convert into each other: name -> how many of the item's own unit one of them is."""

    own: str
    factors: Mapping[str, float]


DIMENSIONS = {
    dimension.own: dimension
    for dimension in (
        Dimension("kg", {"kg": 1, "g": 0.001, "lb": 0.45359237}),
        Dimension("N", {"N": 1, "kgf": 9.80665}),
        Dimension("cm", {"cm": 1, "mm": 0.1, "m": 100}),
        Dimension("m", {"m": 1, "cm": 0.01}),
        Dimension("deg", {"deg": 1}),
        Dimension("treden", {"treden": 1}),
        Dimension("min", {"min": 1, "s": 1 / 60, "h": 60}),
        Dimension("h/day", {"h/day": 1, "min/day": 1 / 60}),
        Dimension("h/week", {"h/week": 1, "min/week": 1 / 60}),
        Dimension("x/h", {"x/h": 1, "x/min": 60}),
    )
}
MOST = {"h/day": 24, "h/week": 168, "deg": 180, "cm": 300, "kg": 500}  # more is a slip, whatever the work
MOST_OF_ANY = 100_000
WRITTEN = {"u": "h", "uur": "h", "h": "h", "x": "x", "keer": "x", "°": "deg", "graden": "deg", "newton": "N", "n": "N"}
PER = {"dag": "day", "d": "day", "u": "h", "uur": "h", "minuut": "min"}


def convert(value: float, unit: str, own: str) -> float | None:
    """``value`` of ``unit`` in the unit ``own`` of an item; None when the two do not measure the same."""
    factor = DIMENSIONS[own].factors.get(_plain(unit))
    return None if factor is None else value * factor


def most_of(own: str) -> int:
    """How much of the unit ``own`` work can ask at most."""
    return MOST.get(own, MOST_OF_ANY)


def known_units(own: str) -> str:
    """The units that are taken for an item counted in ``own``: ``kg, g, lb``."""
    return ", ".join(DIMENSIONS[own].factors)


def _plain(unit: str) -> str:
    """``u/dag`` and ``uur/dag`` as ``h/day``."""
    amount, _, per = unit.strip().partition("/")
    amount, per = amount.strip(), per.strip()
    amount = WRITTEN.get(amount.lower(), WRITTEN.get(amount, amount))
    return f"{amount}/{PER.get(per.lower(), per)}" if per else amount
