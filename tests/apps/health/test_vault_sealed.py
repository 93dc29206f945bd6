"""What stands in the vault cannot be read from the database or the disk, and cannot be moved."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import Settings

from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer
from hervat.apps.health.models import Delegation, DoctorAnswer, DoctorQuestion, FmlRecord, FmlRelease, Typed, VaultFile, VaultRecord
from hervat.apps.health.sealed import SEALED
from hervat.apps.health.triggers import remove
from hervat.apps.health.vault.contents import Content, close_record, file_context, record_context
from hervat.apps.sealing import Purpose, Unsealable, is_newest, open_text, rotate, unseal
from hervat.apps.sealing.columns import reseal_column
from hervat.domain.access.roles import Role
from hervat.domain.dossier.vault import VaultKind
from tests.apps.health.fml_acts import begun, signed_list, to_coach, to_expert
from tests.apps.health.question_acts import answer, ask
from tests.apps.health.vault_acts import MARKER, attach, draft, give, one_of_each, row, signed
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


def every_value() -> str:
    """All that stands in every table of the confidential database, as text."""
    pieces = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- its own names
            for values in cursor.fetchall():
                for value in values:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    pieces.append(raw.decode("latin-1"))
    return "\n".join(pieces)


def test_no_table_and_no_file_holds_what_was_written(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    one_of_each(doctor)
    open_draft = draft(doctor)
    attach(doctor, open_draft)
    give(world.own)
    to_coach(doctor, signed_list(doctor, {"4.13": GivenAnswer(("2",), MARKER)}), "4.13")
    begun(doctor, copy_of=1)
    answer(doctor, ask(world.own.entered(Role.WERKNEMER), MARKER), MARKER)
    door.keep_typed(doctor.acting.user, "/dossiers/HV-0001/medisch/nieuw/", {"tekst": [MARKER]})
    stored = every_value()
    assert "Noora" in stored, "it does read the tables"
    assert MARKER not in stored
    files = [place for place in Path(settings.FILES_ROOT).rglob("*") if place.is_file()]
    assert len(files) == 1
    assert MARKER.encode() not in files[0].read_bytes()
    assert MARKER not in str(files[0])


def test_every_sealed_column_is_declared_for_the_rotation_of_keys(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    record = draft(doctor)
    attach(doctor, record)
    door.sign(doctor, record)
    give(world.own)
    door.keep_typed(doctor.acting.user, "/x/", {"tekst": [MARKER]})
    declared = {(column.model, column.field) for column in SEALED}
    to_expert(doctor, signed_list(doctor))
    answer(doctor, ask(world.own.entered(Role.ARBEIDSDESKUNDIGE), MARKER), MARKER)
    assert declared == {
        (VaultRecord, "text"), (VaultFile, "details"), (Typed, "text"), (Delegation, "instruction"),
        (FmlRecord, "content"), (FmlRelease, "content"), (DoctorQuestion, "content"), (DoctorAnswer, "content"),
    }  # fmt: skip
    rotate(Purpose.VAULT)
    assert [reseal_column(column) for column in SEALED] == [(1, 0)] * len(SEALED)
    assert is_newest(Purpose.VAULT, row(record).text), "also of what was signed: only the seal is new"
    assert door.read(doctor, record).content.text == MARKER


def test_the_keys_of_the_cases_do_not_open_it(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    record = draft(doctor)
    file = VaultFile.objects.get(pk=attach(doctor, record))
    for sealed, context in ((row(record).text, record_context(record)), (file.details, file_context(file.id))):
        with pytest.raises(Unsealable):
            open_text(Purpose.CASE, bytes(sealed), context=context)
    (place,) = [place for place in Path(settings.FILES_ROOT).rglob("*") if place.is_file()]
    with pytest.raises(Unsealable):
        unseal(Purpose.CASE, place.read_bytes(), context=f"documents.file:{file.key}")


def test_what_was_moved_to_another_row_does_not_open(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    one, other = draft(doctor), draft(doctor, text="iets anders")
    VaultRecord.objects.filter(pk=other).update(text=bytes(row(one).text))
    with pytest.raises(Unsealable):
        door.read(doctor, other)


def test_a_record_that_was_moved_to_another_dossier_does_not_open(world: World) -> None:
    record = signed(world.own.entered(Role.BEDRIJFSARTS))
    remove(connection)  # somebody who may do anything in the database
    stranger = world.other.entered(Role.BEDRIJFSARTS)
    VaultRecord.objects.filter(pk=record).update(dossier=world.other.dossier, organisation=stranger.acting.actor.organisation)
    with pytest.raises(Unsealable):
        door.read(stranger, record)


def test_a_changed_byte_does_not_open(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    record = draft(doctor)
    changed = bytearray(row(record).text)
    changed[-1] ^= 1
    VaultRecord.objects.filter(pk=record).update(text=bytes(changed))
    with pytest.raises(Unsealable):
        door.read(doctor, record)


def test_the_same_text_looks_different_each_time() -> None:
    record = VaultRecord(dossier_id=uuid4(), kind=VaultKind.AANTEKENING)
    assert close_record(record, Content(MARKER)) != close_record(record, Content(MARKER))


def test_what_was_typed_and_not_sent_is_for_who_typed_it(world: World) -> None:
    me, another = world.own.people[Role.BEDRIJFSARTS].id, world.own.people[Role.CASEMANAGER_TAAKDELEGATIE].id
    form = "/dossiers/HV-0001/medisch/nieuw/"
    door.keep_typed(me, form, {"tekst": [MARKER]})
    assert door.typed_in(me, form) == {"tekst": [MARKER]}
    assert door.typed_in(another, form) is None
    door.drop_typed(me, form)
    assert door.typed_in(me, form) is None
    assert Typed.objects.count() == 0
