"""What a person must know or decide beside the dates: contradictions between sources, facts that do not fit, and rights at risk."""

from __future__ import annotations

from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.flags.around_the_case import case_flags, no_risk_flags
from hervat.domain.law.flags.towards_wia import wia_flags
from hervat.domain.law.results import Flag, NoRisk35Minner, Severity

ORDER = (Severity.HUMAN_DECIDES, Severity.WARNING, Severity.INFO)


def raise_flags(periods: Periods, no_risk: NoRisk35Minner | None) -> tuple[Flag, ...]:
    """All flags of a case: first what a human must decide, then warnings, then what is good to know."""
    flags = (*periods.case.count.flags, *case_flags(periods), *wia_flags(periods), *no_risk_flags(no_risk))
    return tuple(sorted(flags, key=lambda flag: ORDER.index(flag.severity)))
