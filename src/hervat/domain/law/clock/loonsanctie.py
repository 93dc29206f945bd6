"""The loonsanctie (WIA art. 25 lid 9-15): until when UWV may decide, how long it lasts, and how repair or a late decision shortens it."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, roll_term
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import before_end
from hervat.domain.law.clock.wage import late_application
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Step, Wachttijd
from hervat.domain.text import say

IMPOSSIBLE = say("Er kan geen loonsanctie komen: er is dan geen werkgever meer die loon doorbetaalt, of geen recht op WIA")
SIX_WEEKS = say("6 weken daarvoor: de laatste dag waarop UWV op tijd beslist")
LATEST_IN_EXTENSION = say("Bij vrijwillige verlenging beslist UWV vóór het einde daarvan")
SHIFTED = say("De WIA-aanvraag is te laat: UWV krijgt zo veel dagen meer")
FIRST = say("Eerste dag van een loonsanctie")
LONGEST = say("Laatste dag bij de langste loonsanctie, 52 weken")
LEAVE_DAYS = say("Verlofdagen die de loonsanctie onderbreken")
LATE_DECISION = say("UWV besliste zo veel dagen te laat: de loonsanctie wordt zo veel korter")
REPAIRED = say("UWV stelde het herstel vast")
AFTER_REPAIR = say("Zes weken daarna: de laatste dag")
LAST = say("Laatste dag van de loonsanctie")
LATE_SHORTENING = say("UWV besliste zo veel dagen te laat op het bekortingsverzoek: zo veel korter")
WIA_25_9 = cite("WIA art. 25 lid 9")
WIA_25_10 = cite("WIA art. 25 lid 10")
WIA_25_11 = cite("WIA art. 25 lid 11")
WIA_25_14 = cite("WIA art. 25 lid 14")


def determine_loonsanctie(case: Case, wachttijd: Wachttijd, wage: Loondoorbetaling) -> Loonsanctie:
    """The sanction that may come, or the one that UWV decided on."""
    if not wachttijd.applies or wage.period_last_day is None or wage.period_last_day < wachttijd.last_day:
        none = Determination(None, (Step(IMPOSSIBLE, None, (WIA_25_9,)),))
        return Loonsanctie(none, None, None, None, none)
    latest = _latest_decision(case, wachttijd)
    begin = wage.period_last_day + ONE_DAY
    leave_days = _leave_days(case, begin)
    first = begin + timedelta(days=_leave_at_start(case, begin))
    decided, late_days = _decided(case, begin, latest.value or begin)
    longest = wage.period_last_day + timedelta(days=case.term("loonsanctie").value + leave_days - late_days)
    steps = [Step(FIRST, first, (WIA_25_9,))]
    if leave_days:
        steps.append(Step(LEAVE_DAYS, leave_days, (WIA_25_9,)))
    if late_days:
        steps.append(Step(LATE_DECISION, late_days, (WIA_25_14,)))
    steps.append(Step(LONGEST, longest, (WIA_25_9,)))
    parameters = (case.term("loonsanctie").id,)
    if not decided:
        return Loonsanctie(latest, first, longest, None, Determination(longest, tuple(steps), parameters=parameters))
    end, repair_steps = _end_after_repair(case, longest, late_days)
    last = max(end, first - ONE_DAY)
    return Loonsanctie(latest, first, longest, last, Determination(last, (*steps, *repair_steps), parameters=parameters))


def _decided(case: Case, begin: date, latest: date) -> tuple[bool, int]:
    """Whether UWV decided before the sanction would begin (later it cannot), and how many days late."""
    decision = case.first_date(EventKind.LOONSANCTIEBESLUIT)
    if decision is None or decision >= begin:
        return False, 0
    return True, max(0, (decision - latest).days)


def _latest_decision(case: Case, wachttijd: Wachttijd) -> Determination:
    steps = wachttijd.determination.steps
    if wachttijd.extended_until is not None:
        return Determination(wachttijd.last_day, (*steps, Step(LATEST_IN_EXTENSION, wachttijd.last_day, (WIA_25_10, WIA_25_11))))
    late_wia = late_application(case, wachttijd)
    if late_wia is None:
        return before_end(case, "loonsanctiebesluit", SIX_WEEKS, wachttijd.last_day, steps)
    shifted_end = wachttijd.last_day + timedelta(days=late_wia.days)
    return before_end(case, "loonsanctiebesluit", SIX_WEEKS, shifted_end, (*steps, Step(SHIFTED, late_wia.days, (WIA_25_10,))))


def bekorting_due(case: Case, request: date) -> date:
    """The last day on which UWV decides on a bekortingsverzoek received on ``request`` (WIA art. 25 lid 13)."""
    return roll_term(request, request + timedelta(days=case.term("bekortingsbesluit").value))


def _end_after_repair(case: Case, longest: date, late_days: int) -> tuple[date, tuple[Step, ...]]:
    """The end six weeks after UWV established the repair, at most ``longest``; earlier by the days that UWV decided late.

    A late answer to a bekortingsverzoek shortens the sanction also when UWV sees no repair (WIA art. 25 lid 14, second sentence).
    """
    late_answers = _late_answers(case)
    shorter = (Step(LATE_SHORTENING, late_answers, (WIA_25_14,)),) if late_answers else ()
    longest -= timedelta(days=late_answers)
    repaired = case.first_date(EventKind.TEKORTKOMING_HERSTELD)
    if repaired is None:
        return longest, (*shorter, Step(LAST, longest, (WIA_25_14,))) if shorter else ()
    end = repaired + timedelta(days=case.term("einde_na_herstel").value)
    steps = (Step(REPAIRED, repaired), Step(AFTER_REPAIR, end, (WIA_25_14,)), *shorter)
    end -= timedelta(days=late_days + late_answers)
    return min(end, longest), (*steps, Step(LAST, min(end, longest), (WIA_25_14,)))


def _late_answers(case: Case) -> int:
    """How many days UWV decided late on all bekortingsverzoeken together: each with the first decision on or after it."""
    late = 0
    for request in case.all(EventKind.BEKORTINGSVERZOEK):
        decision = case.first_after(EventKind.BEKORTINGSBESLUIT, request.date)
        if decision is not None:
            late += max(0, (decision - bekorting_due(case, request.date)).days)
    return late


def _leave_days(case: Case, first: date) -> int:
    """Days of leave that fall in the 52 weeks from ``first`` on: they do not count for the sanction."""
    last = first + timedelta(days=case.term("loonsanctie").value - 1)
    days = 0
    for leave in sorted(case.facts.leave, key=lambda leave: leave.first):
        if leave.last >= first and leave.first <= last + timedelta(days=days):
            days += (leave.last - max(leave.first, first)).days + 1
    return days


def _leave_at_start(case: Case, first: date) -> int:
    """Days of leave that are running on ``first``: the sanction begins after them."""
    return next(((leave.last - first).days + 1 for leave in case.facts.leave if leave.first <= first <= leave.last), 0)
