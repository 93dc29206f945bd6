"""The three ways in which the law sets a day: so many counted days after the first sick day, so many days after an act, so many weeks
before the end. Each gives a :class:`Determination` that shows its steps.
"""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, is_working_day, roll_term
from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.results import Determination, Step, Strictness
from hervat.domain.law.ruleset import Term, TermVersion
from hervat.domain.text import Text, say

FIRST_DAY = say("Eerste ziektedag")
NOT_COUNTED = say("Dagen die niet meetellen")
NONE_FOUND = say("Geen verlof of kort herstel in deze periode")
NOT_ROLLED = say("De dag valt in een weekend of op een feestdag. De wet schuift hem niet op.")
FREE_DAY = say("De dag valt in een weekend of op een feestdag. Doe het liever de werkdag ervoor.")
ROLLED = say("De dag viel in een weekend of op een feestdag: de eerstvolgende werkdag")
LAW = (Strictness.WET, Strictness.REGELING)
ATW_ROLLS = cite("ATW art. 1 lid 1")
ATW_TWO_WORKING_DAYS = cite("ATW art. 2")
COUNT_CITATIONS = (cite("WIA art. 23 lid 3"), cite("WIA art. 23 lid 5"))


def start_steps(case: Case, until: date) -> tuple[Step, Step]:
    """The two lines with which every count begins: the first sick day, and the days until ``until`` that do not count."""
    gaps = [gap for gap in case.count.interruptions if gap.first <= until]
    if not gaps:
        return Step(FIRST_DAY, case.first_day), Step(NOT_COUNTED, 0, (), NONE_FOUND)
    note = say("Van {first} tot en met {last}", first=gaps[0].first, last=gaps[0].last)
    if len(gaps) > 1:
        note = say("{count} keer, de laatste van {first} tot en met {last}", count=len(gaps), first=gaps[-1].first, last=gaps[-1].last)
    return Step(FIRST_DAY, case.first_day), Step(NOT_COUNTED, sum(gap.days for gap in gaps), COUNT_CITATIONS, note)


def after_first_day(case: Case, term_id: str, what: Text, *extra: Citation) -> Determination:
    """The day that comes the term's number of counted days after the first sick day."""
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    plain = case.count.day(version.value)
    value = roll_term(case.first_day, plain) if term.rolls else plain
    steps = (*start_steps(case, plain), *_last_steps(term, version, what, plain, value, extra))
    return Determination(value, steps, None, value != plain, (version.id,))


def after_act(case: Case, term_id: str, act: Text, act_day: date, what: Text, *act_citations: Citation) -> Determination:
    """The day that comes the term's number of calendar days after an act on ``act_day``."""
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    plain = act_day + timedelta(days=version.value)
    value = roll_term(act_day, plain) if term.rolls else plain
    steps = (Step(act, act_day, act_citations), *_last_steps(term, version, what, plain, value, ()))
    return Determination(value, steps, None, value != plain, (version.id,))


def before_end(case: Case, term_id: str, what: Text, end: date, end_steps: tuple[Step, ...], *extra: Citation) -> Determination:
    """The last safe day a number of weeks before ``end`` (the last day of the wachttijd or of its extension) is over.

    "Uiterlijk k weken voor afloop" is read strictly: the last day of the week before those k weeks begin. The outer reading is a day later.
    """
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    value = strict_day_before(end, version)
    steps = (*end_steps, *_last_steps(term, version, what, value, value, extra))
    return Determination(value, steps, value + ONE_DAY, parameters=(version.id,))


def strict_day_before(end: date, term: TermVersion) -> date:
    """The last day that lies more than ``term`` weeks before the day after ``end``."""
    return end - timedelta(days=7 * term.value)


def fixed(value: date | None, *steps: Step) -> Determination:
    """A day that follows from the facts without a term, or no day at all."""
    return Determination(value, steps)


def _last_steps(term: Term, version: TermVersion, what: Text, plain: date, value: date, extra: tuple[Citation, ...]) -> tuple[Step, ...]:
    """The line with the day itself; a second one when the day rolled, or a note why a free day does not."""
    citations = (version.citation, *extra)
    if value != plain:
        return Step(what, plain, citations), Step(ROLLED, value, (ATW_ROLLS, ATW_TWO_WORKING_DAYS))
    if is_working_day(value):
        return (Step(what, value, citations),)
    if version.strictness in LAW:
        return (Step(what, value, citations if term.no_roll is None else (*citations, term.no_roll), NOT_ROLLED),)
    return (Step(what, value, citations, FREE_DAY),)
