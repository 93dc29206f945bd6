"""The matrix of disclosure, held against what the law and the privacy authority say, cell by cell where it matters most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.disclose import disclose
from hervat.domain.disclosure.facts import EVENT_DATA, FLAG_DATA, STEP_DATA
from hervat.domain.disclosure.matrix import Datum, Right, matrix, may_record, may_see
from hervat.domain.dossier.asking import DATUM_OF
from hervat.domain.law import CaseFacts, timeline
from hervat.domain.law.facts import Event, EventKind, Leave, LeaveKind, Vangnet
from hervat.domain.law.ruleset import present_ruleset
from tests.domain.law.strategies import cases

EMPLOYERS = (Role.WERKGEVER, Role.CASEMANAGER)
MEDICAL = [row.datum for row in matrix().values() if row.medical and row.datum not in DATUM_OF.values()]  # judged by a doctor
ON = date(2026, 11, 23)


@pytest.mark.parametrize("role", [*EMPLOYERS, Role.COACH, Role.BUREAU_BEHEERDER, Role.SYSTEEMBEHEERDER, Role.PRIVACYFUNCTIONARIS])
def test_nothing_medical_reaches_who_may_not_know_it(role: Role) -> None:
    assert [datum for datum in MEDICAL if may_see(datum, role, delegated=True)] == []


def test_the_werknemer_sees_all_that_is_about_them() -> None:
    hidden = [datum for datum in Datum if not may_see(datum, Role.WERKNEMER)]
    assert hidden == []


def test_employers_see_the_advice_and_never_write_it() -> None:
    for role in EMPLOYERS:
        assert may_see(Datum.TERUGKOPPELING, role)
        assert not may_record(Datum.TERUGKOPPELING, role)


@pytest.mark.parametrize("role", [*EMPLOYERS, Role.CASEMANAGER_TAAKDELEGATIE])
def test_of_work_that_fits_the_side_of_the_werkgever_knows_the_shared_advice_alone(role: Role) -> None:
    assert not may_see(Datum.PASSEND_WERK, role, delegated=True)
    assert not may_see(Datum.PERSOONSPROFIEL, role, delegated=True)
    assert may_see(Datum.WERKADVIES, role)
    assert not may_record(Datum.WERKADVIES, role)


def test_only_the_bedrijfsarts_records_medical_data() -> None:
    writers = {role for role in Role for datum in MEDICAL if matrix()[datum].right(role) is Right.RECORD}
    assert writers == {Role.BEDRIJFSARTS}


@pytest.mark.parametrize("asker", list(DATUM_OF))
def test_a_question_stays_in_the_vault_and_is_read_by_who_asked_the_bedrijfsarts_and_the_werknemer(asker: Role) -> None:
    row = matrix()[DATUM_OF[asker]]
    assert row.medical
    assert {role for role in Role if may_see(row.datum, role, delegated=True)} == {asker, Role.BEDRIJFSARTS, Role.WERKNEMER}
    assert {role for role in Role if may_record(row.datum, role, delegated=True)} == {asker, Role.BEDRIJFSARTS}


def test_the_system_administrator_knows_nothing_of_a_case() -> None:
    assert [datum for datum in Datum if may_see(datum, Role.SYSTEEMBEHEERDER, delegated=True)] == []


def test_pay_is_not_for_doctor_or_coach() -> None:
    assert not any(may_see(Datum.LOONMAATREGEL, role) for role in (Role.BEDRIJFSARTS, Role.CASEMANAGER_TAAKDELEGATIE, Role.COACH))


def test_every_kind_of_event_belongs_to_a_datum() -> None:
    assert set(EVENT_DATA) == set(EventKind)


def test_steps_and_flags_that_are_named_exist() -> None:
    assert set(STEP_DATA) <= set(present_ruleset().rules)
    assert FLAG_DATA.keys().isdisjoint(STEP_DATA)


def busy_case() -> CaseFacts:
    first = ON - timedelta(weeks=40)
    return CaseFacts(
        first,
        leave=(Leave(LeaveKind.ZWANGERSCHAP, first + timedelta(days=60), first + timedelta(days=171)),),
        vangnet=Vangnet.ZWANGERSCHAP,
        events=(
            Event(EventKind.PROBLEEMANALYSE, first + timedelta(days=40)),
            Event(EventKind.LOONOPSCHORTING, ON - timedelta(days=9)),
            Event(EventKind.DESKUNDIGENOORDEEL_AANVRAAG, ON - timedelta(days=5)),
        ),
    )


@pytest.mark.parametrize("role", list(Role))
def test_a_disclosed_timeline_holds_nothing_else(role: Role) -> None:
    seen = disclose(timeline(busy_case(), ON), role)
    assert all(may_see(EVENT_DATA[event.kind], role) for event in seen.facts.events)
    assert all(may_see(STEP_DATA.get(step.rule.id, Datum.TIJDLIJN), role) for step in seen.obligations)
    assert all(may_see(FLAG_DATA.get(flag.id, Datum.TIJDLIJN), role) for flag in seen.flags)
    assert bool(seen.facts.leave) is may_see(Datum.VERLOF, role)
    assert any(gap.leave for gap in seen.wachttijd.interruptions) is may_see(Datum.VERLOF, role)
    assert (seen.facts.vangnet is not None) is may_see(Datum.VANGNET_SOORT, role)


QUIET = (Datum.VANGNET, Datum.LOONMAATREGEL, Datum.GESCHIL)  # what moves no day that somebody else needs


@pytest.mark.parametrize("datum", QUIET)
@given(facts=cases())
def test_what_may_not_be_known_leaves_no_trace(datum: Datum, facts: CaseFacts) -> None:
    """The same timeline comes out whether it is there or not: not a reason, not a day, not a step that is missing."""
    day = min(facts.eerste_ziektedag + timedelta(days=30), ON)
    with_it = replace(facts, vangnet=Vangnet.FICTIEF_DIENSTVERBAND) if datum is Datum.VANGNET else facts
    kinds = [kind for kind, of in EVENT_DATA.items() if of is datum]
    kept = tuple(event for event in facts.events if event.kind not in kinds)
    with_it = replace(with_it, events=(*kept, *(Event(kind, day) for kind in kinds)))
    without = replace(facts, vangnet=None if datum is Datum.VANGNET else facts.vangnet, events=kept)
    for role in Role:
        if not may_see(datum, role):
            assert disclose(timeline(with_it, ON), role) == disclose(timeline(without, ON), role), role


@given(cases())
def test_werkgevers_cannot_tell_which_vangnet_it_is(facts: CaseFacts) -> None:
    apart = replace(facts, leave=())  # directly after leave the term is another, and the leave is known to the werkgever
    kinds = (Vangnet.NO_RISK, Vangnet.ORGAANDONATIE, Vangnet.ZWANGERSCHAP)
    for role in EMPLOYERS:
        seen = [disclose(timeline(replace(apart, vangnet=kind), ON), role) for kind in kinds]
        assert seen[0] == seen[1] == seen[2]


@given(cases())
def test_whoever_sees_less_sees_the_same_days(facts: CaseFacts) -> None:
    whole = timeline(replace(facts, vangnet=None), ON)  # with a vangnet no extension counts, which would be a trace of it
    days = {step.id: (step.due, step.state) for step in whole.obligations}
    for role in Role:
        seen = disclose(whole, role)
        assert seen.wachttijd.last_day == whole.wachttijd.last_day
        assert all(days[step.id] == (step.due, step.state) for step in seen.obligations)
