"""How long the werkgever pays on (BW art. 7:629) and may not dismiss (art. 7:670); how a late WIA application lengthens both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, roll_term, years_after
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import start_steps, strict_day_before
from hervat.domain.law.facts import Event, EventKind, Vangnet
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Step, Wachttijd
from hervat.domain.text import say

NO_EMPLOYER = say("Er is geen werkgever die loon doorbetaalt: UWV betaalt ziekengeld")
LATE_APPLICATION = say("De WIA-aanvraag is te laat: de periode wordt zo veel dagen langer")
LATE_WITHOUT_REASON = say("De WIA-aanvraag is zonder goede reden zo veel dagen te laat: over die dagen is er geen recht op loon")
LAST_PAID_DAY = say("Laatste dag van de loondoorbetaling")
CONTRACT_ENDS = say("Het dienstverband eindigt: laatste dag van de loondoorbetaling")
AOW_WEEKS = say("Loondoorbetaling bij AOW: zo veel weken")
BW_629_1 = cite("BW art. 7:629 lid 1")
BW_629_3 = cite("BW art. 7:629 lid 3")
BW_629_11 = cite("BW art. 7:629 lid 11")
WIA_64_6 = cite("WIA art. 64 lid 6")


@dataclass(frozen=True, slots=True)
class LateApplication:
    """A WIA application after its last day: how many days, whether the werknemer had a good reason (None: not known), and the day until
    which it would have been deemed timely because UWV's notice was late."""

    days: int
    good_reason: bool | None
    deemed_timely_until: date | None


def fiction_day(case: Case, wachttijd: Wachttijd) -> date | None:
    """Until when an application counts as timely because UWV's notice came late (WIA art. 64 lid 6); None when the fiction gives nothing.

    It gives nothing when the 42e-weeksmelding was not made before 81 weeks had passed.
    """
    received = case.first_date(EventKind.UWV_AANKONDIGING_WIA)
    if received is None or received <= case.count.day(case.term("uwv_aankondiging").value) or not reported_in_81_weeks(case):
        return None
    day = roll_term(received, received + timedelta(days=case.term("fictie_tijdig").value))
    return day if day > strict_day_before(wachttijd.last_day, case.term("wia_aanvraag")) else None


def reported_in_81_weeks(case: Case) -> bool:
    """Whether the 42e-weeksmelding (or a request that counts as one, ZW art. 38 lid 8) was made in time for the fiction."""
    if case.facts.vangnet is not None:  # the report of art. 38 lid 1 does not apply (ZW art. 38 lid 4)
        return True
    reported = case.first_date(EventKind.MELDING_42_WEKEN, EventKind.VERVROEGDE_IVA_AANVRAAG, EventKind.VRIJWILLIGE_VERLENGING)
    return reported is not None and reported <= case.count.day(case.term("melding_42_weken_uiterste").value)


def late_application(case: Case, wachttijd: Wachttijd) -> LateApplication | None:
    """How late the WIA application is, counted from the safe day of WIA art. 64 lid 3.

    On the day after the safe day it is still in time in the wider reading; until the day of the fiction (lid 6) it is deemed timely.
    """
    application: Event | None = case.first(EventKind.WIA_AANVRAAG)
    if application is None or not wachttijd.applies:
        return None
    safe_day = strict_day_before(wachttijd.last_day, case.term("wia_aanvraag"))
    deemed_timely_until = fiction_day(case, wachttijd)
    if application.date <= safe_day + ONE_DAY or (deemed_timely_until is not None and application.date <= deemed_timely_until):
        return None
    return LateApplication((application.date - safe_day).days, application.good_reason, deemed_timely_until)


def determine_wage(case: Case, wachttijd: Wachttijd) -> Loondoorbetaling:
    """Until when wage is paid on, before any loonsanctie."""
    ended_before = case.facts.employment_ends is not None and case.facts.employment_ends < case.first_day
    if ended_before or case.facts.vangnet is Vangnet.FICTIEF_DIENSTVERBAND:
        return Loondoorbetaling(None, None, Determination(None, (Step(NO_EMPLOYER, None, (cite("ZW art. 29 lid 2"),)),)))
    wage = _until_the_end(case, wachttijd)
    aow = _aow_end(case)
    if aow is not None and aow[0] < (wage.period_last_day or aow[0]):
        wage = Loondoorbetaling(aow[0], aow[0], Determination(*aow))
    ends = case.facts.employment_ends
    if ends is not None and wage.period_last_day is not None and ends < wage.period_last_day:
        last_day = min(ends, wage.last_day or ends)
        return Loondoorbetaling(last_day, ends, Determination(last_day, (Step(CONTRACT_ENDS, last_day, (BW_629_1,)),)))
    return wage


