"""Around the end of the first year: eerstejaarsevaluatie, arbeidsdeskundig onderzoek, and the start of spoor 2 with its exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hervat.domain.law.calendar import years_after
from hervat.domain.law.citations import cite
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
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: say("De mogelijkheden zijn klein (ongeveer twee uur per dag), zonder uitzicht op groei."),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: say("De AOW begint binnen een jaar na de 104 weken. Beiden stemden schriftelijk in."),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: say("Een eerder traject is mislukt en een tweede heeft geen zin."),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: say("De bedrijfsarts ziet geen benutbare mogelijkheden."),
}


def first_year_obligations(clock: Clock) -> Iterator[Obligation]:
    """The three steps around week 52."""
    case = clock.case
    window_opens = case.count.day(case.term("eerstejaarsevaluatie_begin").value)
    year_end = after_first_day(case, "eerstejaarsevaluatie", END_OF_YEAR)
    yield make_obligation(clock, "eerstejaarsevaluatie", year_end, opens=window_opens, done=case.first_date(EventKind.EERSTEJAARSEVALUATIE))
    yield make_obligation(
        clock,
        "arbeidsdeskundig_onderzoek",
        _usual_day(year_end),
        opens=window_opens,
        done=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK),
    )
    yield _spoor_2(clock, year_end)


def _usual_day(year_end: Determination) -> Determination:
    """No law sets a day for the arbeidsdeskundig onderzoek; usually it is there by week 52."""
    usual = Step(say("Gewoonlijk rond week 52. De wet noemt geen dag"), year_end.value, (cite("PRAKTIJK"),))
    return Determination(year_end.value, (*year_end.steps[:-1], usual))


def _spoor_2(clock: Clock, year_end: Determination) -> Obligation:
    case = clock.case
    exception = _exception(clock)
    done = case.first_date(EventKind.START_SPOOR_2)
    return make_obligation(
        clock,
        "start_spoor_2",
        _spoor_2_term(clock, year_end),
        opens=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK),
        done=done,
        not_needed=SPOOR_2_EXCEPTIONS[exception] if exception is not None and done is None else None,
    )


def _exception(clock: Clock) -> Spoor2Exception | None:
    """The recorded exception in force. AOW within a year is no ground when the AOW date is known and later."""
    for event in clock.case.all(EventKind.UITZONDERING_SPOOR_2):
        if event.date <= clock.case.on and (
            event.ground is not Spoor2Exception.AOW_BINNEN_EEN_JAAR or aow_within_a_year(clock) is not False
        ):
            return event.ground
    return None


def aow_within_a_year(clock: Clock) -> bool | None:
    """Whether the AOW begins within a year after the 104 weeks; None when the AOW date is not known."""
    aow, wia_day = clock.case.facts.aow_date, clock.wachttijd.first_wia_day
    return None if aow is None else aow <= years_after(wia_day, 1)


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
