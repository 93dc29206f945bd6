"""The gate: who is not logged in is led to the login, who may not is told who may, and what was refused is recorded."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.errors import Conflict
from hervat.apps.dossiers.models import Dossier, Event, Involvement
from hervat.apps.dossiers.services.opening import close_dossier
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.closing import ClosingReason
from hervat.web.desk.drafts import seal_for
from hervat.web.desk.gate import PageRule, case_page, personal_page
from hervat.web.desk.reading import WroteWhileReading
from tests.support.world import LONG_AGO, Side, World

pytestmark = pytest.mark.django_db
LOGIN = "/account/inloggen/"
A_DAY = timedelta(days=1)


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def address(side: Side, part: str = "") -> str:
    return f"/dossiers/{side.dossier.number}/{part}"


class TestWhoComesIn:
    @pytest.mark.parametrize("part", ["", "tijdlijn/", "gebeurtenissen/", "betrokkenen/"])
    def test_a_visitor_is_led_to_the_login_and_back(self, own: Side, part: str) -> None:
        answer = Client().get(address(own, f"{part}?x=1"))
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{LOGIN}?next=%2Fdossiers%2FHV-0001%2F{part.replace('/', '%2F')}%3Fx%3D1"

    def test_a_number_that_is_not_there_and_one_of_others_look_the_same(self, world: World) -> None:
        client = world.own.client(Role.CASEMANAGER)
        theirs, nowhere = client.get(address(world.other)), client.get("/dossiers/HV-9999/")
        assert (theirs.status_code, nowhere.status_code) == (404, 404)
        assert strip(theirs.content.decode(), world.other.dossier.number) == strip(nowhere.content.decode(), "HV-9999")
        assert not AuditSubject.objects.filter(dossier=world.other.dossier.id, record__actor=world.own.people[Role.CASEMANAGER].id).exists()

    def test_the_werknemer_is_sent_to_the_own_pages(self, own: Side) -> None:
        answer = own.client(Role.WERKNEMER).get(address(own))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/mijn/")

    def test_the_werknemer_of_another_dossier_finds_nothing(self, world: World) -> None:
        assert world.own.client(Role.WERKNEMER).get(address(world.other)).status_code == 404

    def test_who_left_the_dossier_the_organisation_or_the_installation(self, own: Side) -> None:
        client = own.client(Role.COACH)
        assert client.get(address(own)).status_code == 200
        Involvement.objects.filter(user=own.people[Role.COACH]).update(last_day=timezone.localdate() - A_DAY)
        assert client.get(address(own)).status_code == 404
        Involvement.objects.filter(user=own.people[Role.COACH]).update(last_day=None)
        Membership.objects.filter(user=own.people[Role.COACH]).update(last_day=timezone.localdate() - A_DAY)
        assert client.get(address(own)).status_code == 404
        own.people[Role.COACH].is_active = False
        own.people[Role.COACH].save()
        assert client.get(address(own)).status_code == 302

    def test_pages_are_not_kept_by_the_browser(self, own: Side) -> None:
        assert "no-store" in own.client(Role.COACH).get(address(own)).headers["Cache-Control"]


class TestDeputies:
    def deputy(self, side: Side, last_day: date) -> Client:
        user, body = side.people[Role.BUREAU_BEHEERDER], side.organisations["werkgever"]
        Membership.objects.create(user=user, organisation=body, role=Role.WERKGEVER, first_day=LONG_AGO)
        absent = side.people[Role.WERKGEVER]
        Deputation.objects.create(
            organisation=body, role=Role.WERKGEVER, absent=absent, deputy=user, made_by=absent, first_day=LONG_AGO, last_day=last_day
        )
        side.people[Role.WERKGEVER] = user
        return side.client(Role.WERKGEVER)

    def test_write_for_the_absent_and_the_record_says_for_whom(self, own: Side) -> None:
        absent = own.people[Role.WERKGEVER]
        client = self.deputy(own, timezone.localdate())
        on = timezone.localdate()
        typed = {"soort": "evaluatie", "dag-d": str(on.day), "dag-m": str(on.month), "dag-j": str(on.year), "stap": "2"}
        assert client.post(address(own, "gebeurtenissen/nieuw/"), typed).status_code == 302
        event = Event.objects.get(dossier=own.dossier, kind="evaluatie")
        assert event.recorded_by == own.people[Role.WERKGEVER]
        record = AuditRecord.objects.get(kind="event", object_id=str(event.id), action="created")
        assert (record.actor, record.deputy_for) == (own.people[Role.WERKGEVER].id, absent.id)

    def test_not_a_day_longer(self, own: Side) -> None:
        client = self.deputy(own, timezone.localdate() - A_DAY)
        assert client.get(address(own)).status_code == 404


class TestRefused:
    def test_says_who_may_and_as_whom_one_is_here(self, own: Side) -> None:
        answer = own.client(Role.COACH).get(address(own, "gebeurtenissen/nieuw/?soort=loonstop"))
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "Dit is niet voor u" in page
        assert "U bent hier als coach" in page
        assert "de werkgever" in page

    def test_is_recorded_with_its_rule_and_nothing_typed(self, own: Side) -> None:
        before = AuditRecord.objects.count()
        own.client(Role.COACH).get(address(own, "gebeurtenissen/nieuw/?soort=loonstop&papier=zeekoe"))
        record = AuditRecord.objects.get(seq__gt=before, action="refused")
        assert (record.actor, record.role, record.object_id) == (own.people[Role.COACH].id, "coach", own.dossier.number)
        assert record.what.startswith("record_fact")
        assert "zeekoe" not in f"{record.what}{record.why}{record.object_id}"
        assert AuditSubject.objects.filter(record=record, dossier=own.dossier.id).exists()

    def test_without_a_second_factor_says_what_to_do(self, own: Side) -> None:
        answer = own.client(Role.CASEMANAGER, second_factor=False).get(address(own))
        assert answer.status_code == 302  # to making one
        assert own.dossier.family_name not in answer.content.decode()

    def test_a_closed_dossier(self, own: Side) -> None:
        close_dossier(own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.WIA)
        answer = own.client(Role.CASEMANAGER).get(address(own, "gebeurtenissen/nieuw/?soort=evaluatie"))
        assert answer.status_code == 403
        assert "Dit dossier is gesloten. Heropen het eerst." in answer.content.decode()


class TestConflict:
    def test_keeps_all_that_was_typed_and_shows_nothing_of_ours(self, own: Side) -> None:
        def view(_request: HttpRequest, _acting: Acting) -> HttpResponse:
            raise Conflict("Karin Overbeek", timezone.now())

        seal = seal_for(own.people[Role.COACH].pk, "/")
        typed = {
            "opmerking": "<b>zeekoe</b>",
            "dagen": ["maandag", "dinsdag"],
            "leeg": "",
            "formulier": seal,
            "csrfmiddlewaretoken": "geheim",
        }
        answer = personal_page(view)(request(own, typed))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Iemand was u voor" in page
        assert "Karin Overbeek heeft dit vandaag om" in page
        table = page.partition("<table")[2].partition("</table>")[0]
        assert "&lt;b&gt;zeekoe&lt;/b&gt;" in table
        assert "maandag" in table
        assert "dinsdag" in table
        assert not re.search("geheim|formulier|leeg", table)
        assert seal not in table

    def test_of_two_who_close_a_dossier_the_second_is_told(self, own: Side) -> None:
        client = own.client(Role.WERKGEVER)
        entered = own.entered(Role.WERKGEVER)
        close_dossier(own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.WIA)
        with pytest.raises(Conflict):
            close_dossier(entered, day=timezone.localdate(), reason=ClosingReason.AOW)
        assert client.get(address(own, "sluiten/")).status_code == 403  # it is closed by now


class TestDecorators:
    def test_a_page_that_writes_when_read_is_a_mistake_of_ours(self, own: Side) -> None:
        def writes(_request: HttpRequest, _acting: Acting) -> HttpResponse:
            Dossier.objects.update(phone="06-00000000")
            return HttpResponse()

        looked, sent = request(own), request(own, {})
        with pytest.raises(WroteWhileReading), transaction.atomic():
            personal_page(writes)(looked)
        assert personal_page(writes)(sent).status_code == 200

    def test_a_rule_says_what_is_medical(self) -> None:
        assert PageRule("case", Action.SEE_VAULT, Datum.AARD_EN_OORZAAK).is_medical
        assert PageRule("case", Action.ENTER_VAULT).is_medical
        assert not PageRule("case", Action.SEE_DOSSIER).is_medical
        assert not PageRule("personal", None).is_medical

    def test_the_rule_stands_on_the_view(self) -> None:
        @case_page(Action.SEE_TIMELINE, tells="timeline")
        def view(_request: HttpRequest) -> HttpResponse:
            return HttpResponse()

        assert view.rule == PageRule("case", Action.SEE_TIMELINE, None, "timeline")  # type: ignore[attr-defined]


class TestLooks:
    def test_a_look_is_told_once_and_only_when_something_was_shown(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        before = AuditRecord.objects.count()
        assert client.get(address(own, "tijdlijn/")).status_code == 200
        told = AuditRecord.objects.filter(seq__gt=before, action="read")
        assert [record.what for record in told] == ["timeline"]
        assert list(AuditSubject.objects.filter(record=told[0]).values_list("dossier", flat=True)) == [own.dossier.id]

    def test_a_look_that_cannot_be_recorded_is_not_shown(self, own: Side, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_given: object, **_named: object) -> None:
            raise OSError("no room")

        client = own.client(Role.CASEMANAGER)
        client.raise_request_exception = False
        monkeypatch.setattr("hervat.apps.dossiers.auditing.append", fails)
        answer = client.get(address(own, "tijdlijn/"))
        assert answer.status_code == 500
        assert own.dossier.family_name not in answer.content.decode()


def request(side: Side, typed: dict[str, Any] | None = None) -> HttpRequest:
    """A page asked for by the coach, or sent with what was typed."""
    made = RequestFactory().get("/") if typed is None else RequestFactory().post("/", typed)
    made.user = side.people[Role.COACH]
    made.session = side.client(Role.COACH).session
    made._messages = []  # type: ignore[attr-defined] # as the middleware sets it
    return made


def strip(page: str, number: str) -> str:
    """A page without what differs each time: its tokens, and the number that was asked for."""
    return re.sub(r'(nonce|value|content|action|data-\w+)="[^"]*"', "", page.replace(number, ""))
