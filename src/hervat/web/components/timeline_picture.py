"""The picture of the 104 weeks: where everything stands. The template draws it with classes only.

A step stands on the day on which it was done, otherwise on its last safe day. Measures are in units of the drawing, 1164 wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Obligation, State, Strictness, Timeline
from hervat.domain.text import long_date, short_date
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.labels import Box, Label, LabelPlacer, Level
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.components.timeline_axis import LEFT, WIDTH, Axis
from hervat.web.components.timeline_lanes import Lane, not_counted, spoor_1, spoor_2
from hervat.web.components.timeline_mark import Mark

TOP, STEPS_Y, STEPS_BOTTOM = 66, 162, 266
LEVELS = (Level(111, 125), Level(206, 220), Level(79, 93, 97), Level(242, 256, 230))
SUBLANES = (0, -20, 20)  # marks of days close together stand above and below each other
APART, APART_SMALL = 21, 15
AHEAD = (State.DUE_SOON, State.OPEN, State.TO_COME)
URGENT = (State.DUE_SOON, State.MISSED, State.OPEN)
IMPORTANT = (  # who gets a label first where there is little room
    "re_integratieverslag",
    "wia_aanvraag",
    "probleemanalyse",
    "plan_van_aanpak",
    "melding_42_weken",
    "eerstejaarsevaluatie",
    "start_spoor_2",
    "arbeidsdeskundig_onderzoek",
    "loonsanctiebesluit",
)
LEGEND_ORDER = (
    State.DONE,
    State.DONE_LATE,
    State.DONE_LATE_JUSTIFIED,
    State.MISSED,
    State.DUE_SOON,
    State.OPEN,
    State.TO_COME,
)
SHAPES = {
    State.MISSED: "telaat",
    State.DUE_SOON: "bijna",
    State.OPEN: "tedoen",
    State.TO_COME: "later",
    State.DONE: "klaar",
    State.DONE_LATE: "laat",
    State.DONE_LATE_JUSTIFIED: "reden",
}


class TimelinePicture:
    """The whole picture of one timeline, for one face. To the werknemer it says nothing of a loonsanctie that may come."""

    def __init__(self, timeline: Timeline, face: Face) -> None:
        self.timeline = timeline
        self.face = face
        self.axis = Axis(timeline)
        spoor_1_lane = spoor_1(self.axis, STEPS_BOTTOM)
        spoor_2_lane = spoor_2(timeline, self.axis, spoor_1_lane.bottom)
        self.lanes: list[Lane] = [spoor_1_lane, spoor_2_lane, not_counted(timeline, self.axis, spoor_2_lane.bottom, face)]
        self.bottom = self.lanes[-1].bottom
        marks = list(self._marks())
        placer = self._placer(marks)
        weeks = gettext("Einde %(weeks)d weken") % {"weeks": self.axis.weeks_total}
        end = short_date(timeline.wachttijd.last_day, current_language())
        self.end_label = placer.place(weeks, end, self.axis.end_x - 3, STEPS_Y)
        self.marks = self._labelled(marks, placer)

    @property
    def title(self) -> str:
        return gettext("Tijdlijn van week 1 tot en met %(weeks)d") % {"weeks": self.axis.weeks_total}

    @property
    def today(self) -> str:
        week = self.timeline.week
        return gettext("vandaag, week %(week)d") % {"week": week} if week else gettext("vandaag")

    @property
    def past_width(self) -> float:
        return round(self.axis.now_x - LEFT, 1)

    @property
    def legend(self) -> list[Mark]:
        """The shapes that the picture has, each with its meaning."""
        meanings = [(SHAPES[state], spoken(words.state_word(state, self.face)).lower(), False) for state in LEGEND_ORDER]
        meanings.insert(6, ("ruit", gettext("vaste dag uit de wet"), False))
        meanings.append(("klaar", gettext("gesprek, elke 6 weken"), True))
        present = {(mark.shape, mark.small) for mark in self.marks}
        return [Mark("", shape, 11, 11, name, small) for shape, name, small in meanings if (shape, small) in present]

    @property
    def description(self) -> str:
        """The conclusion of the picture in words."""
        parts = [gettext("Het is week %(week)d.") % {"week": self.timeline.week}] if self.timeline.week else []
        done = [(found.done_on, found) for found in self.timeline.obligations if found.done_on]
        if done:
            parts.append(gettext("Laatst klaar: %(name)s op %(day)s.") % self._said(max(done, key=lambda pair: pair[0])))
        ahead = [(found.due, found) for found in self.timeline.obligations if found.due and found.state in AHEAD]
        for pair in sorted(ahead, key=lambda pair: pair[0])[:3]:
            parts.append(gettext("Hierna: %(name)s, uiterlijk %(day)s.") % self._said(pair))
        return " ".join(parts)

    def _said(self, pair: tuple[date, Obligation]) -> dict[str, str]:
        return {"name": spoken(words.name(pair[1], self.face)), "day": long_date(pair[0], current_language())}

    def _marks(self) -> Iterator[Mark]:
        used: dict[int, float] = {}
        dated = [(found.done_on or found.due, found) for found in self.timeline.obligations if found.state is not State.NOT_APPLICABLE]
        for day, obligation in sorted(((day, found) for day, found in dated if day), key=lambda pair: pair[0]):
            if not self.axis.first <= day <= self.axis.last:
                continue
            small = obligation.number is not None and obligation.state not in URGENT
            x, apart = self.axis.x(day), APART_SMALL if small else APART
            room = {lane: x - used.get(lane, LEFT - 99) for lane in SUBLANES}
            lane = next((lane for lane in SUBLANES if room[lane] >= apart), max(room, key=room.__getitem__))
            used[lane] = x
            yield Mark(obligation.id, _shape(obligation), x, STEPS_Y + lane, self._full_name(obligation, day), small)

    def _full_name(self, obligation: Obligation, day: date) -> str:
        said = {
            "name": sentence(words.name(obligation, self.face)),
            "state": spoken(words.state_word(obligation.state, self.face)).lower(),
            "day": long_date(day, current_language()),
        }
        if obligation.state.is_done:
            return gettext("%(name)s, %(state)s op %(day)s") % said
        return gettext("%(name)s, %(state)s, uiterlijk %(day)s") % said

    def _placer(self, marks: Sequence[Mark]) -> LabelPlacer:
        taken = [Box(mark.x - 11, mark.y - 11, mark.x + 11, mark.y + 11) for mark in marks]
        if self.axis.shows_today:
            taken.append(Box(self.axis.now_x - 1, TOP, self.axis.now_x + 1, STEPS_BOTTOM))
        return LabelPlacer(LEFT - 20, WIDTH, LEVELS, taken)

    def _labelled(self, marks: Sequence[Mark], placer: LabelPlacer) -> list[Mark]:
        """The marks, with a label for each that finds a free place; the most important choose first."""
        obligations = {found.id: found for found in self.timeline.obligations}
        labels: dict[str, Label | None] = {}
        for mark in sorted(marks, key=lambda mark: (*_importance(obligations[mark.obligation_id]), mark.x)):
            obligation = obligations[mark.obligation_id]
            day = obligation.done_on or obligation.due
            if day is not None and (obligation.number is None or obligation.state is State.DUE_SOON):
                short = short_date(day, current_language()).rsplit(" ", 1)[0]
                labels[mark.obligation_id] = placer.place(sentence(words.short_name(obligation)), short, mark.x, mark.y)
        return [
            Mark(mark.obligation_id, mark.shape, mark.x, mark.y, mark.name, mark.small, labels.get(mark.obligation_id)) for mark in marks
        ]


def _shape(obligation: Obligation) -> str:
    """A coming day that the law itself fixes is a diamond; everything else has the shape of its state."""
    if obligation.state is State.TO_COME and obligation.rule.strictness is Strictness.WET and not obligation.rule.right:
        return "ruit"
    return SHAPES[obligation.state]


def _importance(obligation: Obligation) -> tuple[bool, int]:
    rank = IMPORTANT.index(obligation.rule.id) if obligation.rule.id in IMPORTANT else len(IMPORTANT)
    return obligation.state is not State.DUE_SOON, rank
