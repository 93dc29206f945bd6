"""Taking a document into a dossier: what is refused leaves nothing, what is taken is sealed, and both sides of a moment agree."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from hervat.apps.audit.models import AuditRecord
from hervat.apps.documents import services
from hervat.apps.documents.models import Document
from hervat.apps.documents.queries import documents_in, read_document
from hervat.apps.documents.scanning import Outcome
from hervat.apps.documents.services import add_with_event, take_in
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Event
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import DocumentKind
from hervat.domain.law.facts import EventKind
from hervat.integrations.clamd.adapter import scanner
from tests.apps.documents.paper_acts import LETTER, added, checked, on_disk
from tests.apps.documents.sample_files import docx, pdf, zipped
from tests.apps.health.vault_acts import Says
from tests.integrations.clamd.clamd_server import EICAR_LIKE, answering, clamd_server
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db
SCRIPT = pdf(b"4 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj")
BOMB = pdf(b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n" + zlib.compress(b" " * 80_000_000, 9) + b"\nendstream endobj")


@pytest.fixture
def own(tmp_path: Path, settings: Settings) -> Side:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world().own


def wrong(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(WrongFields) as raised:
        act()
    return {error.path: error.message.render() for error in raised.value.errors}


@pytest.mark.parametrize(
    ("name", "declared_type", "content", "says"),
    [
        ("plan.pdf", "application/pdf", LETTER, "de inhoud is iets anders"),
        ("plan.txt", "application/pdf", LETTER, "de inhoud is iets anders"),
        ("plan.docx", "", zipped({"iets.txt": "iets"}), "is iets anders|geen document van Word"),
        ("plan.pdf", "application/pdf", SCRIPT, "een script"),
        ("plan.pdf", "application/pdf", BOMB, "veel te groot"),
        ("programma.exe", "application/octet-stream", b"MZ" + bytes(100), "nemen wij niet aan"),
        ("groot.txt", "text/plain", b"x" * (25 * 1024 * 1024 + 1), "te groot: 26 MB"),
        ("leeg.txt", "text/plain", b"", "leeg"),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_nothing(own: Side, name: str, declared_type: str, content: bytes, says: str) -> None:
    entered = own.entered(Role.CASEMANAGER)
    found = wrong(lambda: checked(entered, content, name=name, declared_type=declared_type))
    assert list(found) == ["file"]
    assert any(part in found["file"] for part in says.split("|"))
    assert on_disk() == []
    assert not Document.objects.exists()


def test_a_tidy_document_is_given_back_as_it_came(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    content = docx()
    document = take_in(entered, file=checked(entered, content, name="plan.docx", declared_type=""), day=entered.acting.on)
    assert read_document(entered, document.id).content == content


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Bart\\brief.txt", "brief.txt"),
        ("a\x00b\u202etxt.txt", "abtxt.txt"),
        (f"{'é' * 300}.txt", f"{'é' * 116}.txt"),
    ],
)
def test_a_name_is_never_a_place(own: Side, name: str, shown: str) -> None:
    document = added(own.entered(Role.CASEMANAGER), name=name)
    (line,) = documents_in(own.entered(Role.CASEMANAGER))
    assert line.name == shown
    (place,) = on_disk()
    assert place.name == str(document.key)


def test_at_rest_nothing_can_be_read(own: Side, settings: Settings) -> None:
    added(own.entered(Role.CASEMANAGER), b"zeekoe in een brief\n", name="over-de-zeekoe.txt")
    (place,) = on_disk()
    raw = place.read_bytes()
    assert b"zeekoe" not in raw
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM documents_document")
        stored = b"".join(bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode() for value in cursor.fetchone())
    assert b"zeekoe" not in stored
    assert not list(Path(settings.FILES_ROOT).rglob("*zeekoe*"))


def test_the_same_file_twice_is_said_with_its_day(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    added(entered)
    found = wrong(lambda: added(entered, name="ander.txt", kind=DocumentKind.BRIEF_UWV))
    assert "Dit document staat er al, sinds " in found["file"]
    assert len(on_disk()) == 1


def test_who_may_not_know_of_a_document_does_not_learn_of_it_by_adding_it(own: Side) -> None:
    added(own.entered(Role.CASEMANAGER), kind=DocumentKind.LOONMAATREGEL)
    coach = own.entered(Role.COACH)
    added(coach, kind=DocumentKind.RAPPORTAGE_COACH)
    assert [line.kind for line in documents_in(coach)] == [DocumentKind.RAPPORTAGE_COACH]


def test_the_same_file_may_come_back_after_it_was_removed(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    services.remove_document(entered, added(entered).id, reason="verkeerd dossier")
    added(entered)
    assert [line.removed for line in documents_in(entered)].count(False) == 1


def test_an_infected_file_is_not_kept(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    with clamd_server() as address:
        found = wrong(lambda: checked(entered, EICAR_LIKE, scanner=scanner(address)))
        fine = checked(entered, scanner=scanner(address))
    assert "virus" in found["file"]
    assert fine.scan is Outcome.CLEAN
    assert on_disk() == []


def test_without_a_scanner_that_answers_a_file_is_unscanned(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    with clamd_server() as address:
        pass  # it is away again
    assert checked(entered, scanner=scanner(address)).scan is Outcome.UNSCANNED
    with clamd_server(answering(b"stream: er ging iets mis ERROR\0")) as address:
        file = checked(entered, scanner=scanner(address))
    take_in(entered, file=file, day=entered.acting.on)
    assert [line.scan for line in documents_in(entered)] == [Outcome.UNSCANNED]


def test_a_day_that_is_still_to_come_is_refused(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    assert "day" in wrong(lambda: added(entered, day=entered.acting.on + timedelta(days=1)))
    assert on_disk() == []


@pytest.mark.parametrize("kind", [DocumentKind.FML, DocumentKind.MEDISCHE_INFORMATIE, DocumentKind.MEDISCH_OVERIG])
def test_what_is_medical_is_not_kept_here(own: Side, kind: DocumentKind) -> None:
    assert "kind" in wrong(lambda: checked(own.entered(Role.BEDRIJFSARTS), kind=kind))


def test_what_cannot_be_recorded_is_not_kept(own: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no record")

    monkeypatch.setattr(services, "audit_in", broken)
    with pytest.raises(RuntimeError):
        added(own.entered(Role.CASEMANAGER))
    assert on_disk() == []
    assert not Document.objects.exists()


def test_a_full_disk_is_said(own: Side, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "geen-map").write_bytes(b"")
    settings.FILES_ROOT = tmp_path / "geen-map"
    assert "niet worden opgeslagen" in wrong(lambda: added(own.entered(Role.CASEMANAGER)))["file"]
    assert not Document.objects.exists()


def test_that_it_was_added_and_read_is_recorded(own: Side) -> None:
    document = added(own.entered(Role.CASEMANAGER))
    read_document(own.entered(Role.WERKGEVER), document.id)
    recorded = AuditRecord.objects.filter(kind="document", object_id=str(document.id)).order_by("seq")
    assert [(each.action, each.what, each.role) for each in recorded] == [
        ("created", "overig", "casemanager"),
        ("read", "overig", "werkgever"),
    ]


def test_an_event_and_its_document_are_stored_together(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    day = entered.acting.on - timedelta(days=3)
    file = checked(entered, kind=DocumentKind.PLAN_VAN_AANPAK)
    event = add_with_event(entered, file=file, record=lambda: record_event(entered, NewEvent(kind=EventKind.PLAN_VAN_AANPAK, day=day)))
    (line,) = documents_in(entered)
    assert (line.event, line.day, line.kind) == (event.id, day, DocumentKind.PLAN_VAN_AANPAK)


def test_an_event_that_is_refused_leaves_no_document_and_the_other_way_round(own: Side) -> None:
    entered = own.entered(Role.CASEMANAGER)
    before = Event.objects.count()
    file = checked(entered, kind=DocumentKind.PLAN_VAN_AANPAK)
    future = NewEvent(kind=EventKind.PLAN_VAN_AANPAK, day=entered.acting.on + timedelta(days=1))
    wrong(lambda: add_with_event(entered, file=file, record=lambda: record_event(entered, future)))
    assert on_disk() == []
    added(entered, kind=DocumentKind.PLAN_VAN_AANPAK)
    today = NewEvent(kind=EventKind.PLAN_VAN_AANPAK, day=entered.acting.on)
    assert "file" in wrong(lambda: add_with_event(entered, file=file, record=lambda: record_event(entered, today)))
    assert (Event.objects.count(), len(on_disk())) == (before, 1)


def test_an_event_of_another_dossier_is_not_there(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    world = make_world()
    entered = world.own.entered(Role.CASEMANAGER)
    foreign: UUID = Event.objects.filter(dossier=world.other.dossier).values_list("pk", flat=True)[0]
    with pytest.raises(Hidden):
        take_in(entered, file=checked(entered), day=entered.acting.on, event=foreign)
    assert on_disk() == []


def test_a_removed_file_is_gone_when_that_is_certain(own: Side, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    entered = own.entered(Role.CASEMANAGER)
    document = added(entered, name="te-veel-gezegd.txt")
    with transaction.atomic():
        services.remove_document(entered, document.id, reason="verkeerde bijlage")
        transaction.set_rollback(True)
    assert len(on_disk()) == 1
    assert read_document(entered, document.id).content == LETTER
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_document(entered, document.id, reason="verkeerde bijlage")
    assert on_disk() == []
    (line,) = documents_in(entered)
    assert (line.name, line.removal_reason, line.may_remove) == ("", "verkeerde bijlage", False)
    with pytest.raises(Hidden):
        read_document(entered, document.id)


@pytest.mark.parametrize("reason", ["", "weg ", "x" * 501])
def test_a_removal_has_a_reason(own: Side, reason: str) -> None:
    entered = own.entered(Role.CASEMANAGER)
    document = added(entered)
    assert "reason" in wrong(lambda: services.remove_document(entered, document.id, reason=reason))
    assert read_document(entered, document.id).content == LETTER


def test_an_unscanned_file_is_not_called_clean(own: Side) -> None:
    assert checked(own.entered(Role.CASEMANAGER), scanner=Says(Outcome.UNSCANNED)).scan is not Outcome.CLEAN


def test_of_two_at_the_same_moment_the_second_is_told_and_leaves_nothing(own: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = own.entered(Role.CASEMANAGER)
    added(entered)
    monkeypatch.setattr(services, "_refuse_a_second", lambda *_: None)  # it looked before the first was there
    assert wrong(lambda: added(entered)) == {"file": "Dit document staat er al."}
    assert (len(on_disk()), Document.objects.count()) == (1, 1)
