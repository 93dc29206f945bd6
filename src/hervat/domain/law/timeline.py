"""The law's clock: facts in, timeline out."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.clock.case import make_case
from hervat.domain.law.clock.wage import opzegverbod_last_day
from hervat.domain.law.facts import CaseFacts
from hervat.domain.law.flags import raise_flags
from hervat.domain.law.money import determine_money
from hervat.domain.law.obligations.clock import Clock, start_clock
from hervat.domain.law.obligations.first_year import first_year_obligations
from hervat.domain.law.obligations.plan import plan_obligations
from hervat.domain.law.obligations.reports import report_obligations
from hervat.domain.law.obligations.sanction import sanction_obligations
from hervat.domain.law.obligations.wia import wia_obligations
from hervat.domain.law.results import NoRisk35Minner, Obligation, Timeline
from hervat.domain.law.ruleset import Ruleset, present_ruleset

PARTS = (report_obligations, plan_obligations, first_year_obligations, wia_obligations, sanction_obligations)


def timeline(facts: CaseFacts, on: date, ruleset: Ruleset | None = None) -> Timeline:
    """Everything the law asks in this case, as it stands on the day ``on``. ``facts`` must have passed :func:`read_facts`."""
    rules = ruleset or present_ruleset()
    case = make_case(facts, on, rules)
    clock = start_clock(case)
    no_risk = _no_risk(clock)
    obligations = [obligation for part in PARTS for obligation in part(clock)]
    return Timeline(
        facts=facts,
        on=on,
        rules_version=rules.version,
        wachttijd=clock.wachttijd,
        loondoorbetaling=clock.wage,
        loonsanctie=clock.sanction,
        opzegverbod_last_day=opzegverbod_last_day(case, clock.wachttijd, clock.wage, clock.sanction),
        vervroegde_iva=clock.iva,
        no_risk=no_risk,
        money=determine_money(facts, case.first_day),
        obligations=tuple(sorted(obligations, key=_when)),
        flags=raise_flags(clock, no_risk),
    )


def _when(obligation: Obligation) -> date:
    """Obligations stand in order of their last day; those without one by when they open, or at the end."""
    return obligation.due or obligation.opens or date.max


def _no_risk(clock: Clock) -> NoRisk35Minner | None:
    """The reference day eleven weeks before the first day after wachttijd, late application, extension and sanction.

    A job elsewhere that already existed on the first sick day does no harm (ZW art. 29b lid 1 b, 2°).
    """
    if not clock.wachttijd.applies or clock.wage.period_last_day is None:
        return None
    first_day_after = max(clock.wage.period_last_day, clock.sanction.last_day or date.min) + timedelta(days=1)
    reference_day = first_day_after - timedelta(days=7 * clock.case.term("no_risk_peildag").value)
    contract = clock.case.facts.contract_elsewhere_from
    if contract is None:
        return NoRisk35Minner(reference_day, None, starts_before_wia=False)
    harmless = contract <= clock.case.first_day or contract > reference_day
    return NoRisk35Minner(reference_day, harmless, starts_before_wia=reference_day < contract < first_day_after)
