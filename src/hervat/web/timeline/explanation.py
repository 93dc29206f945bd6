"""'Waarom deze datum?': one date of a timeline with the steps that led to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.calendar import SATURDAY
from hervat.domain.law.citations import Citation
from hervat.domain.law.results import Determination, Obligation, State, Step, Strictness, Timeline
from hervat.domain.text import long_date, plain_date, short_date
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.pictures.bar import BarPicture
from hervat.web.components.speech import current_language, spoken
from hervat.web.components.standing import Standing, standing

LAW = (Strictness.WET, Strictness.REGELING)


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
    late: str  # the question about being late; empty when the step is done
    consequence: str
    help: str
    content: Sequence[str]
    rules: Mapping[str, Sequence[Citation]]  # by the title of the text: its places, none where the whole text is meant

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
    recorded: str = ""  # by whom and when the first sick day was recorded; empty for facts that somebody just typed

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
    def standing(self) -> Standing | None:
        return standing(self.obligation, self.timeline, self.face) if self.obligation else None

    @property
    def lines(self) -> list[StepLine]:
        steps = self.determination.steps
        lines = [_line(step, last=number == len(steps) and self.day is not None) for number, step in enumerate(steps, 1)]
        filled_in = _filled_in(self.timeline, self.recorded)
        if self.recorded and not filled_in and steps and steps[0].outcome == self.timeline.facts.eerste_ziektedag:
            lines[0] = replace(lines[0], note=self.recorded)
        return [*filled_in, *lines]

    @property
    def picture(self) -> BarPicture | None:
        """The day in the 104 weeks; none where these lead nowhere."""
        wachttijd = self.timeline.wachttijd
        return BarPicture(self.timeline, self.day) if self.day and wachttijd.applies and self.day >= wachttijd.first_day else None

    @property
    def workday(self) -> date | None:
        """The working day before a last day, still to come, on which nobody works; None when there is nothing to say about it."""
        obligation, on = self.obligation, self.timeline.on
        if obligation is None or obligation.workday is None or obligation.workday == self.day or not obligation.state.waits:
            return None
        return obligation.workday if obligation.workday >= on else None

    @property
    def is_law(self) -> bool:
        """Whether the rule is law. One that is not is never worded as a duty."""
        return self.obligation is not None and self.obligation.rule.strictness in LAW

    @property
    def in_weekend(self) -> bool:
        return self.day is not None and self.day.weekday() >= SATURDAY

    @property
    def checked(self) -> str:
        """Whether the rule was read in the text it rests on, and when; if not, what it rests on."""
        if self.obligation is None:
            return ""
        rule = self.obligation.rule
        if rule.confirmed:
            return gettext("Nagekeken in de wet op %(day)s.") % {"day": plain_date(rule.checked_on, current_language())}
        ground = rule.citations[0]
        if ground.source_id == words.HABIT:
            return gettext("Deze regel staat niet in de wet: zo gaat het gewoonlijk. Vraag het na bij UWV.")
        said = gettext("Deze regel staat niet in de wet, maar in %(title)s. Die tekst lazen wij nog niet zelf. Vraag het na bij UWV.")
        return said % {"title": ground.source.title}

    @property
    def duty(self) -> Duty | None:
        obligation = self.obligation
        if obligation is None:
            return None
        rule, text = obligation.rule, words.face_text(obligation.rule, self.face)
        rules: dict[str, list[Citation]] = {}
        for citation in rule.citations:
            places = rules.setdefault(citation.source.title, [])
            if citation.place:
                places.append(citation)
        consequence = spoken(text.consequence)
        return Duty(
            obligation=obligation,
            who=words.sentence(words.who(obligation, self.face), current_language(), gettext),
            recipient=spoken(rule.recipient) if rule.recipient else "",
            late="" if obligation.state.is_done else _late_question(consequence),
            consequence=consequence,
            help=spoken(text.missed_help) if text.missed_help else "",
            content=[spoken(item) for item in rule.content],
            rules=rules,
        )


def explain(timeline: Timeline, what: str, face: Face, recorded: str = "") -> Explanation | None:
    """The explanation of an obligation, or of ``wachttijd``, ``loondoorbetaling`` or ``loonsanctie``; None when there is no such thing.

    ``recorded`` says who recorded the first sick day.
    """
    if what in ("wachttijd", "loondoorbetaling", "loonsanctie"):
        determination = getattr(timeline, what).determination
        name, summary = _whole(what, timeline)
        return Explanation(timeline, face, name, summary, determination, recorded=recorded) if determination.steps else None
    try:
        obligation = timeline.obligation(what)
    except KeyError:
        return None
    summary = spoken(words.face_text(obligation.rule, face).summary)
    return Explanation(timeline, face, spoken(words.name(obligation, face)), summary, obligation.determination, obligation, recorded)


def _whole(what: str, timeline: Timeline) -> tuple[str, str]:
    wia = gettext("Na deze dag kan een WIA-uitkering beginnen.") if timeline.wachttijd.applies else gettext("Er komt geen WIA-uitkering.")
    names = {
        "wachttijd": (gettext("Einde van de wachttijd"), wia),
        "loondoorbetaling": (gettext("Einde van de loondoorbetaling"), gettext("Tot en met deze dag betaalt de werkgever loon door.")),
        "loonsanctie": (gettext("Laatste dag van een loonsanctie"), gettext("Zo lang kan UWV de werkgever loon laten doorbetalen.")),
    }
    return names[what]


def _late_question(consequence: str) -> str:
    """The question, or another word where the answer begins with the question itself."""
    late = gettext("Te laat")
    return gettext("Gevolg") if consequence.lower().startswith(late.lower()) else f"{late}?"


def _filled_in(timeline: Timeline, recorded: str) -> list[StepLine]:
    """What was filled in, where the count does not simply begin there: recoveries and leave, and another first day."""
    facts, wachttijd = timeline.facts, timeline.wachttijd
    if facts.eerste_ziektedag == wachttijd.first_day and not wachttijd.interruptions:
        return []
    periods = [(gettext("beter"), found.first, found.last) for found in facts.recovered]
    periods += [(gettext("verlof"), found.first, found.last) for found in facts.leave]
    notes = [f"{what} {_period(first, last)}" for what, first, last in sorted(periods, key=lambda period: period[1])]
    first_day = long_date(facts.eerste_ziektedag, current_language())
    what = gettext("Eerste ziektedag in het dossier") if recorded else gettext("U vulde in: eerste ziektedag")
    return [StepLine(what, first_day, "; ".join([*filter(None, [recorded]), *notes]), (), last=False)]


def _period(first: date, last: date | None) -> str:
    said = {"first": short_date(first, current_language())}
    if last is None:
        return gettext("vanaf %(first)s") % said
    return gettext("%(first)s tot en met %(last)s") % (said | {"last": short_date(last, current_language())})


def _line(step: Step, *, last: bool) -> StepLine:
    outcome = words.outcome(step, current_language()) or ""
    if isinstance(step.outcome, int):
        outcome = gettext("%(n)s dagen") % {"n": outcome}
    return StepLine(spoken(step.what), outcome, spoken(step.note) if step.note else "", step.citations, last)
