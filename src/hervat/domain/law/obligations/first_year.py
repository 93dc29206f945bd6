"""Around the end of the first year: eerstejaarsevaluatie, arbeidsdeskundig onderzoek, and the start of spoor 2 with its exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, after_first_day, term_step
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.domain.law.obligations.build import make_obligation
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import Text, say

USUALLY_BY_THEN = say("Gewoonlijk rond deze dag. De wet noemt geen dag")
ESTABLISHED_LATE = say("Belastbaarheid pas na het eerste jaar vastgesteld")
EVALUATED = say("Eerstejaarsevaluatie")
LATER = say("{length} later")
OUTER_DAY = say("{length} later: de uiterste dag")
END_OF_YEAR = say("Einde van het eerste ziektejaar, week {week}")
SPOOR_2_EXCEPTIONS: dict[Spoor2Exception, Text] = {
    Spoor2Exception.CONCREET_PERSPECTIEF: say("Er is concreet uitzicht op werk in het eigen bedrijf."),
    Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF: say("Er is een kleine baan in het eigen bedrijf met uitzicht op meer uren."),
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: say("De mogelijkheden zijn klein (ongeveer twee uur per dag), zonder uitzicht op groei."),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: say("De AOW begint binnen een jaar na de 104 weken. Beiden stemden schriftelijk in."),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: say("Een eerder traject is mislukt en een tweede heeft geen zin."),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: say("De bedrijfsarts ziet geen benutbare mogelijkheden."),
}


def first_year_obligations(periods: Periods) -> Iterator[Obligation]:
    """The three steps around week 52."""
    case = periods.case
    window_opens = case.count.day(case.term("eerstejaarsevaluatie_begin").days)
    year_end = after_first_day(case, "eerstejaarsevaluatie", END_OF_YEAR)
    yield make_obligation(
        periods, "eerstejaarsevaluatie", year_end, opens=window_opens, done=case.first_date(EventKind.EERSTEJAARSEVALUATIE)
    )
    yield make_obligation(
        periods,
        "arbeidsdeskundig_onderzoek",
        _usual_day(year_end),
        opens=window_opens,
        done=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK),
    )
    yield _spoor_2(periods, year_end)


def _usual_day(year_end: Determination) -> Determination:
    """No law sets a day for the arbeidsdeskundig onderzoek; usually it is there by the end of the first year."""
    usual = Step(USUALLY_BY_THEN, year_end.value, (cite("PRAKTIJK"),), None, year_end.steps[-1].parameters)
    return Determination(year_end.value, (*year_end.steps[:-1], usual))


def _spoor_2(periods: Periods, year_end: Determination) -> Obligation:
    case = periods.case
    exception = _exception(periods)
    done = case.first_date(EventKind.START_SPOOR_2)
    return make_obligation(
        periods,
        "start_spoor_2",
        _spoor_2_term(periods, year_end),
        opens=case.first_date(EventKind.ARBEIDSDESKUNDIG_ONDERZOEK),
        done=done,
        not_needed=SPOOR_2_EXCEPTIONS[exception] if exception is not None and done is None else None,
    )


def _exception(periods: Periods) -> Spoor2Exception | None:
    """The recorded exception in force. AOW within a year is no ground when the AOW date is known and later."""
    for event in periods.case.all(EventKind.UITZONDERING_SPOOR_2):
        if event.date <= periods.case.on and (
            event.ground is not Spoor2Exception.AOW_BINNEN_EEN_JAAR or periods.aow_within_a_year is not False
        ):
            return event.ground
    return None


def _spoor_2_term(periods: Periods, year_end: Determination) -> Determination:
    """Six weeks after the eerstejaarsevaluatie, at the latest six weeks after week 52; eight weeks after a later belastbaarheid."""
    case = periods.case
    evaluated = case.first_date(EventKind.EERSTEJAARSEVALUATIE)
    end_of_year = year_end.value or case.first_day
    established = case.first_date(EventKind.BELASTBAARHEID_VASTGESTELD)
    if established is not None and established > (evaluated or end_of_year):
        return after_act(case, "spoor_2_na_belastbaarheid", Step(ESTABLISHED_LATE, established), LATER)
    if evaluated is not None and evaluated < end_of_year:
        return after_act(case, "spoor_2_na_evaluatie", Step(EVALUATED, evaluated), LATER)
    version = case.term("spoor_2_na_evaluatie")
    value = case.count.day(case.term("eerstejaarsevaluatie").days + version.days)
    not_counted = (value - end_of_year).days - version.days
    note = say("Met {days} dagen die niet meetellen in die weken.", days=not_counted) if not_counted else None
    return Determination(value, (*year_end.steps, term_step(version, OUTER_DAY, value, note=note)))
