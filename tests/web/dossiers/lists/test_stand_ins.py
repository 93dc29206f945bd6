"""Standing in: who arranges it sees it, and outside the days the deputy sees nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import enter
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.deputies import NotYours, WrongDeputation, arrange_deputy
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from tests.support.world import LONG_AGO, Side, logged_in, make_world

pytestmark = pytest.mark.django_db
PAGE = "/dossiers/waarnemen/"
ON = date(2026, 11, 23)


def colleague(side: Side) -> User:
    """Somebody else in the same role and organisation, in no dossier."""
    user = User.objects.create(email="tim@voorbeeld.example", name="Tim de Wilde")
    Membership.objects.create(user=user, organisation=side.organisations["werkgever"], role=Role.CASEMANAGER, first_day=LONG_AGO)
    return user


def typed(deputy: User, first: date, last: date) -> dict[str, object]:
    """The form, filled in."""
    days = {
        f"{name}-{part}": value
        for name, day in (("van", first), ("tot", last))
        for part, value in zip("dmj", (day.day, day.month, day.year), strict=True)
    }
    return {"wie": str(deputy.id), **days}


def sees(side: Side, user: User) -> bool:
    """Whether this colleague finds the dossier today."""
    organisation = side.organisation(Role.CASEMANAGER)
    page = logged_in(user, Role.CASEMANAGER, organisation).get("/dossiers/").content.decode()
    in_list = f'id="r-{side.dossier.number}"' in page
    today = timezone.localdate()
    acting = Acting(actor_for(user.id, Role.CASEMANAGER, organisation, today, second_factor=True), today)
    try:
        enter(acting, side.dossier.number, Action.SEE_TIMELINE)
    except Hidden:
        assert not in_list
    else:
        assert in_list
    return in_list


def test_the_deputy_sees_the_dossiers_in_those_days_only() -> None:
    first, last = ON + timedelta(days=2), ON + timedelta(days=4)
    with time_machine.travel(f"{ON}T09:00:00+01:00", tick=False):
        side = make_world().own
        deputy = colleague(side)
        response = side.client(Role.CASEMANAGER).post(PAGE, typed(deputy, first, last), follow=True)
        assert "Tim de Wilde" in response.content.decode()
        assert "komt nog" in response.content.decode()
    for day, expected in ((ON, False), (first - timedelta(days=1), False), (first, True), (last, True), (last + timedelta(days=1), False)):
        with time_machine.travel(f"{day}T09:00:00+01:00", tick=False):
            assert sees(side, deputy) == expected, day
    assert AuditRecord.objects.get(kind="deputation").what == "casemanager_stands_in"


def test_ending_takes_it_away_at_once() -> None:
    side = make_world().own
    on, deputy = side.acting(Role.CASEMANAGER).on, colleague(side)
    made = arrange_deputy(side.acting(Role.CASEMANAGER), deputy=deputy.id, first_day=on, last_day=on)
    assert sees(side, deputy)
    stranger = make_other_client(side)
    assert stranger.post(f"{PAGE}{made.id}/beeindigen/").status_code == 404
    assert sees(side, deputy)
    assert side.client(Role.CASEMANAGER).post(f"{PAGE}{made.id}/beeindigen/").status_code == 302
    assert not sees(side, deputy)
    assert side.client(Role.CASEMANAGER).post(f"{PAGE}{made.id}/beeindigen/").status_code == 404


def make_other_client(side: Side) -> Client:
    """A third colleague, who has nothing to do with it."""
    user = User.objects.create(email="derde@voorbeeld.example", name="Derde")
    Membership.objects.create(user=user, organisation=side.organisations["werkgever"], role=Role.CASEMANAGER, first_day=LONG_AGO)
    return logged_in(user, Role.CASEMANAGER, side.organisation(Role.CASEMANAGER))


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (5, 1, "De einddatum ligt vóór de begindatum"),
        (-9, -3, "Kies een laatste dag vanaf vandaag."),
        (0, 500, "Kies hooguit een jaar."),
    ],
)
def test_wrong_days_are_said(first: int, last: int, sentence: str) -> None:
    side = make_world().own
    on = side.acting(Role.CASEMANAGER).on
    response = side.client(Role.CASEMANAGER).post(PAGE, typed(colleague(side), on + timedelta(days=first), on + timedelta(days=last)))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Deputation.objects.exists()


def test_only_a_colleague_in_the_same_role() -> None:
    world = make_world()
    colleague(world.own)
    on = world.own.acting(Role.CASEMANAGER).on
    for other in (world.own.people[Role.COACH], world.other.people[Role.CASEMANAGER]):
        response = world.own.client(Role.CASEMANAGER).post(PAGE, typed(other, on, on))
        assert response.status_code == 422
        assert "Kies een collega uit de lijst." in response.content.decode()
    assert not Deputation.objects.exists()


def test_for_another_only_who_has_the_care_of_the_people() -> None:
    side = make_world().own
    acting, deputy = side.acting(Role.CASEMANAGER), colleague(side)
    third = User.objects.create(email="weg@voorbeeld.example", name="Weg")
    Membership.objects.create(user=third, organisation=side.organisations["werkgever"], role=Role.CASEMANAGER, first_day=LONG_AGO)
    with pytest.raises(NotYours):
        arrange_deputy(acting, deputy=deputy.id, absent=third.id, first_day=acting.on, last_day=acting.on)
    Membership.objects.filter(user_id=acting.user).update(is_admin=True)
    made = arrange_deputy(side.acting(Role.CASEMANAGER), deputy=deputy.id, absent=third.id, first_day=acting.on, last_day=acting.on)
    assert made.absent_id == third.id
    with pytest.raises(WrongDeputation):
        arrange_deputy(side.acting(Role.CASEMANAGER), deputy=deputy.id, absent=third.id, first_day=acting.on, last_day=acting.on)


@pytest.mark.parametrize("role", [Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER, Role.WERKNEMER])
def test_others_have_no_such_page(role: Role) -> None:
    assert make_world().own.client(role).get(PAGE).status_code == 404
