"""Becoming somebody with a click: in the demo, and nowhere else."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from hervat.apps.accounts.models import User
from hervat.apps.accounts.sessions import become
from hervat.apps.audit.models import AuditRecord
from hervat.domain.access.roles import Role
from hervat.web.demo.tour import STOPS
from tests.support.world import World, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db(databases=["default", "market"])
ADDRESSES = ("/demo/", "/demo/word/", "/demo/rondleiding/0/", "/en/demo/")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def click(world: World, role: Role) -> dict[str, str]:
    return {"wie": str(world.own.people[role].id), "rol": role.value, "voor": str(world.own.organisation(role) or "")}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options", "head"])
def test_elsewhere_there_is_no_such_page(world: World, address: str, method: str) -> None:
    client = Client()
    answer = getattr(client, method)(address, click(world, Role.CASEMANAGER) if method == "post" else {})
    assert answer.status_code == 404
    assert not client.cookies
    logged_in = world.own.client(Role.COACH)
    assert getattr(logged_in, method)(address).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_elsewhere_nobody_becomes_somebody(world: World, role: Role) -> None:
    client = Client()
    assert client.post("/demo/word/", click(world, role)).status_code == 404
    assert "sessionid" not in client.cookies
    request = RequestFactory().post("/demo/word/")
    request.session = Client().session
    with pytest.raises(PermissionDenied):
        become(request, world.own.people[role], role, world.own.organisation(role))
    assert not AuditRecord.objects.filter(action="logged_in").exists()


def test_the_first_page_links_to_it_only_in_the_demo(settings: Settings) -> None:
    assert "/demo/" not in Client().get("/").content.decode()
    settings.DEMO = True
    client = Client()
    assert "/demo/" in HtmlPage(client.get("/").content).links
    assert not client.cookies


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.WERKNEMER])
def test_one_click_makes_anybody_somebody(world: World, role: Role) -> None:
    client = Client()
    answer = client.post("/demo/word/", click(world, role))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("desk:today"))
    assert client.session["_auth_user_id"] == str(world.own.people[role].id)
    settings_page = client.get("/account/instellingen/")
    assert settings_page.status_code == 200  # no second factor is asked for
    told = AuditRecord.objects.get(action="logged_in")
    assert (told.actor, told.what) == (world.own.people[role].id, "demo")


@pytest.mark.usefixtures("demo")
def test_somebody_becomes_somebody_else_and_keeps_nothing(world: World) -> None:
    client = Client()
    client.post("/demo/word/", click(world, Role.WERKNEMER))
    session = client.session
    session["left_behind"] = "x"
    session.save()
    before = session.session_key
    client.post("/demo/word/", click(world, Role.COACH))
    assert client.session["_auth_user_id"] == str(world.own.people[Role.COACH].id)
    assert "left_behind" not in client.session
    assert client.session.session_key != before
    assert list(AuditRecord.objects.filter(kind="account").order_by("seq").values_list("action", flat=True)) == [
        "logged_in",
        "logged_out",
        "logged_in",
    ]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "change",
    [
        {"rol": "systeembeheerder"},  # a role this person does not have
        {"voor": ""},
        {"voor": "x"},
        {"wie": "x"},
        {"wie": ""},
        {"rol": "koning"},
    ],
)
def test_nobody_becomes_what_they_are_not(world: World, change: dict[str, str]) -> None:
    client = Client()
    assert client.post("/demo/word/", click(world, Role.COACH) | change).status_code == 404
    assert "sessionid" not in client.cookies


@pytest.mark.usefixtures("demo")
def test_a_real_or_closed_account_is_never_played(world: World) -> None:
    """Also where somebody switched the demo on in an installation that is in use."""
    coach, manager = world.own.people[Role.COACH], world.own.people[Role.CASEMANAGER]
    User.objects.filter(pk=coach.pk).update(email="coach@bureau.nl")
    User.objects.filter(pk=manager.pk).update(is_active=False)
    shown = Client().get("/demo/").content.decode()
    for role in (Role.COACH, Role.CASEMANAGER):
        assert Client().post("/demo/word/", click(world, role)).status_code == 404
        assert str(world.own.people[role].id) not in shown
    request = RequestFactory().post("/demo/word/")
    request.session = Client().session
    coach.refresh_from_db()
    with pytest.raises(PermissionDenied):
        become(request, coach, Role.COACH, world.own.organisation(Role.COACH))


@pytest.mark.usefixtures("demo")
def test_a_click_from_elsewhere_does_nothing(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/demo/word/", click(world, Role.COACH)).status_code == 403
    assert "sessionid" not in client.cookies


@pytest.mark.usefixtures("demo")
def test_before_a_click_there_is_no_cookie_but_against_forging(world: World) -> None:  # noqa: ARG001 -- somebody to show
    client = Client()
    page = HtmlPage(client.get("/demo/").content)
    assert set(client.cookies) == {"csrftoken"}
    assert page.one("h1").text == "Kies wie u bent"
    assert len([form for form in page.all("form") if form.attributes.get("action") == "/demo/word/"]) == len(Role)


@pytest.mark.usefixtures("demo")
def test_it_takes_few_queries(world: World, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:  # noqa: ARG001 -- somebody to show
    with django_assert_max_num_queries(4):
        Client().get("/demo/")


@pytest.mark.usefixtures("demo")
def test_who_stands_between_two_factors_can_still_choose(world: World) -> None:
    client = world.own.client(Role.CASEMANAGER, second_factor=False)
    assert client.get("/demo/").status_code == 200
    assert client.post("/demo/word/", click(world, Role.COACH)).status_code == 302


@pytest.mark.usefixtures("demo")
def test_a_stop_of_the_tour_is_a_person_at_a_page(world: World) -> None:
    naomi = world.own.people[Role.SYSTEEMBEHEERDER]
    User.objects.filter(pk=naomi.pk).update(name="Naomi Brouwer")
    number = next(number for number, stop in enumerate(STOPS) if stop.name == "Naomi Brouwer")
    client = Client()
    assert f"/demo/rondleiding/{number}/" in client.get("/demo/").content.decode()
    answer = client.post(f"/demo/rondleiding/{number}/")
    assert answer.headers["Location"] == "/beheer/"
    assert client.session["_auth_user_id"] == str(naomi.id)
    assert client.get("/beheer/").status_code == 200
    for absent in (0, 99, 10**9):  # nobody of that name here; no such stop
        assert client.post(f"/demo/rondleiding/{absent}/").status_code == 404
