"""The lane of the hours that are worked per week: a step line, with the limit that the bedrijfsarts advised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.text import plain_date
from hervat.web.components.pictures.axis import LEFT, ONE_DAY, RIGHT, Axis
from hervat.web.components.pictures.labels import LETTER
from hervat.web.components.pictures.lanes import Drawn, Lane, Note
from hervat.web.components.speech import current_language

HEIGHT, FLOOR, TOP = 80, 70, 14  # of the lane; the floor is zero hours, the top the most that is drawn
LEAST_SCALE = 20.0  # hours: few hours look few
LINE = 11  # how high a word stands


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours per week from a day until a day; ``last`` None: still."""

    first: date
    last: date | None
    hours: float


@dataclass(frozen=True, slots=True)
class HoursOfWork:
    """What is known of the hours: what was worked, what the contract says, and the advised limit with its day."""

    worked: Sequence[Worked] = ()
    contract: float | None = None
    limit: float | None = None
    limit_since: date | None = None

    @property
    def now(self) -> Worked | None:
        """The hours that are worked still."""
        return next((found for found in reversed(self.worked) if found.last is None), None)


def hours_lane(hours: HoursOfWork, axis: Axis, on: date) -> Lane:
    """The lane. What lies ahead is dashed: it goes on when nothing changes."""
    lane = Lane(gettext("Uren per week"), HEIGHT, under=gettext("gewerkt"))
    most = max([LEAST_SCALE, hours.limit or 0, *(found.hours for found in hours.worked)])
    for found in hours.worked:
        _draw(lane, axis, found, on, FLOOR - found.hours / most * (FLOOR - TOP))
    if not hours.worked:
        lane.notes.append(Note(LEFT + 10, FLOOR - 6, "g-zacht g-klein", gettext("geen uren vastgelegd")))
    _say_now(lane, axis, hours, on, most)
    if hours.limit is not None:
        _draw_limit(lane, axis, hours, FLOOR - hours.limit / most * (FLOOR - TOP))
    return lane


def hours_text(hours: float) -> str:
    """``12 uur``, ``7,5 uur``."""
    number = f"{hours:g}" if current_language() == "en" else f"{hours:g}".replace(".", ",")
    return gettext("%(hours)s uur") % {"hours": number}


def _draw(lane: Lane, axis: Axis, found: Worked, on: date, height: float) -> None:
    left, y = axis.x(found.first), round(height, 1)
    until = min(found.last or on, on)
    if found.first <= on:
        right = axis.x(until + ONE_DAY)
        lane.drawn.append(Drawn("g-uren", f"M{left} {FLOOR}V{y}H{right}V{FLOOR}z"))
        left = right
    if found.last is None or found.last > on:
        right = axis.x((found.last or axis.last) + ONE_DAY)
        lane.drawn.append(Drawn("g-uren-plan", f"M{left} {y}H{right}"))


def _say_now(lane: Lane, axis: Axis, hours: HoursOfWork, on: date, most: float) -> None:
    now = next((found for found in reversed(hours.worked) if found.first <= on and (found.last is None or on <= found.last)), None)
    if now is None:
        return
    y = FLOOR - now.hours / most * (FLOOR - TOP)
    text = gettext("nu %(hours)s") % {"hours": hours_text(now.hours)}
    fits_before = axis.now_x - 8 - len(text) * LETTER > LEFT
    css, x = ("g-klein g-vet g-eind", axis.now_x - 8) if fits_before else ("g-klein g-vet", axis.now_x + 8)
    above = max(round(y - 5, 1), LINE)
    limit = None if hours.limit is None else FLOOR - hours.limit / most * (FLOOR - TOP)
    struck_through = limit is not None and above - LINE <= limit <= above + 2
    lane.notes.append(Note(x, min(round(y + LINE + 3, 1), FLOOR - 4) if struck_through else above, css, text))


def _draw_limit(lane: Lane, axis: Axis, hours: HoursOfWork, height: float) -> None:
    y = round(height, 1)
    left = axis.x(hours.limit_since) if hours.limit_since else float(LEFT)
    said = {"hours": hours_text(hours.limit or 0), "day": plain_date(hours.limit_since, current_language()) if hours.limit_since else ""}
    lane.drawn.append(Drawn("g-grens", f"M{left} {y}H{RIGHT}"))
    text = gettext("grens: ongeveer %(hours)s (advies van %(day)s)") % said
    if left - 10 - len(text) * LETTER > LEFT:
        lane.notes.append(Note(left - 8, y + 4, "g-grens-tekst g-klein g-eind", text))
    else:
        lane.notes.append(Note(left + 4, y + 14, "g-grens-tekst g-klein", text))
