"""Reports of sickness and recovery: to the arbodienst, to UWV for who has a vangnet, at the end of the contract, and after 42 weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hervat.domain.law.calendar import roll_term
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_first_day, fixed
from hervat.domain.law.facts import EventKind, Recovery, Vangnet
from hervat.domain.law.obligations.build import Needs, make_obligation
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import say

NO_TERM = say("De wet noemt geen dag. Het verzuimprotocol van de werkgever bepaalt die.")
NO_VANGNET = say("Er is geen vangnet.")
CONTRACT_END = say("Laatste dag van het dienstverband")
CONTRACT_RUNS = say("Het dienstverband loopt door.")
NOT_FOR_VANGNET = say("Met een vangnet geldt deze melding niet.")
LETTER_ONLY = say("Dit is alleen een brief van UWV.")


def report_obligations(clock: Clock) -> Iterator[Obligation]:
    """All reports, in the order in which they come."""
    yield _by_werknemer(clock)
    yield _to_arbodienst(clock)
    yield _vangnet(clock)
    yield from _recovery_reports(clock)
    yield _contract_end(clock)
    yield _after_42_weeks(clock)
    yield _uwv_reminder(clock)


def _by_werknemer(clock: Clock) -> Obligation:
    done = clock.case.first_date(EventKind.ZIEKMELDING_WERKNEMER)
    if clock.case.facts.vangnet is None:
        determination = fixed(None, Step(NO_TERM))
        return make_obligation(clock, "ziekmelding_werknemer", determination, done=done, needs=Needs.NOTHING, not_needed=None if done else NO_TERM)
    determination = after_first_day(clock.case, "ziekmelding_vangnet_werknemer", say("Tweede ziektedag"))
    return make_obligation(clock, "ziekmelding_werknemer", determination, opens=clock.case.first_day, done=done, needs=Needs.NOTHING)


def _to_arbodienst(clock: Clock) -> Obligation:
    determination = after_first_day(clock.case, "ziekmelding_arbodienst", say("Een week later. De wet zegt alleen: op tijd"))
    done = clock.case.first_date(EventKind.ZIEKMELDING_ARBODIENST)
    return make_obligation(clock, "ziekmelding_arbodienst", determination, opens=clock.case.first_day, done=done, needs=Needs.NOTHING)


def _vangnet(clock: Clock) -> Obligation:
    vangnet = clock.case.facts.vangnet
    if vangnet is None:
        return make_obligation(clock, "uwv_melding_vangnet", fixed(None, Step(NO_VANGNET)), needs=Needs.NOTHING, not_needed=NO_VANGNET)
    if vangnet is Vangnet.FICTIEF_DIENSTVERBAND:
        determination = after_first_day(clock.case, "melding_vangnet_vierde_dag", say("Vierde ziektedag"))
    else:
        determination = _six_weeks_or_contract_end(clock)
    done = clock.case.first_date(EventKind.UWV_MELDING_VANGNET)
    return make_obligation(clock, "uwv_melding_vangnet", determination, opens=clock.case.first_day, done=done, needs=Needs.NOTHING)


def _six_weeks_or_contract_end(clock: Clock) -> Determination:
    determination = after_first_day(clock.case, "melding_vangnet_zes_weken", say("Eerste dag na zes weken"))
    ends = clock.case.facts.employment_ends
    if ends is None or determination.value is None or ends >= determination.value:
        return determination
    return Determination(ends, (*determination.steps, Step(CONTRACT_END, ends, (cite("ZW art. 38a lid 3"),))), parameters=determination.parameters)


def _recovery_reports(clock: Clock) -> Iterator[Obligation]:
    """With a vangnet each recovery is reported: by the werknemer on the second day, by the werkgever on the second day after that."""
    if clock.case.facts.vangnet is None:
        return
    recoveries = [recovery for recovery in clock.case.facts.recovered if recovery.first > clock.case.first_day]
    for number, recovery in enumerate(sorted(recoveries, key=lambda recovery: recovery.first), start=1):
        done = clock.case.first_after(EventKind.HERSTELDMELDING_VANGNET, recovery.first)
        determination = _recovery_term(clock, recovery)
        yield make_obligation(
            clock, "hersteldmelding_vangnet", determination, number=number, opens=recovery.first, done=done, needs=Needs.NOTHING
        )


def _recovery_term(clock: Clock, recovery: Recovery) -> Determination:
    by_werknemer, by_werkgever = clock.case.term("hersteldmelding_werknemer"), clock.case.term("hersteldmelding_werkgever")
    second_day = roll_term(recovery.first, recovery.first + timedelta(days=by_werknemer.value))
    plain = second_day + timedelta(days=by_werkgever.value)
    value = roll_term(second_day, plain)
    steps = (
        Step(say("Eerste dag van het herstel"), recovery.first),
        Step(say("De werknemer meldt het op de tweede dag"), second_day, (by_werknemer.citation,)),
        Step(say("De werkgever meldt het op de tweede dag daarna"), value, (by_werkgever.citation,)),
    )
    return Determination(value, steps, rolled=value != plain, parameters=(by_werknemer.id, by_werkgever.id))


def _contract_end(clock: Clock) -> Obligation:
    ends = clock.case.facts.employment_ends
    if ends is None or ends > clock.wachttijd.last_day:
        return make_obligation(
            clock, "aangifte_einde_dienstverband", fixed(None, Step(CONTRACT_RUNS)), needs=Needs.NOTHING, not_needed=CONTRACT_RUNS
        )
    determination = fixed(ends, Step(CONTRACT_END, ends, (cite("ZW art. 38 lid 2"),)))
    done = clock.case.first_date(EventKind.AANGIFTE_EINDE_DIENSTVERBAND)
    return make_obligation(clock, "aangifte_einde_dienstverband", determination, done=done)


def _after_42_weeks(clock: Clock) -> Obligation:
    """A request for extension or for the early IVA counts as this report (ZW art. 38 lid 8)."""
    determination = after_first_day(clock.case, "melding_42_weken", say("Eerste dag nadat 42 weken zijn verstreken"))
    done = clock.case.first_date(EventKind.MELDING_42_WEKEN, EventKind.VERVROEGDE_IVA_AANVRAAG, EventKind.VRIJWILLIGE_VERLENGING)
    not_needed = NOT_FOR_VANGNET if clock.case.facts.vangnet is not None else None
    return make_obligation(clock, "melding_42_weken", determination, done=done, not_needed=not_needed)


def _uwv_reminder(clock: Clock) -> Obligation:
    determination = after_first_day(clock.case, "uwv_herinnering", say("Rond week 44"))
    return make_obligation(clock, "uwv_herinnering_44_weken", determination, lapsed=LETTER_ONLY)
