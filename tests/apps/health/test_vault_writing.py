"""Drafts, signatures and corrections: nothing signed changes, nothing is stored halfway, nobody overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import DatabaseError, transaction
from pytest_django import Settings

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.documents.scanning import Outcome
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.models import Advice, Event, Involvement
from hervat.apps.dossiers.queries.texts import advices_in
from hervat.apps.health import door
from hervat.apps.health.models import VaultFile, VaultRecord
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind
from tests.apps.health.vault_acts import MARKER, TEXT_FILE, attach, draft, row, signed
from tests.support.world import LONG_AGO, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


@pytest.fixture
def doctor(world: World) -> Entered:
    return world.own.entered(Role.BEDRIJFSARTS)


@pytest.fixture
def colleague(world: World) -> Entered:
    """A second bedrijfsarts of the same organisation, involved too."""
    organisation = world.own.organisations["arbodienst"]
    user = User.objects.create(email="tweede@voorbeeld.example", name="Tweede Arts")
    Membership.objects.create(user=user, organisation=organisation, role=Role.BEDRIJFSARTS, first_day=LONG_AGO)
    Involvement.objects.create(dossier=world.own.dossier, user=user, role=Role.BEDRIJFSARTS, organisation=organisation, first_day=LONG_AGO)
    on = world.own.acting(Role.BEDRIJFSARTS).on
    acting = Acting(actor_for(user.id, Role.BEDRIJFSARTS, organisation.id, on, second_factor=True), on)
    return enter(acting, world.own.dossier.number, Action.ENTER_VAULT)


def files_on_disk() -> list[Path]:
    return [place for place in Path(configured.FILES_ROOT).rglob("*") if place.is_file()]


def change(doctor: Entered, text: str, reason: str = "") -> door.NewRecord:
    return door.NewRecord(kind=VaultKind.AANTEKENING, day=doctor.acting.on, text=text, reason=reason)


def test_a_draft_is_changed_until_it_is_signed(doctor: Entered) -> None:
    record = draft(doctor)
    door.write(doctor, change(doctor, "beter"), record=record, seen=1)
    opened = door.read(doctor, record)
    assert (opened.content.text, opened.version, opened.line.signed_at) == ("beter", 2, None)
    door.sign(doctor, record, seen=2)
    assert door.read(doctor, record).line.signed_at is not None
    for attempt in (
        lambda: door.write(doctor, change(doctor, "anders"), record=record),
        lambda: door.sign(doctor, record),
        lambda: door.discard(doctor, record),
        lambda: attach(doctor, record),
    ):
        with pytest.raises(Hidden):
            attempt()


def test_two_windows_of_one_author_do_not_overwrite_each_other(doctor: Entered) -> None:
    record = draft(doctor)
    door.write(doctor, change(doctor, "eerste venster"), record=record, seen=1)
    with pytest.raises(Conflict):
        door.write(doctor, change(doctor, "tweede venster"), record=record, seen=1)
    with pytest.raises(Conflict):
        door.sign(doctor, record, seen=1)
    assert door.read(doctor, record).content.text == "eerste venster"


def test_of_two_who_correct_the_same_the_first_to_sign_is_the_next_version(doctor: Entered, colleague: Entered) -> None:
    record = signed(doctor)
    mine, theirs = door.correct(doctor, record), door.correct(colleague, record)
    assert door.correct(doctor, record) == mine, "who began goes on"
    door.write(doctor, change(doctor, "van mij", "verschreven"), record=mine)
    door.write(colleague, change(colleague, "van de ander", "verschreven"), record=theirs)
    door.sign(doctor, mine)
    with pytest.raises(Conflict) as told:
        door.sign(colleague, theirs)
    assert told.value.by.startswith("Bedrijfsarts")
    assert door.read(colleague, theirs).content.text == "van de ander", "nothing that was typed is lost"
    with pytest.raises(Conflict):
        door.correct(colleague, record)
    old, new = door.read(doctor, record), door.read(doctor, mine)
    assert (old.newer, old.content.text, old.may_correct) == (mine, MARKER, False)
    assert (new.line.replaces, new.content.reason) == (record, "verschreven")


def test_a_correction_says_why(doctor: Entered) -> None:
    correction = door.correct(doctor, signed(doctor))
    door.write(doctor, change(doctor, "anders"), record=correction)
    with pytest.raises(WrongFields) as told:
        door.sign(doctor, correction)
    assert [error.path for error in told.value.errors] == ["reason"]


def test_a_draft_is_thrown_away_with_its_files(doctor: Entered, django_capture_on_commit_callbacks: Callable[..., object]) -> None:
    record = draft(doctor)
    attach(doctor, record)
    assert len(files_on_disk()) == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        door.discard(doctor, record)
    assert (VaultRecord.objects.count(), VaultFile.objects.count(), files_on_disk()) == (0, 0, [])


def test_the_database_itself_keeps_what_was_signed(doctor: Entered) -> None:
    record = draft(doctor)
    attach(doctor, record)
    door.sign(doctor, record)
    rows, files = VaultRecord.objects.filter(pk=record), VaultFile.objects.filter(record=record)
    attempts: list[Callable[[], object]] = [
        lambda: rows.update(day=doctor.acting.on - timedelta(days=1)),
        lambda: rows.update(signed_at=None),
        lambda: rows.update(author=User.objects.exclude(pk=doctor.acting.user).first()),
        lambda: rows.update(kind=VaultKind.VRAAG_ANTWOORD.value),
        lambda: files._raw_delete(files.db),
        lambda: files.update(key="00000000-0000-0000-0000-000000000000"),
        lambda: VaultFile.objects.create(record_id=record, key="00000000-0000-0000-0000-000000000001", details=b"x", scanned=True),
        lambda: rows._raw_delete(rows.db),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


@pytest.mark.parametrize(
    ("new", "field"),
    [({"text": "  "}, "text"), ({"text": "x" * 50_001}, "text"), ({"text": "x", "day": timedelta(days=1)}, "day")],
)
def test_what_cannot_be_kept_is_told_at_its_field(doctor: Entered, new: dict[str, object], field: str) -> None:
    day = doctor.acting.on + new.pop("day", timedelta())  # type: ignore[operator]
    with pytest.raises(WrongFields) as told:
        door.write(doctor, door.NewRecord(kind=VaultKind.AANTEKENING, day=day, **new))  # type: ignore[arg-type]
    assert [error.path for error in told.value.errors] == [field]
    assert VaultRecord.objects.count() == 0


def test_a_question_is_signed_with_its_question(doctor: Entered) -> None:
    record = draft(doctor, VaultKind.VRAAG_ANTWOORD)
    with pytest.raises(WrongFields):
        door.sign(doctor, record)


def test_the_analysis_leaves_a_medical_record_an_advice_and_a_day_on_the_clock(world: World, doctor: Entered) -> None:
    new = door.NewAnalysis(day=doctor.acting.on, medical=MARKER, advice="Vier uur per dag.", hours_per_week=Decimal(20), revises=True)
    record = door.give_analysis(doctor, new)
    assert door.read(doctor, record).content.text == MARKER
    (advice,) = advices_in(world.own.entered(Role.WERKGEVER))
    assert (advice.text, advice.hours_per_week) == ("Vier uur per dag.", Decimal(20))
    assert Event.objects.filter(dossier=world.own.dossier, kind=EventKind.BIJSTELLING_PROBLEEMANALYSE, day=doctor.acting.on).count() == 1


@pytest.mark.parametrize("broken", ["record_event", "give_advice", "audit_in"])
def test_an_analysis_that_fails_anywhere_leaves_nothing(doctor: Entered, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(f"hervat.apps.health.vault.analysis.{broken}", fail)
    before = (VaultRecord.objects.count(), Advice.objects.count(), Event.objects.count(), AuditRecord.objects.count())
    with pytest.raises(RuntimeError):
        door.give_analysis(doctor, door.NewAnalysis(day=doctor.acting.on, medical=MARKER, advice="Vier uur per dag."))
    assert (VaultRecord.objects.count(), Advice.objects.count(), Event.objects.count(), AuditRecord.objects.count()) == before


def test_an_analysis_on_a_day_that_has_one_is_told_at_the_day(world: World, doctor: Entered) -> None:
    taken = Event.objects.get(dossier=world.own.dossier, kind=EventKind.PROBLEEMANALYSE).day
    with pytest.raises(WrongFields) as told:
        door.give_analysis(doctor, door.NewAnalysis(day=taken, medical=MARKER, advice="Vier uur per dag."))
    assert [error.path for error in told.value.errors] == ["day"]
    assert VaultRecord.objects.count() == 0


def test_nothing_is_written_that_cannot_be_recorded(doctor: Entered, monkeypatch: pytest.MonkeyPatch) -> None:
    record = draft(doctor)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("hervat.apps.dossiers.auditing.append", fail)
    for attempt in (
        lambda: draft(doctor),
        lambda: attach(doctor, record),
        lambda: door.sign(doctor, record),
        lambda: door.read(doctor, record),
    ):
        with pytest.raises(RuntimeError):
            attempt()
    assert (VaultRecord.objects.count(), VaultFile.objects.count(), row(record).signed_at) == (1, 0, None)
    assert files_on_disk() == []


def test_a_harmful_or_wrong_file_is_not_taken(doctor: Entered) -> None:
    record = draft(doctor)
    with pytest.raises(WrongFields):
        attach(doctor, record, outcome=Outcome.INFECTED)
    with pytest.raises(WrongFields):
        attach(doctor, record, name="brief.exe")
    assert (VaultFile.objects.count(), files_on_disk()) == (0, [])


def test_a_file_nobody_could_look_at_is_marked_so(doctor: Entered) -> None:
    record = draft(doctor)
    file = attach(doctor, record, outcome=Outcome.UNSCANNED)
    assert [found.scanned for found in door.read(doctor, record).files] == [False]
    opened = door.read_file(doctor, file)
    assert (opened.content, opened.media_type) == (TEXT_FILE, "text/plain")
    assert set(door.file_keys()) == {VaultFile.objects.get(pk=file).key}
    door.remove_file(doctor, file)
    assert VaultFile.objects.count() == 0
