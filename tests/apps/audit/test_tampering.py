"""Whatever somebody does who may do anything in the database, but has no key, is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from hervat.apps.audit import triggers, verifying
from hervat.apps.audit.models import AuditHead, AuditRecord, AuditSubject
from hervat.apps.audit.verifying import verify
from tests.apps.audit.acts import OTHER, RECORDS, delete, dossier, found
from tests.support.audit import without_triggers

pytestmark = pytest.mark.usefixtures("chain")


def run(*statements: str) -> None:
    with without_triggers(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


FIELDS = {
    "at": "'2020-01-01 00:00:00+00:00'",
    "actor": f"'{OTHER.hex}'",
    "role": "'bedrijfsarts'",
    "organisation": "NULL",
    "channel": "'job'",
    "action": "'listed'",
    "kind": "'event'",
    "object_id": "'7'",
    "what": "'bsn'",
    "why": "'x'",
    "deputy_for": f"'{OTHER.hex}'",
    "session": "''",
    "mac": "'00000000:00'",
    "previous": "''",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_changed_field_is_noticed(field: str) -> None:
    run(f"UPDATE audit_auditrecord SET {field} = {FIELDS[field]} WHERE seq = 3")  # noqa: S608 -- ours
    assert found()[0] == 3


def test_every_field_was_tried() -> None:
    assert {field.name for field in AuditRecord._meta.concrete_fields} == {*FIELDS, "seq"}


def test_text_that_moved_to_the_next_field_is_noticed() -> None:
    run("UPDATE audit_auditrecord SET what = what || why, why = '' WHERE seq = 3")
    assert found() == [3]


@pytest.mark.parametrize("number", range(1, RECORDS + 1))
def test_a_removed_record_is_noticed(number: int) -> None:
    delete(number)
    assert found()


def test_a_removed_record_with_the_others_moved_up_is_noticed() -> None:
    delete(3)
    with without_triggers():
        for record in AuditRecord.objects.filter(seq__gt=3).order_by("seq"):
            AuditRecord.objects.create(**{**values(record), "seq": record.seq - 1, "mac": record.mac})
            AuditSubject.objects.filter(record=record).update(record=record.seq - 1)
            AuditRecord.objects.filter(seq=record.seq).delete()
        AuditHead.objects.update(seq=RECORDS - 1)
    assert found()[0] == 3


def values(record: AuditRecord) -> dict[str, object]:
    return {field.attname: getattr(record, field.attname) for field in AuditRecord._meta.concrete_fields}


def test_two_that_changed_places_are_noticed() -> None:
    one, other = AuditRecord.objects.get(seq=2), AuditRecord.objects.get(seq=3)
    with without_triggers():
        for record, seq in ((one, 3), (other, 2)):
            AuditRecord.objects.filter(seq=seq).update(**{**values(record), "seq": seq})
    assert set(found()) >= {2, 3}


def test_two_whose_subjects_changed_places_are_noticed() -> None:
    with without_triggers():
        ids = list(AuditSubject.objects.filter(record=2).values_list("id", flat=True))
        AuditSubject.objects.filter(record=3).update(record=2)
        AuditSubject.objects.filter(id__in=ids).update(record=3)
    assert found() == [2, 3]


def test_a_forged_record_at_the_end_is_noticed() -> None:
    last = AuditRecord.objects.get(seq=RECORDS)
    forged = {**values(last), "seq": RECORDS + 1, "previous": last.mac, "mac": f"{last.mac[:8]}:{hashlib.sha256(b'x').hexdigest()}"}
    with without_triggers():
        AuditRecord.objects.create(**forged)
    assert RECORDS + 1 in found()
    with without_triggers():
        AuditHead.objects.update(seq=RECORDS + 1, mac=forged["mac"])
    assert found() == [RECORDS + 1]


def test_a_forged_record_at_the_beginning_is_noticed() -> None:
    first = values(AuditRecord.objects.get(seq=1))
    with without_triggers(), connection.cursor() as cursor:
        AuditRecord.objects.filter(seq=1).update(mac=f"{str(first['mac'])[:8]}:{'0' * 64}")
        cursor.execute("UPDATE audit_auditrecord SET previous = (SELECT mac FROM audit_auditrecord WHERE seq = 1) WHERE seq = 2")
    assert found() == [1, 2]


def test_a_copied_record_is_noticed() -> None:
    copy = {**values(AuditRecord.objects.get(seq=2)), "seq": RECORDS + 1}
    with without_triggers():
        AuditRecord.objects.create(**copy)
        AuditHead.objects.update(seq=RECORDS + 1, mac=copy["mac"])
    assert set(found()) == {RECORDS + 1}


@pytest.mark.parametrize(
    "change",
    [
        lambda: AuditSubject.objects.filter(record=4, dossier=dossier(4)).delete(),
        lambda: AuditSubject.objects.filter(record=4).delete(),
        lambda: AuditSubject.objects.filter(record=4, dossier=dossier(4)).update(dossier=dossier(999)),
        lambda: AuditSubject.objects.create(record_id=4, dossier=dossier(999)),
    ],
    ids=["one removed", "all removed", "changed", "added"],
)
def test_changed_subjects_are_noticed(change: Callable[[], object]) -> None:
    with without_triggers():
        change()
    assert found() == [4]


@pytest.mark.parametrize(
    "change",
    [
        lambda: AuditHead.objects.update(seq=RECORDS - 1),
        lambda: AuditHead.objects.update(seq=RECORDS + 1),
        lambda: AuditHead.objects.update(mac="00000000:00"),
        lambda: AuditHead.objects.update(seq=0, mac=""),
        lambda: AuditHead.objects.all().delete(),
    ],
    ids=["back", "forward", "other mac", "as if new", "gone"],
)
def test_a_changed_head_is_noticed(change: Callable[[], object]) -> None:
    with without_triggers():
        change()
    assert len(found()) == 1


def test_a_trigger_that_is_gone_or_does_something_else_is_noticed() -> None:
    with without_triggers():
        assert len(found()) == len(triggers.RULES) + (len(triggers.TRUNCATE) if connection.vendor == "postgresql" else 0)
        name = "audit_record_keeps"
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON audit_auditrecord BEGIN SELECT 1; END")
            else:
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
                    f"CREATE TRIGGER {name} BEFORE UPDATE ON audit_auditrecord FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
        assert any(name in problem.sentence.render() for problem in verify().problems)
    assert found() == []


def test_a_trigger_that_is_switched_off_is_noticed() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite cannot switch a trigger off")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditrecord DISABLE TRIGGER audit_record_stays")
    assert found() == [None]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_auditrecord SET at = 'gisteren' WHERE seq = 3",
        "UPDATE audit_auditrecord SET at = 7 WHERE seq = 3",
        "UPDATE audit_auditrecord SET actor = 'niemand' WHERE seq = 3",
        "UPDATE audit_auditrecord SET actor = 7 WHERE seq = 3",
        "UPDATE audit_auditrecord SET at = '9999-99-99 00:00:00' WHERE seq = 3",
        "UPDATE audit_auditsubject SET dossier = 'niets' || id WHERE record_id = 3",
        "UPDATE audit_auditrecord SET seq = 'drie' WHERE seq = 6",
    ],
)
def test_what_cannot_be_read_is_noticed(change: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no such value")
    with connection.constraint_checks_disabled():
        run("PRAGMA defer_foreign_keys = ON", change)
    assert len(found()) >= 1
    with without_triggers():
        AuditSubject.objects.all().delete()  # so that the end of the test finds whole references


def test_many_problems_are_counted_and_the_first_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MOST_PROBLEMS", 2)
    run("UPDATE audit_auditrecord SET what = 'anders'")
    report = verify()
    assert report.problem_count == RECORDS
    assert [problem.seq for problem in report.problems] == [1, 2]


@pytest.mark.parametrize("part", [1, 2, RECORDS - 1, RECORDS])
def test_the_size_of_a_part_makes_no_difference(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "PART", part)
    assert verify().count == RECORDS
    assert found() == []
    run("UPDATE audit_auditrecord SET what = 'anders' WHERE seq IN (2, 5)")
    delete(4)
    assert found() == [2, 5, 5]


def test_reading_it_all_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(6):
        assert verify().count == RECORDS
