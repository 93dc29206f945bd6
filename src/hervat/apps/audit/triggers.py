"""What the database itself refuses: to change or remove what was written, and to write anywhere but at the end.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:data:`INSTALL` again; ``verify`` says when a trigger is missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_auditrecord", "audit_auditsubject", "audit_audithead")
SAID = "the audit record only grows"

# Each rule: its name, its table, the moment, and what must be so for the database to refuse.
_END = "(SELECT COALESCE(MAX(seq), 0) FROM audit_auditrecord)"
_HEAD = "(SELECT COALESCE(MAX(seq), 0) FROM audit_audithead)"
RULES = (
    ("audit_record_keeps", "audit_auditrecord", "UPDATE", "TRUE"),
    ("audit_record_stays", "audit_auditrecord", "DELETE", "TRUE"),
    ("audit_record_at_end", "audit_auditrecord", "INSERT", f"NEW.seq <> {_END} + 1 OR NEW.seq <= {_HEAD}"),
    ("audit_subject_keeps", "audit_auditsubject", "UPDATE", "TRUE"),
    ("audit_subject_stays", "audit_auditsubject", "DELETE", "TRUE"),
    ("audit_subject_at_end", "audit_auditsubject", "INSERT", f"NEW.record_id <= {_HEAD}"),
    ("audit_head_forward", "audit_audithead", "UPDATE", "NEW.id <> OLD.id OR NEW.seq <= OLD.seq"),
    ("audit_head_stays", "audit_audithead", "DELETE", "TRUE"),
    ("audit_head_once", "audit_audithead", "INSERT", "EXISTS (SELECT 1 FROM audit_audithead)"),
)
TRUNCATE = {f"{table}_whole": table for table in TABLES}  # PostgreSQL only: SQLite has no such statement
REFUSE = f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'"


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    remove(connection)
    if connection.vendor == "sqlite":
        _run(connection, _sqlite().values())
        return
    for name, table, moment, _ in RULES:
        _run(connection, [f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${_bodies()[name]}$$"])
        _run(connection, [f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"])
    for name, table in TRUNCATE.items():
        _run(connection, [f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${_bodies()[name]}$$"])
        _run(connection, [f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    if connection.vendor == "sqlite":
        _run(connection, (f"DROP TRIGGER IF EXISTS {name}" for name in _sqlite()))
        return
    on = {name: table for name, table, *_ in RULES} | TRUNCATE
    _run(connection, (f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in on.items()))


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of triggers that are not in place, are switched off, or do something else than ours."""
    expected = _sqlite() if connection.vendor == "sqlite" else _bodies()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
                "WHERE tgenabled IN ('O', 'A') AND tgrelid IN (SELECT to_regclass(t) FROM unnest(%s::text[]) AS t)",
                [list(TABLES)],
            )
        there = set(cursor.fetchall())
    return {name for name, written in expected.items() if (name, written) not in there}


def _sqlite() -> dict[str, str]:
    """Each trigger by name, as it is written."""
    return {
        name: f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {refuse} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for name, table, moment, refuse in RULES
    }


def _bodies() -> dict[str, str]:
    """What the function of each trigger does, by name."""
    rows = {
        name: f" BEGIN IF {refuse} THEN {REFUSE}; END IF; RETURN {'OLD' if moment == 'DELETE' else 'NEW'}; END "
        for name, _, moment, refuse in RULES
    }
    return rows | {name: f" BEGIN {REFUSE}; END " for name in TRUNCATE}


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
