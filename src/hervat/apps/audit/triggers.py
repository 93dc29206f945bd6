"""What the database itself refuses: to change or remove what was written, and to write anywhere but at the end.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:data:`INSTALL` again; ``verify`` says when a trigger is missing.
"""

from __future__ import annotations

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
NAMES = {name for name, *_ in RULES}
TRUNCATE_NAMES = {f"{table}_whole": table for table in TABLES}


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    remove(connection)
    for statement in _sqlite() if connection.vendor == "sqlite" else _postgresql():
        _run(connection, statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    on = {name: "" if connection.vendor == "sqlite" else f" ON {table}" for name, table, *_ in RULES}
    if connection.vendor == "postgresql":
        on |= {name: f" ON {table}" for name, table in TRUNCATE_NAMES.items()}
    for name, table in on.items():
        _run(connection, f"DROP TRIGGER IF EXISTS {name}{table}")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of triggers that are not in place, or are switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            return NAMES - {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgrelid IN (SELECT to_regclass(t) FROM unnest(%s) AS t)",
            [list(TABLES)],
        )
        return (NAMES | TRUNCATE_NAMES.keys()) - {name for (name,) in cursor.fetchall()}


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {refuse} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for name, table, moment, refuse in RULES
    ]


def _postgresql() -> list[str]:
    refuse = f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'"
    statements = [
        f"CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$",
        *(
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            for name, table in TRUNCATE_NAMES.items()
        ),
    ]
    for name, table, moment, condition in RULES:
        row = "OLD" if moment == "DELETE" else "NEW"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {condition} THEN {refuse}; END IF; RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return statements


def _run(connection: BaseDatabaseWrapper, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
