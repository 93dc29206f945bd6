"""A timeline with only what a role may know. The dates stay those of the whole case: who sees less does not see other days."""

from __future__ import annotations

from dataclasses import replace

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA, FLAG_DATA, STEP_DATA
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.law.compute import timeline as compute
from hervat.domain.law.facts import CaseFacts
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Obligation, Timeline

QUIET_EVENTS = (Datum.LOONMAATREGEL, Datum.GESCHIL)
NOT_SHOWN = Determination(None, ())
NO_PAY = Loondoorbetaling(None, None, NOT_SHOWN)
TELL_OF_SANCTION = frozenset({"wia_beslissing"})  # its reason says that a loonsanctie runs
NO_SANCTION = Loonsanctie(NOT_SHOWN, None, None, None, NOT_SHOWN)


def disclose(timeline: Timeline, role: Role) -> Timeline:
    """The timeline as ``role`` may see it: without the facts, steps and flags that belong to data the role may not know.

    What moves no day that this role needs (a vangnet, what happened to the pay, a dispute) is left out before anything is computed, so
    that it leaves no trace at all. Whether days that do not count were leave is left out for who may not know; that they do not count
    stays, because every later day follows from it. Who may not know of a vangnet or a loonsanctie sees no end of the wage: it betrays both.
    """
    quiet = _without_quiet_facts(timeline.facts, role)
    seen = timeline if quiet == timeline.facts else compute(quiet, timeline.on)
    knows_leave, knows_sanction = may_see(Datum.VERLOF, role), may_see(Datum.LOONSANCTIE, role)
    knows_wage = knows_sanction and may_see(Datum.VANGNET, role)
    silent = TELL_OF_SANCTION if seen.loonsanctie.last_day is not None and not knows_sanction else frozenset()
    gaps = tuple(gap if knows_leave else replace(gap, leave=False) for gap in seen.wachttijd.interruptions)
    return replace(
        seen,
        facts=disclose_facts(seen.facts, role),
        wachttijd=replace(seen.wachttijd, interruptions=gaps),
        loondoorbetaling=seen.loondoorbetaling if knows_wage else NO_PAY,
        opzegverbod_last_day=seen.opzegverbod_last_day if knows_wage else None,
        no_risk=None,
        loonsanctie=seen.loonsanctie if knows_sanction else NO_SANCTION,
        money=None,
        obligations=tuple(found for found in seen.obligations if found.rule.id not in silent and _may_see_step(found, role)),
        flags=tuple(found for found in seen.flags if may_see(FLAG_DATA.get(found.id, Datum.TIJDLIJN), role)),
    )


def _may_see_step(step: Obligation, role: Role) -> bool:
    return may_see(STEP_DATA.get(step.rule.id, Datum.TIJDLIJN), role)


def disclose_facts(facts: CaseFacts, role: Role) -> CaseFacts:
    """The facts that ``role`` may see."""
    knows_contract = may_see(Datum.CONTRACT, role)
    return replace(
        facts,
        leave=facts.leave if may_see(Datum.VERLOF, role) else (),
        aow_date=facts.aow_date if knows_contract else None,
        employment_ends=facts.employment_ends if knows_contract else None,
        vangnet=facts.vangnet if may_see(Datum.VANGNET_SOORT, role) else None,
        events=tuple(event for event in facts.events if may_see(EVENT_DATA[event.kind], role)),
        loon=None,
        schatting=None,
        uitkering=None,
    )


def _without_quiet_facts(facts: CaseFacts, role: Role) -> CaseFacts:
    hidden = {datum for datum in (Datum.VANGNET, *QUIET_EVENTS) if not may_see(datum, role)}
    if not hidden:
        return facts
    events = tuple(event for event in facts.events if EVENT_DATA[event.kind] not in hidden)
    return replace(facts, events=events, vangnet=None if Datum.VANGNET in hidden else facts.vangnet)
