"""The pages of the systeembeheerder: for nobody else, and without a word of a case or the name of a werknemer."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.models import AuditRecord
from hervat.apps.audit.queries import pseudonym
from hervat.apps.audit.services import append
from hervat.apps.dossiers.auditing import audit, audit_in
from hervat.apps.jobs.models import MailState, OutgoingMail, RoundRun
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Engagement, Membership, Organisation
from hervat.domain.access.actor import Actor
from hervat.domain.access.roles import Role
from tests.support.audit import without_triggers
from tests.support.world import World, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db(databases=["default", "market"])
MARKERS = ("Noora", "Noorb", "Vermeera", "Vermeerb", "HV-0001", "HV-0002", "planner", "Werknemer A", "werknemer.a@")
NOTHING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def naomi(world: World) -> Client:
    return world.own.client(Role.SYSTEEMBEHEERDER)


def addresses(world: World) -> list[str]:
    person = world.own.people[Role.CASEMANAGER].id
    werknemer = world.own.people[Role.WERKNEMER].id
    body = world.own.organisations["werkgever"].id
    engagement = Engagement.objects.filter(werkgever=body).first()
    assert engagement is not None
    return [
        "/beheer/",
        "/beheer/gebruikers/",
        "/beheer/gebruikers/?zoek=werknemer.a@voorbeeld.example",
        f"/beheer/gebruikers/{person}/",
        f"/beheer/gebruikers/{werknemer}/",
        f"/beheer/gebruikers/{werknemer}/tweede-stap-wissen/",
        f"/beheer/gebruikers/{werknemer}/sluiten/",
        f"/beheer/gebruikers/{werknemer}/openen/",
        "/beheer/organisaties/",
        "/beheer/organisaties/nieuw/",
        "/beheer/vacaturebronnen/",
        f"/beheer/organisaties/{body}/",
        f"/beheer/organisaties/{body}/opdrachten/{engagement.id}/beeindigen/",
        "/beheer/logboek/",
        f"/beheer/logboek/?wie={werknemer}",
        "/beheer/wetsregels/",
    ]


def look(world: World, role: Role) -> None:
    """Somebody looks at the dossier of the own side."""
    with transaction.atomic():
        audit_in(world.own.entered(role), Action.READ, "dossier", what="timeline")


POSTS = (
    f"/beheer/post/{NOTHING}/opnieuw/",
    f"/beheer/post/{NOTHING}/afsluiten/",
    "/beheer/logboek/nakijken/",
    f"/beheer/gebruikers/{NOTHING}/tweede-stap-wissen/",
    f"/beheer/gebruikers/{NOTHING}/sluiten/",
    "/beheer/organisaties/nieuw/",
)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEEMBEHEERDER])
def test_nobody_else_knows_of_them(world: World, role: Role) -> None:
    client = world.own.client(role)
    assert {client.get(address).status_code for address in addresses(world)} == {404}
    assert {client.post(address).status_code for address in POSTS} == {404}


def test_no_name_of_a_werknemer_and_no_word_of_a_case(world: World, naomi: Client) -> None:
    """Everybody looks around first, so that the record is full of what they did."""
    for role in (Role.WERKNEMER, Role.CASEMANAGER, Role.WERKGEVER):
        look(world, role)
        world.own.client(role).get("/account/instellingen/")
    for address in addresses(world):
        answer = naomi.get(address)
        assert answer.status_code == 200, address
        shown = answer.content.decode()
        if "zoek=" in address:
            shown = shown.replace("werknemer.a@voorbeeld.example", "")  # what was typed stands there again
        assert [marker for marker in MARKERS if marker in shown] == [], address


@pytest.mark.parametrize("number", range(15))
def test_a_page_takes_few_queries_and_is_small(
    world: World, naomi: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = addresses(world)[number]
    naomi.get("/beheer/")
    with django_assert_max_num_queries(16):  # of which four write the look into the record
        answer = naomi.get(address)
    assert len(answer.content) <= 100_000


def test_who_is_also_ill_does_not_stand_there_as_such(world: World, naomi: Client) -> None:
    """A colleague who has a dossier too: what they did in it as a werknemer is not found under their name."""
    bart = world.own.people[Role.WERKGEVER]
    dossier = world.other.dossier
    dossier.werknemer = bart
    dossier.save(update_fields=["werknemer"])
    dossier.involvements.create(user=bart, role=Role.WERKNEMER, first_day=dossier.opened_on)

    acting = Acting(Actor(bart.id, Role.WERKNEMER), timezone.localdate())
    with transaction.atomic():
        audit(acting, Action.READ, "dossier", what="timeline", subjects=[dossier.id])
    look(world, Role.WERKGEVER)
    assert AuditRecord.objects.filter(actor=bart.id, role=Role.WERKNEMER).exists()
    all_acts = HtmlPage(naomi.get("/beheer/logboek/").content)
    rows = [row.text for row in all_acts.all("tr")]
    assert not [row for row in rows if bart.name in row and "werknemer" in row]
    assert [row for row in rows if pseudonym(bart.id) in row]
    own = HtmlPage(naomi.get(f"/beheer/logboek/?wie={bart.id}").content)
    found = [row.text for row in own.all("tr")[1:]]
    assert found
    assert not [row for row in found if "werknemer" in row.replace("werkgever", "")]


def test_a_werknemer_is_found_by_the_whole_address_only(world: World, naomi: Client) -> None:
    def found(text: str) -> str:
        return HtmlPage(naomi.get("/beheer/gebruikers/", {"zoek": text}).content).text

    mark = pseudonym(world.own.people[Role.WERKNEMER].id)
    assert mark in found("werknemer.a@voorbeeld.example")
    assert mark in found(" WERKNEMER.A@voorbeeld.example ")
    for part in ("werknemer", "werknemer.a", "Werknemer A", "@voorbeeld.example", "%", "_"):
        assert mark not in found(part), part
    assert "Coach A" in found("coach")
    assert "Coach A" not in found("c%ach")


def test_the_record_can_be_searched_by_day_and_by_person(world: World, naomi: Client) -> None:
    look(world, Role.COACH)
    coach = world.own.people[Role.COACH]
    by_name = HtmlPage(naomi.get("/beheer/logboek/?naam=coach+a").content)
    assert {row.text.split(" ")[0] for row in by_name.all("th") if row.attributes.get("scope") == "row"} == {"Coach"}
    assert coach.name in by_name.text
    assert naomi.get("/beheer/logboek/?dag-d=1&dag-m=1&dag-j=2021").content.decode().count("<tr") == 0
    today = timezone.localdate()
    assert naomi.get(f"/beheer/logboek/?dag-d={today.day}&dag-m={today.month}&dag-j={today.year}").content.decode().count("<tr") > 1


@pytest.mark.parametrize(
    "query", ["dag-d=32&dag-m=1&dag-j=2026", "dag-d=1&dag-m=1&dag-j=1", "dag-d=1&dag-m=1&dag-j=9999", "naam=niemand", "naam=a", "wie=x"]
)
def test_what_cannot_be_searched_is_said(naomi: Client, query: str) -> None:
    answer = naomi.get(f"/beheer/logboek/?{query}")
    assert answer.status_code == 422
    assert HtmlPage(answer.content).title.startswith("Fout: ")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "1.5", "٣"])
def test_a_page_that_is_not_there_is_the_first(naomi: Client, before: str) -> None:
    assert naomi.get("/beheer/logboek/", {"voor": before}).status_code == 200
    assert naomi.get("/beheer/gebruikers/", {"pagina": before}).status_code == 200


def test_the_record_is_leafed_through_without_losing_an_act(world: World, naomi: Client) -> None:
    for _ in range(60):
        look(world, Role.COACH)
    address, seen = f"/beheer/logboek/?wie={world.own.people[Role.COACH].id}", 0
    for _ in range(5):
        page = HtmlPage(naomi.get(address).content)
        seen += len([row for row in page.all("th") if row.attributes.get("scope") == "row"])
        older = next((link.attributes["href"] for link in page.all("a") if "Ouder" in link.text), "")
        if not older:
            break
        address = f"/beheer/logboek/{older}"
    assert seen == AuditRecord.objects.filter(actor=world.own.people[Role.COACH].id).count()


def test_mail_that_waits_for_a_decision(world: World, naomi: Client) -> None:
    now = timezone.now()
    lost, doubtful = (
        OutgoingMail.objects.create(
            key=state, to="geheim@voorbeeld.example", subject="Geheim", body="Geheim", state=state, created_at=now, next_attempt_at=now
        )
        for state in (MailState.FAILED, MailState.UNCERTAIN)
    )
    page = naomi.get("/beheer/").content.decode()
    assert "2 vragen een besluit" in page
    assert "Geheim" not in page
    assert "geheim" not in page
    assert naomi.post(f"/beheer/post/{lost.id}/opnieuw/").status_code == 302
    assert naomi.post(f"/beheer/post/{doubtful.id}/afsluiten/").status_code == 302
    lost.refresh_from_db()
    doubtful.refresh_from_db()
    assert (lost.state, doubtful.state, doubtful.body) == (MailState.QUEUED, MailState.SETTLED, "")
    told = AuditRecord.objects.filter(kind="mail").order_by("seq").values_list("action", "what", "actor")
    assert list(told) == [("sent", "again", world.own.people[Role.SYSTEEMBEHEERDER].id), ("changed", "settled", told[1][2])]
    assert naomi.post(f"/beheer/post/{doubtful.id}/opnieuw/").status_code == 404  # nothing is left of it


def test_verifying_the_record_keeps_how_it_came_out(naomi: Client) -> None:
    assert "Nog nooit nagekeken" in naomi.get("/beheer/").content.decode()
    answer = naomi.post("/beheer/logboek/nakijken/").content.decode()
    assert "Het logboek klopt." in answer
    assert AuditRecord.objects.filter(kind="chain", what="whole").count() == 1
    assert "Het klopt. Nagekeken:" in naomi.get("/beheer/").content.decode()


def test_a_spoilt_record_is_told_and_stays_told(world: World, naomi: Client) -> None:
    look(world, Role.COACH)
    with without_triggers():
        AuditRecord.objects.filter(actor=world.own.people[Role.COACH].id).update(what="advice")
    answer = naomi.post("/beheer/logboek/nakijken/").content.decode()
    assert "Het logboek klopt niet." in answer
    assert "is veranderd nadat het geschreven was" in answer
    assert AuditRecord.objects.filter(kind="chain", what="spoilt").count() == 1
    page = HtmlPage(naomi.get("/beheer/").content)
    assert "Het klopt niet." in page.text
    assert page.all("div", "melding--fout")


def test_a_backup_is_told(naomi: Client) -> None:
    with transaction.atomic():
        append(Entry(channel=Channel.COMMAND, action=Action.EXPORTED, kind="backup"))
    assert "Laatste: vandaag om" in HtmlPage(naomi.get("/beheer/").content).text


def test_rounds_are_told_as_they_went(naomi: Client) -> None:
    now, today = timezone.now(), timezone.localdate()
    for name, day, finished, error in (
        ("tidy", today, now, ""),
        ("digest", today, None, "OperationalError"),
        ("dossiers", today - timedelta(days=4), now, ""),
    ):
        RoundRun.objects.create(name=name, day=day, worker=UUID(NOTHING), started_at=now, beat_at=now, finished_at=finished, error=error)
    page = HtmlPage(naomi.get("/beheer/").content)
    told = [row.text for row in page.all("tr")[1:]]
    for name, word in (("Mensen mailen over hun stappen", "Mislukt"), ("Alle dossiers nalopen", "Te lang geleden"), ("Opruimen", "Klaar")):
        assert [row for row in told if row.startswith(name + word)], told
    assert "Er zijn" in page.text


def test_the_rules_name_their_source(naomi: Client) -> None:
    page = HtmlPage(naomi.get("/beheer/wetsregels/").content)
    assert "RPEZ art. 2 lid 2" in page.text
    assert len(page.all("tr")) > 40


def test_an_organisation_is_made_changed_and_engaged(world: World, naomi: Client) -> None:
    answer = naomi.post("/beheer/organisaties/nieuw/", {"naam": " Zorg  Oost (fictief) ", "kvk": "1234 5678", "werkgever": "ja"})
    made = Organisation.objects.get(name="Zorg Oost (fictief)")
    assert answer.headers["Location"] == f"/beheer/organisaties/{made.id}/"
    assert (made.kvk_number, made.is_werkgever, made.is_arbodienst) == ("12345678", True, False)
    address = f"/beheer/organisaties/{made.id}/"
    assert (
        naomi.post(address, {"doe": "wijzigen", "naam": "Zorg West (fictief)", "kvk": "", "werkgever": "ja", "bureau": "ja"}).status_code
        == 302
    )
    made.refresh_from_db()
    assert (made.name, made.kvk_number, made.is_bureau) == ("Zorg West (fictief)", "", True)
    bureau = world.own.organisations["bureau"]
    engage = {"doe": "opdracht", "ander": str(bureau.id), "van-d": "1", "van-m": "3", "van-j": "2026"}
    assert naomi.post(address, engage).status_code == 302
    engagement = Engagement.objects.get(werkgever=made)
    assert engagement.provider == bureau
    assert naomi.post(address, engage).status_code == 422  # it runs already
    end = f"{address}opdrachten/{engagement.id}/beeindigen/"
    assert naomi.post(end, {"tot-d": "1", "tot-m": "2", "tot-j": "2026"}).status_code == 422
    assert naomi.post(address, {"doe": "wijzigen", "naam": "Zorg", "bureau": "ja"}).status_code == 422  # somebody works for it
    assert naomi.post(end, {"tot-d": "1", "tot-m": "9", "tot-j": "2026"}).status_code == 302
    told = AuditRecord.objects.filter(kind__in=("organisation", "engagement")).order_by("seq").values_list("kind", "action")
    assert list(told) == [("organisation", "created"), ("organisation", "changed"), ("engagement", "created"), ("engagement", "changed")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"naam": ""}, "Vul een naam in"),
        ({"naam": "x" * 201}, "Vul een naam in"),
        ({"naam": "Zorg", "kvk": "1234567"}, "8 cijfers"),
        ({"naam": "Zorg", "kvk": "123456789"}, "8 cijfers"),
        ({"naam": "Zorg", "kvk": "1234567x"}, "8 cijfers"),
        ({"naam": "Zorg", "kvk": "١٢٣٤٥٦٧٨"}, "8 cijfers"),
    ],
)
def test_a_wrong_organisation_is_not_made(naomi: Client, typed: dict[str, str], sentence: str) -> None:
    before = Organisation.objects.count()
    answer = naomi.post("/beheer/organisaties/nieuw/", typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Organisation.objects.count() == before


def test_the_first_admin_is_invited_in_a_role_that_fits(world: World, naomi: Client) -> None:
    werkgever = world.own.organisations["werkgever"]
    address = f"/beheer/organisaties/{werkgever.id}/"
    for role in ("bedrijfsarts", "systeembeheerder", "werknemer", "coach", "x", ""):
        assert naomi.post(address, {"doe": "uitnodigen", "mail": "nieuw@voorbeeld.example", "rol": role}).status_code == 422, role
    assert naomi.post(address, {"doe": "uitnodigen", "mail": "geen adres", "rol": "werkgever"}).status_code == 422
    assert not OutgoingMail.objects.exists()
    assert naomi.post(address, {"doe": "uitnodigen", "mail": "Nieuw@voorbeeld.example", "rol": "werkgever"}).status_code == 302
    invitation = werkgever.invitations.get()
    assert (invitation.email, invitation.role, invitation.is_admin) == ("nieuw@voorbeeld.example", "werkgever", True)
    assert OutgoingMail.objects.get().to == "nieuw@voorbeeld.example"


@pytest.mark.parametrize("doe", ["", "weggooien"])
def test_an_unknown_act_is_nothing(world: World, naomi: Client, doe: str) -> None:
    assert naomi.post(f"/beheer/organisaties/{world.own.organisations['werkgever'].id}/", {"doe": doe}).status_code == 404


def test_without_a_second_factor_nothing_is_shown(world: World) -> None:
    client = world.own.client(Role.SYSTEEMBEHEERDER, second_factor=False)
    assert client.get("/beheer/").status_code in (302, 403)


def test_who_never_worked_anywhere_counts_as_a_werknemer(naomi: Client) -> None:
    User.objects.create_user("los@voorbeeld.example", "Los Account")
    assert "Los Account" not in naomi.get("/beheer/gebruikers/").content.decode()
    assert not Membership.objects.filter(user__email="los@voorbeeld.example").exists()
