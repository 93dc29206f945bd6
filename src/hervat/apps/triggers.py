"""Rules that the database itself keeps: what must be so for it to refuse a change, and with which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class Rule(NamedTuple):
    """``moment``: ``INSERT``, ``UPDATE`` or ``DELETE``. ``refuse``: the condition, in SQL that both engines read."""

    name: str
    table: str
    moment: str
    refuse: str


def changed(columns: Iterable[str]) -> str:
    """The condition that at least one of these columns gets another value."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


def put_in_place(connection: BaseDatabaseWrapper, rules: Iterable[Rule], said: str) -> None:
    """Makes a trigger of every rule, which refuses with ``said``; one that is there already is made anew."""
    rules = tuple(rules)
    take_away(connection, rules)
    with connection.cursor() as cursor:
        for name, table, moment, refuse in rules:
            if connection.vendor == "sqlite":
                condition = refuse.replace("IS DISTINCT FROM", "IS NOT")
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{said}'); END"
                )
                continue
            body = (
                f"BEGIN IF {refuse} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                f"RETURN {'OLD' if moment == 'DELETE' else 'NEW'}; END"
            )
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def take_away(connection: BaseDatabaseWrapper, rules: Iterable[Rule]) -> None:
    """Drops the triggers of these rules, where they are."""
    with connection.cursor() as cursor:
        for rule in rules:
            cursor.execute(f"DROP TRIGGER IF EXISTS {rule.name}" + ("" if connection.vendor == "sqlite" else f" ON {rule.table}"))