def _until_the_end(case: Case, wachttijd: Wachttijd) -> Loondoorbetaling:
    """To the end of the wachttijd, and longer by the days that the WIA application was late."""
    steps = wachttijd.determination.steps
    late = late_application(case, wachttijd)
    if late is None:
        last_day = wachttijd.last_day
        return Loondoorbetaling(last_day, last_day, Determination(last_day, (*steps, Step(LAST_PAID_DAY, last_day, (BW_629_1,)))))
    period_last_day = wachttijd.last_day + timedelta(days=late.days)
    if late.good_reason is False:
        last_day = wachttijd.last_day
        steps = (*steps, Step(LATE_WITHOUT_REASON, late.days, (BW_629_11, BW_629_3)))
    else:
        last_day = period_last_day
        steps = (*steps, Step(LATE_APPLICATION, late.days, (BW_629_11,)))
    return Loondoorbetaling(last_day, period_last_day, Determination(last_day, (*steps, Step(LAST_PAID_DAY, last_day, (BW_629_1,)))))


def _aow_end(case: Case) -> tuple[date, tuple[Step, ...]] | None:
    """For who has reached the AOW age: six weeks (thirteen when the sickness began before 1 July 2023), at most the 104 weeks."""
    aow = case.facts.aow_date
    if aow is None:
        return None
    term = case.term("aow_loondoorbetaling")
    weeks = Step(AOW_WEEKS, term.value, (term.citation,))
    if aow <= case.first_day:
        last_day = case.count.day(7 * term.value - 1)
        return last_day, (*start_steps(case, last_day), weeks, Step(LAST_PAID_DAY, last_day, (term.citation,)))
    last_day = aow + timedelta(days=7 * term.value - 1)
    return last_day, (Step(say("Dag waarop de AOW-leeftijd is bereikt"), aow), weeks, Step(LAST_PAID_DAY, last_day, (term.citation,)))


def with_sanction(case: Case, wage: Loondoorbetaling, sanction: Loonsanctie) -> Loondoorbetaling:
    """The wage runs on during a loonsanctie (BW art. 7:629 lid 11 b), as long as the contract lasts and the AOW weeks are not over."""
    if sanction.last_day is None or wage.last_day is None or sanction.last_day <= wage.last_day:
        return wage
    longer = Step(say("Loonsanctie: laatste dag van de loondoorbetaling"), sanction.last_day, (BW_629_11,))
    last_day, steps = sanction.last_day, (*wage.determination.steps, longer)
    aow = _aow_end(case)
    if aow is not None and aow[0] < last_day:
        last_day, steps = aow
    ends = case.facts.employment_ends
    if ends is not None and ends < last_day:
        last_day, steps = ends, (Step(CONTRACT_ENDS, ends, (BW_629_1,)),)
    return Loondoorbetaling(last_day, wage.period_last_day, Determination(last_day, steps))


def opzegverbod_last_day(case: Case, wachttijd: Wachttijd, wage: Loondoorbetaling, sanction: Loonsanctie) -> date | None:
    """The last day on which sickness bars dismissal: two years (not 104 weeks), longer by each late application, extension or sanction.

    BW art. 7:670 lid 1 a and lid 11. For who has reached the AOW age the same six (thirteen) weeks as for the wage; a contract that ends by
    itself leaves nothing to bar.
    """
    if wage.last_day is None:
        return None
    late = late_application(case, wachttijd)
    longer = wachttijd.days_not_counted + (wachttijd.last_day - case.end).days + (late.days if late else 0) + _sanction_days(sanction)
    ends = [years_after(case.first_day, 2) + timedelta(days=longer) - ONE_DAY]
    aow = _aow_end(case)
    if aow is not None:
        ends.append(aow[0])
    if case.facts.employment_ends is not None:
        ends.append(case.facts.employment_ends)
    return min(ends)


def _sanction_days(sanction: Loonsanctie) -> int:
    if sanction.last_day is None or sanction.first_day is None:
        return 0
    return (sanction.last_day - sanction.first_day).days + 1
