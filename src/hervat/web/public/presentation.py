"""A timeline as the page of the clock shows it: what to do now, the steps under their headings, what to know, and the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, ngettext

from hervat.domain.law.results import Actor, Flag, Obligation, State, Strictness, Timeline
from hervat.domain.text import MONTHS, Text, long_date, say
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.components.step import StepView
from hervat.web.components.timeline_axis import counted_weeks
from hervat.web.public.link import Links

END_OF_WACHTTIJD = "wachttijd"


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one heading."""

    title: str
    steps: Sequence[StepView]
    open: bool = True


@dataclass(frozen=True, slots=True)
class NowBlock:
    """The one block that says what to do now."""

    step: StepView
    lead: str  # "Nu doen · over 3 dagen · ongeveer 20 minuten"
    weekday: str
    month: str
    late: bool


@dataclass(frozen=True, slots=True)
class LateStep:
    """A step that was missed, and what can still be done about it."""

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
    """Where the case stands in its 104 weeks."""

    week: int | None
    weeks: int
    days_left: int
    last_day: date
    url: str


class ClockPage:
    """Everything the page of the clock shows of one timeline, for one face."""

    def __init__(self, timeline: Timeline, links: Links, face: Face, who: str = "") -> None:
        self.timeline = timeline
        self.links = links
        self.face = face
        self.who = next((actor for actor in Actor if actor == who), None)
        self.applicable = [obligation for obligation in timeline.obligations if obligation.state is not State.NOT_APPLICABLE]

    @property
    def head(self) -> Head:
        last_day = self.timeline.wachttijd.last_day
        return Head(
            week=self.timeline.week,
            weeks=counted_weeks(self.timeline),
            days_left=(last_day - self.timeline.on).days,
            last_day=last_day,
            url=self.links.explanation(END_OF_WACHTTIJD),
        )

    @property
    def only_first_day(self) -> bool:
        """Nothing is known yet of what was done: then "late" only means that nobody told us."""
        return not self.timeline.facts.events

    @property
    def now(self) -> NowBlock | None:
        """The step to do now: what comes close first, then what is open, then what was missed; nothing when all is done."""
        obligation = most_urgent(self.applicable, self.face)
        if obligation is None or obligation.due is None:
            return None
        step = self.step(obligation)
        parts = [_lead_word(obligation.state), spoken(words.days_from(obligation.due, self.timeline.on))]
        if step.minutes:
            parts.append(gettext("ongeveer %(minutes)d minuten") % {"minutes": step.minutes})
        long = long_date(obligation.due, current_language())
        weekday, _, month = long.split(" ")[:3]
        return NowBlock(step, " · ".join(parts), weekday[:2], month[:3], obligation.state is State.MISSED)

    @property
    def late(self) -> list[LateStep]:
        """What was missed, each rule once, with what can still be done."""
        found: dict[str, list[Obligation]] = {}
        for obligation in self.applicable:
            if obligation.state is State.MISSED:
                found.setdefault(obligation.rule.id, []).append(obligation)
        return [self._late_step(obligations) for obligations in found.values()]

    def _late_step(self, obligations: Sequence[Obligation]) -> LateStep:
        last = obligations[-1]
        text = words.face_text(last.rule, self.face)
        name = spoken(text.name if len(obligations) > 1 else words.name(last, self.face))
        if len(obligations) > 1:
            name = gettext("%(name)s (%(times)d keer)") % {"name": name, "times": len(obligations)}
        return LateStep(name, spoken(text.missed_help) if text.missed_help else "", self.links.explanation(last.id))

    @property
    def flags(self) -> list[Flag]:
        """What a person must know or decide, the heaviest first; on the werknemer's face only what is for them, in their words."""
        if self.face is words.Face.PROFESSIONAL:
            return list(self.timeline.flags)
        return [replace(flag, text=flag.werknemer) for flag in self.timeline.flags if flag.werknemer is not None]

    @property
    def groups(self) -> list[StepGroup]:
        """For professionals: Nu, Komende 6 weken, Later; then folded what comes back later again and again, and what is done."""
        told: set[str] = set()
        groups, repeated, done = [], list[StepView](), list[StepView]()
        for group, found in words.grouped(self.shown, self.timeline.on).items():
            if group is words.Group.DONE:
                done = [replace(self.step(one), consequence="") for one in found]
                continue
            again = [one for one in found if group is words.Group.LATER and one.number is not None and one.rule.id in told]
            repeated += [replace(self.step(one), consequence="") for one in again]
            steps = [self._once(self.step(one), one.rule.id, told) for one in found if one not in again]
            groups.append(StepGroup(spoken(words.group_word(group)), steps))
        repeats = ngettext("Later nog een keer: %(n)d stap", "Later nog een keer: %(n)d stappen", len(repeated)) % {"n": len(repeated)}
        folded = [StepGroup(repeats, repeated, open=False), StepGroup(_done_title(len(done)), done, open=False)]
        return [*groups, *(group for group in folded if group.steps)]

    @property
    def months(self) -> list[StepGroup]:
        """For the werknemer: this month with all that is late or open, then the months to come, then what is behind."""
        on = self.timeline.on
        now, later, behind = [], dict[tuple[int, int], list[Obligation]](), []
        for obligation in sorted(self.shown, key=_by_day):
            if obligation.state.is_done:
                behind.append(obligation)
            elif obligation.due is None or (obligation.due.year, obligation.due.month) <= (on.year, on.month):
                now.append(obligation)
            else:
                later.setdefault((obligation.due.year, obligation.due.month), []).append(obligation)
        now.sort(key=lambda obligation: obligation.rule.actor is not Actor.WERKNEMER)
        groups = [StepGroup(gettext("Deze maand: %(month)s") % {"month": month_name(on.year, on.month)}, self.steps(now))]
        groups += [StepGroup(month_name(*month), self.steps(found), open=False) for month, found in later.items()]
        if behind:
            groups.append(StepGroup(_done_title(len(behind)), self.steps(behind), open=False))
        return groups

    @property
    def not_needed(self) -> list[StepView]:
        """What does not apply in this case, with the reason."""
        return self.steps(obligation for obligation in self.timeline.obligations if obligation.state is State.NOT_APPLICABLE)

    @property
    def filters(self) -> list[Filter]:
        """Whose steps are shown."""
        everyone = Filter(gettext("Iedereen"), f"{self.links.clock(wie='')}#tabel", self.who is None)
        return [everyone] + [
            Filter(sentence(words.actor_word(actor)), f"{self.links.clock(wie=actor)}#tabel", self.who is actor) for actor in Actor
        ]

    @property
    def shown(self) -> list[Obligation]:
        """The obligations that apply, of whom was asked for."""
        if self.who is None:
            return self.applicable
        return [found for found in self.applicable if found.involves(self.who)]

    def _once(self, step: StepView, rule_id: str, told: set[str]) -> StepView:
        """What being late costs is told once for each rule."""
        if rule_id in told:
            return replace(step, consequence="")
        told.add(rule_id)
        return step

    def steps(self, obligations: Iterable[Obligation]) -> list[StepView]:
        return [self.step(obligation) for obligation in obligations]

    def step(self, obligation: Obligation) -> StepView:
        """One obligation in the words of who reads."""
        rule = obligation.rule
        text = words.face_text(rule, self.face)
        return StepView(
            id=obligation.id,
            name=spoken(words.name(obligation, self.face)),
            who=spoken(words.who(obligation, self.face)),
            opens=obligation.opens,
            due=obligation.due,
            due_extended=obligation.due_extended,
            done_on=obligation.done_on,
            state=obligation.state,
            word=spoken(words.status(obligation, self.timeline.on, self.face)),
            consequence=spoken(text.consequence),
            help=spoken(text.missed_help) if text.missed_help else "",
            reason=spoken(obligation.reason) if obligation.reason else "",
            strictness=rule.strictness,
            url=self.links.explanation(obligation.id),
            minutes=rule.duration_minutes,
        )


