"""The match of a dossier: for whom, made of what, and that it was made is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Refused
from hervat.apps.health import door
from hervat.apps.health.door import FmlSignature, GivenAnswer
from hervat.apps.matching.models import DataState
from hervat.apps.matching.states import note_present_state
from hervat.apps.matching.work import Halted, NoList, Work, work_for
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from hervat.domain.matching.choosing.match import RULES_VERSION
from hervat.domain.matching.choosing.person import Job
from hervat.domain.matching.compare import Fit
from tests.apps.health.fml_acts import begun, saved, to_expert
from tests.apps.matching.small_market import GARDENER, LIMITS, RECEPTIONIST, STOCK_CLERK, WAREHOUSE, make_market, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
READERS = (Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.BEDRIJFSARTS, Role.WERKNEMER)


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    return world.own


def work(side: Side, role: Role = Role.ARBEIDSDESKUNDIGE) -> Work:
    found = work_for(side.entered(role))
    assert isinstance(found, Work)
    return found


def fits(found: Work) -> dict[str, Fit]:
    chosen = found.chosen
    return {chosen.occupation(place).uri: chosen.candidate(place).fit for place in chosen.order()}


def test_every_occupation_is_weighed(side: Side) -> None:
    with_fml(side)
    assert fits(work(side)) == {
        RECEPTIONIST: Fit.FITS, STOCK_CLERK: Fit.WITH_QUESTIONS, GARDENER: Fit.WITH_QUESTIONS, WAREHOUSE: Fit.DOES_NOT_FIT,
    }  # fmt: skip


@pytest.mark.parametrize("role", READERS)
def test_without_a_list_for_this_reader_nothing_is(side: Side, role: Role) -> None:
    assert isinstance(work_for(side.entered(role)), NoList)


def test_a_list_that_was_not_released_is_none(side: Side) -> None:
    doctor = side.entered(Role.BEDRIJFSARTS)
    draft = saved(doctor, begun(doctor), LIMITS)
    door.sign_fml(
        doctor, draft.id, FmlSignature(day=doctor.acting.on, valid_from=doctor.acting.on, has_possibilities=True), seen=draft.version
    )
    assert isinstance(work_for(side.entered(Role.ARBEIDSDESKUNDIGE)), NoList)
    assert isinstance(work_for(side.entered(Role.WERKNEMER)), Work)


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE])
def test_it_is_not_for_the_side_of_the_werkgever(side: Side, role: Role) -> None:
    with_fml(side)
    with pytest.raises(Refused):
        work_for(side.entered(role))


def test_for_the_coach_what_was_not_given_is_no_limitation_and_no_yes(side: Side) -> None:
    with_fml(side)
    found = work(side, Role.COACH)
    assert fits(found)[RECEPTIONIST] is Fit.WITH_QUESTIONS
    assert fits(found)[WAREHOUSE] is Fit.DOES_NOT_FIT
    assert [aspect.number for aspect in found.chosen.judged.aspects] == ["4.13", "5.4"]
    assert "1.1" in found.chosen.withheld


def test_without_possibilities_the_match_is_off(side: Side) -> None:
    doctor = side.entered(Role.BEDRIJFSARTS)
    draft = begun(doctor)
    signature = FmlSignature(
        day=doctor.acting.on, valid_from=doctor.acting.on, has_possibilities=False, ground=NoPossibilities.OPGENOMEN
    )  # fmt: skip
    to_expert(doctor, door.sign_fml(doctor, draft.id, signature, seen=draft.version))
    halted = work_for(side.entered(Role.ARBEIDSDESKUNDIGE))
    assert isinstance(halted, Halted)
    assert "geen benutbare mogelijkheden" in halted.sentence.render()
    assert halted.released.author == side.people[Role.BEDRIJFSARTS].name


class TestThePerson:
    PROFILE = ProfileContent(
        education_level=2, jobs=(Job("magazijnmedewerker", 9, WAREHOUSE),), skills=("Telefoon opnemen",), former_hourly=18.4
    )  # fmt: skip

    def test_what_they_bring_orders_the_list(self, side: Side) -> None:
        with_fml(side)
        record_profile(side.entered(Role.COACH), self.PROFILE, seen=None)
        found = work(side)
        skills = {found.chosen.occupation(place).uri: found.chosen.candidate(place).connection.skills for place in found.chosen.order()}
        assert skills == {RECEPTIONIST: 1.0, STOCK_CLERK: 1.0, WAREHOUSE: 1.0, GARDENER: None}
        assert found.chosen.counts.left_out["level"] == 1  # type: ignore[index]  # the stock clerk needs level 3

    def test_the_bedrijfsarts_sees_the_list_without_it(self, side: Side) -> None:
        with_fml(side)
        record_profile(side.entered(Role.COACH), self.PROFILE, seen=None)
        found = work(side, Role.BEDRIJFSARTS)
        assert found.profile is None
        assert found.chosen.person.work_history == ()

    def test_where_they_are_in_the_two_years_comes_from_the_dossier(self, side: Side) -> None:
        with_fml(side)
        orientation = work(side).chosen.orientation
        assert orientation.since == side.acting(Role.COACH).on - timedelta(weeks=20)


class TestThatItWasMadeIsTold:
    def test_with_which_list_rules_and_data(self, side: Side) -> None:
        number = with_fml(side)
        found = work(side)
        record = AuditRecord.objects.filter(kind="match").get()
        assert record.object_id == f"fml:{number} rules:{RULES_VERSION} data:{found.digest}"
        assert (record.actor, record.role) == (side.people[Role.ARBEIDSDESKUNDIGE].id, Role.ARBEIDSDESKUNDIGE)

    def test_the_daily_round_keeps_what_a_digest_stands_for(self, side: Side) -> None:
        with_fml(side)
        found = work(side)
        assert note_present_state() == note_present_state()
        assert DataState.objects.get(pk=found.digest).versions == {"Verzonnen beroepen": "2024"}

    def test_also_when_there_was_nothing_to_make_it_of(self, side: Side) -> None:
        work_for(side.entered(Role.COACH))
        assert AuditRecord.objects.filter(kind="match", actor=side.people[Role.COACH].id).count() == 1


def test_it_takes_few_questions_to_the_database(side: Side, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with_fml(side, {item: GivenAnswer(("1",)) for item in ("4.13", "4.14", "4.18", "5.3", "5.4")})
    entered = side.entered(Role.ARBEIDSDESKUNDIGE)
    work_for(entered)
    with django_assert_num_queries(1, using="market"):
        work_for(entered)
