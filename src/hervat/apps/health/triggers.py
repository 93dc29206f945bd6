"""What the database itself refuses: to change or remove what was signed, asked or answered. Only its seal may be renewed.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:func:`install` or :func:`install_for_questions` again.
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

SAID_OF_QUESTIONS = "what was asked and answered stays as it is"
_KEPT_OF_QUESTION = ("id", "dossier_id", "to_id", "author_id", "author_role", "asked_at")
_KEPT_OF_ANSWER = ("id", "question_id", "fml_id", "author_id", "author_role", "organisation_id", "answered_at")
QUESTION_RULES = (
    Rule("doctor_question_keeps", "health_doctorquestion", "UPDATE", changed(_KEPT_OF_QUESTION)),
    Rule("doctor_question_stays", "health_doctorquestion", "DELETE", "TRUE"),
    Rule("doctor_answer_keeps", "health_doctoranswer", "UPDATE", changed(_KEPT_OF_ANSWER)),
    Rule("doctor_answer_stays", "health_doctoranswer", "DELETE", "TRUE"),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers of what was signed in place; one that is there already is made anew."""
    put_in_place(connection, RULES, SAID)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes these triggers away."""
    take_away(connection, RULES)


def install_for_questions(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers of questions and answers in place; their tables came later."""
    put_in_place(connection, QUESTION_RULES, SAID_OF_QUESTIONS)


def remove_from_questions(connection: BaseDatabaseWrapper) -> None:
    """Takes those triggers away."""
    take_away(connection, QUESTION_RULES)
