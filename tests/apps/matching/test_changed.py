"""What a newer list opens and closes, for who may know what somebody can do and see work."""

from __future__ import annotations

import pytest

from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer, ReleasedFml
from hervat.apps.matching.changed import WorkChange, work_changed
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from hervat.market.matching import forget_market
from tests.apps.health.fml_acts import begun, signature, signed_list
from tests.apps.matching.small_market import LIMITS, STOCK_CLERK, WAREHOUSE, make_market, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
LIFTS_NOTHING = {**LIMITS, "4.13": GivenAnswer(("3",))}  # about 1 kg: too little for who counts the stock
LIFTS_A_LOT = {"5.4": GivenAnswer(("1",))}


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    return world.own


def changed(side: Side, role: Role) -> WorkChange | None:
    """Between the oldest and the newest list that this role was given."""
    entered = side.entered(role)
    lists: tuple[ReleasedFml, ...] = door.fmls_of(entered)
    return work_changed(entered, lists[-1], lists[0])


def uris(found: WorkChange | None) -> tuple[list[str], list[str]]:
    assert found is not None
    return [one.uri for one in found.opened], [one.uri for one in found.closed]


@pytest.mark.parametrize("role", [Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.COACH])
def test_a_heavier_limit_closes_work_and_a_lighter_one_opens_it(side: Side, role: Role) -> None:
    with_fml(side)
    with_fml(side, LIFTS_NOTHING)
    assert uris(changed(side, role)) == ([], [STOCK_CLERK])


def test_what_was_too_heavy_is_opened(side: Side) -> None:
    with_fml(side)
    with_fml(side, LIFTS_A_LOT)
    assert uris(changed(side, Role.ARBEIDSDESKUNDIGE)) == ([WAREHOUSE], [])


def test_of_how_much_work_less_must_be_looked_into(side: Side) -> None:
    with_fml(side, {**LIMITS, "4.13": GivenAnswer(("2",), "met twee handen")})
    with_fml(side)
    found = changed(side, Role.ARBEIDSDESKUNDIGE)
    assert found is not None
    assert (found.opened, found.closed, found.fewer, found.more) == ((), (), 2, 0)  # of the gardener nothing is known


def test_a_reader_who_was_given_other_items_is_told_nothing(side: Side) -> None:
    with_fml(side)
    with_fml(side, LIFTS_A_LOT)
    assert changed(side, Role.COACH) is None


def test_nothing_is_matched_without_possibilities(side: Side) -> None:
    doctor = side.entered(Role.BEDRIJFSARTS)
    signed_list(doctor, LIMITS)
    draft = begun(doctor)
    ends = signature(doctor, has_possibilities=False, ground=NoPossibilities.WISSELEND_OF_VERLIES)
    door.sign_fml(doctor, draft.id, ends, seen=draft.version)
    assert changed(side, Role.BEDRIJFSARTS) is None


def test_who_may_not_see_work_is_told_nothing(side: Side) -> None:
    with_fml(side)
    with_fml(side, LIFTS_NOTHING)
    lists = door.fmls_of(side.entered(Role.BEDRIJFSARTS))
    assert work_changed(side.entered(Role.WERKGEVER), lists[1], lists[0]) is None


def test_without_a_labour_market_there_is_nothing_to_tell(world: World) -> None:
    forget_market()
    with_fml(world.own)
    with_fml(world.own, LIFTS_NOTHING)
    assert changed(world.own, Role.ARBEIDSDESKUNDIGE) is None
