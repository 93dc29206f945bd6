"""The loonsanctie (WIA art. 25 lid 9-15): until when UWV may decide, how long it lasts, and how repair or a late decision shortens it."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, roll_term
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import before_end, term_step
from hervat.domain.law.clock.late import WiaApplication
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Step, Wachttijd
from hervat.domain.text import say

IMPOSSIBLE = say("Er kan geen loonsanctie komen: er is dan geen werkgever meer die loon doorbetaalt, of geen recht op WIA")
DECIDED_IN_TIME = say("{length} daarvoor: de laatste dag waarop UWV op tijd beslist")
LATEST_IN_EXTENSION = say("Bij vrijwillige verlenging beslist UWV vóór het einde daarvan")
SHIFTED = say("De WIA-aanvraag is te laat: UWV krijgt zo veel dagen meer")
FIRST = say("Eerste dag van een loonsanctie")
LONGEST = say("Laatste dag bij de langste loonsanctie, {length}")
LEAVE_DAYS = say("Verlofdagen die de loonsanctie onderbreken")
LATE_DECISION = say("UWV besliste zo veel dagen te laat: de loonsanctie wordt zo veel korter")
REPAIRED = say("UWV stelde het herstel vast")
AFTER_REPAIR = say("{length} daarna: de laatste dag")
LAST = say("Laatste dag van de loonsanctie")
LATE_SHORTENING = say("UWV besliste zo veel dagen te laat op het bekortingsverzoek: zo veel korter")
WIA_25_9 = cite("WIA art. 25 lid 9")
WIA_25_10 = cite("WIA art. 25 lid 10")
WIA_25_11 = cite("WIA art. 25 lid 11")
WIA_25_14 = cite("WIA art. 25 lid 14")


def determine_loonsanctie(case: Case, wachttijd: Wachttijd, application: WiaApplication, paid: Loondoorbetaling) -> Loonsanctie:
    """The sanction that may come, or the one that UWV decided on."""
    if not wachttijd.applies or paid.period_last_day is None or paid.period_last_day < wachttijd.last_day:
        none = Determination(None, (Step(IMPOSSIBLE, None, (WIA_25_9,)),))
        return Loonsanctie(none, None, None, None, none)
    latest = _latest_decision(case, wachttijd, application)
    begin = paid.period_last_day + ONE_DAY
    leave_days = _leave_days(case, begin)
    first = begin + timedelta(days=_leave_at_start(case, begin))
    decided, late_days = _decided(case, begin, latest.value or begin)
    version = case.term("loonsanctie")
    longest = paid.period_last_day + timedelta(days=version.days + leave_days - late_days)
    steps = [*paid.determination.steps, Step(FIRST, first, (WIA_25_9,))]
    if leave_days:
        steps.append(Step(LEAVE_DAYS, leave_days, (WIA_25_9,)))
    if late_days:
        steps.append(Step(LATE_DECISION, late_days, (WIA_25_14,), None, latest.parameters))
    steps.append(term_step(version, LONGEST, longest))
    if not decided:
        return Loonsanctie(latest, first, longest, None, Determination(longest, tuple(steps)))
    end, repair_steps = _end_after_repair(case, longest, late_days)
    last = max(end, first - ONE_DAY)
    return Loonsanctie(latest, first, longest, last, Determination(last, (*steps, *repair_steps)))


def _decided(case: Case, begin: date, latest: date) -> tuple[bool, int]:
    """Whether UWV decided before the sanction would begin (later it cannot), and how many days late."""
    decision = case.first_date(EventKind.LOONSANCTIEBESLUIT)
    if decision is None or decision >= begin:
        return False, 0
    return True, max(0, (decision - latest).days)


def _latest_decision(case: Case, wachttijd: Wachttijd, application: WiaApplication) -> Determination:
    steps = wachttijd.determination.steps
    if wachttijd.extended_until is not None:
        return Determination(wachttijd.last_day, (*steps, Step(LATEST_IN_EXTENSION, wachttijd.last_day, (WIA_25_10, WIA_25_11))))
    if not application.late_days:
        latest = before_end(case, "loonsanctiebesluit", DECIDED_IN_TIME, wachttijd.last_day, steps)
        unshifted = latest.steps[-1]._replace(parameters=(*latest.steps[-1].parameters, *application.parameters))
        return latest._replace(steps=(*latest.steps[:-1], unshifted))
    shifted_end = wachttijd.last_day + timedelta(days=application.late_days)
    shift = Step(SHIFTED, application.late_days, (WIA_25_10,), None, application.parameters)
    return before_end(case, "loonsanctiebesluit", DECIDED_IN_TIME, shifted_end, (*steps, shift))


def _end_after_repair(case: Case, longest: date, late_days: int) -> tuple[date, tuple[Step, ...]]:
    """The end six weeks after UWV established the repair, at most ``longest``; earlier by the days that UWV decided late.

    A late answer to a bekortingsverzoek shortens the sanction also when UWV sees no repair (WIA art. 25 lid 14, second sentence).
    """
    late_answers = _late_answers(case)
    answers_in = (case.term("bekortingsbesluit").id,)
    shorter = (Step(LATE_SHORTENING, late_answers, (WIA_25_14,), None, answers_in),) if late_answers else ()
    longest -= timedelta(days=late_answers)
    repaired = case.first_date(EventKind.TEKORTKOMING_HERSTELD)
    if repaired is None:
        return longest, (*shorter, Step(LAST, longest, (WIA_25_14,), None, answers_in))
    version = case.term("einde_na_herstel")
    end = repaired + timedelta(days=version.days)
    steps = (Step(REPAIRED, repaired), term_step(version, AFTER_REPAIR, end), *shorter)
    end = min(end - timedelta(days=late_days + late_answers), longest)
    return end, (*steps, Step(LAST, end, (WIA_25_14,), None, answers_in))


def _late_answers(case: Case) -> int:
    """How many days UWV decided late on all bekortingsverzoeken together: each with the first decision on or after it."""
    late = 0
    term = timedelta(days=case.term("bekortingsbesluit").days)
    for request in case.all(EventKind.BEKORTINGSVERZOEK):
        decision = case.first_after(EventKind.BEKORTINGSBESLUIT, request.date)
        if decision is not None:
            late += max(0, (decision - roll_term(request.date, request.date + term)).days)
    return late


def _leave_days(case: Case, first: date) -> int:
    """Days of leave that fall in the 52 weeks from ``first`` on: they do not count for the sanction."""
    last = first + timedelta(days=case.term("loonsanctie").days - 1)
    days = 0
    for leave in sorted(case.facts.leave, key=lambda leave: leave.first):
        if leave.last >= first and leave.first <= last + timedelta(days=days):
            days += (leave.last - max(leave.first, first)).days + 1
    return days


def _leave_at_start(case: Case, first: date) -> int:
    """Days of leave that are running on ``first``: the sanction begins after them."""
    return next(((leave.last - first).days + 1 for leave in case.facts.leave if leave.first <= first <= leave.last), 0)
