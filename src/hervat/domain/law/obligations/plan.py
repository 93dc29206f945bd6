"""Probleemanalyse, plan van aanpak, and keeping the plan alive: evaluations, hearing the werknemer, adjusting (RPEZ arts. 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, after_first_day, fixed
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import make_obligation, not_applicable, repeat_number
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Obligation, Step
from hervat.domain.text import Text, say

JUDGEMENT_GIVEN = say("Oordeel van de bedrijfsarts")
JUDGEMENT_DUE = say("Uiterste dag voor het oordeel van de bedrijfsarts")
PLAN_MADE = say("Plan van aanpak")
PLAN_DUE = say("Uiterste dag voor het plan van aanpak")
PREVIOUS_TALK = say("Vorige evaluatie")
PREVIOUS_DUE = say("Uiterste dag van de vorige evaluatie")
NEW_JUDGEMENT = say("Nieuw oordeel van de bedrijfsarts")
SIX_WEEKS_AFTER_FIRST_DAY = say("Zes weken na de eerste ziektedag")
RPEZ_2_3 = cite("RPEZ art. 2 lid 3")
TWO_WEEKS = say("Twee weken na het oordeel")
SIX_WEEKS = say("Zes weken later")
NO_NEW_JUDGEMENT = say("Er is geen nieuw oordeel van de bedrijfsarts.")
REGULARLY = say("De wet noemt geen dag: regelmatig")
YEARLY_TALKS = (EventKind.EERSTEJAARSEVALUATIE, EventKind.EINDEVALUATIE)


def plan_obligations(clock: Clock) -> Iterator[Obligation]:
    """Analysis and plan, the hearing by the bedrijfsarts, the evaluations, and the adjustments after a new judgement."""
    analysis = _analysis(clock)
    plan = _plan(clock, analysis)
    yield analysis
    yield plan
    yield make_obligation(clock, "horen_bedrijfsarts", fixed(None, Step(REGULARLY, None, (cite("RPEZ art. 4 lid 4"),))), opens=plan.due)
    yield from _evaluations(clock, plan)
    yield from _adjustments(clock)


def _analysis(clock: Clock) -> Obligation:
    determination = after_first_day(clock.case, "probleemanalyse", SIX_WEEKS_AFTER_FIRST_DAY, RPEZ_2_3)
    return make_obligation(clock, "probleemanalyse", determination, done=clock.case.first_date(EventKind.PROBLEEMANALYSE))


def _plan(clock: Clock, analysis: Obligation) -> Obligation:
    """Two weeks after the judgement was given; while it was not, two weeks after its last day."""
    given = clock.case.first_date(EventKind.PROBLEEMANALYSE)
    start, label = (given, JUDGEMENT_GIVEN) if given is not None else (analysis.due or clock.case.first_day, JUDGEMENT_DUE)
    determination = after_act(clock.case, "plan_van_aanpak", label, start, TWO_WEEKS, *analysis.rule.citations[:1])
    done = clock.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return make_obligation(clock, "plan_van_aanpak", determination, opens=given, done=done)


def _evaluations(clock: Clock, plan: Obligation) -> Iterator[Obligation]:
    """One every six weeks after the plan, as long as wage is paid. A talk held restarts the six weeks.

    A talk belongs to the six weeks in which it falls; held after its day but before the next one is due, it is late; an entry without any
    talk by then is missed. The eerstejaarsevaluatie and eindevaluatie have a row of their own: in time, they only restart the count.
    """
    anchor, label = _first_anchor(clock, plan)
    own = {event.date for event in clock.case.all(EventKind.EVALUATIE)}
    yearly = {event.date for kind in YEARLY_TALKS for event in clock.case.all(kind) if event.date <= clock.case.on}
    talks = sorted(day for day in own | yearly if day > anchor)
    term = timedelta(days=clock.case.term("evaluatie").value)
    last_day = _last_evaluation_day(clock)
    number = 1
    while number == 1 or anchor + term <= last_day:
        while talks and talks[0] not in own and talks[0] <= anchor + term:
            anchor, label = talks.pop(0), PREVIOUS_TALK
        held = talks.pop(0) if talks and talks[0] < anchor + 2 * term else None
        determination = after_act(clock.case, "evaluatie", label, anchor, SIX_WEEKS)
        yield make_obligation(clock, "evaluatie", determination, number=number, opens=anchor + ONE_DAY, done=held)
        happened = held is not None and held <= clock.case.on
        anchor, label = (held, PREVIOUS_TALK) if held is not None and happened else (anchor + term, PREVIOUS_DUE)
        number += 1


def _first_anchor(clock: Clock, plan: Obligation) -> tuple[date, Text]:
    made = clock.case.first_date(EventKind.PLAN_VAN_AANPAK)
    return (made, PLAN_MADE) if made is not None else (plan.due or clock.case.first_day, PLAN_DUE)


def _last_evaluation_day(clock: Clock) -> date:
    ends = [end.day for end in (clock.employer_end, clock.case_end) if end is not None]
    return min((clock.wage.last_day or clock.case.first_day, *ends))


def _adjustments(clock: Clock) -> Iterator[Obligation]:
    """After each new judgement of the bedrijfsarts the plan is adjusted within the same two weeks (RPEZ art. 4 lid 5)."""
    judgements = clock.case.all(EventKind.BIJSTELLING_PROBLEEMANALYSE)
    if not judgements:
        yield not_applicable(clock, "bijstelling_plan_van_aanpak", NO_NEW_JUDGEMENT)
    for position, judgement in enumerate(judgements):
        determination = after_act(clock.case, "plan_van_aanpak", NEW_JUDGEMENT, judgement.date, TWO_WEEKS)
        done = clock.case.first_after(EventKind.BIJSTELLING, judgement.date)
        yield make_obligation(
            clock, "bijstelling_plan_van_aanpak", determination, number=repeat_number(position), opens=judgement.date, done=done
        )
