"""The picture of the 104 weeks: where everything stands. The template draws it with classes only.

A step stands on the day on which it was done, otherwise on its last safe day. Measures are in units of the drawing, 1164 wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Obligation, State, Timeline
from hervat.domain.law.stretches import is_law_day, mark_day, recovered_for_good, stretches
from hervat.domain.law.unknown import NOT_FILLED_IN, is_unknown
from hervat.domain.text import Text, long_date, short_date
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.pictures.axis import LEFT, RIGHT, WIDTH, Axis
from hervat.web.components.pictures.hours import HoursOfWork, hours_lane, hours_text
from hervat.web.components.pictures.labels import MARK, Box, Label, LabelPlacer, Level
from hervat.web.components.pictures.lanes import lanes
from hervat.web.components.pictures.mark import Mark
from hervat.web.components.speech import current_language, sentence, spoken

TOP, STEPS_Y, STEPS_BOTTOM = 66, 162, 266
FAR = (Level(111, 125), Level(206, 220), Level(79, 93), Level(242, 256))
ROWS = (0, -22, 22, -44, 44)  # marks of days close together stand above and below each other
APART, APART_SMALL = 22, 15
TALK = "evaluatie"
QUIET = (State.DONE, State.TO_COME)  # in these the talks, which come every six weeks, are small
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
UNKNOWN, LAW_DAY = "onbekend", "ruit"
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
    """The whole picture of one timeline, for one face. To the werknemer it says nothing of a loonsanctie that may come.

    ``hours`` is given by a dossier that knows the hours of work, for who may see them; without it there is no such lane.
    """

    def __init__(self, timeline: Timeline, face: Face, hours: HoursOfWork | None = None) -> None:
        self.timeline = timeline
        self.face = face
        drawn = stretches(timeline)
        self.axis = Axis(timeline, drawn)
        self.hours = hours
        worked = hours_lane(hours, self.axis, timeline.on) if hours is not None else None
        self.lanes = list(lanes(timeline, drawn, self.axis, STEPS_BOTTOM, face, worked))
        self.bottom = self.lanes[-1].bottom
        marks = list(self._marks())
        placer = self._placer(marks)
        weeks = gettext("Einde %(weeks)d weken") % {"weeks": self.axis.weeks_total}
        end = short_date(timeline.wachttijd.last_day, current_language())
        self.shows_end = not recovered_for_good(timeline)
        self.end_label = placer.place(weeks, end, self.axis.end_x - 3, STEPS_Y) if self.shows_end else None
        self.marks = self._labelled(marks, placer)

    @property
    def title(self) -> str:
        return gettext("Tijdlijn van week 1 tot en met %(weeks)d") % {"weeks": self.axis.weeks_total}

    @property
    def today(self) -> str:
        week = self.timeline.week if self.shows_end else None
        return gettext("vandaag, week %(week)d") % {"week": week} if week else gettext("vandaag")

    @property
    def past_width(self) -> float:
        return round(self.axis.now_x - LEFT, 1)

    @property
    def legend(self) -> list[Mark]:
        """The shapes that the picture has, each with its meaning."""
        said = {SHAPES[state]: spoken(words.state_word(state, self.face)).lower() for state in LEGEND_ORDER}
        meanings = [(shape, word, False) for shape, word in said.items()]
        meanings += [(LAW_DAY, gettext("vaste dag uit de wet"), False), (UNKNOWN, spoken(NOT_FILLED_IN).lower(), False)]
        talk = gettext("gesprek, elke 6 weken")
        meanings += [(SHAPES[state], f"{talk}: {said[SHAPES[state]]}", True) for state in QUIET]
        present = {(mark.shape, mark.small) for mark in self.marks}
        return [Mark("", shape, 11, 11, name, small) for shape, name, small in meanings if (shape, small) in present]

    @property
    def description(self) -> str:
        """The conclusion of the picture in words."""
        parts = [gettext("Het is week %(week)d.") % {"week": self.timeline.week}] if self.timeline.week and self.shows_end else []
        done = [(found.done_on, found) for found in self.timeline.obligations if found.done_on]
        if done:
            parts.append(gettext("Laatst klaar: %(name)s op %(day)s.") % self._said(max(done, key=lambda pair: pair[0])))
        ahead = [(found.due, found) for found in self.timeline.obligations if found.due and found.state in AHEAD]
        for pair in sorted(ahead, key=lambda pair: pair[0])[:3]:
            parts.append(gettext("Hierna: %(name)s, uiterlijk %(day)s.") % self._said(pair))
        if self.hours is not None and self.hours.now is not None:
            parts.append(gettext("Nu gewerkt: %(hours)s per week.") % {"hours": hours_text(self.hours.now.hours)})
        if self.hours is not None and self.hours.limit is not None:
            parts.append(gettext("De grens is ongeveer %(hours)s.") % {"hours": hours_text(self.hours.limit)})
        return " ".join(parts)

    def _said(self, pair: tuple[date, Obligation]) -> dict[str, str]:
        return {"name": spoken(words.name(pair[1], self.face)), "day": long_date(pair[0], current_language())}

    def _marks(self) -> Iterator[Mark]:
        """The steps in order of their days, those of days close together in rows; when all rows are full there, beside each other."""
        used = dict.fromkeys(ROWS, float(LEFT - 99))
        dated = [(day, found) for found in self.timeline.obligations if (day := mark_day(found))]
        for day, obligation in sorted(dated, key=lambda pair: pair[0]):
            if not self.axis.first <= day <= self.axis.last:
                continue
            small = obligation.rule.id == TALK and obligation.state in QUIET
            x, apart = self.axis.x(day), APART_SMALL if small else APART
            free = [row for row in ROWS if x - used[row] >= apart and not (row == 0 and abs(x - self.axis.end_x) < APART)]
            row = free[0] if free else min(ROWS, key=used.__getitem__)
            if not free:
                x = min(max(x, used[row] + apart), RIGHT)
            used[row] = x
            yield Mark(obligation.id, self._shape(obligation), x, STEPS_Y + row, self._full_name(obligation, day), small)

    def _shape(self, obligation: Obligation) -> str:
        """A coming day that the law itself fixes is a diamond, what nobody filled in a question; the rest has the shape of its state."""
        if is_unknown(obligation, self.timeline):
            return UNKNOWN
        return LAW_DAY if is_law_day(obligation) else SHAPES[obligation.state]

    def _full_name(self, obligation: Obligation, day: date) -> str:
        said = {
            "name": sentence(words.name(obligation, self.face)),
            "state": spoken(self._state_word(obligation)).lower(),
            "day": long_date(day, current_language()),
        }
        if obligation.state.is_done:
            return gettext("%(name)s, %(state)s op %(day)s") % said
        return gettext("%(name)s, %(state)s, uiterlijk %(day)s") % said

    def _state_word(self, obligation: Obligation) -> Text:
        return NOT_FILLED_IN if is_unknown(obligation, self.timeline) else words.state_word(obligation.state, self.face)

    def _placer(self, marks: Sequence[Mark]) -> LabelPlacer:
        taken = [Box(mark.x - MARK, mark.y - MARK, mark.x + MARK, mark.y + MARK) for mark in marks]
        taken.append(Box(self.axis.end_x - 6, STEPS_Y - MARK, self.axis.end_x + 1, STEPS_Y + MARK))
        if self.axis.shows_today:
            taken.append(Box(self.axis.now_x - 1, TOP, self.axis.now_x + 1, STEPS_BOTTOM))
        return LabelPlacer(Box(LEFT - 20, TOP, WIDTH, STEPS_BOTTOM), FAR, taken)

    def _labelled(self, marks: Sequence[Mark], placer: LabelPlacer) -> list[Mark]:
        """The marks, with a label for each that finds a free place; the most important choose first."""
        obligations = {found.id: found for found in self.timeline.obligations}
        labels: dict[str, Label | None] = {}
        for mark in sorted(marks, key=lambda mark: (*_importance(obligations[mark.obligation_id]), mark.x)):
            obligation = obligations[mark.obligation_id]
            day = mark_day(obligation)
            if day is not None and (obligation.number is None or obligation.state is State.DUE_SOON):
                short = short_date(day, current_language()).rsplit(" ", 1)[0]
                labels[mark.obligation_id] = placer.place(sentence(words.short_name(obligation)), short, mark.x, mark.y)
        return [replace(mark, label=labels.get(mark.obligation_id)) for mark in marks]


def _importance(obligation: Obligation) -> tuple[bool, int]:
    rank = IMPORTANT.index(obligation.rule.id) if obligation.rule.id in IMPORTANT else len(IMPORTANT)
    return obligation.state is not State.DUE_SOON, rank
