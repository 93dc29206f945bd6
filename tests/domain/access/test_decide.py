"""Who may do what: every role, every action, every datum, and every way to have (or no longer have) to do with a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from hervat.domain.access.actions import RULES, Action
from hervat.domain.access.actor import Actor, Member, Period, Scope, StandIn
from hervat.domain.access.case import BY_ORGANISATION, Case, Delegated, Involved
from hervat.domain.access.decide import Outcome, decide
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role
from hervat.domain.disclosure.matrix import Datum, Right, matrix
from hervat.domain.dossier.asking import DATUM_OF

TODAY = date(2026, 11, 23)
ME, COLLEAGUE, STRANGER = UUID(int=1), UUID(int=2), UUID(int=3)
ORGANISATION, OTHER_ORGANISATION = UUID(int=10), UUID(int=11)
ALWAYS = Period(date(2020, 1, 1))
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
PAST, FUTURE = Period(date(2020, 1, 1), YESTERDAY), Period(TOMORROW)
IN_CASE = [action for action, rule in RULES.items() if rule.in_case]
OUTSIDE = [action for action, rule in RULES.items() if not rule.in_case]


def organisation_of(role: Role) -> UUID | None:
    return ORGANISATION if role in PROFESSIONAL_ROLES else None


def actor_in(role: Role, user: UUID = ME) -> Actor:
    members = (Member(ORGANISATION, role, ALWAYS),) if role in PROFESSIONAL_ROLES else ()
    return Actor(user, role, organisation_of(role), second_factor=True, members=members)


def case_with(role: Role, user: UUID = ME, period: Period = ALWAYS, organisation: UUID | None = None) -> Case:
    named = Role.COACH if role in BY_ORGANISATION else role
    return Case((Involved(user, named, organisation or organisation_of(role), period),))


def questions() -> Iterator[tuple[Action, Datum]]:
    """Every action in a case with every datum it can be asked for."""
    for action in IN_CASE:
        datum = RULES[action].datum
        yield from ((action, each) for each in ([datum] if datum else Datum))


ROLES = pytest.mark.parametrize("role", list(Role))


@ROLES
def test_who_is_involved_may_what_the_matrix_says(role: Role) -> None:
    for action, datum in questions():
        rule, right = RULES[action], matrix()[datum].right(role)
        may = right is Right.RECORD or (right is Right.SEE and not rule.writes)
        if rule.roles is not None and role not in rule.roles:
            may = False
        outcome = decide(actor_in(role), action, on=TODAY, case=case_with(role), datum=datum).outcome
        assert outcome is (Outcome.ALLOWED if may else Outcome.REFUSED), (action, datum)


def ways_to_have_nothing_to_do_with_it(role: Role) -> Iterator[tuple[str, Actor | None, Case]]:
    actor, case = actor_in(role), case_with(role)
    yield "anonymous", None, case
    yield "no role chosen", replace(actor, role=None), case
    yield "involved in the past", actor, case_with(role, period=PAST)
    yield "involved in the future", actor, case_with(role, period=FUTURE)
    yield "nobody is involved", actor, Case(())
    if role not in BY_ORGANISATION:
        yield "another person is involved", actor, case_with(role, user=STRANGER)
        other = Role.COACH if role is not Role.COACH else Role.CASEMANAGER
        yield "involved in another role", actor, Case((Involved(ME, other, ORGANISATION, ALWAYS),))
    if role in PROFESSIONAL_ROLES:
        yield "membership ended", replace(actor, members=(Member(ORGANISATION, role, PAST),)), case
        yield "membership to come", replace(actor, members=(Member(ORGANISATION, role, FUTURE),)), case
        yield "no member", replace(actor, members=()), case
        yield "member in another role", replace(actor, members=(Member(ORGANISATION, Role.SYSTEEMBEHEERDER, ALWAYS),)), _unless(role, case)
        yield "member elsewhere", replace(actor, organisation=OTHER_ORGANISATION), case
        yield "involved for another organisation", actor, case_with(role, organisation=OTHER_ORGANISATION)


def _unless(role: Role, case: Case) -> Case:
    return Case(()) if role is Role.SYSTEEMBEHEERDER else case


@ROLES
def test_who_has_nothing_to_do_with_a_case_does_not_know_that_it_exists(role: Role) -> None:
    for why, actor, case in ways_to_have_nothing_to_do_with_it(role):
        for action, datum in questions():
            assert decide(actor, action, on=TODAY, case=case, datum=datum).outcome is Outcome.HIDDEN, (why, action, datum)


@pytest.mark.parametrize(
    ("period", "stands_in"),
    [(Period(TODAY, TODAY), True), (Period(YESTERDAY, TOMORROW), True), (Period(date(2026, 1, 1), YESTERDAY), False), (FUTURE, False)],
)
def test_a_deputy_sees_the_cases_of_the_other_during_the_period_only(period: Period, stands_in: bool) -> None:  # noqa: FBT001 -- a case of the table
    deputy = replace(actor_in(Role.COACH), stand_ins=(StandIn(COLLEAGUE, ORGANISATION, Role.COACH, period),))
    decision = decide(deputy, Action.SEE_TIMELINE, on=TODAY, case=case_with(Role.COACH, user=COLLEAGUE))
    assert decision.allowed is stands_in
    if stands_in:
        assert decision.by is not None
        assert decision.by.user == COLLEAGUE


@pytest.mark.parametrize("wrong", [{"role": Role.BEDRIJFSARTS}, {"organisation": OTHER_ORGANISATION}, {"absent": STRANGER}])
def test_a_deputy_stands_in_for_one_person_in_one_role_of_one_organisation(wrong: dict[str, Any]) -> None:
    stands_in = replace(StandIn(COLLEAGUE, ORGANISATION, Role.COACH, ALWAYS), **wrong)
    deputy = replace(actor_in(Role.COACH), stand_ins=(stands_in,))
    assert decide(deputy, Action.SEE_DOSSIER, on=TODAY, case=case_with(Role.COACH, user=COLLEAGUE)).outcome is Outcome.HIDDEN


@pytest.mark.parametrize("role", sorted(PROFESSIONAL_ROLES))
def test_no_professional_does_anything_without_a_second_factor(role: Role) -> None:
    careless = replace(actor_in(role), second_factor=False)
    for action, datum in questions():
        assert not decide(careless, action, on=TODAY, case=case_with(role), datum=datum).allowed, action
    for action in OUTSIDE:
        assert not decide(careless, action, on=TODAY).allowed, action


@ROLES
def test_a_token_does_no_more_than_its_scope(role: Role) -> None:
    reader = replace(actor_in(role), scopes=frozenset({Scope.READ}))
    for action, datum in questions():
        if RULES[action].writes:
            assert not decide(reader, action, on=TODAY, case=case_with(role), datum=datum).allowed, action
    writer = replace(actor_in(role), scopes=frozenset({Scope.WRITE}))
    for action, datum in questions():
        if not RULES[action].writes:
            assert not decide(writer, action, on=TODAY, case=case_with(role), datum=datum).allowed, action


@ROLES
def test_a_closed_case_is_read_and_opened_again_but_not_changed(role: Role) -> None:
    closed = replace(case_with(role), closed=True)
    for action, datum in questions():
        was = decide(actor_in(role), action, on=TODAY, case=case_with(role), datum=datum).allowed
        now = decide(actor_in(role), action, on=TODAY, case=closed, datum=datum).allowed
        assert now is (was and RULES[action].when_closed), action


def test_medical_data_are_delegated_by_datum_person_and_period() -> None:
    tim = actor_in(Role.CASEMANAGER_TAAKDELEGATIE)
    case = case_with(Role.CASEMANAGER_TAAKDELEGATIE)
    given = Delegated(ME, Datum.PROBLEEMANALYSE_MEDISCH, Period(YESTERDAY, TOMORROW))

    def sees(datum: Datum, *delegated: Delegated) -> bool:
        return decide(tim, Action.SEE_VAULT, on=TODAY, case=replace(case, delegated=delegated), datum=datum).allowed

    assert sees(Datum.PROBLEEMANALYSE_MEDISCH, given)
    assert not sees(Datum.PROBLEEMANALYSE_MEDISCH)
    assert not sees(Datum.AARD_EN_OORZAAK, given)
    assert not sees(Datum.PROBLEEMANALYSE_MEDISCH, replace(given, user=COLLEAGUE))
    assert not sees(Datum.PROBLEEMANALYSE_MEDISCH, replace(given, period=PAST))
    assert not sees(Datum.MEDISCHE_INFORMATIE, replace(given, datum=Datum.MEDISCHE_INFORMATIE))


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.COACH, Role.ARBEIDSDESKUNDIGE])
def test_delegation_gives_nothing_to_who_does_not_work_under_the_bedrijfsarts(role: Role) -> None:
    given = tuple(Delegated(ME, datum, ALWAYS) for datum in Datum)
    case = replace(case_with(role), delegated=given)
    of_their_own = {Datum.FML, DATUM_OF.get(role)}  # what was released to them, and what they asked themselves
    medical = [row.datum for row in matrix().values() if row.medical and row.datum not in of_their_own]
    assert not any(decide(actor_in(role), Action.SEE_VAULT, on=TODAY, case=case, datum=datum).allowed for datum in medical)


def test_only_the_bedrijfsarts_says_what_someone_can_do() -> None:
    may = [role for role in Role if decide(actor_in(role), Action.GIVE_ADVICE, on=TODAY, case=case_with(role)).allowed]
    assert may == [Role.BEDRIJFSARTS]


def test_the_care_of_people_is_for_who_has_it() -> None:
    member = actor_in(Role.CASEMANAGER)
    admin = replace(member, members=(Member(ORGANISATION, Role.CASEMANAGER, ALWAYS, is_admin=True),))
    assert not decide(member, Action.MANAGE_MEMBERS, on=TODAY).allowed
    assert decide(admin, Action.MANAGE_MEMBERS, on=TODAY).allowed


def test_whoever_runs_the_installation_sees_no_case() -> None:
    naomi = actor_in(Role.SYSTEEMBEHEERDER)
    involved = Case((Involved(ME, Role.SYSTEEMBEHEERDER, ORGANISATION, ALWAYS),))
    assert not any(decide(naomi, action, on=TODAY, case=involved, datum=datum).allowed for action, datum in questions())
    assert not decide(naomi, Action.LIST_DOSSIERS, on=TODAY).allowed


def test_a_refusal_says_who_may() -> None:
    decision = decide(actor_in(Role.WERKGEVER), Action.SEE_VAULT, on=TODAY, case=case_with(Role.WERKGEVER), datum=Datum.AARD_EN_OORZAAK)
    assert str(decision.reason) == (
        "Dit is alleen voor de werknemer en de bedrijfsarts: aard en oorzaak van de ziekte, diagnose en behandeling. "
        "U bent hier als werkgever."
    )


def test_every_action_has_a_rule() -> None:
    assert set(RULES) == set(Action)


def test_half_a_question_is_not_answered() -> None:
    with pytest.raises(ValueError, match="done in a case"):
        decide(actor_in(Role.COACH), Action.SEE_DOSSIER, on=TODAY)
    with pytest.raises(ValueError, match="which datum"):
        decide(actor_in(Role.COACH), Action.SEE_FACT, on=TODAY, case=case_with(Role.COACH))
