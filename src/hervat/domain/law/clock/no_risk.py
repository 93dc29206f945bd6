"""The reference day of the no-risk cover for who is less than 35% disabled (ZW art. 29b lid 1 b, 2°)."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.results import NoRisk35Minner


def determine_no_risk(periods: Periods) -> NoRisk35Minner | None:
    """Eleven weeks before the first day after wachttijd, late application, extension and sanction. None for who gets no WIA.

    A job elsewhere that already existed on the first sick day does no harm.
    """
    paid = periods.loondoorbetaling.period_last_day
    if not periods.wachttijd.applies or paid is None:
        return None
    first_day_after = max(paid, periods.loonsanctie.last_day or date.min) + timedelta(days=1)
    reference_day = first_day_after - timedelta(days=periods.case.term("no_risk_peildag").days)
    contract = periods.case.facts.contract_elsewhere_from
    if contract is None:
        return NoRisk35Minner(reference_day, None, starts_before_wia=False)
    harmless = contract <= periods.case.first_day or contract > reference_day
    return NoRisk35Minner(reference_day, harmless, starts_before_wia=reference_day < contract < first_day_after)
