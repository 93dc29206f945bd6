"""The timeline on paper and in a calendar, and the calendar that somebody follows without logging in."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.calendars import MOST, make_feed
from hervat.apps.dossiers.models import CalendarFeed, Involvement
from hervat.apps.organisations.models import Membership
from hervat.domain.access.roles import Role
from tests.support.world import Side, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def feed_address(secret: str) -> str:
    return reverse("feeds:calendar", kwargs={"secret": secret})


def names_of(side: Side) -> tuple[str, ...]:
    return (side.dossier.family_name, side.dossier.given_name, side.dossier.werkgever.name)


@pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.COACH, Role.BEDRIJFSARTS])
def test_paper_has_the_number_and_no_name(own: Side, role: Role) -> None:
    response = own.client(role).get(f"/dossiers/{own.dossier.number}/tijdlijn.pdf")
    assert response["Content-Disposition"] == f'attachment; filename="{own.dossier.number}.pdf"'
    reader = PdfReader(BytesIO(response.content))
    text = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    assert own.dossier.number in text
    assert own.dossier.family_name not in text
    assert ("Loonsanctie kan duren tot en met" in text) is (role is not Role.COACH)
    assert AuditRecord.objects.filter(action="exported", what="timeline").exists()


@override_settings(PDF_RATE="1/h")
def test_paper_is_limited(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    answers = {client.get(f"/dossiers/{own.dossier.number}/tijdlijn.pdf").status_code for _ in range(3)}
    assert 429 in answers


def test_calendar_file_has_no_name(own: Side) -> None:
    response = own.client(Role.CASEMANAGER).get(f"/dossiers/{own.dossier.number}/tijdlijn.ics")
    text = response.content.decode()
    assert len(Calendar.from_ical(text).events) > 3
    assert not any(name in text for name in names_of(own))


class TestFollowing:
    page = "/dossiers/agenda/"

    def test_the_address_is_shown_once(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        made = client.post(self.page).content.decode()
        secret = re.findall(r"/agenda/([\w-]+)\.ics", made)[0]
        assert Client().get(feed_address(secret)).status_code == 200
        assert secret not in client.get(self.page).content.decode()
        assert secret not in str(CalendarFeed.objects.values())

    def test_the_way_to_it_is_in_the_menu_of_the_account(self, own: Side) -> None:
        assert self.page in own.client(Role.COACH).get(f"/dossiers/{own.dossier.number}/").content.decode()

    def test_says_nothing_about_whom(self, own: Side) -> None:
        response = Client().get(feed_address(make_feed(own.acting(Role.CASEMANAGER))))
        text = response.content.decode().replace("\r\n ", "")
        assert "Stap in een dossier: " in text
        assert own.dossier.number not in text
        assert not any(name in text for name in names_of(own))
        assert not any(word in text.lower() for word in ("ziek", "verlof", "belast", "probleem", "arts"))
        assert response["Cache-Control"] == "no-store"
        record = AuditRecord.objects.latest("seq")
        assert (record.channel, record.action, record.what) == ("calendar", "exported", "calendar")

    def test_holds_only_the_steps_of_who_follows(self, own: Side) -> None:
        client = Client()
        sizes = {
            role: len(Calendar.from_ical(client.get(feed_address(make_feed(own.acting(role)))).content).events)
            for role in (Role.CASEMANAGER, Role.BEDRIJFSARTS, Role.WERKNEMER, Role.COACH)
        }
        assert sizes[Role.CASEMANAGER] > sizes[Role.BEDRIJFSARTS]
        assert sizes[Role.WERKNEMER] > 0

    def test_all_that_may_not_answers_alike(self, world: World) -> None:
        own = world.own
        withdrawn, ended, inactive = (own.acting(role) for role in (Role.CASEMANAGER, Role.COACH, Role.WERKGEVER))
        secrets = [make_feed(acting) for acting in (withdrawn, ended, inactive)]
        own.client(Role.CASEMANAGER).post(f"{self.page}{CalendarFeed.objects.get(role=Role.CASEMANAGER).id}/intrekken/")
        yesterday = timezone.localdate().replace(year=2021)
        Membership.objects.filter(user=own.people[Role.COACH]).update(last_day=yesterday)
        own.people[Role.WERKGEVER].is_active = False
        own.people[Role.WERKGEVER].save()
        former = make_feed(own.acting(Role.WERKNEMER))
        Involvement.objects.filter(role=Role.WERKNEMER, dossier=own.dossier).delete()
        answers = [Client().get(feed_address(secret)) for secret in (*secrets, former, "x", "y" * 43)]
        assert {(answer.status_code, answer.content) for answer in answers} == {(404, b"Deze agenda bestaat niet.")}
        own_names = {"X-Request-ID", "X-Request-Id"}
        assert len({tuple(sorted(pair for pair in answer.headers.items() if pair[0] not in own_names)) for answer in answers}) == 1

    def test_another_cannot_withdraw_it(self, world: World) -> None:
        secret = make_feed(world.own.acting(Role.CASEMANAGER))
        feed = CalendarFeed.objects.get()
        assert world.other.client(Role.CASEMANAGER).post(f"{self.page}{feed.id}/intrekken/").status_code == 404
        assert Client().get(feed_address(secret)).status_code == 200

    def test_not_without_end(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        for _ in range(MOST):
            client.post(self.page)
        response = client.post(self.page)
        assert response.status_code == 422
        assert "Trek er eerst een in." in response.content.decode()

    def test_is_only_read(self, own: Side) -> None:
        assert Client().post(feed_address(make_feed(own.acting(Role.CASEMANAGER)))).status_code == 405

    @override_settings(API_RATE="1/h")
    def test_is_limited(self) -> None:
        assert {Client().get(feed_address("x")).status_code for _ in range(3)} >= {429}
