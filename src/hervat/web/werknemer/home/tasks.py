"""What the werknemer does now and then: the own steps of the timeline, of which one stands first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from hervat.domain.law.results import Actor, Obligation, State
from hervat.domain.law.unknown import is_late
from hervat.domain.text import SHORT_MONTHS, WEEKDAYS
from hervat.reports import words
from hervat.reports.words import SOON, Face
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.components.standing import is_own
from hervat.web.components.step import StepView
from hervat.web.timeline.now import duration, most_urgent, workday_before
from hervat.web.timeline.page import ClockPage
from hervat.web.timeline.steps import alone, by_day

MOST_LATER = 2


@dataclass(frozen=True, slots=True)
class NowTask:
    """The one thing to do now."""

    step: StepView
    summary: str
    who: str  # "Uw werkgever, samen met u"; empty for what the werknemer does alone
    lasts: str  # "ongeveer 20 minuten"
    workday: str
    late: bool
    weekday: str
    month: str
    address: str


def now_task(page: ClockPage) -> NowTask | None:
    """The most urgent own step that can be done now; None when nothing has to be done."""
    obligation = most_urgent([one for one in own_steps(page) if _is_now(one, page)], page.steps)
    if obligation is None or obligation.due is None:
        return None
    language, due = current_language(), obligation.due
    text = words.face_text(obligation.rule, Face.WERKNEMER)
    return NowTask(
        step=page.steps.view(obligation),
        summary=spoken(text.summary),
        who="" if alone(obligation, Actor.WERKNEMER) else sentence(words.who(obligation, Face.WERKNEMER)),
        lasts=duration(obligation.rule.duration_minutes) if obligation.rule.duration_minutes else "",
        workday=workday_before(obligation, page.timeline.on),
        late=obligation.state is State.MISSED,
        weekday=WEEKDAYS[language][due.weekday()][:2],
        month=SHORT_MONTHS[language][due.month - 1],
        address=reverse("mijn:step", kwargs={"stap": obligation.id}),
    )


def later_tasks(page: ClockPage, now: NowTask | None) -> list[StepView]:
    """At most two own steps that come then, in the order of their day, each kind of step once."""
    taken = now.step.id if now else ""
    ahead = [one for one in own_steps(page) if one.id != taken and one.state is not State.MISSED]
    return step_views(page, first_of_each(ahead)[:MOST_LATER])


def first_of_each(steps: Iterable[Obligation]) -> list[Obligation]:
    """Of a step that comes again and again only the first, by day."""
    found: dict[str, Obligation] = {}
    for one in sorted(steps, key=by_day):
        found.setdefault(one.rule.id, one)
    return list(found.values())


def step_views(page: ClockPage, steps: Iterable[Obligation]) -> list[StepView]:
    """The steps as lines of a list; each leads to the page that says what to do."""
    views = page.steps.views(steps, brief=True)
    return [replace(view, url=reverse("mijn:step", kwargs={"stap": view.id})) for view in views]


def own_steps(page: ClockPage) -> list[Obligation]:
    """The steps in which the werknemer has a part and that still wait. Rights that may be left are none of them."""
    if page.recovered is not None:
        return []
    return [
        one
        for one in page.applicable
        if is_own(one, Face.WERKNEMER)
        and one.state.waits
        and one.due is not None
        and not one.rule.right
        and one.rule.actor is not Actor.UWV
    ]


def _is_now(obligation: Obligation, page: ClockPage) -> bool:
    if obligation.state is State.OPEN:
        return obligation.due is not None and obligation.due <= page.timeline.on + SOON
    return obligation.state is State.DUE_SOON or is_late(obligation, page.timeline)
