"""Probleemanalyse, plan van aanpak, and keeping the plan alive: evaluations, hearing the werknemer, adjusting (RPEZ arts. 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, after_first_day, fixed
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import Needs, answers, make_obligation
from hervat.domain.law.results import Obligation, Step
from hervat.domain.text import say

JUDGEMENT_GIVEN = say("Oordeel van de bedrijfsarts")
JUDGEMENT_DUE = say("Uiterste dag voor het oordeel van de bedrijfsarts")
PLAN_MADE = say("Plan van aanpak")
PLAN_DUE = say("Uiterste dag voor het plan van aanpak")
PREVIOUS_TALK = say("Vorige evaluatie")
PREVIOUS_DUE = say("Uiterste dag van de vorige evaluatie")
NEW_JUDGEMENT = say("Nieuw oordeel van de bedrijfsarts")
AFTER_FIRST_DAY = say("{length} na de eerste ziektedag")
RPEZ_2_3 = cite("RPEZ art. 2 lid 3")
AFTER_JUDGEMENT = say("{length} na het oordeel")
LATER = say("{length} later")
NO_NEW_JUDGEMENT = say("Er is geen nieuw oordeel van de bedrijfsarts.")
REGULARLY = say("De wet noemt geen dag: regelmatig")
YEARLY_TALKS = (EventKind.EERSTEJAARSEVALUATIE, EventKind.EINDEVALUATIE)


def plan_obligations(periods: Periods) -> Iterator[Obligation]:
    """Analysis and plan, the hearing by the bedrijfsarts, the evaluations, and the adjustments after a new judgement."""
    analysis = _analysis(periods)
    plan = _plan(periods, analysis)
    yield analysis
    yield plan
    yield make_obligation(periods, "horen_bedrijfsarts", fixed(None, Step(REGULARLY, None, (cite("RPEZ art. 4 lid 4"),))), opens=plan.due)
    yield from _evaluations(periods, plan)
    yield from _adjustments(periods)


def _analysis(periods: Periods) -> Obligation:
    determination = after_first_day(periods.case, "probleemanalyse", AFTER_FIRST_DAY, RPEZ_2_3)
    return make_obligation(periods, "probleemanalyse", determination, done=periods.case.first_date(EventKind.PROBLEEMANALYSE))


def _plan(periods: Periods, analysis: Obligation) -> Obligation:
    """Two weeks after the judgement was given; while it was not, two weeks after its last day."""
    given = periods.case.first_date(EventKind.PROBLEEMANALYSE)
    ground = analysis.rule.citations[:1]
    judgement = Step(JUDGEMENT_GIVEN, given, ground)
    if given is None:
        judgement = Step(JUDGEMENT_DUE, analysis.due, ground, None, analysis.determination.parameters)
    determination = after_act(periods.case, "plan_van_aanpak", judgement, AFTER_JUDGEMENT)
    done = periods.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return make_obligation(periods, "plan_van_aanpak", determination, opens=given, done=done)


def _evaluations(periods: Periods, plan: Obligation) -> Iterator[Obligation]:
    """One every six weeks after the plan, as long as wage is paid. A talk held restarts the six weeks.

    A talk belongs to the six weeks in which it falls; held after its day but before the next one is due, it is late; an entry without any
    talk by then is missed. The eerstejaarsevaluatie and eindevaluatie have a row of their own: in time, they only restart the count.
    """
    anchor = _plan_step(periods, plan)
    own = {event.date for event in periods.case.all(EventKind.EVALUATIE)}
    yearly = {event.date for kind in YEARLY_TALKS for event in periods.case.all(kind) if event.date <= periods.case.on}
    talks = sorted(day for day in own | yearly if day > _day(anchor))
    version = periods.case.term("evaluatie")
    term, rests_on = timedelta(days=version.days), (*anchor.parameters, version.id)
    last_day = _last_evaluation_day(periods)
    number = 1
    while number == 1 or _day(anchor) + term <= last_day:
        while talks and talks[0] not in own and talks[0] <= _day(anchor) + term:
            anchor = Step(PREVIOUS_TALK, talks.pop(0))
        held = talks.pop(0) if talks and talks[0] < _day(anchor) + 2 * term else None
        determination = after_act(periods.case, "evaluatie", anchor, LATER)
        yield make_obligation(periods, "evaluatie", determination, number=number, opens=_day(anchor) + ONE_DAY, done=held)
        if held is not None and held <= periods.case.on:
            anchor = Step(PREVIOUS_TALK, held)
        else:
            anchor = Step(PREVIOUS_DUE, determination.value, (), None, rests_on)
        number += 1


def _plan_step(periods: Periods, plan: Obligation) -> Step:
    made = periods.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return Step(PLAN_MADE, made) if made is not None else Step(PLAN_DUE, plan.due, (), None, plan.determination.parameters)


def _day(step: Step) -> date:
    if not isinstance(step.outcome, date):
        raise TypeError("this step has a day")
    return step.outcome


def _last_evaluation_day(periods: Periods) -> date:
    ends = [end.day for end in (periods.employer_end, periods.case_end) if end is not None]
    return min((periods.loondoorbetaling.last_day or periods.case.first_day, *ends))


def _adjustments(periods: Periods) -> Iterator[Obligation]:
    """After each new judgement of the bedrijfsarts the plan is adjusted within the same two weeks (RPEZ art. 4 lid 5)."""
    return answers(
        periods,
        "bijstelling_plan_van_aanpak",
        "plan_van_aanpak",
        (EventKind.BIJSTELLING_PROBLEEMANALYSE, NEW_JUDGEMENT),
        EventKind.BIJSTELLING,
        AFTER_JUDGEMENT,
        none=NO_NEW_JUDGEMENT,
        needs=Needs.EMPLOYER,
    )
