"""The law's clock: facts in, timeline out."""

from __future__ import annotations

from datetime import date

from hervat.domain.law.clock.case import make_case
from hervat.domain.law.clock.loondoorbetaling import opzegverbod_last_day
from hervat.domain.law.clock.no_risk import determine_no_risk
from hervat.domain.law.clock.periods import determine_periods
from hervat.domain.law.facts import CaseFacts
from hervat.domain.law.flags import raise_flags
from hervat.domain.law.money import determine_money
from hervat.domain.law.obligations.first_year import first_year_obligations
from hervat.domain.law.obligations.loonsanctie import loonsanctie_obligations
from hervat.domain.law.obligations.meldingen import meldingen
from hervat.domain.law.obligations.plan import plan_obligations
from hervat.domain.law.obligations.wia import wia_obligations
from hervat.domain.law.results import Obligation, Timeline
from hervat.domain.law.ruleset import Ruleset, present_ruleset

PARTS = (meldingen, plan_obligations, first_year_obligations, wia_obligations, loonsanctie_obligations)


def timeline(facts: CaseFacts, on: date, ruleset: Ruleset | None = None) -> Timeline:
    """Everything the law asks in this case, as it stands on the day ``on``. ``facts`` must have passed :func:`read_facts`."""
    rules = ruleset or present_ruleset()
    case = make_case(facts, on, rules)
    periods = determine_periods(case)
    no_risk = determine_no_risk(periods)
    paid, sanctie = periods.loondoorbetaling, periods.loonsanctie
    return Timeline(
        facts=facts,
        on=on,
        rules_version=rules.version,
        wachttijd=periods.wachttijd,
        loondoorbetaling=paid,
        loonsanctie=sanctie,
        opzegverbod_last_day=opzegverbod_last_day(case, periods.wachttijd, periods.application, paid, sanctie),
        recovered_since=case.count.recovered_since,
        vervroegde_iva=periods.iva,
        no_risk=no_risk,
        money=determine_money(facts, case.first_day),
        obligations=tuple(sorted((obligation for part in PARTS for obligation in part(periods)), key=_when)),
        flags=raise_flags(periods, no_risk),
    )


def _when(obligation: Obligation) -> date:
    """Obligations stand in order of their last day; those without one by when they open, or at the end."""
    return obligation.due or obligation.opens or date.max
