"""A timeline as the page of the clock shows it: what to do now, the steps under their headings, what to know, and the days to remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Actor, Flag, Obligation, State, Timeline
from hervat.domain.law.stretches import weeks_total
from hervat.domain.law.unknown import is_late
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import sentence, spoken
from hervat.web.components.step import StepView
from hervat.web.timeline.groups import StepGroup, by_month, by_urgency
from hervat.web.timeline.key_dates import WACHTTIJD, KeyDate, key_dates
from hervat.web.timeline.links import TimelineLinks
from hervat.web.timeline.now import NowBlock, now_block
from hervat.web.timeline.steps import Steps

RECOVERED = "hersteld"  # the flag of who recovered for good: nothing has to be done any more


@dataclass(frozen=True, slots=True)
class LateStep:
    """A step that was passed over, and what can still be done about it."""

    name: str
    help: str
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of whose steps are shown."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Where the case stands. ``counting`` is False when no 104 weeks lead anywhere: who recovered for good, or gets no WIA."""

    counting: bool
    week: int | None
    weeks: int
    days_left: int
    first_day: date
    filled_in: date | None  # the first sick day that was typed, when the count that matters began on another
    last_day: date
    url: str


class ClockPage:
    """Everything the page of the clock shows of one timeline, for one face."""

    def __init__(self, timeline: Timeline, links: TimelineLinks, face: Face, who: str = "") -> None:
        self.timeline = timeline
        self.links = links
        self.face = face
        self.who = next((actor for actor in Actor if actor == who), None)
        self.steps = Steps(timeline, links, face)
        self.applicable = [obligation for obligation in timeline.obligations if obligation.state is not State.NOT_APPLICABLE]

    @property
    def head(self) -> Head:
        wachttijd, typed = self.timeline.wachttijd, self.timeline.facts.eerste_ziektedag
        return Head(
            counting=wachttijd.applies and self.recovered is None,
            week=self.timeline.week,
            weeks=weeks_total(wachttijd),
            days_left=(wachttijd.last_day - self.timeline.on).days,
            first_day=wachttijd.first_day,
            filled_in=typed if typed != wachttijd.first_day else None,
            last_day=wachttijd.last_day,
            url=self.links.explanation(WACHTTIJD),
        )

    @property
    def recovered(self) -> Flag | None:
        """What is said to who recovered for good; None for who did not."""
        return next((self._told(flag) for flag in self.timeline.flags if flag.id == RECOVERED), None)

    @property
    def rules_version(self) -> date:
        """The day of the texts on which the rules rest."""
        return date.fromisoformat(self.timeline.rules_version)

    @property
    def only_first_day(self) -> bool:
        """Nothing is known yet of what was done."""
        return not self.timeline.facts.events

    @property
    def now(self) -> NowBlock | None:
        """The step to do now; None when all is done."""
        return now_block(self.applicable, self.steps)

    @property
    def key_dates(self) -> list[KeyDate]:
        return key_dates(self.timeline, self.links)

    @property
    def late(self) -> list[LateStep]:
        """What is known to be passed over, each rule once, with what can still be done."""
        found: dict[str, list[Obligation]] = {}
        for obligation in self.applicable:
            if is_late(obligation, self.timeline):
                found.setdefault(obligation.rule.id, []).append(obligation)
        return [self._late_step(obligations) for obligations in found.values()]

    def _late_step(self, obligations: Sequence[Obligation]) -> LateStep:
        first = obligations[0]
        text = words.face_text(first.rule, self.face)
        name = spoken(text.name if len(obligations) > 1 else words.name(first, self.face))
        if len(obligations) > 1:
            name = gettext("%(name)s (%(times)d keer)") % {"name": name, "times": len(obligations)}
        in_table = self.face is Face.PROFESSIONAL and self.who is None  # there its row explains it; elsewhere it may be folded or left out
        url = f"#stap-{first.id}" if in_table else self.links.explanation(first.id)
        return LateStep(name, spoken(text.missed_help) if text.missed_help else "", url)

    @property
    def flags(self) -> list[Flag]:
        """What a person must know or decide, the heaviest first; on the werknemer's face only what is for them, in their words."""
        flags = [flag for flag in self.timeline.flags if flag.id != RECOVERED]
        return [self._told(flag) for flag in flags if self.face is Face.PROFESSIONAL or flag.werknemer is not None]

    def _told(self, flag: Flag) -> Flag:
        return flag if self.face is Face.PROFESSIONAL else replace(flag, text=flag.werknemer or flag.text)

    @property
    def groups(self) -> list[StepGroup]:
        """The steps by urgency, for professionals."""
        return by_urgency(self.shown, self.steps)

    @property
    def months(self) -> list[StepGroup]:
        """The steps by month, for the werknemer."""
        return by_month(self.shown, self.steps)

    @property
    def not_needed(self) -> list[StepView]:
        """What does not apply in this case, with the reason."""
        return self.steps.views(obligation for obligation in self.timeline.obligations if obligation.state is State.NOT_APPLICABLE)

    @property
    def filters(self) -> list[Filter]:
        """Whose steps are shown."""
        choices = [(gettext("Iedereen"), None), *((sentence(words.actor_word(actor)), actor) for actor in Actor)]
        return [
            Filter(label, f"{'' if actor is self.who else self.links.clock(wie=actor or '')}#tabel", actor is self.who)
            for label, actor in choices
        ]

    @property
    def shown(self) -> list[Obligation]:
        """The obligations that apply, of whom was asked for."""
        if self.who is None:
            return self.applicable
        return [found for found in self.applicable if found.involves(self.who)]
