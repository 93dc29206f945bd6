"""The small picture of one date: the wachttijd as a bar, with the day that is explained and today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from hervat.domain.law.results import Timeline
from hervat.domain.law.stretches import weeks_total
from hervat.domain.text import plain_date
from hervat.web.components.speech import current_language

LEFT, RIGHT = 4.0, 764.0
NARROW_DATE, WIDE_DATE = 110, 170  # room that a date needs beside another


@dataclass(frozen=True, slots=True)
class BarLabel:
    """A word under or above the bar."""

    x: float
    text: str
    css: str


class BarPicture:
    """Where ``day`` lies between the first sick day and the end."""

    def __init__(self, timeline: Timeline, day: date) -> None:
        self.timeline = timeline
        self.first = timeline.wachttijd.first_day
        self.last = max(timeline.wachttijd.last_day, day)
        self.day = day
        self.day_x = self._x(day + timedelta(days=1))
        self.now_x = self._x(timeline.on)

    @property
    def now_width(self) -> float:
        return round(self.now_x - LEFT, 1)

    @property
    def end_x(self) -> float:
        return self._x(self.timeline.wachttijd.last_day + timedelta(days=1))

    @property
    def end_width(self) -> float:
        return round(self.end_x - LEFT - 1, 1)

    @property
    def week_text(self) -> str:
        """``week 91 van 104`` inside the bar, where it fits."""
        week = self.timeline.week
        if not week or self.now_width < 130:
            return ""
        return gettext("week %(week)d van %(weeks)d") % {"week": week, "weeks": weeks_total(self.timeline.wachttijd)}

    @property
    def day_label(self) -> BarLabel:
        """The day itself, above the bar."""
        css = "g-midden"
        if self.day_x < LEFT + WIDE_DATE / 2:
            css = "g-begin"
        elif self.day_x > RIGHT - WIDE_DATE / 2:
            css = "g-eind"
        return BarLabel(self.day_x, _plain(self.day), css)

    @property
    def labels(self) -> list[BarLabel]:
        """Under the bar: the first day, the last, and today where there is room between them."""
        labels = [BarLabel(LEFT, _plain(self.first), "g-begin"), BarLabel(self.end_x, _plain(self.timeline.wachttijd.last_day), "g-eind")]
        if LEFT + WIDE_DATE < self.now_x < self.end_x - NARROW_DATE - 30:
            labels.append(BarLabel(self.now_x, gettext("vandaag"), "g-midden"))
        return labels

    @property
    def description(self) -> str:
        said = {"first": _plain(self.first), "last": _plain(self.timeline.wachttijd.last_day), "day": _plain(self.day)}
        said["today"] = _plain(self.timeline.on)
        return gettext("Balk van %(first)s tot en met %(last)s. De dag is %(day)s. Vandaag is %(today)s.") % said

    def _x(self, day: date) -> float:
        share = (day - self.first) / (self.last + timedelta(days=1) - self.first)
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 1)


def _plain(day: date) -> str:
    return plain_date(day, current_language())
