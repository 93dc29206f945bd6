"""'Waarom deze datum?': one date of a timeline with the steps that led to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import Determination, Obligation, State, Step, Timeline
from hervat.domain.text import long_date
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.bar_picture import BarPicture
from hervat.web.components.speech import current_language, spoken

WEEKEND = 5


@dataclass(frozen=True, slots=True)
class StepLine:
    """One numbered line of a calculation."""

    what: str
    outcome: str
    note: str
    citations: tuple[Citation, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does what about the date, and what if it is late."""

    obligation: Obligation
    who: str
    recipient: str
    consequence: str
    help: str
    content: Sequence[str]
    rules: Mapping[str, Sequence[Citation]]  # by the title of the text they stand in

    @property
    def lettered(self) -> bool:
        """Whether the parts of the document carry the letters that the law gave them."""
        return any(item[1:3] == ". " for item in self.content)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The page about one date. ``obligation`` is None for the end of the wachttijd, of the wages and of a loonsanctie."""

    timeline: Timeline
    face: Face
    name: str
    summary: str
    determination: Determination
    obligation: Obligation | None = None

    @property
    def day(self) -> date | None:
        return self.determination.value

    @property
    def title(self) -> str:
        if self.obligation is not None and self.obligation.state is State.NOT_APPLICABLE:
            return gettext("Waarom is dit niet nodig?")
        if self.day is None:
            return gettext("Waarom staat hier geen datum?")
        return gettext("Waarom %(day)s?") % {"day": long_date(self.day, current_language())}

    @property
    def word(self) -> str:
        return spoken(words.status(self.obligation, self.timeline.on, self.face)) if self.obligation else ""

    @property
    def lines(self) -> list[StepLine]:
        steps = self.determination.steps
        return [_line(step, last=number == len(steps) and self.day is not None) for number, step in enumerate(steps, 1)]

    @property
    def picture(self) -> BarPicture | None:
        return BarPicture(self.timeline, self.day) if self.day is not None and self.day >= self.timeline.wachttijd.first_day else None

    @property
    def workday(self) -> date | None:
        """The working day before a last day on which nobody works; None when the last day is a working day."""
        obligation = self.obligation
        if obligation is None or obligation.workday is None or obligation.workday == self.day:
            return None
        return obligation.workday

    @property
    def in_weekend(self) -> bool:
        return self.day is not None and self.day.weekday() >= WEEKEND

    @property
    def duty(self) -> Duty | None:
        obligation = self.obligation
        if obligation is None:
            return None
        rule, text = obligation.rule, words.face_text(obligation.rule, self.face)
        rules: dict[str, list[Citation]] = {}
        for citation in rule.citations:
            rules.setdefault(citation.source.title, []).append(citation)
        return Duty(
            obligation=obligation,
            who=words.sentence(words.who(obligation, self.face), current_language(), gettext),
            recipient=spoken(rule.recipient) if rule.recipient else "",
            consequence=spoken(text.consequence),
            help=spoken(text.missed_help) if text.missed_help else "",
            content=[spoken(item) for item in rule.content],
            rules=rules,
        )


def explain(timeline: Timeline, what: str, face: Face) -> Explanation | None:
    """The explanation of an obligation, or of ``wachttijd``, ``loondoorbetaling`` or ``loonsanctie``; None when there is no such thing."""
    if what in ("wachttijd", "loondoorbetaling", "loonsanctie"):
        determination = getattr(timeline, what).determination
        name, summary = _whole(what)
        return Explanation(timeline, face, name, summary, determination)
    try:
        obligation = timeline.obligation(what)
    except KeyError:
        return None
    summary = spoken(words.face_text(obligation.rule, face).summary)
    return Explanation(timeline, face, spoken(words.name(obligation, face)), summary, obligation.determination, obligation)


def _whole(what: str) -> tuple[str, str]:
    names = {
        "wachttijd": (gettext("Einde van de wachttijd"), gettext("Na deze dag kan een WIA-uitkering beginnen.")),
        "loondoorbetaling": (gettext("Einde van de loondoorbetaling"), gettext("Tot en met deze dag betaalt de werkgever loon door.")),
        "loonsanctie": (gettext("Laatste dag van een loonsanctie"), gettext("Zo lang kan UWV de werkgever loon laten doorbetalen.")),
    }
    return names[what]


def _line(step: Step, *, last: bool) -> StepLine:
    outcome = words.outcome(step, current_language()) or ""
    if isinstance(step.outcome, int):
        outcome = gettext("%(n)s dagen") % {"n": outcome}
    return StepLine(spoken(step.what), outcome, spoken(step.note) if step.note else "", step.citations, last)
