"""The time of the law: days begin and end in the Netherlands. Apart from the settings, so that it can be asked without a framework."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

TIME_ZONE = "Europe/Amsterdam"


def today() -> date:
    """The date in the Netherlands, now."""
    return datetime.now(ZoneInfo(TIME_ZONE)).date()
