"""A timeline with only what a role may know. The dates stay those of the whole case: who sees less does not see other days."""

from __future__ import annotations

from dataclasses import replace

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA, FLAG_DATA, STEP_DATA
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.law.facts import CaseFacts
from hervat.domain.law.results import Determination, Loondoorbetaling, Loonsanctie, Timeline

NOTHING = Determination(None, ())


NOT_SHOWN = Determination(None, ())
NO_SANCTION = Loonsanctie(NOT_SHOWN, None, None, None, NOT_SHOWN)


def disclose(timeline: Timeline, role: Role) -> Timeline:
    """The timeline as ``role`` may see it: without the facts, steps and flags that belong to data the role may not know.

    Which vangnet it is and whether days that do not count were leave are left out for who may not know them; that these days do not
    count stays, because every later day follows from it. Who may not know of a loonsanctie sees none that may come either, and where one
    was decided not until when the wage lasts because of it.
    """
    knows_leave = may_see(Datum.VERLOF, role)
    gaps = tuple(gap if knows_leave else replace(gap, leave=False) for gap in timeline.wachttijd.interruptions)
    if not may_see(Datum.LOONSANCTIE, role):
        timeline = _without_loonsanctie(timeline)
    return replace(
        timeline,
        facts=disclose_facts(timeline.facts, role),
        wachttijd=replace(timeline.wachttijd, interruptions=gaps),
        loonsanctie=timeline.loonsanctie if may_see(Datum.LOONSANCTIE, role) else NO_SANCTION,
        money=None,
        obligations=tuple(found for found in timeline.obligations if may_see(STEP_DATA.get(found.rule.id, Datum.TIJDLIJN), role)),
        flags=tuple(found for found in timeline.flags if may_see(FLAG_DATA.get(found.id, Datum.TIJDLIJN), role)),
    )


def _without_loonsanctie(timeline: Timeline) -> Timeline:
    decided = timeline.loonsanctie.last_day is not None
    wage = Loondoorbetaling(None, None, NOTHING) if decided else timeline.loondoorbetaling
    return replace(timeline, loonsanctie=Loonsanctie(NOTHING, None, None, None, NOTHING), loondoorbetaling=wage)


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
