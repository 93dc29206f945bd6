"""How long the werkgever pays on (BW art. 7:629) and may not dismiss (art. 7:670); how a late WIA application lengthens both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, roll_term
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import start_steps, strict_day_before
from hervat.domain.law.facts import Event, EventKind, Vangnet
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Step, Wachttijd
from hervat.domain.text import say

NO_EMPLOYER = say("Er is geen werkgever die loon doorbetaalt: UWV betaalt ziekengeld")
LATE_APPLICATION = say("De WIA-aanvraag is te laat: de periode wordt zo veel dagen langer")
LATE_WITHOUT_REASON = say("De WIA-aanvraag is zonder goede reden te laat: over die tijd is er geen recht op loon")
LAST_PAID_DAY = say("Laatste dag van de loondoorbetaling")
CONTRACT_ENDS = say("Het dienstverband eindigt: laatste dag van de loondoorbetaling")
AOW_WEEKS = say("Loondoorbetaling bij AOW: zo veel weken")
BW_629_1 = cite("BW art. 7:629 lid 1")
BW_629_2 = cite("BW art. 7:629 lid 2")
BW_629_3 = cite("BW art. 7:629 lid 3")
BW_629_11 = cite("BW art. 7:629 lid 11")
WIA_64_6 = cite("WIA art. 64 lid 6")


@dataclass(frozen=True, slots=True)
class LateApplication:
    """A WIA application after its last day: how many days, and whether the werknemer had a good reason (None: not known)."""

    days: int
    good_reason: bool | None


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
    """How late the WIA application is. On the day after the safe day it is still in time in the wider reading, and not late."""
    application: Event | None = case.first(EventKind.WIA_AANVRAAG)
    if application is None or not wachttijd.applies:
        return None
    safe_day = strict_day_before(wachttijd.last_day, case.term("wia_aanvraag"))
    limit = fiction_day(case, wachttijd) or safe_day
    if application.date <= limit or application.date == safe_day + ONE_DAY:
        return None
    return LateApplication((application.date - limit).days, application.good_reason)


def determine_wage(case: Case, wachttijd: Wachttijd) -> Loondoorbetaling:
    """Until when wage is paid on, before any loonsanctie."""
    if case.facts.vangnet is Vangnet.FICTIEF_DIENSTVERBAND:
        return Loondoorbetaling(None, Determination(None, (Step(NO_EMPLOYER, None, (cite("ZW art. 38a lid 2"),)),)))
    last_day, steps = _until_the_end(case, wachttijd)
    aow = _aow_end(case)
    if aow is not None and aow[0] < last_day:
        last_day, steps = aow
    if case.facts.employment_ends is not None and case.facts.employment_ends < last_day:
        last_day = case.facts.employment_ends
        steps = (Step(CONTRACT_ENDS, last_day, (BW_629_1,)),)
    return Loondoorbetaling(last_day, Determination(last_day, steps))


def _until_the_end(case: Case, wachttijd: Wachttijd) -> tuple[date, tuple[Step, ...]]:
    last_day = wachttijd.last_day
    steps: tuple[Step, ...] = (*wachttijd.determination.steps,)
    late = late_application(case, wachttijd)
    if late is not None and late.good_reason is False:
        steps = (*steps, Step(LATE_WITHOUT_REASON, late.days, (BW_629_11, BW_629_3)))
    elif late is not None:
        last_day += timedelta(days=late.days)
        steps = (*steps, Step(LATE_APPLICATION, late.days, (BW_629_11,)))
    return last_day, (*steps, Step(LAST_PAID_DAY, last_day, (BW_629_1,)))


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


def with_sanction(wage: Loondoorbetaling, sanction: Loonsanctie) -> Loondoorbetaling:
    """The wage runs on during a loonsanctie (BW art. 7:629 lid 11 b)."""
    if sanction.last_day is None or wage.last_day is None or sanction.last_day <= wage.last_day:
        return wage
    step = Step(say("Loonsanctie: laatste dag van de loondoorbetaling"), sanction.last_day, (BW_629_11,))
    return Loondoorbetaling(sanction.last_day, Determination(sanction.last_day, (*wage.determination.steps, step)))


def opzegverbod_last_day(case: Case, wachttijd: Wachttijd, wage: Loondoorbetaling, sanction: Loonsanctie) -> date | None:
    """The last day on which sickness bars dismissal: two years (not 104 weeks), longer with extension, late application or sanction.

    BW art. 7:670 lid 1 a and lid 11. For who has reached the AOW age the same six (thirteen) weeks as for the wage.
    """
    if wage.last_day is None:
        return None
    aow = _aow_end(case)
    two_years = _two_years_after(case.first_day) + timedelta(days=wachttijd.days_not_counted) - ONE_DAY
    extended = two_years if wachttijd.extended_until is None else max(two_years, wachttijd.last_day)
    late = late_application(case, wachttijd)
    last_day = extended + timedelta(days=late.days if late else 0)
    if sanction.last_day is not None:
        last_day = max(last_day, sanction.last_day)
    return last_day if aow is None else min(last_day, aow[0])


def _two_years_after(day: date) -> date:
    """The same day two years on; 1 March where 29 February does not exist."""
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return date(day.year + 2, 3, 1)
