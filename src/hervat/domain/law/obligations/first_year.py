"""Around the end of the first year: eerstejaarsevaluatie, arbeidsdeskundig onderzoek, and the start of spoor 2 with its exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hervat.domain.law.clock.determine import after_act, after_first_day
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.domain.law.obligations.build import make_obligation
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import Text, say

END_OF_YEAR = say("Einde van het eerste ziektejaar, week 52")
SPOOR_2_EXCEPTIONS: dict[Spoor2Exception, Text] = {
    Spoor2Exception.CONCREET_PERSPECTIEF: say("Er is concreet uitzicht op werk in het eigen bedrijf."),
    Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF: say("Er is een kleine baan in het eigen bedrijf met uitzicht op meer uren."),
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: say("De mogelijkheden zijn klein, zonder uitzicht op groei."),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: say("De AOW begint binnen een jaar na de 104 weken en beiden willen geen spoor 2."),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: say("Een eerder traject is mislukt en een tweede heeft geen zin."),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: say("De bedrijfsarts ziet geen benutbare mogelijkheden."),
}


def first_year_obligations(clock: Clock) -> Iterator[Obligation]:
    """The three steps around week 52."""
    case = clock.case
    window_opens = case.count.day(case.term("eerstejaarsevaluatie_begin").value)
    year_end = after_first_day(case, "eerstejaarsevaluatie", END_OF_YEAR)
    yield make_obligation(
        clock, "eerstejaarsevaluatie", year_end, opens=window_opens, done=case.first_date(EventKind.EERSTEJAARSEVALUATIE)
    )
    yield make_obligation(
        clock, "arbeidsdeskundig_onderzoek", year_end, opens=window_opens, done=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK)
    )
    yield _spoor_2(clock, year_end)


def _spoor_2(clock: Clock, year_end: Determination) -> Obligation:
    case = clock.case
    exception = next((event.ground for event in case.all(EventKind.UITZONDERING_SPOOR_2) if event.date <= case.on), None)
    done = case.first_date(EventKind.START_SPOOR_2)
    return make_obligation(
        clock,
        "start_spoor_2",
        _spoor_2_term(clock, year_end),
        opens=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK),
        done=done,
        not_needed=SPOOR_2_EXCEPTIONS[exception] if exception is not None and done is None else None,
    )


def _spoor_2_term(clock: Clock, year_end: Determination) -> Determination:
    """Six weeks after the eerstejaarsevaluatie, at the latest six weeks after week 52; eight weeks after a later belastbaarheid."""
    case = clock.case
    evaluated = case.first_date(EventKind.EERSTEJAARSEVALUATIE)
    end_of_year = year_end.value or case.first_day
    established = case.first_date(EventKind.BELASTBAARHEID_VASTGESTELD)
    if established is not None and established > (evaluated or end_of_year):
        label = say("Belastbaarheid pas na het eerste jaar vastgesteld")
        return after_act(case, "spoor_2_na_belastbaarheid", label, established, say("Acht weken later"))
    if evaluated is not None and evaluated < end_of_year:
        return after_act(case, "spoor_2_na_evaluatie", say("Eerstejaarsevaluatie"), evaluated, say("Zes weken later"))
    term = case.term("spoor_2_na_evaluatie")
    value = case.count.day(case.term("eerstejaarsevaluatie").value + term.value)
    extra = value - end_of_year - timedelta(days=term.value)
    step = Step(say("Zes weken later: de uiterste dag"), value, (term.citation,), _shifted_note(extra))
    return Determination(value, (*year_end.steps, step), parameters=(*year_end.parameters, term.id))


def _shifted_note(extra: timedelta) -> Text | None:
    return say("Met {days} dagen die niet meetellen in die zes weken.", days=extra.days) if extra else None
