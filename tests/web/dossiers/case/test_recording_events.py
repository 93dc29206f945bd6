"""Recording what happened: the form, the page on which it is checked, what is stored, and everything that can be wrong with it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hervat.apps.dossiers.models import Draft, Event
from hervat.apps.dossiers.services.facts import confirm_agreement, correct_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.timelines import disclosed_timeline
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import State
from hervat.web.desk.drafts import seal_for
from tests.support.world import Side, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def address(side: Side, part: str = "gebeurtenissen/nieuw/") -> str:
    return f"/dossiers/{side.dossier.number}/{part}"


def typed(day: date | None = None, **more: str) -> dict[str, str]:
    on = day or timezone.localdate()
    return {"soort": "arbeidsdeskundig_onderzoek", "dag-d": str(on.day), "dag-m": str(on.month), "dag-j": str(on.year), **more}


def events(side: Side, kind: EventKind = EventKind.ARBEIDSDESKUNDIG_ONDERZOEK) -> int:
    return Event.objects.filter(dossier=side.dossier, kind=kind).count()


def test_two_steps_store_once(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    checked = client.post(address(own), typed())
    assert checked.status_code == 200
    assert "nog niets vastgelegd" in checked.content.decode()
    assert events(own) == 0
    stored = client.post(address(own), typed(stap="2"), follow=True)
    page = stored.content.decode()
    assert stored.status_code == 200
    assert "Arbeidsdeskundig onderzoek is vastgelegd" in page
    assert "Werknemer A" in page  # who sees it
    assert events(own) == 1


def test_going_back_keeps_what_was_typed(own: Side) -> None:
    page = own.client(Role.CASEMANAGER).post(address(own), typed(stap="terug", papier="kast 3")).content.decode()
    assert 'value="kast 3"' in page
    assert events(own) == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"dag-d": "", "dag-m": "", "dag-j": ""}, "Vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"dag-d": "31", "dag-m": "2", "dag-j": "2026"}, "Deze datum bestaat niet."),
        ({"dag-d": "morgen", "dag-m": "", "dag-j": ""}, "Deze datum bestaat niet."),
        ({"dag-d": "1", "dag-m": "1", "dag-j": "2099"}, "Kies een datum tot en met vandaag."),
        ({"dag-d": "1", "dag-m": "1", "dag-j": "2015"}, "ligt vóór de eerste ziektedag"),
        ({"papier": "x" * 121}, "Dit is te lang. Het mag 120 tekens zijn."),
    ],
)
@pytest.mark.parametrize("step", ["", "2"])
def test_wrong_input_is_explained_and_kept(own: Side, given: dict[str, str], sentence: str, step: str) -> None:
    response = own.client(Role.CASEMANAGER).post(address(own), typed() | {"papier": "kast 3", "stap": step} | given)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(sentence) == 2  # in the summary and at the field
    assert 'role="alert"' in page
    if "papier" not in given:
        assert 'value="kast 3"' in page
    assert events(own) == 0


@pytest.mark.parametrize("whole", ["{d:%d-%m-%y}", "{d:%d-%m-%Y}", "{d:%d/%m/%Y}", "vandaag"])
def test_a_whole_date_in_the_first_box(own: Side, whole: str) -> None:
    day = timezone.localdate()
    fields = {"soort": "arbeidsdeskundig_onderzoek", "dag-d": whole.format(d=day), "dag-m": "", "dag-j": "", "stap": "2"}
    assert own.client(Role.CASEMANAGER).post(address(own), fields).status_code == 302
    assert Event.objects.get(dossier=own.dossier, kind="arbeidsdeskundig_onderzoek").day == day


def test_today_by_its_button_stores_nothing(own: Side) -> None:
    fields = {"soort": "arbeidsdeskundig_onderzoek", "dag-d": "", "dag-m": "", "dag-j": "", "vandaag": "dag"}
    page = own.client(Role.CASEMANAGER).post(address(own), fields).content.decode()
    day = timezone.localdate()
    assert f'name="dag-j" value="{day.year}"' in page
    assert events(own) == 0


def test_sending_twice_records_once_and_says_so_kindly(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    client.post(address(own), typed(stap="2"))
    again = client.post(address(own), typed(stap="2"), follow=True)
    assert again.status_code == 200
    assert "Dit stond er al" in again.content.decode()
    assert events(own) == 1


@pytest.mark.parametrize("kind", ["loonsanctiebesluit", "loonstop", "evaluatie"])
def test_kinds_of_others_are_refused(own: Side, kind: str) -> None:
    client = own.client(Role.COACH)
    assert client.get(address(own) + f"?soort={kind}").status_code == 403
    assert client.post(address(own), typed(soort=kind, stap="2")).status_code == 403
    assert Event.objects.filter(dossier=own.dossier, kind=kind).count() == 0


def test_a_kind_that_does_not_exist_is_not_there(own: Side) -> None:
    assert own.client(Role.CASEMANAGER).get(address(own) + "?soort=verzonnen").status_code == 404


def test_only_kinds_that_the_role_may_record_are_offered(own: Side) -> None:
    arts = own.client(Role.BEDRIJFSARTS).get(address(own)).content.decode()
    assert "soort=probleemanalyse" in arts
    assert "soort=loonstop" not in arts
    assert "soort=plan_van_aanpak" not in arts
    assert "soort=loonstop" in own.client(Role.WERKGEVER).get(address(own)).content.decode()


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("vrijwillige_verlenging", {}, "Vul een datum in"),
        ("uitzondering_spoor_2", {"grond": "zomaar"}, "Kies een reden uit de lijst."),
        ("afwijking_termijn", {"stap-naam": "wia_aanvraag", "reden": "zo ging het"}, "Kies een stap uit de lijst."),
        ("afwijking_termijn", {"stap-naam": "plan_van_aanpak", "reden": ""}, "Schrijf kort op waarom"),
    ],
)
def test_what_belongs_to_a_kind_is_needed(own: Side, kind: str, fields: dict[str, str], sentence: str) -> None:
    role = Role.BEDRIJFSARTS if kind == "uitzondering_spoor_2" else Role.CASEMANAGER
    response = own.client(role).post(address(own), typed(soort=kind, stap="2") | fields)
    assert response.status_code == 422
    assert sentence in response.content.decode()


class TestLate:
    """The plan of aanpak was due two weeks after the analysis, weeks ago."""

    kind = EventKind.PLAN_VAN_AANPAK

    def plan(self, **more: str) -> dict[str, str]:
        return typed() | {"soort": self.kind} | more

    def state(self, side: Side) -> State:
        return disclosed_timeline(side.entered(Role.CASEMANAGER)).obligation("plan_van_aanpak").state

    def test_is_said_first_and_asks_for_the_joint_reason(self, own: Side) -> None:
        page = own.client(Role.CASEMANAGER).post(address(own), self.plan()).content.decode()
        assert "dagen na de uiterste dag" in page
        assert "Wij hebben dit samen zo afgesproken" in page
        assert events(own, self.kind) == 0

    def test_without_a_reason_stays_late(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        checked = client.post(address(own), self.plan(laat="plan_van_aanpak", samen="nee"))
        assert "nog niets vastgelegd" in checked.content.decode()
        client.post(address(own), self.plan(laat="plan_van_aanpak", samen="nee", stap="2"))
        assert self.state(own) is State.DONE_LATE
        assert events(own, EventKind.AFWIJKING_TERMIJN) == 0

    def test_a_joint_reason_is_needed_when_it_was_joint(self, own: Side) -> None:
        response = own.client(Role.CASEMANAGER).post(address(own), self.plan(laat="plan_van_aanpak", samen="ja", stap="2"))
        assert response.status_code == 422
        assert events(own, self.kind) == 0

    def test_the_other_confirms_and_then_it_is_justified(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        fields = self.plan(laat="plan_van_aanpak", samen="ja", **{"samen-reden": "Samen verzet op verzoek van beiden."}, stap="2")
        saved = client.post(address(own), fields, follow=True).content.decode()
        assert "De ander moet nog bevestigen" in saved
        assert self.state(own) is State.DONE_LATE
        moved = Event.objects.get(dossier=own.dossier, kind=EventKind.AFWIJKING_TERMIJN)
        assert moved.obligation == "plan_van_aanpak"
        refused = client.post(address(own, f"gebeurtenissen/{moved.id}/bevestigen/"), {"antwoord": "ja"}, follow=True)
        assert "De ander moet dit bevestigen" in refused.content.decode()
        assert self.state(own) is State.DONE_LATE
        confirm_agreement(own.entered(Role.WERKNEMER), moved.id, agrees=True)
        assert self.state(own) is State.DONE_LATE_JUSTIFIED

    def test_who_may_not_agree_is_not_asked(self, own: Side) -> None:
        """The bedrijfsarts records an analysis that came late: only werkgever and werknemer move terms."""
        Event.objects.filter(dossier=own.dossier).delete()
        page = own.client(Role.BEDRIJFSARTS).post(address(own), typed(soort="probleemanalyse")).content.decode()
        assert "dagen na de uiterste dag" in page
        assert "samen zo afgesproken" not in page

    def test_other_terms_say_that_a_reason_does_not_help(self, own: Side) -> None:
        page = own.client(Role.CASEMANAGER).post(address(own), typed(soort="ziekmelding_arbodienst")).content.decode()
        assert "Voor deze termijn helpt een reden niet." in page
        assert "samen zo afgesproken" not in page


class TestCorrecting:
    def event(self, side: Side) -> Event:
        return Event.objects.get(dossier=side.dossier, kind=EventKind.PROBLEEMANALYSE)

    def form(self, event: Event, day: date, **more: str) -> dict[str, str]:
        return {**typed(day), "soort": "", "versie": str(event.id), "correction_reason": "Dag verkeerd gelezen.", **more}

    def test_makes_a_version_and_keeps_the_old_one(self, own: Side) -> None:
        event = self.event(own)
        client = own.client(Role.CASEMANAGER)
        day = event.day - timedelta(days=3)
        change = address(own, f"gebeurtenissen/{event.id}/wijzigen/")
        assert f'value="{event.day.day}"' in client.get(change).content.decode()
        assert client.post(change, self.form(event, day, stap="2")).status_code == 302
        newest = Event.objects.get(dossier=own.dossier, replaces=event)
        page = client.get(address(own, f"gebeurtenissen/{newest.id}/")).content.decode()
        assert "Eerdere versies" in page
        assert "Dag verkeerd gelezen." in page

    def test_needs_a_reason(self, own: Side) -> None:
        event = self.event(own)
        fields = self.form(event, event.day - timedelta(days=3), stap="2", correction_reason="")
        response = own.client(Role.CASEMANAGER).post(address(own, f"gebeurtenissen/{event.id}/wijzigen/"), fields)
        assert response.status_code == 422
        assert response.content.decode().count("Schrijf kort op waarom u dit verandert.") == 2

    def test_two_people_at_once_choose_field_by_field(self, own: Side) -> None:
        event = self.event(own)
        theirs, mine = event.day - timedelta(days=2), event.day - timedelta(days=5)
        correct_event(own.entered(Role.WERKGEVER), event.id, NewEvent(kind=EventKind.PROBLEEMANALYSE, day=theirs), reason="Was eerder.")
        client = own.client(Role.CASEMANAGER)
        change = address(own, f"gebeurtenissen/{event.id}/wijzigen/")
        response = client.post(change, self.form(event, mine, stap="2", papier="kast 3"))
        page = response.content.decode()
        assert response.status_code == 409
        assert "Werkgever A" in page
        assert 'name="kies-dag"' in page
        assert 'name="kies-papier"' in page
        newest = Event.objects.get(replaces=event)
        assert f'name="versie" value="{newest.id}"' in page
        chosen = {**self.form(event, mine, stap="2", papier="kast 3"), "versie": str(newest.id), "kies-dag": "ander", "kies-papier": "mijn"}
        assert client.post(change, chosen).status_code == 302
        last = Event.objects.get(replaces=newest)
        assert (last.day, last.on_paper_at) == (theirs, "kast 3")

    def test_withdrawing_keeps_it_readable_with_the_reason(self, own: Side) -> None:
        event = self.event(own)
        client = own.client(Role.CASEMANAGER)
        withdraw = address(own, f"gebeurtenissen/{event.id}/intrekken/")
        assert client.post(withdraw, {"versie": str(event.id), "correction_reason": ""}).status_code == 422
        assert client.post(withdraw, {"versie": str(event.id), "correction_reason": "Bij de verkeerde persoon."}).status_code == 302
        page = client.get(address(own, "gebeurtenissen/")).content.decode()
        assert "<del>Probleemanalyse</del>" in page
        assert "Bij de verkeerde persoon." in page
        assert client.get(withdraw).status_code == 404


def test_events_of_another_dossier_are_not_there(world: World) -> None:
    own, other = world.own, world.other
    event = Event.objects.filter(dossier=other.dossier).get()
    client = own.client(Role.CASEMANAGER)
    for part in ("", "wijzigen/", "intrekken/"):
        assert client.get(address(own, f"gebeurtenissen/{event.id}/{part}")).status_code == 404
        assert client.get(address(other, f"gebeurtenissen/{event.id}/{part}")).status_code == 404
    assert client.get(address(own, f"gebeurtenissen/{uuid4()}/")).status_code == 404
    assert client.post(address(own, f"gebeurtenissen/{event.id}/intrekken/"), {"correction_reason": "zomaar dus"}).status_code == 404
    assert client.get(address(own, f"vastgelegd/{event.id}/")).status_code == 404


def test_a_version_of_another_dossier_changes_nothing(world: World) -> None:
    own, other = world.own, world.other
    theirs = Event.objects.filter(dossier=other.dossier).get()
    mine = Event.objects.get(dossier=own.dossier)
    fields = {**typed(mine.day - timedelta(days=1)), "versie": str(theirs.id), "correction_reason": "Verkeerde dag.", "stap": "2"}
    assert own.client(Role.CASEMANAGER).post(address(own, f"gebeurtenissen/{mine.id}/wijzigen/"), fields).status_code == 404
    assert not Event.objects.filter(replaces=theirs).exists()


def test_what_was_typed_survives_the_end_of_the_session(own: Side) -> None:
    user = own.people[Role.CASEMANAGER]
    form = address(own)
    gone = Client().post(form, typed(papier="kast 3", formulier=seal_for(user.pk, form)))
    assert gone.status_code == 302
    assert gone["Location"].startswith("/account/inloggen/")
    assert "kast 3" not in gone["Location"]
    page = own.client(Role.CASEMANAGER).get(form).content.decode()
    assert 'value="kast 3"' in page
    assert "Arbeidsdeskundig onderzoek vastleggen" in page
    assert "kast 3" not in own.client(Role.WERKGEVER).get(form + "?soort=arbeidsdeskundig_onderzoek").content.decode()


def test_later_keeps_the_draft_and_storing_drops_it(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    assert client.post(address(own), typed(papier="kast 3", later="ja")).status_code == 302
    assert 'value="kast 3"' in client.get(address(own)).content.decode()
    client.post(address(own), typed(stap="2"))
    assert not Draft.objects.exists()


def test_a_closed_dossier_is_only_read(own: Side) -> None:
    own.dossier.closed_on = timezone.localdate()
    own.dossier.save()
    client = own.client(Role.CASEMANAGER)
    assert client.post(address(own), typed(stap="2")).status_code == 403
    assert client.get(address(own, "gebeurtenissen/")).status_code == 200


@pytest.mark.parametrize("part", ["wijzigen/", "intrekken/"])
@pytest.mark.parametrize("version", ["onzin", "other event"])
def test_a_changed_hidden_version_touches_no_other_event(own: Side, part: str, version: str) -> None:
    client = own.client(Role.CASEMANAGER)
    client.post(address(own), typed(stap="2"))
    analysis, other = Event.objects.get(kind="probleemanalyse", dossier=own.dossier), Event.objects.get(kind="arbeidsdeskundig_onderzoek")
    sent = {**typed(analysis.day), "versie": str(other.id) if version == "other event" else version, "correction_reason": "Zo hoort het."}
    assert client.post(address(own, f"gebeurtenissen/{analysis.id}/{part}"), {**sent, "stap": "2"}).status_code == 404
    assert not Event.objects.filter(dossier=own.dossier, replaces__isnull=False).exists()


def test_the_fallback_page_of_a_conflict_says_who_and_when(own: Side) -> None:
    event = Event.objects.get(dossier=own.dossier)
    withdrawn = address(own, f"gebeurtenissen/{event.id}/intrekken/")
    new = NewEvent(kind=EventKind.PROBLEEMANALYSE, day=event.day - timedelta(days=1))
    correct_event(own.entered(Role.WERKGEVER), event.id, new, reason="Was eerder.")
    response = own.client(Role.CASEMANAGER).post(withdrawn, {"versie": str(event.id), "correction_reason": "Niet gebeurd."})
    assert response.status_code == 409
    assert "Werkgever A heeft dit vandaag om" in response.content.decode()
    assert "Niet gebeurd." in response.content.decode()
