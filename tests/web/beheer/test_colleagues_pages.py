"""Who has the care of the people of an organisation: within that organisation, never without anybody who has it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import Involvement
from hervat.apps.dossiers.services.handing_over import HandOver, hand_over
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.invitations import invite
from hervat.apps.organisations.models import Invitation, Membership
from hervat.domain.access.roles import Role
from tests.support.world import LONG_AGO, OF_ORGANISATION, World, logged_in, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
MEMBERS = "/beheer/collegas/"


@pytest.fixture
def world() -> World:
    made = make_world()
    Membership.objects.filter(user=made.own.people[Role.CASEMANAGER]).update(is_admin=True)
    return made


@pytest.fixture
def admin(world: World) -> Client:
    return world.own.client(Role.CASEMANAGER)


def member(world: World, role: Role, *, strange: bool = False) -> Membership:
    return Membership.objects.get(user=(world.other if strange else world.own).people[role])


def colleague(world: World, role: Role, name: str = "Nieuw", first_day: date = LONG_AGO) -> User:
    user = User.objects.create(email=f"{name.lower()}@voorbeeld.example", name=name)
    Membership.objects.create(user=user, organisation=world.own.organisations[OF_ORGANISATION[role]], role=role, first_day=first_day)
    return user


def days(day: date, name: str = "tot") -> dict[str, str]:
    return {f"{name}-d": str(day.day), f"{name}-m": str(day.month), f"{name}-j": str(day.year)}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CASEMANAGER])
def test_who_does_not_have_the_care_finds_nothing(world: World, role: Role) -> None:
    """Also not an admin of the same organisation who is here in another role."""
    client, manager = world.own.client(role), member(world, Role.CASEMANAGER)
    invitation = "00000000-0000-4000-8000-000000000000"
    for address in (MEMBERS, f"{MEMBERS}{manager.id}/", f"{MEMBERS}{manager.id}/overdragen/"):
        assert client.get(address).status_code == 404
    for act in ("beeindigen", "beheerder", "overdragen"):
        assert client.post(f"{MEMBERS}{manager.id}/{act}/", days(timezone.localdate())).status_code == 404
    assert client.post(f"{MEMBERS}uitnodigingen/{invitation}/intrekken/").status_code == 404
    assert client.post(MEMBERS, {"mail": "x@voorbeeld.example", "rol": "casemanager"}).status_code == 404
    assert not Invitation.objects.exists()


def test_only_the_own_organisation(world: World, admin: Client) -> None:
    page = HtmlPage(admin.get(MEMBERS).content)
    assert "Casemanager A" in page.text
    assert not [name for name in ("Casemanager B", "Coach A", "Werknemer A", "Vermeera") if name in page.text]
    for stranger in (member(world, Role.CASEMANAGER, strange=True), member(world, Role.COACH)):
        assert admin.get(f"{MEMBERS}{stranger.id}/").status_code == 404
        assert admin.post(f"{MEMBERS}{stranger.id}/beeindigen/", days(timezone.localdate())).status_code == 404
        assert admin.post(f"{MEMBERS}{stranger.id}/beheerder/", {"beheer": "ja"}).status_code == 404
        assert admin.post(f"{MEMBERS}{stranger.id}/overdragen/", {}).status_code == 404
        stranger.refresh_from_db()
        assert (stranger.is_admin, stranger.last_day) == (False, None)


def test_a_colleague_is_invited(world: World, admin: Client) -> None:
    assert admin.post(MEMBERS, {"mail": " Nieuw@voorbeeld.example ", "rol": "werkgever", "beheer": "ja"}).status_code == 302
    found = Invitation.objects.get()
    assert (found.email, found.role, found.is_admin, found.organisation_id) == (
        "nieuw@voorbeeld.example",
        "werkgever",
        True,
        world.own.organisation(Role.CASEMANAGER),
    )
    assert found.made_by == world.own.people[Role.CASEMANAGER]
    assert "/uitnodiging/" in OutgoingMail.objects.get().body
    assert "nieuw@voorbeeld.example" in admin.get(MEMBERS).content.decode()
    assert admin.post(f"{MEMBERS}uitnodigingen/{found.id}/intrekken/").status_code == 302
    assert "nieuw@voorbeeld.example" not in admin.get(MEMBERS).content.decode()
    assert admin.post(f"{MEMBERS}uitnodigingen/{found.id}/intrekken/").status_code == 404
    assert list(AuditRecord.objects.filter(kind="invitation").order_by("seq").values_list("action", flat=True)) == ["created", "withdrawn"]


@pytest.mark.parametrize("role", ["systeembeheerder", "bedrijfsarts", "casemanager_taakdelegatie", "werknemer", "coach", "koning", ""])
def test_nobody_is_invited_in_a_role_that_is_not_for_this_organisation(admin: Client, role: str) -> None:
    """Above all: a werkgever that is no arbodienst lets nobody near the medical part, and nobody gives away the installation."""
    assert admin.post(MEMBERS, {"mail": "nieuw@voorbeeld.example", "rol": role}).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "mail", ["", "x", "a b@voorbeeld.example", "a@voorbeeld.example\nbcc: b@voorbeeld.example", "a@b@c.example", "x" * 300]
)
def test_nobody_is_invited_at_what_is_no_address(admin: Client, mail: str) -> None:
    assert admin.post(MEMBERS, {"mail": mail, "rol": "casemanager"}).status_code == 422
    assert not OutgoingMail.objects.exists()


def test_nobody_is_pestered_and_nobody_is_asked_what_they_do_already(world: World, admin: Client) -> None:
    typed = {"mail": "nieuw@voorbeeld.example", "rol": "casemanager"}
    assert [admin.post(MEMBERS, typed).status_code for _ in range(4)] == [302, 302, 302, 422]
    assert OutgoingMail.objects.count() == 3
    assert Invitation.objects.filter(revoked_at__isnull=True).count() == 1
    own = world.own.people[Role.WERKGEVER].email
    assert admin.post(MEMBERS, {"mail": own.upper(), "rol": "werkgever"}).status_code == 422


def test_the_invitation_of_a_werknemer_cannot_be_seen_or_revoked_here(world: World, admin: Client) -> None:
    made = invite(
        email="ziek@voorbeeld.example",
        role=Role.WERKNEMER,
        made_by=None,
        address=lambda token: f"https://h.example/{token}",
        organisation=world.own.organisations["werkgever"],
        dossier=world.own.dossier.id,
    )
    assert "ziek@voorbeeld.example" not in admin.get(MEMBERS).content.decode()
    assert admin.post(f"{MEMBERS}uitnodigingen/{made.invitation.id}/intrekken/").status_code == 404
    made.invitation.refresh_from_db()
    assert made.invitation.revoked_at is None


def test_somebody_leaves_on_a_day(world: World, admin: Client) -> None:
    leaving, today = member(world, Role.WERKGEVER), timezone.localdate()
    address = f"{MEMBERS}{leaving.id}/beeindigen/"
    for wrong in ({}, days(today - timedelta(days=2)), {"tot-d": "31", "tot-m": "2", "tot-j": "2027"}):
        assert admin.post(address, wrong).status_code == 422
    assert admin.post(address, days(today + timedelta(days=3))).status_code == 302
    leaving.refresh_from_db()
    assert leaving.last_day == today + timedelta(days=3)
    assert admin.post(address, days(today)).status_code == 422  # known already


def test_yesterday_closes_the_door_at_once(world: World, admin: Client) -> None:
    client = world.own.client(Role.WERKGEVER)
    admin.post(f"{MEMBERS}{member(world, Role.WERKGEVER).id}/beeindigen/", days(timezone.localdate() - timedelta(days=1)))
    assert client.get("/dossiers/").status_code in (302, 404)


def test_the_last_one_with_the_care_keeps_it(world: World, admin: Client) -> None:
    own = member(world, Role.CASEMANAGER)
    assert admin.post(f"{MEMBERS}{own.id}/beheerder/", {"beheer": "nee"}).status_code == 422
    assert admin.post(f"{MEMBERS}{own.id}/beeindigen/", days(timezone.localdate())).status_code == 422
    own.refresh_from_db()
    assert (own.is_admin, own.last_day) == (True, None)


@pytest.mark.parametrize("other", [{"last_day": date(2030, 1, 1)}, {"first_day": date(2090, 1, 1)}, {"user__is_active": False}])
def test_who_leaves_or_has_not_begun_or_is_closed_does_not_count(world: World, admin: Client, other: dict[str, object]) -> None:
    second = member(world, Role.WERKGEVER)
    closed = other.pop("user__is_active", True)
    Membership.objects.filter(pk=second.pk).update(is_admin=True, **other)
    User.objects.filter(pk=second.user_id).update(is_active=closed)
    assert admin.post(f"{MEMBERS}{member(world, Role.CASEMANAGER).id}/beheerder/", {"beheer": "nee"}).status_code == 422


def test_the_care_is_given_and_taken(world: World, admin: Client) -> None:
    second, own = member(world, Role.WERKGEVER), member(world, Role.CASEMANAGER)
    assert admin.post(f"{MEMBERS}{second.id}/beheerder/", {"beheer": "ja"}).status_code == 302
    assert world.own.client(Role.WERKGEVER).get(MEMBERS).status_code == 200
    answer = admin.post(f"{MEMBERS}{own.id}/beheerder/", {"beheer": "nee"})
    assert answer.headers["Location"] == "/vandaag/"  # this page is no longer theirs
    assert admin.get(MEMBERS).status_code == 404
    told = AuditRecord.objects.filter(kind="membership").order_by("seq").values_list("what", flat=True)
    assert list(told) == ["made_admin", "no_admin"]


class TestHandingOver:
    def address(self, world: World) -> str:
        return f"{MEMBERS}{member(world, Role.CASEMANAGER).id}/overdragen/"

    def test_first_how_many_then_for_real(self, world: World, admin: Client) -> None:
        new, today = colleague(world, Role.CASEMANAGER), timezone.localdate()
        typed = {"wie": str(new.id), **days(today, "van")}
        shown = HtmlPage(admin.post(self.address(world), typed).content)
        assert "1 dossier" in shown.text
        assert not [word for word in ("HV-0001", "Noora", "Vermeera") if word in shown.text]
        assert not Involvement.objects.filter(user=new).exists()
        seal = next(button.attributes["value"] for button in shown.all("button") if button.attributes.get("name") == "gezien")
        assert admin.post(self.address(world), typed | {"gezien": seal}).status_code == 302
        made = Involvement.objects.get(user=new)
        assert (made.dossier, made.role, made.first_day, made.last_day) == (world.own.dossier, Role.CASEMANAGER, today, None)
        old = Involvement.objects.get(dossier=world.own.dossier, user=world.own.people[Role.CASEMANAGER])
        assert old.last_day == today - timedelta(days=1)
        told = AuditRecord.objects.get(kind="involvement", what="casemanager_handed")
        assert [subject.dossier for subject in AuditSubject.objects.filter(record=told)] == [world.own.dossier.id]
        assert logged_in(new, Role.CASEMANAGER, world.own.organisation(Role.CASEMANAGER)).get("/dossiers/").status_code == 200

    @pytest.mark.parametrize("gezien", ["", "1", "2/x/y", "1/{to}/2020-01-01", "1/00000000-0000-4000-8000-000000000000/{day}"])
    def test_what_was_not_shown_is_not_done(self, world: World, admin: Client, gezien: str) -> None:
        new, today = colleague(world, Role.CASEMANAGER), timezone.localdate()
        typed = {"wie": str(new.id), **days(today, "van"), "gezien": gezien.format(to=new.id, day=today)}
        assert admin.post(self.address(world), typed).status_code == 200
        assert not Involvement.objects.filter(user=new).exists()

    def test_only_to_somebody_who_does_the_same_here(self, world: World, admin: Client) -> None:
        today = timezone.localdate()
        for to in (
            world.own.people[Role.WERKGEVER].id,
            world.other.people[Role.CASEMANAGER].id,
            world.own.people[Role.CASEMANAGER].id,
            world.own.people[Role.WERKNEMER].id,
            colleague(world, Role.CASEMANAGER, "Later", today + timedelta(days=30)).id,
            "x",
        ):
            assert admin.post(self.address(world), {"wie": str(to), **days(today, "van")}).status_code == 422
        new = colleague(world, Role.CASEMANAGER)
        for day in (today - timedelta(days=1), today + timedelta(days=400)):
            assert admin.post(self.address(world), {"wie": str(new.id), **days(day, "van")}).status_code == 422

    def test_nobody_gets_their_own_dossier_and_nobody_gets_one_twice(self, world: World) -> None:

        new, today = colleague(world, Role.CASEMANAGER), timezone.localdate()
        acting, own = world.own.acting(Role.CASEMANAGER), member(world, Role.CASEMANAGER)
        mine = {"user": world.own.people[Role.CASEMANAGER], "organisation_id": own.organisation_id, "role": Role.CASEMANAGER}
        Involvement.objects.create(dossier=world.other.dossier, first_day=today + timedelta(days=5), **mine)
        Involvement.objects.filter(dossier=world.own.dossier, role=Role.WERKNEMER).update(user=new)
        assert hand_over(acting, membership=own.id, to=new.id, first_day=today) == HandOver(moved=1, joined=0, stays=1)
        assert Involvement.objects.get(dossier=world.own.dossier, role=Role.CASEMANAGER).user == mine["user"]
        moved = Involvement.objects.get(dossier=world.other.dossier, user=new)
        assert moved.first_day == today + timedelta(days=5)  # it had not begun
        assert hand_over(acting, membership=own.id, to=new.id, first_day=today).count == 0

    def test_a_number_that_changed_is_told_and_nothing_is_done(self, world: World) -> None:

        new = colleague(world, Role.CASEMANAGER)
        with pytest.raises(WrongFields):
            hand_over(
                world.own.acting(Role.CASEMANAGER),
                membership=member(world, Role.CASEMANAGER).id,
                to=new.id,
                first_day=timezone.localdate(),
                expected=7,
            )
        assert not Involvement.objects.filter(user=new).exists()
