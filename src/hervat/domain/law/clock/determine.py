"""The three ways in which the law sets a day: so many counted days after the first sick day, so many days after an act, so many weeks
before the end. Each gives a :class:`Determination` that shows its steps.

A sentence for a step may name ``{length}`` (how long the term is) and ``{week}`` (in which week the day falls): both are filled from the
version of the term that was used, so that the words cannot differ from the number.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hervat.domain.law.calendar import ONE_DAY, is_working_day, roll_term
from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.results import Determination, Step, Strictness
from hervat.domain.law.ruleset import Term, TermVersion, say_length, week_of
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
    merging = (case.term("samentelling").id,)
    gaps = [gap for gap in case.count.interruptions if gap.first <= until]
    if not gaps:
        return Step(FIRST_DAY, case.first_day), Step(NOT_COUNTED, 0, (), NONE_FOUND, merging)
    note = say("Van {first} tot en met {last}", first=gaps[0].first, last=gaps[0].last)
    if len(gaps) > 1:
        note = say("{count} keer, de laatste van {first} tot en met {last}", count=len(gaps), first=gaps[-1].first, last=gaps[-1].last)
    days = sum(gap.days for gap in gaps)
    return Step(FIRST_DAY, case.first_day), Step(NOT_COUNTED, days, COUNT_CITATIONS, note, merging)


def after_first_day(case: Case, term_id: str, what: Text, *extra: Citation) -> Determination:
    """The day that comes the term's number of counted days after the first sick day."""
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    plain = case.count.day(version.days)
    value = roll_term(case.first_day, plain) if term.rolls else plain
    steps = (*start_steps(case, plain), *_last_steps(term, version, what, plain, value, extra))
    return Determination(value, steps, rolled=value != plain)


def after_act(case: Case, term_id: str, act: Step, what: Text) -> Determination:
    """The day that comes the term's number of calendar days after an act; ``act`` is the line that says which, with its day."""
    if not isinstance(act.outcome, date):
        raise TypeError("an act has a day")
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    plain = act.outcome + timedelta(days=version.days)
    value = roll_term(act.outcome, plain) if term.rolls else plain
    return Determination(value, (act, *_last_steps(term, version, what, plain, value, ())), rolled=value != plain)


def before_end(case: Case, term_id: str, what: Text, end: date, end_steps: tuple[Step, ...]) -> Determination:
    """The last safe day a number of weeks before ``end`` (the last day of the wachttijd or of its extension) is over.

    "Uiterlijk k weken voor afloop" is read strictly: the last day of the week before those k weeks begin. The outer reading is a day later.
    """
    term = case.ruleset.terms[term_id]
    version = case.version(term)
    value = strict_day_before(end, version)
    return Determination(value, (*end_steps, *_last_steps(term, version, what, value, value, ())), value + ONE_DAY)


def strict_day_before(end: date, term: TermVersion) -> date:
    """The last day that lies more than ``term`` before the day after ``end``."""
    return end - timedelta(days=term.days)


def fixed(value: date | None, *steps: Step) -> Determination:
    """A day that follows from the facts without a term, or no day at all."""
    return Determination(value, steps)


def term_step(version: TermVersion, what: Text, outcome: date | int | None, *citations: Citation, note: Text | None = None) -> Step:
    """A line that rests on one version of a term: its sentence is filled with the length, its ground is the term's own first."""
    return Step(_filled(what, version.days), outcome, (version.citation, *citations), note, (version.id,))


@cache
def _filled(what: Text, days: int) -> Text:
    """Few sentences and few terms meet in thousands of cases."""
    return what.fill(length=say_length(days), week=week_of(days))


def _last_steps(term: Term, version: TermVersion, what: Text, plain: date, value: date, extra: tuple[Citation, ...]) -> tuple[Step, ...]:
    """The line with the day itself; a second one when the day rolled, or a note why a free day does not."""
    if value != plain:
        return term_step(version, what, plain, *extra), Step(ROLLED, value, (ATW_ROLLS, ATW_TWO_WORKING_DAYS))
    if is_working_day(value):
        return (term_step(version, what, value, *extra),)
    if version.strictness in LAW:
        ground = extra if term.no_roll is None else (*extra, term.no_roll)
        return (term_step(version, what, value, *ground, note=NOT_ROLLED),)
    return (term_step(version, what, value, *extra, note=FREE_DAY),)
