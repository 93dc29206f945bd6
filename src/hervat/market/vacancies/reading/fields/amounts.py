"""Numbers as they are written in ads."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.market.vacancies.jobposting import amount

WORDS: Mapping[str, float] = {
    "half": 0.5, "een": 1, "one": 1, "ein": 1, "anderhalf": 1.5, "twee": 2, "two": 2, "zwei": 2, "drie": 3, "three": 3, "drei": 3,
    "vier": 4, "four": 4, "vijf": 5, "five": 5, "zes": 6, "zeven": 7, "acht": 8, "tien": 10,
}  # fmt: skip


def number(written: str | None) -> float | None:
    """``32,5``, ``2.500`` or ``twee``; None for nothing."""
    if not written:
        return None
    return WORDS[written] if written in WORDS else amount(written)
