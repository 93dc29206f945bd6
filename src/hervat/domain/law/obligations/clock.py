"""What every obligation looks at: the case, the periods that follow from it, and when the duties end before the 104 weeks do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.loonsanctie import determine_loonsanctie
from hervat.domain.law.clock.wachttijd import determine_vervroegde_iva, determine_wachttijd
from hervat.domain.law.clock.wage import determine_wage, with_sanction
from hervat.domain.law.facts import EventKind, Vangnet
from hervat.domain.law.results import Loondoorbetaling, Loonsanctie, VervroegdeIva, Wachttijd
from hervat.domain.text import Text, say


@dataclass(frozen=True, slots=True)
class End:
    """From ``day`` on duties no longer apply, because of ``reason``."""

    day: date
    reason: Text


@dataclass(frozen=True, slots=True)
class Clock:
    """A case with its periods. ``employer_end``: no employer any more; ``case_end``: no case any more (recovery, AOW)."""

    case: Case
    wachttijd: Wachttijd
    wage: Loondoorbetaling
    sanction: Loonsanctie
    iva: VervroegdeIva | None
    employer_end: End | None
    case_end: End | None
    agreed: Mapping[str, str]  # obligation id -> the reason for which werkgever and werknemer together moved its term


def start_clock(case: Case) -> Clock:
    """Determine the periods of a case."""
    wachttijd = determine_wachttijd(case)
    wage = determine_wage(case, wachttijd)
    sanction = determine_loonsanctie(case, wachttijd, wage)
    return Clock(
        case=case,
        wachttijd=wachttijd,
        wage=with_sanction(case, wage, sanction),
        sanction=sanction,
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
    return End(max(ends + ONE_DAY, case.first_day), say("Het dienstverband eindigt op {day}. Daarna begeleidt UWV de werknemer.", day=ends))


def _case_end(case: Case) -> End | None:
    ends = []
    if case.facts.aow_date is not None:
        text = say("De werknemer heeft de AOW-leeftijd vanaf {day}. Dan geldt deze stap niet.", day=case.facts.aow_date)
        ends.append(End(max(case.facts.aow_date, case.first_day), text))
    if case.count.recovered_since is not None:
        ends.append(End(case.count.recovered_since, say("Volledig hersteld sinds {day}.", day=case.count.recovered_since)))
    return min(ends, key=lambda end: end.day, default=None)
