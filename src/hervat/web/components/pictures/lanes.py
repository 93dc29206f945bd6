"""The lanes under the steps: spoor 1 and 2, the pay, a loonsanctie, and the days that do not count.

Which days each has is decided in :mod:`hervat.domain.law.stretches`; here they get their place and their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from hervat.domain.law.results import Timeline
from hervat.domain.law.stretches import Course, Stretch, Stretches
from hervat.domain.text import plain_date
from hervat.reports.words import Face
from hervat.web.components.pictures.axis import LEFT, ONE_DAY, RIGHT, WIDTH, Axis
from hervat.web.components.pictures.labels import LETTER
from hervat.web.components.speech import current_language

NARROW_LETTER = 5.6  # the mean width of a letter at 12 px
CSS = {Course.HAPPENED: "g-balk", Course.PLANNED: "g-balk-plan", Course.POSSIBLE: "g-mogelijk"}
NOT_COUNTED = "g-niet"
WIDE, NARROW = 44, 32  # heights of a lane
BESIDE, BESIDE_TO_THE_LEFT = "g-zacht g-klein", "g-zacht g-klein g-eind"


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
class Drawn:
    """A line or a plane in a lane, measured from the top of the lane."""

    css: str
    path: str


@dataclass(frozen=True, slots=True)
class Note:
    """Words at a place of their own in a lane, measured from its top."""

    x: float
    y: float
    css: str
    text: str


@dataclass(slots=True)
class Lane:
    """One lane: its name, its height in the picture, its bars and words, and a line from words to what they are about."""

    name: str
    height: int
    under: str = ""  # a second line under the name
    drawn: list[Drawn] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    top: int = 0
    bars: list[Bar] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    line_from: float | None = None  # to the right edge

    def draw(self, axis: Axis, found: Sequence[Stretch], said: str = "", later: str = "") -> None:
        """A bar for each stretch, with words inside where they fit: ``said`` in what happened, ``later`` in what is planned."""
        inside = {Course.HAPPENED: said, Course.PLANNED: later, Course.POSSIBLE: ""}
        for stretch in found:
            left, right = axis.x(stretch.first), axis.x(stretch.last + ONE_DAY)
            text = inside[stretch.course]
            if right - left < 2:
                continue
            self.bars.append(Bar(left, round(right - left, 1), CSS[stretch.course]))
            if text and len(text) * LETTER + 20 < right - left:
                self.words.append(Words(left + 10, "g-op-balk" if stretch.course is Course.HAPPENED else "", text))

    @property
    def line(self) -> str:
        """A line from the words to what they are about, where that stands at the right edge."""
        return "" if self.line_from is None else f"M{self.line_from} {self.middle}H{RIGHT}"

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


def lanes(timeline: Timeline, drawn: Stretches, axis: Axis, top: int, face: Face, hours: Lane | None = None) -> Iterator[Lane]:
    """All lanes of the picture, under each other from ``top`` on; without those that this case does not have."""
    for lane in (
        _spoor_1(drawn, axis),
        _spoor_2(drawn, axis),
        hours,
        _pay(drawn, axis),
        _sanction(timeline, drawn, axis, face),
        _not_counted(timeline, axis),
    ):
        if lane is not None:
            lane.top = top
            top = lane.bottom
            yield lane


def _spoor_1(drawn: Stretches, axis: Axis) -> Lane:
    """Back to work at the own employer: from the first day to the end."""
    lane = Lane(gettext("Spoor 1"), WIDE)
    lane.draw(axis, drawn.spoor_1, gettext("Terug naar eigen werk, of ander werk bij de eigen werkgever"), gettext("loopt door"))
    return lane


def _spoor_2(drawn: Stretches, axis: Axis) -> Lane:
    """Work at another employer: since it started, or when it should start at the latest."""
    lane = Lane(gettext("Spoor 2"), WIDE)
    lane.draw(axis, drawn.spoor_2, gettext("Werk bij een andere werkgever"), gettext("loopt door"))
    if not drawn.spoor_2:
        lane.words.append(Words(LEFT + 10, BESIDE, gettext("niet nodig, of nog niet aan de orde")))
        return lane
    begin = drawn.spoor_2[0]
    left, day = axis.x(begin.first), {"day": plain_date(begin.first, current_language())}
    if begin.course is Course.POSSIBLE:
        text = gettext("nog niet gestart, uiterlijk %(day)s") % day
        fits = _fits_before(axis, left, text)
        lane.words.append(
            Words(left - 8, BESIDE_TO_THE_LEFT, text) if fits else Words(_clear_of_today(axis, left + 10, text), BESIDE, text)
        )
    elif _fits_before(axis, left, text := gettext("vanaf %(day)s") % day):
        lane.words.append(Words(left - 8, BESIDE_TO_THE_LEFT, text))
    return lane


def _pay(drawn: Stretches, axis: Axis) -> Lane | None:
    """The sick pay of the werkgever; no lane when no employer pays."""
    if not drawn.loondoorbetaling:
        return None
    lane = Lane(gettext("Loon"), NARROW)
    lane.draw(axis, drawn.loondoorbetaling)
    return lane


def _sanction(timeline: Timeline, drawn: Stretches, axis: Axis, face: Face) -> Lane | None:
    """The loonsanctie that UWV decided on; or, to a professional, how long one could be that still may come after the end."""
    if not drawn.loonsanctie:
        return None
    lane, begin, last = Lane(gettext("Sanctie"), NARROW), drawn.loonsanctie[0], drawn.loonsanctie[-1].last
    day = {"day": plain_date(last, current_language())}
    if begin.course is not Course.POSSIBLE:
        lane.draw(axis, drawn.loonsanctie)
        lane.words.append(Words(axis.x(begin.first) - 8, BESIDE_TO_THE_LEFT, gettext("tot en met %(day)s") % day))
        return lane
    if face is Face.WERKNEMER or timeline.on > axis.last:
        return None
    text, right = gettext("mogelijk na het einde: tot en met %(day)s") % day, float(RIGHT - 8)
    if axis.shows_today and right - len(text) * NARROW_LETTER < axis.now_x:
        right = axis.now_x - 8
        lane.line_from = right + 4
    lane.words.append(Words(right, BESIDE_TO_THE_LEFT, text))
    lane.bars.append(Bar(RIGHT, WIDTH - RIGHT - 1, CSS[Course.POSSIBLE]))
    return lane


def _not_counted(timeline: Timeline, axis: Axis) -> Lane:
    """The days that do not count, and how many they are."""
    lane = Lane(gettext("Niet meegeteld"), NARROW)
    end = float(LEFT)
    for gap in timeline.wachttijd.interruptions:
        left, end = axis.x(gap.first), axis.x(gap.last + ONE_DAY)
        lane.bars.append(Bar(left, round(end - left, 1), NOT_COUNTED))
    days = timeline.wachttijd.days_not_counted
    text = ngettext("%(n)d dag", "%(n)d dagen", days) % {"n": days} if days else gettext("geen dagen")
    lane.words.append(Words(_clear_of_today(axis, end + 10, text), BESIDE, text))
    return lane


def _fits_before(axis: Axis, right: float, text: str) -> bool:
    """Whether a text that ends before ``right`` fits, and the line of today does not run through it."""
    left = right - 8 - len(text) * NARROW_LETTER
    return left > LEFT and not (axis.shows_today and left < axis.now_x < right)


def _clear_of_today(axis: Axis, left: float, text: str) -> float:
    """Where a text begins so that the line of today does not run through it."""
    crosses = axis.shows_today and left < axis.now_x < left + len(text) * LETTER
    return axis.now_x + 10 if crosses else left
