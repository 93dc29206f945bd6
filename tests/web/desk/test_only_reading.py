"""Under a page that is only read, nothing is written but the record of the look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.db.models import F

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.models import Dossier, Draft, Notice
from hervat.domain.access.roles import Role
from hervat.web.desk.reading import WroteWhileReading, only_reading
from tests.support.world import World

pytestmark = pytest.mark.django_db
WRITES = [
    "INSERT INTO dossiers_draft (form) VALUES ('x')",
    "  update dossiers_dossier SET phone = ''",
    'DELETE FROM "dossiers_draft"',
    "REPLACE INTO dossiers_draft (form) VALUES ('x')",
    "INSERT OR IGNORE INTO dossiers_draft (form) VALUES ('x')",
    "TRUNCATE dossiers_draft",
    "DROP TABLE dossiers_draft",
    "WITH gone AS (DELETE FROM dossiers_draft RETURNING id) SELECT * FROM gone",
    "WITH x AS (SELECT 1) INSERT INTO dossiers_draft (form) SELECT 'x'",
    "WITH x AS (UPDATE dossiers_dossier AS d SET phone = '' RETURNING 1) SELECT * FROM x",
    "WITH x AS (\n  update\tdossiers_dossier\nset phone = '' returning 1) SELECT * FROM x",
    "/* of a look */ DELETE FROM dossiers_draft",
    "-- audit_auditrecord\nDELETE FROM dossiers_draft",
    "INSERT INTO dossiers_draft SELECT * FROM audit_auditrecord",
    "UPDATE dossiers_draft SET form = 'audit_auditrecord'",
    "VACUUM",
    "PRAGMA user_version = 1",
    "MERGE INTO dossiers_draft USING x ON true WHEN MATCHED THEN DELETE",
    "COPY dossiers_draft FROM STDIN",
    "CALL something()",
    "EXPLAIN ANALYZE DELETE FROM dossiers_draft",
    "SELECT 1; DELETE FROM dossiers_draft",
    "",
]


@pytest.mark.parametrize("sql", WRITES)
def test_a_write_is_refused_before_the_database_hears_of_it(sql: str) -> None:
    with only_reading(), connection.cursor() as cursor, pytest.raises(WroteWhileReading):
        cursor.execute(sql)


def test_the_error_tells_nothing_of_what_was_written() -> None:
    with only_reading(), connection.cursor() as cursor, pytest.raises(WroteWhileReading) as refused:
        cursor.execute("UPDATE dossiers_dossier SET phone = '06-00000000'")
    assert str(refused.value) == "UPDATE"


def test_what_django_writes_is_refused(world: World) -> None:
    dossier = world.own.dossier
    user = world.own.people[Role.WERKGEVER]
    Notice.objects.create(dossier=dossier, user=user, step="x", due=dossier.opened_on, moment="kort", noticed_on=dossier.opened_on)
    writes: list[Callable[[], object]] = [
        dossier.save,
        lambda: Dossier.objects.filter(pk=dossier.pk).update(version=F("version") + 1),
        lambda: Draft.objects.bulk_create([Draft(user=user, form="/x/", text=b"")], ignore_conflicts=True),
        Draft(user=user, form="/x/", text=b"").save,
        Notice.objects.all().delete,
    ]
    for write in writes:
        with only_reading(), pytest.raises(WroteWhileReading), transaction.atomic():
            write()
    dossier.save()  # and afterwards it may be written again


def test_looking_and_recording_the_look_may(world: World) -> None:
    with only_reading():
        with transaction.atomic():
            assert Dossier.objects.select_for_update().get(pk=world.own.dossier.pk).number == "HV-0001"
            assert Dossier.objects.select_for_update(no_key=True).count() == 1
            audit(world.own.acting(Role.WERKGEVER), Act.READ, "dossier", subjects=[world.own.dossier.id])
        with connection.cursor() as cursor:
            cursor.execute("WITH x AS (SELECT 1) SELECT * FROM x")
            cursor.execute('-- a remark\nSELECT \'INSERT\', "update" FROM (SELECT 1 AS "update") AS x')
            cursor.execute("/* one */ /* two */ SELECT 1")


def test_of_a_session_too() -> None:
    with only_reading(), connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET session_data = session_data")
        cursor.execute('DELETE FROM "django_session" WHERE session_key = %s', ["x"])
