"""What the database itself refuses: to change or remove what was signed. Only its seal may be renewed, when the keys were.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:func:`install` again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from hervat.apps.triggers import Rule, changed, put_in_place, take_away

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

_OF_SIGNED = "EXISTS (SELECT 1 FROM health_vaultrecord AS r WHERE r.id = {row}.record_id AND r.signed_at IS NOT NULL)"
_MOVED = "NEW.id IS DISTINCT FROM OLD.id OR NEW.record_id IS DISTINCT FROM OLD.record_id OR NEW.key IS DISTINCT FROM OLD.key"

RULES = (
    Rule("vault_record_keeps", "health_vaultrecord", "UPDATE", f"OLD.signed_at IS NOT NULL AND ({changed(_KEPT)})"),
    Rule("vault_record_stays", "health_vaultrecord", "DELETE", "OLD.signed_at IS NOT NULL"),
    Rule("vault_file_keeps", "health_vaultfile", "UPDATE", f"({_MOVED}) AND {_OF_SIGNED.format(row='OLD')}"),
    Rule("vault_file_stays", "health_vaultfile", "DELETE", _OF_SIGNED.format(row="OLD")),
    Rule("vault_file_first", "health_vaultfile", "INSERT", _OF_SIGNED.format(row="NEW")),
    Rule("fml_keeps", "health_fmlrecord", "UPDATE", f"OLD.signed_at IS NOT NULL AND ({changed(_KEPT_OF_FML)})"),
    Rule("fml_stays", "health_fmlrecord", "DELETE", "OLD.signed_at IS NOT NULL"),
    Rule("fml_release_keeps", "health_fmlrelease", "UPDATE", changed(_KEPT_OF_RELEASE)),
    Rule("fml_release_taken_back_once", "health_fmlrelease", "UPDATE", f"OLD.withdrawn_at IS NOT NULL AND ({changed(_TAKEN_BACK)})"),
    Rule("fml_release_stays", "health_fmlrelease", "DELETE", "TRUE"),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    put_in_place(connection, RULES, SAID)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    take_away(connection, RULES)
