"""Who looked: every look appears, in words, to whose it concerns and to who watches over the data; and can be asked about."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.auditing import tell_read
from hervat.apps.dossiers.models import LookQuestion
from hervat.apps.dossiers.services.questions import question_context
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Membership
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.access.roles import Role
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Client:
    return world.own.client(Role.WERKNEMER)


def reads(world: World, role: Role, times: int = 1) -> None:
    """Somebody in this role reads the timeline."""
    for _ in range(times):
        tell_read(world.own.entered(role), "dossier", what="timeline")


def shown(client: Client, **asked: str) -> str:
    response = client.get(reverse("mijn:looks"), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_a_professional_read_appears_with_name_role_and_organisation(world: World, own: Client) -> None:
    number = world.own.dossier.number
    casemanager = world.own.client(Role.CASEMANAGER)
    for _ in range(3):
        assert casemanager.get(reverse("dossiers:timeline", kwargs={"nummer": number})).status_code == 200
    html = shown(own)
    assert "<strong>Casemanager A</strong>, casemanager (Werkgever a (fictief))" in html
    assert "las uw tijdlijn" in html
    assert "de stappen in de gaten houden" in html


def test_each_look_can_be_opened(world: World, own: Client) -> None:
    reads(world, Role.BEDRIJFSARTS, times=4)
    html = shown(own)
    assert "Bekijk de 4 keer" in html
    assert html.count("uur: las uw tijdlijn") == 4


def test_names_in_a_list_and_refusals_appear_too(world: World, own: Client) -> None:
    coach = world.own.client(Role.COACH)
    assert coach.get(reverse("dossiers:list")).status_code == 200
    assert coach.get(reverse("dossiers:looks", kwargs={"nummer": world.own.dossier.number})).status_code == 403
    html = shown(own)
    assert "zag uw naam in een overzicht" in html
    assert "wilde iets doen, maar dat mocht niet: wie in het dossier keek" in html


def test_looks_at_another_dossier_do_not_appear(world: World, own: Client) -> None:
    tell_read(world.other.entered(Role.BEDRIJFSARTS), "dossier", what="timeline")
    assert "Bedrijfsarts B" not in shown(own, periode="alles")


def test_own_looks_stand_apart(own: Client) -> None:
    own.get(reverse("mijn:timeline"))
    assert "<strong>Werknemer A</strong>, werknemer" not in shown(own)
    html = shown(own)
    me = html.split("(uzelf)")[0].rsplit('value="', 1)[1].split('"')[0]
    assert "<strong>Werknemer A</strong>, werknemer" in shown(own, wie=me)


def test_one_person_and_one_period_can_be_chosen(world: World, own: Client) -> None:
    reads(world, Role.COACH)
    reads(world, Role.BEDRIJFSARTS)
    coach = str(world.own.people[Role.COACH].id)
    html = shown(own, wie=coach, periode="alles")
    assert "<strong>Coach A" in html
    assert "<strong>Bedrijfsarts A" not in html
    stranger = str(world.other.people[Role.COACH].id)
    assert "<strong>Bedrijfsarts A" in shown(own, wie=stranger, periode="onzin")  # asked wrongly: shows as usual


def test_the_table_to_download_holds_the_same(world: World, own: Client) -> None:
    reads(world, Role.COACH)
    response = own.get(reverse("mijn:looks_csv"))
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Dag", "Tijd", "Wie", "Rol", "Organisatie", "Wat", "Waarom"]
    assert ["Coach A", "coach", "Bureau a (fictief)", "las uw tijdlijn", "begeleiding"] in [row[2:] for row in rows]
    assert AuditRecord.objects.filter(action="exported", what="looks").exists()


def test_a_name_is_no_formula_in_the_table(world: World, own: Client) -> None:
    coach = world.own.people[Role.COACH]
    coach.name = "=1+1"
    coach.save(update_fields=["name"])
    reads(world, Role.COACH)
    assert ";'=1+1;" in own.get(reverse("mijn:looks_csv")).content.decode()


def look_of_the_coach(world: World) -> int:
    reads(world, Role.COACH)
    return AuditRecord.objects.filter(actor=world.own.people[Role.COACH].id).latest("seq").seq


def test_a_question_is_sealed_and_told_without_content_to_who_watches(world: World, own: Client) -> None:
    bureau = world.own.organisations["bureau"]
    watcher = world.own.people[Role.PRIVACYFUNCTIONARIS]
    Membership.objects.create(user=watcher, organisation=bureau, role=Role.PRIVACYFUNCTIONARIS, first_day="2020-01-01")
    address = reverse("mijn:look_question", kwargs={"inzage": look_of_the_coach(world)})
    assert "Coach A" in own.get(address).content.decode()
    assert own.post(address, {"text": "Esther had geen afspraak met mij."}).status_code == 302
    question = LookQuestion.objects.get()
    assert b"Esther" not in bytes(question.text)
    assert open_text(Purpose.CASE, bytes(question.text), context=question_context(question.id)) == "Esther had geen afspraak met mij."
    assert question.to == bureau
    mail = OutgoingMail.objects.get()
    assert mail.to == watcher.email
    for secret in ("Esther", "Noora", "Vermeera", world.own.dossier.number, "Coach A", "ziek"):
        assert secret not in mail.subject + mail.body
    assert "Esther had geen afspraak met mij." in shown(own)


def test_where_nobody_watches_who_cares_for_the_people_is_told(world: World, own: Client) -> None:
    beheerder = world.own.people[Role.BUREAU_BEHEERDER]
    Membership.objects.filter(user=beheerder).update(is_admin=True)
    own.post(reverse("mijn:look_question", kwargs={"inzage": look_of_the_coach(world)}), {"text": "Waarom keek Esther?"})
    assert OutgoingMail.objects.get().to == beheerder.email


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_a_question_without_words_or_without_end_is_not_sent(world: World, own: Client, text: str) -> None:
    response = own.post(reverse("mijn:look_question", kwargs={"inzage": look_of_the_coach(world)}), {"text": text})
    assert response.status_code == 422
    assert not LookQuestion.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nobody_asks_about_a_look_at_another_dossier(world: World) -> None:
    seq = look_of_the_coach(world)
    stranger = world.other.client(Role.WERKNEMER)
    address = reverse("mijn:look_question", kwargs={"inzage": seq})
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"text": "Wie was dit?"}).status_code == 404


def test_the_privacyfunctionaris_sees_the_looks_by_number_and_not_whose_they_are(world: World, own: Client) -> None:
    reads(world, Role.CASEMANAGER)
    seq = AuditRecord.objects.filter(actor=world.own.people[Role.CASEMANAGER].id).latest("seq").seq
    own.post(reverse("mijn:look_question", kwargs={"inzage": seq}), {"text": "Waarom keek zij?"})
    watching = world.own.client(Role.PRIVACYFUNCTIONARIS)
    response = watching.get(reverse("dossiers:looks", kwargs={"nummer": world.own.dossier.number}))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Casemanager A" in html
    assert "Waarom keek zij?" in html
    assert "Vermeera" not in html
    assert "Noora" not in html
    assert watching.get(reverse("dossiers:looks", kwargs={"nummer": world.other.dossier.number})).status_code == 404
    assert watching.get(reverse("dossiers:looks_csv", kwargs={"nummer": world.own.dossier.number})).status_code == 200


def test_a_question_to_another_organisation_is_not_shown(world: World, own: Client) -> None:
    own.post(reverse("mijn:look_question", kwargs={"inzage": look_of_the_coach(world)}), {"text": "Voor het bureau alleen."})
    watching = world.own.client(Role.PRIVACYFUNCTIONARIS)  # of the werkgever
    html = watching.get(reverse("dossiers:looks", kwargs={"nummer": world.own.dossier.number})).content.decode()
    assert "Voor het bureau alleen." not in html


def test_only_the_privacyfunctionaris_and_the_werknemer_see_looks(world: World) -> None:
    number = world.own.dossier.number
    for role in Role:
        status = world.own.client(role).get(reverse("dossiers:looks", kwargs={"nummer": number})).status_code
        expected = {Role.PRIVACYFUNCTIONARIS: 200, Role.WERKNEMER: 302, Role.SYSTEEMBEHEERDER: 404}
        assert status == expected.get(role, 403), role
