"""In what roles somebody can act on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hervat.apps.accounts.models import User
from hervat.apps.organisations import queries
from hervat.apps.organisations.models import Membership
from hervat.apps.organisations.queries import Capacity, capacities_of
from hervat.apps.organisations.services import join, leave
from hervat.domain.access.roles import Role
from tests.support.logins import body, person, today

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _memberships_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the roles that other apps add."""
    monkeypatch.setattr(queries, "_sources", [])


def test_memberships_that_run_on_that_day_first_and_last_included() -> None:
    user, bureau, arbo = person(), body("B"), body("A")
    member = join(user=user, organisation=bureau, role=Role.COACH, on=today(), is_admin=True)
    join(user=user, organisation=arbo, role=Role.BEDRIJFSARTS, on=today() + DAY)
    leave(membership=member, last_day=today() + DAY)
    coach, arts = Capacity(Role.COACH, bureau.id, "B", is_admin=True), Capacity(Role.BEDRIJFSARTS, arbo.id, "A")
    assert capacities_of(user, today() - DAY) == ()
    assert capacities_of(user, today()) == (coach,)
    with CaptureQueriesContext(connection) as asked:
        assert capacities_of(user, today() + DAY) == (arts, coach)
    assert len(asked) == 1
    assert capacities_of(user, today() + 2 * DAY) == (arts,)


def test_joining_twice_is_one_membership() -> None:
    user, bureau = person(), body()
    first = join(user=user, organisation=bureau, role=Role.COACH, on=today() - DAY)
    again = join(user=user, organisation=bureau, role=Role.COACH, on=today(), is_admin=True)
    assert first == again
    assert Membership.objects.get().is_admin
    assert not join(user=user, organisation=bureau, role=Role.WERKGEVER, on=today()).is_admin


def test_leaving_before_it_began_leaves_one_day() -> None:
    member = join(user=person(), organisation=body(), role=Role.COACH, on=today() + DAY)
    leave(membership=member, last_day=today())
    assert Membership.objects.get().last_day == today() + DAY


def test_leaving_twice_changes_nothing() -> None:
    member = join(user=person(), organisation=body(), role=Role.COACH, on=today())
    leave(membership=member, last_day=today())
    leave(membership=member, last_day=today() + 30 * DAY)
    assert Membership.objects.get().last_day == today()


def test_a_werknemer_works_for_nobody_here() -> None:
    with pytest.raises(ValueError, match="werknemer"):
        join(user=person(), organisation=body(), role=Role.WERKNEMER, on=today())


def test_a_closed_account_has_none() -> None:
    user = person()
    join(user=user, organisation=body(), role=Role.COACH, on=today())
    User.objects.update(is_active=False)
    assert capacities_of(user, today()) == ()


def test_other_apps_can_add_roles() -> None:
    queries.add_capacity_source(lambda _user, _on: [Capacity(Role.WERKNEMER)] * 2)
    assert capacities_of(person(), today()) == (Capacity(Role.WERKNEMER),)
