"""The periods of a case together, and when its duties end before the 104 weeks do: what every obligation and flag looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hervat.domain.law.calendar import ONE_DAY, years_after
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.late import WiaApplication, determine_application
from hervat.domain.law.clock.loondoorbetaling import determine_loondoorbetaling, with_loonsanctie
from hervat.domain.law.clock.loonsanctie import determine_loonsanctie
from hervat.domain.law.clock.wachttijd import determine_vervroegde_iva, determine_wachttijd
from hervat.domain.law.facts import EventKind, Vangnet
from hervat.domain.law.results import Loondoorbetaling, Loonsanctie, VervroegdeIva, Wachttijd
from hervat.domain.text import Text, say


@dataclass(frozen=True, slots=True)
class End:
    """From ``day`` on duties no longer apply, because of ``reason``."""

    day: date
    reason: Text


@dataclass(frozen=True, slots=True)
class Periods:
    """A case with its periods. ``employer_end``: no employer any more; ``case_end``: no case any more (recovery, AOW)."""

    case: Case
    wachttijd: Wachttijd
    application: WiaApplication
    loondoorbetaling: Loondoorbetaling
    loonsanctie: Loonsanctie
    iva: VervroegdeIva | None
    employer_end: End | None
    case_end: End | None
    agreed: Mapping[str, str]  # obligation id -> the reason for which werkgever and werknemer together moved its term

    @property
    def aow_within_a_year(self) -> bool | None:
        """Whether the AOW begins within a year after the 104 weeks; None when the AOW date is not known."""
        aow = self.case.facts.aow_date
        return None if aow is None else aow <= years_after(self.wachttijd.first_wia_day, 1)

    @property
    def directly_after_leave(self) -> bool:
        """Whether the first sick day of the running period is the day after a leave."""
        return any(leave.last + ONE_DAY == self.case.first_day for leave in self.case.facts.leave)


def determine_periods(case: Case) -> Periods:
    """Determine the periods of a case, each from the ones before it."""
    wachttijd = determine_wachttijd(case)
    application = determine_application(case, wachttijd)
    paid = determine_loondoorbetaling(case, wachttijd, application)
    sanctie = determine_loonsanctie(case, wachttijd, application, paid)
    return Periods(
        case=case,
        wachttijd=wachttijd,
        application=application,
        loondoorbetaling=with_loonsanctie(case, paid, sanctie),
        loonsanctie=sanctie,
        iva=determine_vervroegde_iva(case, wachttijd),
        employer_end=_employer_end(case, wachttijd),
        case_end=_case_end(case),
        agreed={
            event.obligation: event.reason
            for event in case.all(EventKind.AFWIJKING_TERMIJN)
            if event.obligation is not None and event.reason is not None
        },
    )


def _employer_end(case: Case, wachttijd: Wachttijd) -> End | None:
    if case.facts.vangnet is Vangnet.FICTIEF_DIENSTVERBAND:
        return End(case.first_day, say("Er is geen werkgever die loon doorbetaalt. UWV begeleidt de werknemer."))
    ends = case.facts.employment_ends
    if ends is None or ends >= wachttijd.last_day:
        return None
    reason = say("Het dienstverband eindigt op {day}. Daarna begeleidt UWV de werknemer.", day=ends)
    return End(max(ends + ONE_DAY, case.first_day), reason)


def _case_end(case: Case) -> End | None:
    ends = []
    if case.facts.aow_date is not None:
        text = say("De werknemer heeft de AOW-leeftijd vanaf {day}. Dan geldt deze stap niet.", day=case.facts.aow_date)
        ends.append(End(max(case.facts.aow_date, case.first_day), text))
    if case.count.recovered_since is not None:
        ends.append(End(case.count.recovered_since, say("Volledig hersteld sinds {day}.", day=case.count.recovered_since)))
    return min(ends, key=lambda end: end.day, default=None)
