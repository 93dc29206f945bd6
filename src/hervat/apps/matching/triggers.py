"""What the database itself refuses: to change or remove what somebody said. Only its seal may be renewed, when the keys were.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:func:`install` again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

SAID = "what was said stays as it is"
_COMMON = ("id", "dossier_id", "fml_number", "state_id", "author_id", "author_role", "organisation_id", "day", "recorded_at")
_OCCUPATION = ("occupation_uri", "occupation_label")
TABLES = {
    "matching_judgement": (*_COMMON, *_OCCUPATION, "until"),
    "matching_workplaceanswer": (*_COMMON, *_OCCUPATION),
    "matching_workadvice": _COMMON,
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for name, table, moment, refuse in _rules():
            if connection.vendor == "sqlite":
                condition = refuse.replace("IS DISTINCT FROM", "IS NOT")
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
                )
                continue
            body = (
                f"BEGIN IF {refuse} THEN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                f"RETURN {'OLD' if moment == 'DELETE' else 'NEW'}; END"
            )
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    with connection.cursor() as cursor:
        for name, table, _, _ in _rules():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def _rules() -> list[tuple[str, str, str, str]]:
    """Each rule: its name, its table, the moment, and what must be so for the database to refuse."""
    changed = {table: " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in kept) for table, kept in TABLES.items()}
    return [
        *((f"{table}_keeps", table, "UPDATE", condition) for table, condition in changed.items()),
        *((f"{table}_stays", table, "DELETE", "TRUE") for table in TABLES),
    ]
