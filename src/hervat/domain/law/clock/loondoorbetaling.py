"""How long the werkgever pays on (BW art. 7:629) and may not dismiss (art. 7:670); how a late WIA application lengthens both."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, years_after
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import start_steps, term_step
from hervat.domain.law.clock.late import WiaApplication
from hervat.domain.law.facts import Vangnet
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Step, Wachttijd
from hervat.domain.text import say

NO_EMPLOYER = say("Er is geen werkgever die loon doorbetaalt: UWV betaalt ziekengeld")
LATE_APPLICATION = say("De WIA-aanvraag is te laat: de periode wordt zo veel dagen langer")
LATE_WITHOUT_REASON = say("De WIA-aanvraag is zonder goede reden zo veel dagen te laat: over die dagen is er geen recht op loon")
LAST_PAID_DAY = say("Laatste dag van de loondoorbetaling")
CONTRACT_ENDS = say("Het dienstverband eindigt: laatste dag van de loondoorbetaling")
AOW_REACHED = say("Dag waarop de AOW-leeftijd is bereikt")
AOW_WEEKS = say("{length} loondoorbetaling bij AOW: de laatste dag")
DURING_SANCTION = say("Loonsanctie: laatste dag van de loondoorbetaling")
BW_629_1 = cite("BW art. 7:629 lid 1")
BW_629_3 = cite("BW art. 7:629 lid 3")
BW_629_11 = cite("BW art. 7:629 lid 11")


def determine_loondoorbetaling(case: Case, wachttijd: Wachttijd, application: WiaApplication) -> Loondoorbetaling:
    """Until when wage is paid on, before any loonsanctie."""
    ends = case.facts.employment_ends
    if case.facts.vangnet is Vangnet.FICTIEF_DIENSTVERBAND or (ends is not None and ends < case.first_day):
        return Loondoorbetaling(None, None, Determination(None, (Step(NO_EMPLOYER, None, (cite("ZW art. 29 lid 2"),)),)))
    full = _until_the_end(wachttijd, application)
    aow = _aow_end(case)
    if aow is not None and aow[0] < (full.period_last_day or aow[0]):
        full = Loondoorbetaling(aow[0], aow[0], Determination(*aow))
    if ends is not None and full.period_last_day is not None and ends < full.period_last_day:
        last_day = min(ends, full.last_day or ends)
        return Loondoorbetaling(last_day, ends, Determination(last_day, (Step(CONTRACT_ENDS, last_day, (BW_629_1,)),)))
    return full


def _until_the_end(wachttijd: Wachttijd, application: WiaApplication) -> Loondoorbetaling:
    """To the end of the wachttijd, and longer by the days that the WIA application was late."""
    steps, last_day = wachttijd.determination.steps, wachttijd.last_day
    period_last_day = last_day + timedelta(days=application.late_days)
    if application.late_days and application.good_reason is False:
        steps = (*steps, Step(LATE_WITHOUT_REASON, application.late_days, (BW_629_11, BW_629_3), None, application.parameters))
    elif application.late_days:
        last_day = period_last_day
        steps = (*steps, Step(LATE_APPLICATION, application.late_days, (BW_629_11,), None, application.parameters))
    last = Step(LAST_PAID_DAY, last_day, (BW_629_1,), None, () if application.late_days else application.parameters)
    return Loondoorbetaling(last_day, period_last_day, Determination(last_day, (*steps, last)))


def _aow_end(case: Case) -> tuple[date, tuple[Step, ...]] | None:
    """For who has reached the AOW age: six weeks (thirteen when the sickness began before 1 July 2023), at most the 104 weeks."""
    aow = case.facts.aow_date
    if aow is None:
        return None
    version = case.term("aow_loondoorbetaling")
    if aow <= case.first_day:
        last_day = case.count.day(version.days - 1)
        return last_day, (*start_steps(case, last_day), term_step(version, AOW_WEEKS, last_day))
    last_day = aow + timedelta(days=version.days - 1)
    return last_day, (Step(AOW_REACHED, aow), term_step(version, AOW_WEEKS, last_day))


def with_loonsanctie(case: Case, paid: Loondoorbetaling, sanctie: Loonsanctie) -> Loondoorbetaling:
    """The wage runs on during a loonsanctie (BW art. 7:629 lid 11 b), as long as the contract lasts and the AOW weeks are not over."""
    if sanctie.last_day is None or paid.last_day is None or sanctie.last_day <= paid.last_day:
        return paid
    longer = Step(DURING_SANCTION, sanctie.last_day, (BW_629_11,), None, sanctie.determination.parameters)
    last_day, steps = sanctie.last_day, (*paid.determination.steps, longer)
    aow = _aow_end(case)
    if aow is not None and aow[0] < last_day:
        last_day, steps = aow
    ends = case.facts.employment_ends
    if ends is not None and ends < last_day:
        last_day, steps = ends, (Step(CONTRACT_ENDS, ends, (BW_629_1,)),)
    return Loondoorbetaling(last_day, paid.period_last_day, Determination(last_day, steps))


def opzegverbod_last_day(
    case: Case, wachttijd: Wachttijd, application: WiaApplication, paid: Loondoorbetaling, sanctie: Loonsanctie
) -> date | None:
    """The last day on which sickness bars dismissal: two years (not 104 weeks), longer by each late application, extension or sanction.

    BW art. 7:670 lid 1 a and lid 11. For who has reached the AOW age the same six (thirteen) weeks as for the wage; a contract that ends by
    itself leaves nothing to bar.
    """
    if paid.last_day is None:
        return None
    longer = wachttijd.days_not_counted + (wachttijd.last_day - case.end).days + application.late_days + _days_of(sanctie)
    ends = [years_after(case.first_day, 2) + timedelta(days=longer) - ONE_DAY]
    aow = _aow_end(case)
    if aow is not None:
        ends.append(aow[0])
    if case.facts.employment_ends is not None:
        ends.append(case.facts.employment_ends)
    return min(ends)


def _days_of(sanctie: Loonsanctie) -> int:
    if sanctie.last_day is None or sanctie.first_day is None:
        return 0
    return (sanctie.last_day - sanctie.first_day).days + 1
