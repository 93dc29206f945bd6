"""What the database itself refuses: to change or remove what somebody said, or with which data before them. Only a seal may be renewed.

Beware: SQLite changes a table by making it anew, and then loses its triggers. A migration that changes one of these tables must run
:func:`install` or :func:`install_for_withdrawals` again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from hervat.apps.triggers import Rule, changed, put_in_place, take_away

SAID = "what was said stays as it is"
_COMMON = ("id", "dossier_id", "fml_number", "state_id", "author_id", "author_role", "organisation_id", "day", "recorded_at")
_OCCUPATION = ("occupation_uri", "occupation_label")
TABLES = {
    "matching_judgement": (*_COMMON, *_OCCUPATION, "until"),
    "matching_workplaceanswer": (*_COMMON, *_OCCUPATION),
    "matching_workadvice": _COMMON,
    "matching_datastate": ("digest", "rules_version", "versions", "first_seen_at"),
}
RULES = (
    *(Rule(f"{table}_keeps", table, "UPDATE", changed(kept)) for table, kept in TABLES.items()),
    *(Rule(f"{table}_stays", table, "DELETE", "TRUE") for table in TABLES),
)

WITHDRAWALS = "matching_workadvicewithdrawal"
_KEPT_OF_WITHDRAWAL = ("id", "dossier_id", "advice_id", "author_id", "author_role", "organisation_id", "recorded_at")
WITHDRAWAL_RULES = (
    Rule(f"{WITHDRAWALS}_keeps", WITHDRAWALS, "UPDATE", changed(_KEPT_OF_WITHDRAWAL)),
    Rule(f"{WITHDRAWALS}_stays", WITHDRAWALS, "DELETE", "TRUE"),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; one that is there already is made anew."""
    put_in_place(connection, RULES, SAID)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away."""
    take_away(connection, RULES)


def install_for_withdrawals(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers of withdrawals in place; their table came later."""
    put_in_place(connection, WITHDRAWAL_RULES, SAID)


def remove_from_withdrawals(connection: BaseDatabaseWrapper) -> None:
    """Takes those triggers away."""
    take_away(connection, WITHDRAWAL_RULES)
