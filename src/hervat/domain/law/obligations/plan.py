"""Probleemanalyse, plan van aanpak, and keeping the plan alive: evaluations, hearing the werknemer, adjusting (RPEZ arts. 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.clock.determine import after_act, after_first_day, fixed
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import make_obligation
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Obligation, Step
from hervat.domain.text import Text, say

JUDGEMENT_GIVEN = say("Oordeel van de bedrijfsarts")
JUDGEMENT_DUE = say("Uiterste dag voor het oordeel van de bedrijfsarts")
PLAN_MADE = say("Plan van aanpak")
PLAN_DUE = say("Uiterste dag voor het plan van aanpak")
PREVIOUS_TALK = say("Vorige evaluatie")
PREVIOUS_DUE = say("Uiterste dag van de vorige evaluatie")
TWO_WEEKS = say("Twee weken na het oordeel")
SIX_WEEKS = say("Zes weken later")
REGULARLY = say("De wet noemt geen dag: regelmatig")
TALKS = (EventKind.EVALUATIE, EventKind.EERSTEJAARSEVALUATIE, EventKind.EINDEVALUATIE)


def plan_obligations(clock: Clock) -> Iterator[Obligation]:
    """Analysis and plan, the hearing by the bedrijfsarts, the evaluations, and the adjustments after a new judgement."""
    analysis = _analysis(clock)
    plan = _plan(clock, analysis)
    yield analysis
    yield plan
    yield make_obligation(clock, "horen_bedrijfsarts", fixed(None, Step(REGULARLY)), opens=plan.due)
    yield from _evaluations(clock, plan)
    yield from _adjustments(clock)


def _analysis(clock: Clock) -> Obligation:
    determination = after_first_day(clock.case, "probleemanalyse", say("Zes weken later"))
    return make_obligation(clock, "probleemanalyse", determination, done=clock.case.first_date(EventKind.PROBLEEMANALYSE))


def _plan(clock: Clock, analysis: Obligation) -> Obligation:
    """Two weeks after the judgement was given; while it was not, two weeks after its last day."""
    given = clock.case.first_date(EventKind.PROBLEEMANALYSE)
    start, label = (given, JUDGEMENT_GIVEN) if given is not None else (analysis.due or clock.case.first_day, JUDGEMENT_DUE)
    determination = after_act(clock.case, "plan_van_aanpak", label, start, TWO_WEEKS, act_citations=analysis.rule.citations[:1])
    done = clock.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return make_obligation(clock, "plan_van_aanpak", determination, opens=given, done=done)


def _evaluations(clock: Clock, plan: Obligation) -> Iterator[Obligation]:
    """One every six weeks after the plan, as long as wage is paid. A talk held restarts the six weeks."""
    anchor, label = _first_anchor(clock, plan)
    talks = sorted({event.date for kind in TALKS for event in clock.case.all(kind)})
    last_day = _last_evaluation_day(clock)
    number = 1
    while number == 1 or anchor + timedelta(days=clock.case.term("evaluatie").value) <= last_day:
        held = talks[number - 1] if number <= len(talks) else None
        determination = after_act(clock.case, "evaluatie", label, anchor, SIX_WEEKS)
        yield make_obligation(clock, "evaluatie", determination, number=number, opens=anchor + timedelta(days=1), done=held)
        anchor, label = _next_anchor(clock, held, determination.value or anchor)
        number += 1


def _first_anchor(clock: Clock, plan: Obligation) -> tuple[date, Text]:
    made = clock.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return (made, PLAN_MADE) if made is not None else (plan.due or clock.case.first_day, PLAN_DUE)


def _next_anchor(clock: Clock, held: date | None, due: date) -> tuple[date, Text]:
    return (held, PREVIOUS_TALK) if held is not None and held <= clock.case.on else (due, PREVIOUS_DUE)


def _last_evaluation_day(clock: Clock) -> date:
    ends = [end.day for end in (clock.employer_end, clock.case_end) if end is not None]
    return min((clock.wage.last_day or clock.case.first_day, *ends))


def _adjustments(clock: Clock) -> Iterator[Obligation]:
    """After each new judgement of the bedrijfsarts the plan is adjusted within the same two weeks (RPEZ art. 4 lid 5)."""
    for number, judgement in enumerate(clock.case.all(EventKind.BIJSTELLING_PROBLEEMANALYSE), start=1):
        determination = after_act(clock.case, "plan_van_aanpak", say("Nieuw oordeel van de bedrijfsarts"), judgement.date, TWO_WEEKS)
        done = clock.case.first_after(EventKind.BIJSTELLING, judgement.date)
        yield make_obligation(clock, "bijstelling_plan_van_aanpak", determination, number=number, opens=judgement.date, done=done)
