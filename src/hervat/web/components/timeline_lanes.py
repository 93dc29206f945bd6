"""The lanes under the steps: spoor 1, spoor 2, the days that do not count, and a loonsanctie."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext, ngettext

from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import State, Timeline
from hervat.domain.text import plain_date
from hervat.reports.words import Face
from hervat.web.components.labels import LETTER
from hervat.web.components.speech import current_language
from hervat.web.components.timeline_axis import LEFT, ONE_DAY, RIGHT, Axis

NARROW_LETTER = 5.6  # the mean width of a letter at 12 px
HAPPENED, PLANNED, POSSIBLE, NOT_COUNTED = "g-balk", "g-balk-plan", "g-mogelijk", "g-niet"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days. ``css`` says what it is: happened, planned, possible, not counted."""

    x: float
    width: float
    css: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in a lane."""

    x: float
    css: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, its height in the picture, its bars and words."""

    name: str
    top: int
    height: int
    bars: list[Bar] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def stretch(self, left: float, right: float, css: str, text: str = "") -> None:
        """A bar, with its text inside when it fits."""
        if right - left < 2:
            return
        self.bars.append(Bar(left, round(right - left, 1), css))
        if text and len(text) * LETTER + 20 < right - left:
            self.words.append(Words(left + 10, "g-op-balk" if css == HAPPENED else "", text))

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def text_y(self) -> float:
        return self.middle + 4.5

    @property
    def bar_y(self) -> float:
        return self.middle - self.bar_height / 2

    @property
    def bar_height(self) -> int:
        return 26 if self.height > 36 else 14

    @property
    def bottom(self) -> int:
        return self.top + self.height


def spoor_1(axis: Axis, top: int) -> Lane:
    """Back to work at the own employer: from the first day to the end."""
    lane = Lane(gettext("Spoor 1"), top, 44)
    lane.stretch(axis.now_x, axis.end_x, PLANNED, gettext("loopt door"))
    lane.stretch(LEFT, min(axis.now_x, axis.end_x), HAPPENED, gettext("Terug naar eigen werk, of ander werk bij de eigen werkgever"))
    return lane


def spoor_2(timeline: Timeline, axis: Axis, top: int) -> Lane:
    """Work at another employer: since it started, or when it should start at the latest."""
    lane = Lane(gettext("Spoor 2"), top, 44)
    started = min((event.date for event in timeline.facts.events if event.kind is EventKind.START_SPOOR_2), default=None)
    if started is not None:
        start, now = axis.x(started), min(axis.now_x, axis.end_x)
        lane.stretch(max(start, now), axis.end_x, PLANNED, gettext("loopt door"))
        lane.stretch(start, now, HAPPENED, gettext("Werk bij een andere werkgever"))
        if start - LEFT > 110:
            begin = plain_date(started, current_language())
            lane.words.append(Words(start - 8, "g-zacht g-klein g-eind", gettext("vanaf %(day)s") % {"day": begin}))
        return lane
    obligation = next((found for found in timeline.obligations if found.rule.id == "start_spoor_2"), None)
    if obligation is None or obligation.state is State.NOT_APPLICABLE or obligation.due is None:
        lane.words.append(Words(LEFT + 10, "g-zacht g-klein", gettext("niet nodig, of nog niet aan de orde")))
        return lane
    latest = axis.x(obligation.due + ONE_DAY)
    lane.stretch(latest, axis.end_x, POSSIBLE)
    day = plain_date(obligation.due, current_language())
    text = gettext("nog niet gestart, uiterlijk %(day)s") % {"day": day}
    width = len(text) * NARROW_LETTER
    beside = latest - 8 - width
    if beside > LEFT and not (axis.shows_today and beside < axis.now_x < latest):
        lane.words.append(Words(latest - 8, "g-zacht g-klein g-eind", text))
    else:
        lane.words.append(Words(_clear_of_today(axis, latest + 10, text), "g-zacht g-klein", text))
    return lane


def not_counted(timeline: Timeline, axis: Axis, top: int, face: Face) -> Lane:
    """The days that do not count, and after the end the loonsanctie: as it is, or (to a professional) how long it could be."""
    lane = Lane(gettext("Niet meegeteld"), top, 32)
    gaps = timeline.wachttijd.interruptions
    for gap in gaps:
        lane.stretch(axis.x(gap.first), axis.x(gap.last + ONE_DAY), NOT_COUNTED)
    days = timeline.wachttijd.days_not_counted
    text = ngettext("%(n)d dag", "%(n)d dagen", days) % {"n": days} if days else gettext("geen dagen")
    last_gap = max((axis.x(gap.last + ONE_DAY) for gap in gaps), default=float(LEFT))
    lane.words.append(Words(_clear_of_today(axis, last_gap + 10, text), "g-klein g-zacht", text))
    sanction = timeline.loonsanctie
    if sanction.last_day is not None:
        lane.stretch(axis.end_x, axis.x(sanction.last_day + ONE_DAY), HAPPENED, gettext("loonsanctie"))
    elif face is Face.PROFESSIONAL and sanction.max_last_day is not None and last_gap < RIGHT - 520:
        text = _possible_sanction(sanction.max_last_day)
        right = axis.end_x - 16
        if axis.shows_today and right - len(text) * NARROW_LETTER < axis.now_x:
            right = axis.now_x - 10
        lane.words.append(Words(right, "g-klein g-zacht g-eind", text))
        lane.stretch(axis.end_x - 10, axis.end_x, POSSIBLE)
    return lane


def _clear_of_today(axis: Axis, left: float, text: str) -> float:
    """Where a text begins so that the line of today does not run through it."""
    crosses = axis.shows_today and left < axis.now_x < left + len(text) * LETTER
    return axis.now_x + 10 if crosses else left


def _possible_sanction(last_day: date) -> str:
    day = plain_date(last_day, current_language())
    return gettext("na het einde mogelijk: loonsanctie, tot en met %(day)s") % {"day": day}
