"""A list says in SQL what the rule says in Python: whose dossiers somebody may know of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import case_of, scope
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Deputation, Membership, Organisation
from hervat.domain.access.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
INVOLVED = (Role.COACH, Role.WERKGEVER, Role.BUREAU_BEHEERDER, Role.WERKNEMER)
ROLES = (*INVOLVED, None)
_numbers = count(1)

Days = tuple[date, date | None]
Rows = list[Any]

days = st.integers(-3, 3).map(lambda shift: TODAY + timedelta(days=shift))
periods = st.tuples(days, st.none() | days).filter(lambda period: period[1] is None or period[0] <= period[1])
people, bodies = st.integers(0, 2), st.integers(0, 1)
roles = st.sampled_from(INVOLVED)
professionals = st.sampled_from((Role.COACH, Role.WERKGEVER, Role.BUREAU_BEHEERDER))
memberships = st.lists(st.tuples(people, bodies, professionals, periods), max_size=4)
involvements = st.lists(st.tuples(people, bodies, roles, periods, st.integers(0, 1)), max_size=5)
deputations = st.lists(st.tuples(people, people, bodies, professionals, periods), max_size=2)


@dataclass
class Bodies:
    """Three people, two organisations, two dossiers."""

    users: list[User]
    organisations: list[Organisation]
    dossiers: list[Dossier]

    def belong(self, user: int, body: int, role: Role, period: Days) -> None:
        fields = {"user": self.users[user], "organisation": self.organisations[body], "role": role}
        if period[1] is not None or not Membership.objects.filter(**fields, last_day=None).exists():
            Membership.objects.create(**fields, first_day=period[0], last_day=period[1])

    def take_part(self, user: int, body: int, role: Role, period: Days, dossier: int) -> None:
        fields = {"dossier": self.dossiers[dossier], "user": self.users[user], "role": role}
        organisation = None if role is Role.WERKNEMER else self.organisations[body]
        if period[1] is not None or not Involvement.objects.filter(**fields, last_day=None).exists():
            Involvement.objects.create(**fields, organisation=organisation, first_day=period[0], last_day=period[1])

    def stand_in(self, absent: int, deputy: int, body: int, role: Role, period: Days) -> None:
        if absent != deputy:
            Deputation.objects.create(
                organisation=self.organisations[body],
                role=role,
                absent=self.users[absent],
                deputy=self.users[deputy],
                first_day=period[0],
                last_day=period[1] or period[0],
                made_by=self.users[absent],
            )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(memberships, involvements, deputations)
def test_a_list_holds_what_the_rule_allows(belongs: Rows, takes_part: Rows, stands_in: Rows) -> None:
    world = _bodies()
    for row in belongs:
        world.belong(*row)
    for row in takes_part:
        world.take_part(*row)
    for row in stands_in:
        world.stand_in(*row)
    organisations = [*(found.id for found in world.organisations), None]
    for user, role, organisation in product(world.users, ROLES, organisations):
        actor = actor_for(user.id, role, organisation, TODAY, second_factor=True)
        listed = set(scope(Acting(actor, TODAY)).filter(pk__in=[dossier.pk for dossier in world.dossiers]))
        allowed = {dossier for dossier in world.dossiers if case_of(dossier).standing(actor, TODAY) is not None}
        assert listed == allowed, (role, organisation)


def _bodies() -> Bodies:
    users = [User(email=f"{next(_numbers)}@voorbeeld.example", name="Iemand") for _ in range(3)]
    organisations = [Organisation(name=f"Body {next(_numbers)}", is_werkgever=True) for _ in range(2)]
    User.objects.bulk_create(users)
    Organisation.objects.bulk_create(organisations)
    return Bodies(users, organisations, [_dossier(organisations[0]) for _ in range(2)])


def _dossier(werkgever: Organisation) -> Dossier:
    number = f"T-{next(_numbers)}"
    return Dossier.objects.create(number=number, given_name="A", family_name="B", werkgever=werkgever, opened_on=TODAY)
