"""The pages with documents: what each role finds there, adding with every mistake said at its field, saving, and taking out."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from hervat.apps.audit.models import AuditRecord
from hervat.apps.documents.inspection import MAX_BYTES
from hervat.apps.documents.models import Document
from hervat.apps.documents.queries import documents_in
from hervat.apps.documents.scanning import Outcome
from hervat.apps.documents.services import remove_document
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.models import Event
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import DocumentKind
from hervat.domain.law.facts import EventKind
from tests.apps.documents.paper_acts import LETTER, added, on_disk
from tests.integrations.clamd.clamd_server import EICAR_LIKE, clamd_server
from tests.support.world import Side, World, make_world

pytestmark = pytest.mark.django_db
WAGES = "Brief over het loon"
NO_MEDICAL = "Staat er medische informatie in?"


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def address(side: Side, part: str = "documenten/") -> str:
    return f"/dossiers/{side.dossier.number}/{part}"


def sent(content: bytes = LETTER, name: str = "brief.txt", media_type: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, media_type)


def filled(**changed: object) -> dict[str, object]:
    today = timezone.localdate()
    given = {"soort": "overig", "dag-d": str(today.day), "dag-m": str(today.month), "dag-j": str(today.year), "bestand": sent()}
    return {name: value for name, value in (given | changed).items() if value is not None}


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_adding_one(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    assert NO_MEDICAL in page(client, address(own, "documenten/nieuw/"))
    shown = client.post(address(own, "documenten/nieuw/"), filled(), follow=True).content.decode()
    assert "Het document staat in het dossier." in shown
    assert "brief.txt" in shown
    assert "Casemanager A (casemanager)" in shown
    assert "Nog niet gecontroleerd op virussen" in shown


def test_a_doctor_is_not_told_what_they_know(own: Side) -> None:
    assert NO_MEDICAL not in page(own.client(Role.BEDRIJFSARTS), address(own, "documenten/nieuw/"))


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"soort": ""}, "soort", "Kies het soort stuk uit de lijst."),
        ({"soort": "fml"}, "soort", "Kies het soort stuk uit de lijst."),
        ({"soort": "rapportage_coach"}, "soort", "Kies het soort stuk uit de lijst."),
        ({"dag-d": "31", "dag-m": "2"}, "dag", "Deze datum bestaat niet."),
        ({"dag-d": "", "dag-m": "", "dag-j": ""}, "dag", "Vul een datum in"),
        ({"dag-j": "2199"}, "dag", "Kies een datum tot en met vandaag."),
        ({"bestand": None}, "bestand", "Kies een bestand."),
        ({"bestand": "geen bestand maar tekst"}, "bestand", "Kies een bestand."),
        ({"bestand": sent(b"")}, "bestand", "leeg"),
        ({"bestand": sent(name="brief.exe")}, "bestand", "nemen wij niet aan"),
        ({"bestand": sent(name="brief.pdf", media_type="application/pdf")}, "bestand", "de inhoud is iets anders"),
        ({"bestand": sent(b"x" * (MAX_BYTES + 1))}, "bestand", "Dit bestand is te groot: 26 MB. Het mag 25 MB zijn."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(own: Side, changed: dict[str, object], field: str, says: str) -> None:
    response = own.client(Role.CASEMANAGER).post(address(own, "documenten/nieuw/"), filled(**changed))
    shown = response.content.decode()
    assert response.status_code == 422
    assert f'href="#{field}"' in shown
    assert says in shown.partition(f'id="{field}-fout"')[2].partition("</p>")[0]
    assert on_disk() == []
    assert not Document.objects.exists()


def test_what_was_typed_stays_and_the_file_is_asked_for_again(own: Side) -> None:
    shown = (
        own.client(Role.CASEMANAGER).post(address(own, "documenten/nieuw/"), filled(soort="brief_uwv", **{"dag-m": "13"})).content.decode()
    )
    assert '<option value="brief_uwv" selected>' in shown
    assert 'name="dag-m" value="13"' in shown
    assert "Kies het bestand nog een keer." in shown


def test_the_same_file_twice(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    client.post(address(own, "documenten/nieuw/"), filled())
    shown = client.post(address(own, "documenten/nieuw/"), filled(bestand=sent(name="anders.txt")))
    assert shown.status_code == 422
    assert "Dit document staat er al, sinds" in shown.content.decode()


def test_a_virus(own: Side, settings: Settings) -> None:
    client = own.client(Role.CASEMANAGER)
    with clamd_server() as settings.CLAMD:
        refused = client.post(address(own, "documenten/nieuw/"), filled(bestand=sent(EICAR_LIKE)))
        client.post(address(own, "documenten/nieuw/"), filled())
    assert refused.status_code == 422
    assert "zit een virus" in refused.content.decode()
    assert [line.scan for line in documents_in(own.entered(Role.CASEMANAGER))] == [Outcome.CLEAN]
    assert "Geen virus gevonden" in page(client, address(own))


def test_saving_one_leaves_as_a_file_and_is_recorded(own: Side) -> None:
    document = added(own.entered(Role.CASEMANAGER), name="plan é.txt")
    response = own.client(Role.WERKGEVER).get(address(own, f"documenten/{document.id}/"))
    assert response.content == LETTER
    assert response.headers["Content-Disposition"] == "attachment; filename=\"plan e.txt\"; filename*=UTF-8''plan%20%C3%A9.txt"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "no-store" in response.headers["Cache-Control"]
    assert AuditRecord.objects.filter(kind="document", action="read", role="werkgever", object_id=str(document.id)).count() == 1


@pytest.mark.parametrize("gone", [True, False])
def test_a_lost_file_is_said(own: Side, gone: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    document = added(own.entered(Role.CASEMANAGER))
    (place,) = on_disk()
    if gone:
        place.unlink()
    else:
        place.write_bytes(place.read_bytes()[:-1] + b"x")
    response = own.client(Role.CASEMANAGER).get(address(own, f"documenten/{document.id}/"))
    assert response.status_code == 500
    assert "Vraag de beheerder om het terug te zetten." in response.content.decode()
    assert not AuditRecord.objects.filter(kind="document", action="read").exists()


def test_taking_everything_along_goes_on_without_a_lost_file(own: Side) -> None:
    added(own.entered(Role.WERKNEMER), b"van mij\n", name="van-mij.txt")
    lost = added(own.entered(Role.CASEMANAGER), name="kwijt.txt")
    removed = added(own.entered(Role.CASEMANAGER), b"weg\n", name="weg.txt")
    remove_document(own.entered(Role.CASEMANAGER), removed.id, reason="verkeerde bijlage")
    file_store().delete(lost.key)
    response = own.client(Role.WERKNEMER).get("/mijn/gegevens/alles.zip")
    with ZipFile(io.BytesIO(response.getvalue())) as pack:
        found = {name.partition("-")[2]: pack.read(name) for name in pack.namelist() if name.startswith("papieren/")}
    assert set(found) == {"van-mij.txt", "kwijt.txt.txt"}
    assert found["van-mij.txt"] == b"van mij\n"
    assert "er niet meer" in found["kwijt.txt.txt"].decode()


def test_taking_one_out(own: Side, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    document = added(own.entered(Role.CASEMANAGER), name="te-veel-gezegd.txt")
    client = own.client(Role.WERKGEVER)
    there = address(own, f"documenten/{document.id}/weghalen/")
    assert "te-veel-gezegd.txt" in page(client, there)
    short = client.post(there, {"reden": "weg"})
    assert short.status_code == 422
    assert "Schrijf kort op waarom dit stuk weg moet." in short.content.decode()
    assert len(on_disk()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        shown = client.post(there, {"reden": "hoort bij een ander"}, follow=True).content.decode()
    assert "<del>Ander stuk zonder medische informatie</del>" in shown
    assert "Weggehaald door Werkgever A op" in shown
    assert "hoort bij een ander" in shown
    assert "te-veel-gezegd" not in shown
    assert on_disk() == []
    assert client.get(address(own, f"documenten/{document.id}/")).status_code == 404
    assert client.post(there, {"reden": "nog een keer"}).status_code == 404


@pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.CASEMANAGER_TAAKDELEGATIE])
def test_a_letter_about_wages_is_nowhere_for_them(own: Side, role: Role) -> None:
    letter = added(own.entered(Role.WERKGEVER), kind=DocumentKind.LOONMAATREGEL, name="loonstop.txt")
    client = own.client(role)
    for part in ("documenten/", "documenten/nieuw/", ""):
        shown = client.get(address(own, part)).content.decode()
        assert "loonstop" not in shown
        assert WAGES not in shown
    for part in ("", "weghalen/"):
        assert client.get(address(own, f"documenten/{letter.id}/{part}")).status_code == 404
    assert WAGES in page(own.client(Role.CASEMANAGER), address(own))


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.COACH, {DocumentKind.RAPPORTAGE_COACH}),
        (Role.ARBEIDSDESKUNDIGE, {DocumentKind.ARBEIDSDESKUNDIG_RAPPORT}),
        (Role.BEDRIJFSARTS, {DocumentKind.ADVIES_BEDRIJFSARTS, DocumentKind.ARBEIDSDESKUNDIG_RAPPORT}),
    ],
)
def test_only_the_kinds_of_a_role_can_be_chosen(own: Side, role: Role, kinds: set[DocumentKind]) -> None:
    shown = page(own.client(role), address(own, "documenten/nieuw/"))
    assert {kind for kind in DocumentKind if f'<option value="{kind}"' in shown} == kinds


def test_who_may_add_nothing_finds_no_form(own: Side) -> None:
    client = own.client(Role.CASEMANAGER_TAAKDELEGATIE)
    assert "documenten/nieuw/" not in page(client, address(own))
    assert client.get(address(own, "documenten/nieuw/")).status_code == 403
    assert client.post(address(own, "documenten/nieuw/"), filled()).status_code == 403
    assert on_disk() == []


def test_of_another_dossier_nothing_is_there(world: World) -> None:
    foreign = added(world.other.entered(Role.CASEMANAGER))
    client = world.own.client(Role.CASEMANAGER)
    for side in (world.own, world.other):
        for part in ("", "weghalen/"):
            assert client.get(address(side, f"documenten/{foreign.id}/{part}")).status_code == 404
    assert client.get(address(world.other)).status_code == 404
    assert client.post(address(world.other, "documenten/nieuw/"), filled()).status_code == 404


def test_a_werknemer_is_led_to_the_own_pages(own: Side) -> None:
    assert own.client(Role.WERKNEMER).get(address(own)).headers["Location"] == "/mijn/documenten/"


def test_a_long_list_costs_no_more_questions(own: Side, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    entered = own.entered(Role.CASEMANAGER)
    for number in range(30):
        added(entered, f"stuk {number}".encode(), name=f"stuk-{number}.txt")
    client = own.client(Role.CASEMANAGER)
    page(client, address(own))
    with django_assert_max_num_queries(20) as asked:
        shown = page(client, address(own))
    assert len([query for query in asked.captured_queries if "documents_document" in query["sql"]]) == 1
    assert len(shown.encode()) < 100_000


def event_filled(**changed: object) -> dict[str, object]:
    day = timezone.localdate() - timedelta(days=100)
    return {"soort": "plan_van_aanpak", "dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)} | changed


def plans() -> int:
    return Event.objects.filter(kind=EventKind.PLAN_VAN_AANPAK).count()


def test_an_event_with_its_document(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    there = address(own, "gebeurtenissen/nieuw/")
    checked = client.post(there, event_filled()).content.decode()
    assert 'enctype="multipart/form-data"' in checked
    assert NO_MEDICAL in checked
    stored = client.post(there, event_filled(stap="2", bestand=sent()), follow=True).content.decode()
    assert "Het bestand staat bij de documenten. Nog niet gecontroleerd op virussen." in stored
    (line,) = documents_in(own.entered(Role.CASEMANAGER))
    assert (line.kind, line.day) == (DocumentKind.PLAN_VAN_AANPAK, timezone.localdate() - timedelta(days=100))
    assert "brief.txt" in page(client, address(own, f"gebeurtenissen/{line.event}/"))
    assert f"gebeurtenissen/{line.event}/" in page(client, address(own))


def test_an_event_without_a_document_is_recorded_as_before(own: Side) -> None:
    own.client(Role.CASEMANAGER).post(address(own, "gebeurtenissen/nieuw/"), event_filled(stap="2"))
    assert (plans(), Document.objects.count()) == (1, 0)


def test_a_wrong_file_leaves_neither_and_is_said_where_it_was_chosen(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    there = address(own, "gebeurtenissen/nieuw/")
    response = client.post(there, event_filled(stap="2", papier="kast 3", bestand=sent(name="plan.exe")))
    shown = response.content.decode()
    assert response.status_code == 422
    assert "nemen wij niet aan" in shown.partition('id="bestand-fout"')[2].partition("</p>")[0]
    assert 'name="papier" value="kast 3"' in shown
    assert (plans(), on_disk()) == (0, [])
    client.post(there, event_filled(stap="2", papier="kast 3", bestand=sent()))
    assert (plans(), len(on_disk())) == (1, 1)


def test_a_file_for_an_event_whose_document_is_not_theirs_is_not_asked_for(own: Side) -> None:
    client = own.client(Role.CASEMANAGER)
    given = event_filled(soort="probleemanalyse", bestand=sent())
    assert 'type="file"' not in client.post(address(own, "gebeurtenissen/nieuw/"), event_filled(soort="probleemanalyse")).content.decode()
    client.post(address(own, "gebeurtenissen/nieuw/"), given | {"stap": "2"})
    assert on_disk() == []
