"""A rate as an installation writes it: ``120/m`` is 120 times a minute."""

from __future__ import annotations

import re

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_WRITTEN = re.compile(rf"([1-9][0-9]{{0,8}})/([{''.join(SECONDS)}])")


def parse_rate(rate: str) -> tuple[int, int]:
    """How many times in how many seconds. Raises ValueError for anything but a number per s, m, h or d."""
    written = _WRITTEN.fullmatch(rate)
    if written is None:
        raise ValueError("not a rate")
    number, unit = written.groups()
    return int(number), SECONDS[unit]
