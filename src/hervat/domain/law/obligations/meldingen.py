"""Reports of sickness and recovery: to the arbodienst, to UWV for who has a vangnet, at the end of the contract, and after 42 weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.calendar import roll_term
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import FIRST_DAY, after_act, after_first_day, fixed
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind, Recovery, Vangnet
from hervat.domain.law.obligations.build import Needs, make_obligation, not_applicable, repeat_number
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import Text, say

NO_TERM = say("De wet noemt geen dag. Het verzuimprotocol van de werkgever bepaalt die.")
NO_VANGNET = say("Er is geen vangnet.")
CONTRACT_END = say("Laatste dag van het dienstverband")
CONTRACT_RUNS = say("Het dienstverband loopt door.")
CONTRACT_ENDED_BEFORE = say("Het dienstverband was al voorbij toen deze periode begon.")
NOT_AT_CONTRACT_END = say("Met een vangnet geldt deze aangifte niet. Het verslag blijft nodig.")
NOT_RECOVERED = say("Er is geen herstel om te melden.")
WITH_WAGE = (Vangnet.NO_RISK, Vangnet.ZWANGERSCHAP, Vangnet.ORGAANDONATIE)
ZW_38A_3 = cite("ZW art. 38a lid 3")
NOT_FOR_VANGNET = say("Met een vangnet geldt deze melding niet.")
LETTER_ONLY = say("Dit is alleen een brief van UWV. U mist niets als hij niet komt.")


def meldingen(periods: Periods) -> Iterator[Obligation]:
    """All reports, in the order in which they come."""
    yield _by_werknemer(periods)
    yield _to_arbodienst(periods)
    yield _vangnet(periods)
    yield from _recovery_reports(periods)
    yield _contract_end(periods)
    yield _after_42_weeks(periods)
    yield _uwv_reminder(periods)


def _by_werknemer(periods: Periods) -> Obligation:
    done = periods.case.first_date(EventKind.ZIEKMELDING_WERKNEMER)
    if periods.case.facts.vangnet is None:
        ground = cite("BW art. 7:629 lid 6")
        if done is None:
            return not_applicable(periods, "ziekmelding_werknemer", NO_TERM, ground)
        return make_obligation(
            periods, "ziekmelding_werknemer", fixed(None, Step(NO_TERM, None, (ground,))), done=done, needs=Needs.NOTHING
        )
    second_day = _calendar_days(periods, "ziekmelding_vangnet_werknemer", say("Tweede ziektedag"))
    return make_obligation(periods, "ziekmelding_werknemer", second_day, opens=periods.case.first_day, done=done, needs=Needs.NOTHING)


def _to_arbodienst(periods: Periods) -> Obligation:
    determination = after_first_day(periods.case, "ziekmelding_arbodienst", say("{length} later. De wet zegt alleen: op tijd"))
    done = periods.case.first_date(EventKind.ZIEKMELDING_ARBODIENST)
    return make_obligation(periods, "ziekmelding_arbodienst", determination, opens=periods.case.first_day, done=done, needs=Needs.NOTHING)


def _vangnet(periods: Periods) -> Obligation:
    if periods.case.facts.vangnet is None:
        return not_applicable(periods, "uwv_melding_vangnet", NO_VANGNET)
    done = periods.case.first_date(EventKind.UWV_MELDING_VANGNET)
    term = _vangnet_term(periods)
    return make_obligation(periods, "uwv_melding_vangnet", term, opens=periods.case.first_day, done=done, needs=Needs.NOTHING)


def _vangnet_term(periods: Periods) -> Determination:
    """The fourth day, or the first day after six weeks; calendar days, so an interruption moves nothing (ZW art. 38a lid 2 and 3).

    Six weeks are for a vangnet beside an employer's wage; not for sickness directly after pregnancy leave (ZW art. 29a lid 4).
    """
    vangnet = periods.case.facts.vangnet
    if vangnet is Vangnet.FICTIEF_DIENSTVERBAND or (vangnet is Vangnet.ZWANGERSCHAP and periods.directly_after_leave):
        return _calendar_days(periods, "melding_vangnet_vierde_dag", say("Vierde ziektedag"))
    determination = _calendar_days(periods, "melding_vangnet_zes_weken", say("Eerste dag na {length}"))
    ends = periods.case.facts.employment_ends
    if ends is None or determination.value is None or not periods.case.first_day <= ends < determination.value:
        return determination
    return Determination(ends, (*determination.steps, Step(CONTRACT_END, ends, (ZW_38A_3,))))


def _calendar_days(periods: Periods, term_id: str, what: Text) -> Determination:
    return after_act(periods.case, term_id, Step(FIRST_DAY, periods.case.first_day), what)


def _recovery_reports(periods: Periods) -> Iterator[Obligation]:
    """With a vangnet each recovery is reported: by the werknemer on the second day, by the werkgever on the second day after that."""
    recoveries = [recovery for recovery in periods.case.facts.recovered if recovery.first > periods.case.first_day]
    if periods.case.facts.vangnet is None or not recoveries:
        reason = NO_VANGNET if periods.case.facts.vangnet is None else NOT_RECOVERED
        yield not_applicable(periods, "hersteldmelding_vangnet", reason)
        return
    for position, recovery in enumerate(sorted(recoveries, key=lambda recovery: recovery.first)):
        done = periods.case.first_after(EventKind.HERSTELDMELDING_VANGNET, recovery.first)
        yield make_obligation(
            periods,
            "hersteldmelding_vangnet",
            _recovery_term(periods, recovery),
            number=repeat_number(position),
            opens=recovery.first,
            done=done,
            needs=Needs.NOTHING,
        )


def _recovery_term(periods: Periods, recovery: Recovery) -> Determination:
    by_werknemer, by_werkgever = periods.case.term("hersteldmelding_werknemer"), periods.case.term("hersteldmelding_werkgever")
    second_day = roll_term(recovery.first, recovery.first + timedelta(days=by_werknemer.days))
    plain = second_day + timedelta(days=by_werkgever.days)
    value = roll_term(second_day, plain)
    steps: tuple[Step, ...] = (
        Step(say("Eerste dag van het herstel"), recovery.first),
        Step(say("De werknemer meldt het op de tweede dag"), second_day, (by_werknemer.citation,), None, (by_werknemer.id,)),
        Step(say("De werkgever meldt het op de tweede dag daarna"), value, (by_werkgever.citation,), None, (by_werkgever.id,)),
    )
    reported = _reported_first(periods)
    if reported is not None and reported > value:
        value = reported
        steps = (
            *steps,
            Step(
                say("Niet eerder dan de melding van de ziekte zelf"),
                value,
                (cite("ZW art. 38a lid 6"),),
                None,
                _vangnet_term(periods).parameters,
            ),
        )
    return Determination(value, steps, rolled=value != plain)


def _reported_first(periods: Periods) -> date | None:
    """With an employer's wage the recovery need not be reported before the sickness itself was (ZW art. 38a lid 6)."""
    if periods.case.facts.vangnet is Vangnet.FICTIEF_DIENSTVERBAND:
        return None
    return periods.case.first_date(EventKind.UWV_MELDING_VANGNET) or _vangnet_term(periods).value


