"""People, notes, details, closing: the rest of what is done in a dossier."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import Dossier, Involvement, Note
from hervat.apps.dossiers.services.details import Details, change_dossier
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Invitation, Membership
from hervat.domain.access.roles import Role
from tests.support.world import LONG_AGO, Side, World, make_world

pytestmark = pytest.mark.django_db

BSN = "111222333"  # passes the elfproef, belongs to nobody


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def address(side: Side, part: str) -> str:
    return f"/dossiers/{side.dossier.number}/{part}"


class TestPeople:
    def choice(self, side: Side, role: Role = Role.COACH) -> str:
        return f"{side.people[role].id}:{role}:{side.organisation(role)}"

    def newcomer(self, side: Side) -> str:
        """The werkgever also works as casemanager for the same organisation, and is not involved as such."""
        user, organisation = side.people[Role.WERKGEVER], side.organisations["werkgever"]
        Membership.objects.create(user=user, organisation=organisation, role=Role.CASEMANAGER, first_day=LONG_AGO)
        return f"{user.id}:{Role.CASEMANAGER}:{organisation.id}"

    def test_a_colleague_is_added(self, own: Side) -> None:
        wie = self.newcomer(own)
        client = own.client(Role.CASEMANAGER)
        assert wie in client.get(address(own, "betrokkenen/")).content.decode()
        assert client.post(address(own, "betrokkenen/"), {"wie": wie, "van-d": "vandaag"}).status_code == 302
        assert Involvement.objects.filter(dossier=own.dossier, role=Role.CASEMANAGER).count() == 2

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"wie": "", "van-d": "vandaag"}, "Kies iemand uit de lijst."),
            ({"wie": f"{uuid4()}:coach:{uuid4()}", "van-d": "vandaag"}, "Kies iemand uit de lijst."),
            ({"wie": "", "van-d": "nooit"}, "Deze datum bestaat niet."),
        ],
    )
    def test_wrong_input(self, own: Side, fields: dict[str, str], sentence: str) -> None:
        before = Involvement.objects.count()
        response = own.client(Role.CASEMANAGER).post(address(own, "betrokkenen/"), fields)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert Involvement.objects.count() == before

    def test_somebody_of_another_werkgever_cannot_be_added(self, world: World) -> None:
        fields = {"wie": self.choice(world.other), "van-d": "vandaag"}
        assert world.own.client(Role.CASEMANAGER).post(address(world.own, "betrokkenen/"), fields).status_code == 422

    def test_ending_and_never_the_werknemer(self, world: World) -> None:
        own = world.own
        coach = Involvement.objects.get(dossier=own.dossier, role=Role.COACH)
        werknemer = Involvement.objects.get(dossier=own.dossier, role=Role.WERKNEMER)
        client = own.client(Role.CASEMANAGER)
        yesterday = timezone.localdate() - timedelta(days=1)
        end = address(own, f"betrokkenen/{coach.id}/beeindigen/")
        assert client.post(end, {"tot-d": "onzin"}).status_code == 422
        assert client.post(end, {"tot-d": f"{yesterday:%d-%m-%Y}"}).status_code == 302
        assert own.client(Role.COACH).get(address(own, "")).status_code == 404
        assert client.get(address(own, f"betrokkenen/{werknemer.id}/beeindigen/")).status_code == 404
        theirs = Involvement.objects.get(dossier=world.other.dossier, role=Role.COACH)
        assert client.post(address(own, f"betrokkenen/{theirs.id}/beeindigen/"), {"tot-d": "vandaag"}).status_code == 404

    @pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE])
    def test_others_look_only(self, own: Side, role: Role) -> None:
        page = own.client(role).get(address(own, "betrokkenen/")).content.decode()
        assert "Collega toevoegen" not in page
        assert own.client(role).post(address(own, "betrokkenen/"), {"wie": self.choice(own), "van-d": "vandaag"}).status_code == 403

    def test_the_werknemer_is_invited_by_mail_without_content(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        assert "Werknemer uitnodigen" not in client.get(address(own, "betrokkenen/")).content.decode()
        Dossier.objects.filter(pk=own.dossier.pk).update(werknemer=None)
        assert client.post(address(own, "betrokkenen/"), {"uitnodigen": "ja", "email": "geen adres"}).status_code == 422
        assert client.post(address(own, "betrokkenen/"), {"uitnodigen": "ja", "email": "Nieuw@voorbeeld.example"}).status_code == 302
        assert Invitation.objects.get(dossier=own.dossier.id).email == "nieuw@voorbeeld.example"
        mail = OutgoingMail.objects.get()
        assert own.dossier.number not in mail.subject
        assert own.dossier.family_name not in str(vars(mail))


class TestNotes:
    fields: ClassVar[dict[str, str]] = {"voor": "notitie_allen", "dag-d": "vandaag", "tekst": "Gebeld over de planning."}

    def test_is_written_for_its_audience(self, own: Side) -> None:
        client = own.client(Role.WERKGEVER)
        assert client.post(address(own, "notities/"), self.fields).status_code == 302
        assert (
            client.post(address(own, "notities/"), self.fields | {"voor": "notitie_werkgever", "tekst": "Alleen wij."}).status_code == 302
        )
        assert b"Gebeld over de planning." not in bytes(Note.objects.get(audience="notitie_werkgever").text)
        mine, theirs = (own.client(role).get(address(own, "notities/")).content.decode() for role in (Role.CASEMANAGER, Role.COACH))
        assert "Alleen wij." in mine
        assert "Alleen wij." not in theirs
        assert "Gebeld over de planning." in theirs

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"voor": "notitie_begeleiding"}, "Kies wie dit mag lezen."),
            ({"voor": ""}, "Kies wie dit mag lezen."),
            ({"tekst": "  "}, "Schrijf hier wat u wilt vastleggen."),
            ({"tekst": "x" * 10_001}, "Dit is te lang."),
            ({"dag-d": "1-1-2099"}, "Kies een datum tot en met vandaag."),
        ],
    )
    def test_wrong_input_is_kept(self, own: Side, fields: dict[str, str], sentence: str) -> None:
        response = own.client(Role.WERKGEVER).post(address(own, "notities/"), self.fields | fields)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert not Note.objects.exists()

    def test_pressing_twice_writes_once(self, own: Side) -> None:
        client = own.client(Role.WERKGEVER)
        assert [client.post(address(own, "notities/"), self.fields).status_code for _ in range(2)] == [302, 302]
        assert Note.objects.count() == 1

    def test_later_keeps_the_text(self, own: Side) -> None:
        client = own.client(Role.WERKGEVER)
        client.post(address(own, "notities/"), self.fields | {"later": "ja"})
        assert "Gebeld over de planning." in client.get(address(own, "notities/")).content.decode()
        assert not Note.objects.exists()


class TestDetails:
    def fields(self, side: Side, **more: str) -> dict[str, str]:
        version = str(Dossier.objects.get(pk=side.dossier.pk).version)
        return {"voornaam": "Noor", "achternaam": "Vermeer", "functie": "planner", "uren": "32,5", "versie": version, **more}

    def test_are_changed(self, own: Side) -> None:
        assert own.client(Role.CASEMANAGER).post(address(own, "gegevens/"), self.fields(own, functie="kok")).status_code == 302
        dossier = Dossier.objects.get(pk=own.dossier.pk)
        assert (dossier.function, str(dossier.hours_per_week)) == ("kok", "32.5")

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"voornaam": " "}, "Dit veld is nodig."),
            ({"achternaam": "x" * 81}, "Vul één regel in van hooguit 80 tekens."),
            ({"uren": "61"}, "Vul in hoeveel uur per week"),
            ({"uren": "1e99"}, "Vul in hoeveel uur per week"),
        ],
    )
    def test_wrong_input(self, own: Side, fields: dict[str, str], sentence: str) -> None:
        response = own.client(Role.CASEMANAGER).post(address(own, "gegevens/"), self.fields(own, **fields))
        assert response.status_code == 422
        assert response.content.decode().count(sentence) == 2

    def test_two_at_once_choose_field_by_field(self, own: Side) -> None:
        mine = self.fields(own, functie="kok", telefoon="06-00 00 00 01")
        theirs = Details(given_name="Noor", family_name="Vermeer", function="bakker", phone="06-00 00 00 02")
        change_dossier(own.entered(Role.WERKGEVER), theirs, seen=own.dossier.version)
        client = own.client(Role.CASEMANAGER)
        response = client.post(address(own, "gegevens/"), mine)
        assert response.status_code == 409
        page = response.content.decode()
        assert "bakker" in page
        assert "kok" in page
        newest = Dossier.objects.get(pk=own.dossier.pk)
        chosen = mine | {"versie": str(newest.version), "kies-functie": "ander", "kies-telefoon": "mijn"}
        assert client.post(address(own, "gegevens/"), chosen).status_code == 302
        newest.refresh_from_db()
        assert (newest.function, newest.phone) == ("bakker", "06-00 00 00 01")

    @pytest.mark.parametrize("version", ["", "0", "onzin", "9" * 30])
    def test_a_changed_version_never_wins_in_silence(self, own: Side, version: str) -> None:
        fields = self.fields(own, functie="kok") | {"versie": version}
        assert own.client(Role.CASEMANAGER).post(address(own, "gegevens/"), fields).status_code == 409
        assert Dossier.objects.get(pk=own.dossier.pk).function == "planner"

    def test_the_bsn_is_shown_on_its_own_page_and_that_is_recorded(self, own: Side) -> None:
        client = own.client(Role.WERKGEVER)
        version = str(own.dossier.version)
        assert client.post(address(own, "bsn/"), {"bsn": "123", "versie": version}).status_code == 422
        assert client.post(address(own, "bsn/"), {"bsn": BSN, "versie": version}).status_code == 302
        for part in ("", "gegevens/", "tijdlijn/", "betrokkenen/"):
            assert BSN not in client.get(address(own, part)).content.decode()
        assert BSN in client.get(address(own, "bsn/")).content.decode()
        assert AuditRecord.objects.filter(what="bsn", action="read").exists()
        for role in (Role.CASEMANAGER, Role.ARBEIDSDESKUNDIGE):
            response = own.client(role).get(address(own, "bsn/"))
            assert response.status_code == 403
            assert BSN not in response.content.decode()
        assert "BSN" not in own.client(Role.CASEMANAGER).get(address(own, "gegevens/")).content.decode()


class TestClosing:
    def test_closes_and_opens_again(self, own: Side) -> None:
        client = own.client(Role.CASEMANAGER)
        assert client.post(address(own, "sluiten/"), {"dag-d": "vandaag", "reden": "hersteld"}).status_code == 302
        assert Dossier.objects.get(pk=own.dossier.pk).closed_on == timezone.localdate()
        page = client.get(address(own, "")).content.decode()
        assert "Dit dossier is gesloten. U kunt het lezen, niet veranderen." in page
        assert "alleen het medische deel nog afmaken" in own.client(Role.BEDRIJFSARTS).get(address(own, "")).content.decode()
        assert "Dossier heropenen" in page
        assert client.post(address(own, "sluiten/"), {"dag-d": "vandaag", "reden": "hersteld"}).status_code == 403
        assert client.post(address(own, "heropenen/"), {"opmerking": " "}).status_code == 422
        assert client.post(address(own, "heropenen/"), {"opmerking": "Te vroeg gesloten."}).status_code == 302
        assert Dossier.objects.get(pk=own.dossier.pk).closed_on is None

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"dag-d": "vandaag", "reden": ""}, "Kies de reden uit de lijst."),
            ({"dag-d": "vandaag", "reden": "zomaar"}, "Kies de reden uit de lijst."),
            ({"dag-d": "1-1-2099", "reden": "hersteld"}, "Kies een datum tot en met vandaag."),
            ({"dag-d": "vandaag", "reden": "hersteld", "opmerking": "x" * 501}, "Dit is te lang."),
        ],
    )
    def test_wrong_input(self, own: Side, fields: dict[str, str], sentence: str) -> None:
        response = own.client(Role.CASEMANAGER).post(address(own, "sluiten/"), fields)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert Dossier.objects.get(pk=own.dossier.pk).closed_on is None

    def test_not_by_the_coach(self, own: Side) -> None:
        assert own.client(Role.COACH).post(address(own, "sluiten/"), {"dag-d": "vandaag", "reden": "hersteld"}).status_code == 403
