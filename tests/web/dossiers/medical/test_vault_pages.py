"""The pages of the vault, as the bedrijfsarts, the colleague and the others meet them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import Draft, Event
from hervat.apps.dossiers.queries.texts import advices_in
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.health import door
from hervat.apps.health.models import Delegation, Typed, VaultRecord
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import Task, VaultKind
from hervat.domain.law.facts import EventKind
from tests.apps.health.vault_acts import MARKER, TEXT_FILE, attach, draft, give, one_of_each, signed
from tests.support.world import World, logged_in, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
TIM = Role.CASEMANAGER_TAAKDELEGATIE
READS_AND_AUDIT = 22  # of which six write down the look, and one asks which questions wait


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


@pytest.fixture
def doctor(world: World) -> Client:
    return world.own.client(Role.BEDRIJFSARTS)


def at(world: World, rest: str = "medisch/") -> str:
    return f"/dossiers/{world.own.dossier.number}/{rest}"


def today(world: World) -> dict[str, str]:
    day = world.own.acting(Role.BEDRIJFSARTS).on
    return {"dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)}


def sealed_form(client: Client, address: str) -> dict[str, str]:
    """What the form on this page sends along unseen."""
    page = HtmlPage(client.get(address).content)
    hidden = [field.attributes for field in page.all("input") if field.attributes.get("type") == "hidden"]
    return {field["name"]: field.get("value", "") for field in hidden}


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, TIM, Role.ARBEIDSDESKUNDIGE, Role.COACH])
def test_inside_the_case_the_page_says_for_whom_it_is(world: World, role: Role) -> None:
    signed(world.own.entered(Role.BEDRIJFSARTS))
    answer = world.own.client(role).get(at(world))
    assert answer.status_code == 403
    assert "Dit is alleen voor de werknemer en de bedrijfsarts" in HtmlPage(answer.content).text


def test_the_werknemer_is_led_to_the_own_papers(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    client = world.own.client(Role.WERKNEMER)
    assert client.get(at(world)).headers["Location"] == "/mijn/medisch/"
    assert f"/mijn/medisch/{record}/" in HtmlPage(client.get("/mijn/medisch/").content).links


def test_every_page_of_the_vault_says_so(world: World, doctor: Client) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    for rest in ("medisch/", f"medisch/{record}/", "medisch/nieuw/", "probleemanalyses/nieuw/", "delegaties/"):
        page = HtmlPage(doctor.get(at(world, rest)).content)
        page.one("div", "medisch")
        assert "alleen u, uw team en de werknemer" in page.text
        assert len(page.all("button", "knop--hoofd") + page.all("a", "knop--hoofd")) <= 1
        assert len(page.all("h1")) == 1


def test_a_note_is_written_kept_and_signed(world: World, doctor: Client) -> None:
    answer = doctor.post(at(world, "medisch/nieuw/?soort=aantekening"), {**today(world), "tekst": MARKER, "stap": "bewaren"})
    edit = answer.headers["Location"]
    assert re.fullmatch(at(world, r"medisch/[0-9a-f-]{36}/wijzigen/"), edit)
    assert MARKER in doctor.get(edit).content.decode()
    assert "alleen u ziet dit concept" in doctor.get(at(world)).content.decode()
    answer = doctor.post(edit, {**today(world), "gezien": "1", "tekst": f"{MARKER} meer", "stap": "ondertekenen"})
    assert answer.headers["Location"] == at(world)
    (record,) = VaultRecord.objects.all()
    assert record.signed_at is not None
    assert f"{MARKER} meer" in doctor.get(at(world, f"medisch/{record.id}/")).content.decode()


def test_wrong_input_comes_back_with_what_was_typed(world: World, doctor: Client) -> None:
    answer = doctor.post(at(world, "medisch/nieuw/?soort=vraag_antwoord"), {**today(world), "tekst": MARKER, "stap": "ondertekenen"})
    assert answer.status_code == 422
    page = HtmlPage(answer.content)
    assert page.title.startswith("Fout:")
    assert MARKER in page.with_id("tekst").text
    assert "wat de vraag was" in page.text
    assert VaultRecord.objects.count() == 0, "neither kept nor signed"


@pytest.mark.parametrize("kind", ["probleemanalyse", "fml", "", "x" * 500])
def test_kinds_that_are_not_written_here_do_not_exist(world: World, doctor: Client, kind: str) -> None:
    assert doctor.get(at(world, f"medisch/nieuw/?soort={kind}")).status_code == 404


def test_who_saw_an_older_version_gets_a_page_with_what_was_typed(world: World, doctor: Client) -> None:
    record = draft(world.own.entered(Role.BEDRIJFSARTS))
    edit = at(world, f"medisch/{record}/wijzigen/")
    sent = {**today(world), "gezien": "1", "tekst": "eerste venster", "stap": "bewaren"}
    assert doctor.post(edit, sent).status_code == 302
    answer = doctor.post(edit, {**sent, "tekst": "tweede venster"})
    assert answer.status_code == 409
    assert "tweede venster" in answer.content.decode()


def test_a_correction_is_begun_from_the_record_and_shows_both(world: World, doctor: Client) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    edit = doctor.post(at(world, f"medisch/{record}/corrigeren/")).headers["Location"]
    sent = {**today(world), "gezien": "1", "tekst": "hersteld", "reden": "ik verschreef mij", "stap": "ondertekenen"}
    assert doctor.post(edit, sent).status_code == 302
    newer = UUID(edit.split("/")[-3])
    assert at(world, f"medisch/{newer}/") in HtmlPage(doctor.get(at(world, f"medisch/{record}/")).content).links
    page = HtmlPage(doctor.get(at(world, f"medisch/{newer}/")).content)
    assert "ik verschreef mij" in page.text
    assert at(world, f"medisch/{record}/") in page.links


def test_files_are_added_saved_and_taken_away(world: World, doctor: Client) -> None:
    record = draft(world.own.entered(Role.BEDRIJFSARTS))
    edit = at(world, f"medisch/{record}/wijzigen/")
    sent = SimpleUploadedFile(f"{MARKER}.txt", TEXT_FILE, "text/plain")
    assert doctor.post(at(world, f"medisch/{record}/documenten/nieuw/"), {"bestand": sent}).headers["Location"] == edit
    (file,) = door.read(world.own.entered(Role.BEDRIJFSARTS), record).files
    answer = doctor.get(at(world, f"medisch/bestanden/{file.id}/"))
    assert answer.content == TEXT_FILE
    assert answer.headers["Content-Disposition"].startswith("attachment")
    refused = doctor.post(at(world, f"medisch/{record}/documenten/nieuw/"), {"bestand": SimpleUploadedFile("a.exe", b"MZ", "text/plain")})
    assert "Dit soort bestand nemen wij niet aan" in doctor.get(refused.headers["Location"]).content.decode()
    assert doctor.post(at(world, f"medisch/bestanden/{file.id}/weghalen/")).headers["Location"] == edit
    assert door.read(world.own.entered(Role.BEDRIJFSARTS), record).files == ()


def test_a_draft_is_thrown_away(world: World, doctor: Client) -> None:
    record = draft(world.own.entered(Role.BEDRIJFSARTS))
    doctor.post(at(world, f"medisch/{record}/wijzigen/"), {"stap": "weggooien"})
    assert VaultRecord.objects.count() == 0


def test_what_is_new_stands_first(world: World, doctor: Client) -> None:
    page = doctor.get(at(world)).content.decode()
    assert "Dit is uw eerste bezoek" in page
    manager = world.own.entered(Role.CASEMANAGER)
    record_event(manager, NewEvent(kind=EventKind.EVALUATIE, day=manager.acting.on))
    again = HtmlPage(world.own.client(Role.BEDRIJFSARTS).get(at(world)).content)  # another session
    news = again.with_id("nieuw").text
    assert news.startswith("Nieuw sinds uw laatste bezoek")
    assert "Gesprek over het plan" in again.text
    assert "Probleemanalyse, medisch deel" not in again.text


def test_the_colleague_reads_in_the_name_of_the_bedrijfsarts(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, task=Task.PREPARE)
    client = world.own.client(TIM)
    page = HtmlPage(client.get(at(world)).content)
    assert f"U werkt in opdracht van bedrijfsarts {world.own.people[Role.BEDRIJFSARTS].name}." in page.text
    assert "Een spreekuur voorbereiden" in page.text
    assert MARKER in client.get(at(world, f"medisch/{record}/")).content.decode()
    assert AuditRecord.objects.filter(kind="vault", action="read").latest("seq").why == "taakdelegatie: een spreekuur voorbereiden"


def test_the_colleague_with_two_tasks_chooses_one(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own, task=Task.PREPARE)
    other = give(world.own, task=Task.ANSWER)
    client = world.own.client(TIM)
    asked = client.get(at(world, f"medisch/{record}/"))
    assert MARKER not in asked.content.decode().replace(f"Let op {MARKER}", "")
    assert f"?taak={other}" in HtmlPage(asked.content).links
    assert MARKER in client.get(at(world, f"medisch/{record}/?taak={other}")).content.decode()
    assert AuditRecord.objects.filter(kind="vault", action="read").latest("seq").why == "taakdelegatie: een vraag beantwoorden"
    assert client.get(at(world, f"medisch/{record}/?taak=onzin")).status_code == 200


def test_the_instruction_stands_on_the_medical_pages_alone(world: World) -> None:
    give(world.own)
    client = world.own.client(TIM)
    assert MARKER in client.get(at(world)).content.decode()
    assert MARKER not in client.get(at(world, "adviezen/")).content.decode()


def test_a_colleague_without_a_delegation_has_no_tab(world: World) -> None:
    page = HtmlPage(world.own.client(TIM).get(at(world, "adviezen/")).content)
    assert "Er is nu niets medisch aan u gedelegeerd." in page.text
    assert at(world) not in page.links
    give(world.own)
    page = HtmlPage(world.own.client(TIM).get(at(world, "adviezen/")).content)
    assert at(world) in page.links


def test_delegating_and_taking_it_back(world: World, doctor: Client) -> None:
    on = world.own.acting(Role.BEDRIJFSARTS).on
    until = on + timedelta(days=14)
    sent = {
        "collega": str(world.own.people[TIM].id), "wat": Datum.AARD_EN_OORZAAK.value, "taak": Task.WRITE_UP.value, "waar": "dit",
        "van-d": str(on.day), "van-m": str(on.month), "van-j": str(on.year),
        "tot-d": str(until.day), "tot-m": str(until.month), "tot-j": str(until.year), "opdracht": "Werk het gesprek uit.",
    }  # fmt: skip
    assert doctor.post(at(world, "delegaties/"), {**sent, "collega": ""}).status_code == 422
    assert doctor.post(at(world, "delegaties/"), sent).headers["Location"] == at(world, "delegaties/")
    (given,) = Delegation.objects.all()
    assert "Werk het gesprek uit." in doctor.get(at(world, "delegaties/")).content.decode()
    doctor.post(at(world, f"delegaties/{given.id}/intrekken/"))
    assert "Ingetrokken" in doctor.get(at(world, "delegaties/")).content.decode()


@pytest.mark.parametrize("rest", ["medisch/", "medisch/nieuw/", "probleemanalyses/nieuw/", "adviezen/", "delegaties/"])
def test_a_page_stays_light(world: World, doctor: Client, rest: str) -> None:
    one_of_each(world.own.entered(Role.BEDRIJFSARTS))
    give(world.own)
    with CaptureQueriesContext(connection) as queries:
        answer = doctor.get(at(world, rest))
    assert len(queries) <= READS_AND_AUDIT
    assert len(answer.content) < 100_000


ANALYSIS = {"soort": "bijstelling", "medisch": MARKER, "advies": "Vier uur per dag, zittend.", "uren": "20"}


def test_the_analysis_is_checked_side_by_side_and_then_given(world: World, doctor: Client) -> None:
    address = at(world, "probleemanalyses/nieuw/")
    sent = {**today(world), **ANALYSIS, "stap": "controle"}
    check = HtmlPage(doctor.post(address, sent).content)
    seen_not, seen = (section.text for section in check.all("section", "kaart"))
    assert (MARKER in seen_not, "De werkgever ziet dit niet" in seen_not) == (True, True)
    assert ("Vier uur per dag" in seen, MARKER in seen) == (True, False)
    assert VaultRecord.objects.count() == 0, "nothing is given yet"
    hidden = {field.attributes["name"]: field.attributes["value"] for field in check.all("input") if field.attributes["type"] == "hidden"}
    assert doctor.post(address, {**hidden, "stap": "ondertekenen"}).headers["Location"] == at(world)
    assert (VaultRecord.objects.get().kind, Typed.objects.count()) == ("probleemanalyse", 0)
    (advice,) = advices_in(world.own.entered(Role.WERKGEVER))
    assert advice.text == "Vier uur per dag, zittend."
    assert Event.objects.filter(kind=EventKind.BIJSTELLING_PROBLEEMANALYSE).count() == 1
    page = world.own.client(Role.WERKGEVER).get(at(world, "adviezen/")).content.decode()
    assert "Vier uur per dag, zittend." in page
    assert MARKER not in page


def test_from_the_check_one_goes_back_with_everything_typed(world: World, doctor: Client) -> None:
    page = HtmlPage(doctor.post(at(world, "probleemanalyses/nieuw/"), {**today(world), **ANALYSIS, "stap": "terug"}).content)
    assert page.with_id("medisch").text == MARKER
    assert page.with_id("advies").text == "Vier uur per dag, zittend."


def test_what_is_wrong_in_the_analysis_is_told_at_its_field(world: World, doctor: Client) -> None:
    day = Event.objects.get(dossier=world.own.dossier, kind=EventKind.PROBLEEMANALYSE).day
    for change, field in (
        ({"medisch": ""}, "medisch"),
        ({"advies": " "}, "advies"),
        ({"uren": "veel"}, "uren"),
        ({"uren": "200"}, "uren"),
        ({"dag-d": "32"}, "dag"),
        ({"soort": "eerste", "dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)}, "dag"),
    ):
        sent = {**today(world), **ANALYSIS, **change, "stap": "ondertekenen"}
        answer = doctor.post(at(world, "probleemanalyses/nieuw/"), sent)
        assert answer.status_code == 422
        HtmlPage(answer.content).with_id(f"{field}-fout")
    assert VaultRecord.objects.count() == 0


@pytest.mark.parametrize("rest", ["medisch/nieuw/", "probleemanalyses/nieuw/", "delegaties/"])
def test_what_was_typed_when_the_session_ended_is_kept_in_the_vault(world: World, doctor: Client, rest: str) -> None:
    address = at(world, rest)
    seal = sealed_form(doctor, address)
    doctor.logout()
    answer = doctor.post(address, {**seal, "tekst": MARKER, "medisch": MARKER, "opdracht": MARKER})
    assert answer.headers["Location"].startswith("/account/inloggen/")
    assert (Draft.objects.count(), Typed.objects.count()) == (0, 1)
    again = logged_in(world.own.people[Role.BEDRIJFSARTS], Role.BEDRIJFSARTS, world.own.organisation(Role.BEDRIJFSARTS))
    assert MARKER in again.get(address).content.decode(), "it stands in the form again"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_being_typed_is_kept_in_the_vault(world: World, doctor: Client, prefix: str) -> None:
    form = at(world, "medisch/nieuw/")
    answer = doctor.post(f"{prefix}/concept/?formulier={prefix}{form}", {"tekst": MARKER})
    assert answer.status_code == 200
    assert (Draft.objects.count(), Typed.objects.get().form) == (0, form)


def test_what_is_typed_elsewhere_is_not_kept_in_the_vault(world: World, doctor: Client) -> None:
    doctor.post(f"/concept/?formulier={at(world, 'adviezen/nieuw/')}", {"advies": "Vier uur"})
    doctor.post("/concept/?formulier=/onzin/", {"advies": "Vier uur"})
    assert (Draft.objects.count(), Typed.objects.count()) == (2, 0)


def test_later_keeps_it_and_leads_back(world: World, doctor: Client) -> None:
    address = at(world, "medisch/nieuw/?soort=aantekening")
    assert doctor.post(address, {**today(world), "tekst": MARKER, "later": "ja"}).headers["Location"] == at(world)
    assert MARKER in doctor.get(address).content.decode()
    assert VaultRecord.objects.count() == 0


def test_an_advice_is_given_and_replaced(world: World, doctor: Client) -> None:
    sent = {**today(world), "advies": "Vier uur per dag.", "uren": "20"}
    assert doctor.post(at(world, "adviezen/nieuw/"), sent).headers["Location"] == at(world, "adviezen/")
    (first,) = advices_in(world.own.entered(Role.BEDRIJFSARTS))
    address = at(world, f"adviezen/nieuw/?vervangt={first.id}")
    assert "Vier uur per dag." in HtmlPage(doctor.get(address).content).with_id("advies").text
    assert doctor.post(address, {**sent, "advies": "Zes uur per dag."}).status_code == 302
    page = HtmlPage(world.own.client(Role.WERKGEVER).get(at(world, "adviezen/")).content)
    assert ("Zes uur per dag." in page.text, "vervangen door een later advies" in page.text) == (True, True)
    assert at(world, "adviezen/nieuw/") not in page.links
    assert doctor.post(address, sent).status_code == 409, "it was replaced already"
    assert doctor.get(at(world, "adviezen/nieuw/?vervangt=onzin")).status_code == 404


def test_the_form_of_an_advice_warns(world: World, doctor: Client) -> None:
    assert "Schrijf niets over ziekte, klachten of behandeling." in HtmlPage(doctor.get(at(world, "adviezen/nieuw/")).content).text


def test_every_kind_can_be_written_but_the_analysis_which_has_its_own_page(world: World, doctor: Client) -> None:
    links = HtmlPage(doctor.get(at(world)).content).links
    for kind in VaultKind:
        assert (at(world, f"medisch/nieuw/?soort={kind.value}") in links) == (kind is not VaultKind.PROBLEEMANALYSE)
    assert at(world, "probleemanalyses/nieuw/") in links


def test_looking_at_a_form_writes_nothing(world: World, doctor: Client) -> None:
    record = draft(world.own.entered(Role.BEDRIJFSARTS))
    attach(world.own.entered(Role.BEDRIJFSARTS), record)
    for rest in ("medisch/nieuw/", f"medisch/{record}/wijzigen/", "probleemanalyses/nieuw/", "adviezen/nieuw/"):
        assert doctor.get(at(world, rest)).status_code == 200
    assert (Typed.objects.count(), Draft.objects.count(), VaultRecord.objects.count()) == (0, 0, 1)