def most_urgent(obligations: Sequence[Obligation], face: Face) -> Obligation | None:
    """The step to do now. UWV's own steps and rights that may be left are never it; the werknemer sees the own steps first."""
    candidates = [found for found in obligations if found.rule.actor is not Actor.UWV and not found.rule.right and found.due is not None]
    if face is Face.WERKNEMER:
        own = [found for found in candidates if found.involves(Actor.WERKNEMER)]
        candidates = own or candidates
    for state in (State.DUE_SOON, State.OPEN, State.MISSED, State.TO_COME):
        found = [obligation for obligation in candidates if obligation.state is state]
        if found:
            return min(found, key=lambda obligation: (_by_day(obligation), list(Strictness).index(obligation.rule.strictness)))
    return None


def month_name(year: int, month: int) -> str:
    """``november 2026``."""
    return f"{MONTHS[current_language()][month - 1]} {year}"


def _done_title(number: int) -> str:
    return ngettext("Klaar: %(n)d stap", "Klaar: %(n)d stappen", number) % {"n": number}


def _by_day(obligation: Obligation) -> date:
    return obligation.due or obligation.done_on or date.max


def _lead_word(state: State) -> str:
    lead: dict[State, Text] = {
        State.DUE_SOON: say("Nu doen"),
        State.OPEN: say("Te doen"),
        State.MISSED: say("Te laat, nu nog doen"),
        State.TO_COME: say("Eerstvolgende stap"),
    }
    return spoken(lead[state])
