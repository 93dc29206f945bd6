"""What the database itself refuses: to change or remove what was signed. Only its seal may be renewed, when the keys were.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:func:`install` again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

SAID = "what was signed stays as it is"
_KEPT = (
    "id", "dossier_id", "kind", "day", "author_id", "author_role", "organisation_id", "begun_at", "version", "signed_at", "replaces_id",
)  # fmt: skip
_KEPT_OF_FML = (
    "id", "dossier_id", "number", "day", "valid_from", "author_id", "author_role", "organisation_id", "begun_at", "saved_at", "told_at",
    "version", "signed_at",
)  # fmt: skip
_KEPT_OF_RELEASE = ("id", "fml_id", "recipient", "author_id", "author_role", "organisation_id", "released_at")
_TAKEN_BACK = ("withdrawn_at", "withdrawn_by_id")


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


_OF_SIGNED = "EXISTS (SELECT 1 FROM health_vaultrecord AS r WHERE r.id = {row}.record_id AND r.signed_at IS NOT NULL)"
_MOVED = "NEW.id IS DISTINCT FROM OLD.id OR NEW.record_id IS DISTINCT FROM OLD.record_id OR NEW.key IS DISTINCT FROM OLD.key"

# Each rule: its name, its table, the moment, and what must be so for the database to refuse.
RULES = (
    ("vault_record_keeps", "health_vaultrecord", "UPDATE", f"OLD.signed_at IS NOT NULL AND ({_changed(_KEPT)})"),
    ("vault_record_stays", "health_vaultrecord", "DELETE", "OLD.signed_at IS NOT NULL"),
    ("vault_file_keeps", "health_vaultfile", "UPDATE", f"({_MOVED}) AND {_OF_SIGNED.format(row='OLD')}"),
    ("vault_file_stays", "health_vaultfile", "DELETE", _OF_SIGNED.format(row="OLD")),
    ("vault_file_first", "health_vaultfile", "INSERT", _OF_SIGNED.format(row="NEW")),
    ("fml_keeps", "health_fmlrecord", "UPDATE", f"OLD.signed_at IS NOT NULL AND ({_changed(_KEPT_OF_FML)})"),
    ("fml_stays", "health_fmlrecord", "DELETE", "OLD.signed_at IS NOT NULL"),
    ("fml_release_keeps", "health_fmlrelease", "UPDATE", _changed(_KEPT_OF_RELEASE)),
    ("fml_release_taken_back_once", "health_fmlrelease", "UPDATE", f"OLD.withdrawn_at IS NOT NULL AND ({_changed(_TAKEN_BACK)})"),
    ("fml_release_stays", "health_fmlrelease", "DELETE", "TRUE"),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for name, table, moment, refuse in RULES:
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
        for name, table, *_ in RULES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))