def _contract_end(periods: Periods) -> Obligation:
    reason = _no_contract_report(periods)
    if reason is not None:
        ground = (cite("ZW art. 38 lid 2"), cite("ZW art. 38 lid 4")) if reason is NOT_AT_CONTRACT_END else ()
        return not_applicable(periods, "aangifte_einde_dienstverband", reason, *ground)
    ends = periods.case.facts.employment_ends
    determination = fixed(ends, Step(CONTRACT_END, ends, (cite("ZW art. 38 lid 2"),)))
    done = periods.case.first_date(EventKind.AANGIFTE_EINDE_DIENSTVERBAND)
    return make_obligation(periods, "aangifte_einde_dienstverband", determination, done=done)


def _no_contract_report(periods: Periods) -> Text | None:
    ends = periods.case.facts.employment_ends
    if ends is None or ends > periods.wachttijd.last_day:
        return CONTRACT_RUNS
    if ends < periods.case.first_day:
        return CONTRACT_ENDED_BEFORE
    return NOT_AT_CONTRACT_END if periods.case.facts.vangnet in WITH_WAGE else None


def _after_42_weeks(periods: Periods) -> Obligation:
    """A request for extension or for the early IVA counts as this report (ZW art. 38 lid 8)."""
    determination = after_first_day(periods.case, "melding_42_weken", say("Eerste dag nadat {length} zijn verstreken"))
    done = periods.case.first_date(EventKind.MELDING_42_WEKEN, EventKind.VERVROEGDE_IVA_AANVRAAG, EventKind.VRIJWILLIGE_VERLENGING)
    if periods.case.facts.vangnet is None:
        return make_obligation(periods, "melding_42_weken", determination, done=done)
    ground = cite("ZW art. 38 lid 4") if periods.case.facts.vangnet in WITH_WAGE else cite("ZW art. 38 lid 1")
    return not_applicable(periods, "melding_42_weken", NOT_FOR_VANGNET, ground)


def _uwv_reminder(periods: Periods) -> Obligation:
    determination = after_first_day(periods.case, "uwv_herinnering", say("Rond week {week}"))
    return make_obligation(periods, "uwv_herinnering_44_weken", determination, lapsed=LETTER_ONLY)
