"""The audit record in tests: a test that commits is cleaned up by emptying every table, which the record itself refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import TransactionTestCase

from hervat.apps.audit import triggers
from hervat.apps.audit.models import AuditHead


@contextmanager
def without_triggers() -> Iterator[None]:
    """What somebody can do who may do anything in the database. The triggers are back afterwards."""
    triggers.remove(connection)
    try:
        yield
    finally:
        triggers.install(connection)


def let_tests_empty_the_record() -> None:
    """From now on tests that commit start with an empty record and all its triggers, whatever the one before did."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # Django's own place for it has no public name

    def empty_with_record(case: TransactionTestCase) -> None:
        if "default" not in case._databases_names(include_mirrors=False):  # type: ignore[attr-defined]
            empty(case)
            return
        with without_triggers():
            empty(case)
            AuditHead.objects.get_or_create()

    TransactionTestCase._fixture_teardown = empty_with_record  # type: ignore[attr-defined]
