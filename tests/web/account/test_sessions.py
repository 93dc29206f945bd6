"""How long a session lasts, and in what role it is."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from hervat.apps.accounts import sessions
from hervat.apps.organisations.models import Membership
from hervat.apps.organisations.services import join
from hervat.domain.access.roles import Role
from tests.support.logins import LOGIN, LONG_AGO, body, give_app, log_in, person, professional, today

pytestmark = pytest.mark.django_db

SETTINGS, SESSION, ROLE = "/account/instellingen/", "/account/sessie/", "/account/rol/"
START = "2026-11-23 09:00+01:00"
JSON = {"Accept": "application/json"}


def minutes(number: float) -> float:
    return number * 60


def test_a_werknemer_may_rest_for_an_hour(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        log_in(client, person())
        clock.shift(minutes(59))
        assert client.get(SETTINGS).status_code == 200
        clock.shift(minutes(59))  # counted from the last page
        assert client.get(SETTINGS).status_code == 200
        clock.shift(minutes(61))
        answer = client.get(SETTINGS)
        assert answer.headers["Location"] == f"{LOGIN}?next={SETTINGS}"
        assert "U was even weg. Log in en ga verder." in client.get(LOGIN).content.decode()


def test_a_professional_for_half_an_hour(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        user = professional()
        log_in(client, user, secret=give_app(user))
        clock.shift(minutes(29))
        assert client.get(SETTINGS).status_code == 200
        clock.shift(minutes(31))
        assert client.get(SETTINGS).status_code == 302


def test_twelve_hours_is_the_end_however_much_it_is_used(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        log_in(client, person())
        for _ in range(23):
            clock.shift(minutes(30))
            assert client.post(SESSION).status_code == 302
            assert client.get(SETTINGS).status_code == 200
        assert client.get(SESSION, headers=JSON).json() == {"seconds": minutes(30), "can_go_on": False}
        clock.shift(minutes(31))
        assert client.get(SETTINGS).status_code == 302


def test_asking_how_long_it_lasts_does_not_make_it_last_longer(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        log_in(client, person())
        clock.shift(minutes(50))
        assert client.get(SESSION, headers=JSON).json() == {"seconds": minutes(10), "can_go_on": True}
        assert client.post(SESSION, headers=JSON).json() == {"seconds": minutes(60), "can_go_on": True}
        clock.shift(minutes(61))
        assert client.get(SESSION, headers=JSON).status_code == 302


def test_going_on_works_without_javascript(client: Client) -> None:
    log_in(client, person())
    said = client.get(f"{SESSION}?next={SETTINGS}").content.decode()
    assert "Ga verder" in said
    assert "60 minuten" in said
    assert client.post(SESSION, {"next": SETTINGS}).headers["Location"] == SETTINGS
    assert client.post(SESSION, {"next": "https://kwaad.example/"}).headers["Location"] == "/vandaag/"


def test_the_cookie_is_safe_and_ends_with_the_browser(client: Client) -> None:
    log_in(client, person())
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    assert not cookie["expires"]


def with_two_roles(client: Client) -> Client:
    bureau = body("Bureau Wederwerk (fictief)")
    user = professional(organisation=bureau)
    join(user=user, organisation=body("Arbodienst Salland (fictief)"), role=Role.ARBEIDSDESKUNDIGE, on=LONG_AGO)
    return log_in(client, user, secret=give_app(user))


def test_who_has_one_role_is_not_asked(client: Client) -> None:
    user = professional()
    log_in(client, user, secret=give_app(user))
    client.get(SETTINGS)
    assert client.session[sessions._CAPACITY][0] == "coach"
    said = client.get(SETTINGS).content.decode()
    assert "U bent hier als coach" in said
    assert '<span class="merk__bureau">Bureau Wederwerk (fictief)</span>' in said


def test_who_has_more_chooses_one(client: Client) -> None:
    with_two_roles(client)
    assert client.get("/account/").headers["Location"] == ROLE
    said = client.get(ROLE).content.decode()
    assert said.index("Arbeidsdeskundige voor Arbodienst Salland (fictief)") < said.index("Coach voor Bureau Wederwerk (fictief)")
    assert client.post(ROLE, {"capacity": "1"}).headers["Location"] == "/vandaag/"
    said = client.get(SETTINGS).content.decode()
    assert "U bent hier als coach" in said
    assert '<span class="merk__bureau">Bureau Wederwerk (fictief)</span>' in said


@pytest.mark.parametrize("capacity", ["", "2", "-1", "x", "²", "1e9", "9" * 400])
def test_a_role_one_does_not_have_cannot_be_chosen(client: Client, capacity: str) -> None:
    with_two_roles(client)
    said = client.post(ROLE, {"capacity": capacity}, follow=True).content.decode()
    assert "Kies in welke rol u hier bent." in said
    assert sessions._CAPACITY not in client.session


def test_a_role_that_ended_is_lost_at_the_next_page(client: Client) -> None:
    with_two_roles(client)
    client.post(ROLE, {"capacity": "1"})
    Membership.objects.filter(role="coach").update(last_day=LONG_AGO)
    client.get(SETTINGS)
    assert client.session[sessions._CAPACITY][0] == "arbeidsdeskundige"
    assert today() > LONG_AGO


def test_a_new_login_begins_without_a_role(client: Client) -> None:
    with_two_roles(client)
    client.post(ROLE, {"capacity": "1"})
    client.post("/account/uitloggen/")
    assert sessions._CAPACITY not in client.session
