"""An act is written at the end, with what it tells of, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.models import AuditHead, AuditRecord, AuditSubject
from hervat.apps.audit.services import HeadLost, OutsideTransaction, append, append_all, session_reference
from hervat.apps.audit.verifying import verify
from hervat.apps.sealing import KeyUnavailable, Purpose, ensure_keys, rotate
from tests.apps.audit.acts import BUREAU, COACH, dossier, read, write
from tests.support.audit import without_triggers


@pytest.mark.django_db
def test_an_act_is_written_with_all_that_was_said() -> None:
    write(read(1, 2, object_id="42", why="begeleiding – derde evaluatie"))
    record = AuditRecord.objects.get()
    assert record.seq == 1
    assert (record.actor, record.organisation, record.role) == (COACH, BUREAU, "coach")
    assert (record.channel, record.action, record.kind, record.object_id) == ("page", "read", "dossier", "42")
    assert (record.what, record.why, record.deputy_for) == ("timeline", "begeleiding – derde evaluatie", None)
    assert set(record.subjects.values_list("dossier", flat=True)) == {dossier(1), dossier(2)}
    assert AuditHead.objects.get().mac == record.mac
    assert verify().problems == ()


@pytest.mark.django_db
def test_acts_are_a_chain_without_gaps() -> None:
    write(read(1), read(2))
    write(read(3), Entry(channel=Channel.JOB, action=Action.SENT, kind="reminder"))
    records = list(AuditRecord.objects.order_by("seq"))
    assert [record.seq for record in records] == [1, 2, 3, 4]
    assert [record.previous for record in records] == ["", *(record.mac for record in records[:-1])]
    report = verify()
    assert (report.count, report.problem_count) == (4, 0)


@pytest.mark.django_db
def test_a_list_costs_as_many_queries_as_one_act(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with transaction.atomic():
        with django_assert_num_queries(4):
            append(read(1))
        with django_assert_num_queries(4):
            append_all([read(*range(400)), *(read(number) for number in range(20))])
        with django_assert_num_queries(3):
            append(Entry(channel=Channel.PAGE, action=Action.LOGGED_IN, kind="user", actor=COACH))


@pytest.mark.django_db
def test_nothing_to_write_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with transaction.atomic(), django_assert_num_queries(0):
        append_all([])


@pytest.mark.django_db
def test_very_many_at_once_are_one_chain() -> None:
    write(read(*range(3000)), *(read(number) for number in range(200)))
    assert AuditSubject.objects.count() == 3200
    report = verify()
    assert (report.count, report.problems) == (201, ())


@pytest.mark.django_db(transaction=True)
def test_there_must_be_a_transaction() -> None:
    with pytest.raises(OutsideTransaction):
        append(read(1))
    assert not AuditRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_leaves_no_record_and_no_gap() -> None:
    write(read(1))

    def fail() -> None:
        with transaction.atomic():
            append(read(2))
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError):
        fail()
    write(read(3))
    assert list(AuditRecord.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert set(AuditSubject.objects.values_list("dossier", flat=True)) == {dossier(1), dossier(3)}
    assert verify().problems == ()


@pytest.mark.django_db
def test_without_a_head_nothing_is_written() -> None:
    with without_triggers():
        AuditHead.objects.all().delete()
        with pytest.raises(HeadLost):
            write(read(1))


@pytest.mark.django_db
def test_a_machine_with_other_keys_cannot_spoil_the_chain(tmp_path: Path, settings: Settings) -> None:
    write(read(1))
    settings.HERVAT_KEY_FOLDER = tmp_path
    ensure_keys(tmp_path)
    with pytest.raises(KeyUnavailable) as caught:
        write(read(2))
    assert caught.value.purpose == Purpose.AUDIT
    assert AuditRecord.objects.count() == 1


@pytest.mark.django_db
def test_a_new_key_goes_on_with_the_chain(tmp_path: Path, settings: Settings) -> None:
    settings.HERVAT_KEY_FOLDER = tmp_path
    ensure_keys(tmp_path)
    write(read(1))
    rotate(Purpose.AUDIT)
    write(read(2))
    assert verify().problems == ()


@pytest.mark.parametrize(
    "fields",
    [{"why": "x" * 201}, {"what": "x" * 41}, {"why": "een\nregel"}, {"why": "half \ud800"}, {"object_id": "nul\0"}, {"session": "\x1b"}],
)
def test_a_text_that_a_database_may_not_keep_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(fields))):
        read(1, **fields)


def test_every_act_says_what_sort_of_thing_it_is_about() -> None:
    with pytest.raises(ValueError, match="kind"):
        Entry(channel=Channel.PAGE, action=Action.READ, kind="")


def test_a_session_is_named_without_its_key() -> None:
    assert session_reference("sleutel") == session_reference("sleutel") != session_reference("andere")
    assert "sleutel" not in session_reference("sleutel")


REFUSED = [
    "UPDATE audit_auditrecord SET what = 'anders'",
    "UPDATE audit_auditrecord SET seq = 7 WHERE seq = 2",
    "DELETE FROM audit_auditrecord WHERE seq = 2",
    "DELETE FROM audit_auditrecord",
    "INSERT INTO audit_auditrecord SELECT * FROM audit_auditrecord WHERE seq = 1",
    "INSERT INTO audit_auditsubject (record_id, dossier) VALUES (2, '00000000000000000000000000000009')",
    "UPDATE audit_auditsubject SET dossier = '00000000000000000000000000000009' WHERE record_id = 1",
    "DELETE FROM audit_auditsubject",
    "UPDATE audit_audithead SET seq = 1",
    "UPDATE audit_audithead SET mac = ''",
    "UPDATE audit_audithead SET id = 2, seq = 9",
    "DELETE FROM audit_audithead",
    "INSERT INTO audit_audithead (id, seq, mac) VALUES (1, 9, '')",
]
REFUSED_BY_SQLITE = [
    "INSERT OR REPLACE INTO audit_auditrecord SELECT * FROM audit_auditrecord WHERE seq = 2",
    "INSERT OR REPLACE INTO audit_audithead (id, seq, mac) VALUES (1, 0, '')",
    "INSERT OR REPLACE INTO audit_auditsubject SELECT * FROM audit_auditsubject",
    "UPDATE OR REPLACE audit_auditrecord SET seq = 1 WHERE seq = 2",
]
REFUSED_BY_POSTGRESQL = [
    "TRUNCATE audit_auditrecord CASCADE",
    "TRUNCATE audit_auditsubject",
    "TRUNCATE audit_audithead",
    "INSERT INTO audit_audithead (id, seq, mac) VALUES (1, 0, '') ON CONFLICT (id) DO UPDATE SET seq = 0",
]


@pytest.fixture
def two_records(transactional_db: None) -> None:  # noqa: ARG001 -- what is refused may not spoil the transaction of the test
    write(read(1))
    write(read(2))


@pytest.mark.usefixtures("two_records")
def test_the_database_itself_refuses_to_change_the_record() -> None:
    vendor = {"sqlite": REFUSED_BY_SQLITE, "postgresql": REFUSED_BY_POSTGRESQL}
    for statement in REFUSED + vendor[connection.vendor]:
        with connection.cursor() as cursor, pytest.raises(DatabaseError, match="only grows"):
            cursor.execute(statement)
    assert verify().problems == ()


@pytest.mark.usefixtures("two_records")
def test_django_cannot_change_the_record_either() -> None:
    record = AuditRecord.objects.get(seq=1)
    record.what = "anders"
    changes: list[Callable[[], object]] = [
        record.save,
        record.subjects.get().delete,
        lambda: AuditRecord.objects.filter(seq=2).update(what="anders"),
        AuditSubject.objects.all().delete,
        AuditHead.objects.all().delete,
    ]
    for change in changes:
        with pytest.raises(DatabaseError):
            change()
    assert verify().problems == ()


@pytest.mark.usefixtures("two_records")
def test_a_record_is_added_at_the_end_only() -> None:
    for seq in (0, 1, 2, 4, 99):
        record = AuditRecord.objects.get(seq=1)
        record.seq = seq
        with pytest.raises(DatabaseError):
            record.save(force_insert=True)
