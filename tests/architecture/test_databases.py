"""Both databases run on the engine the tests were asked to run on, and hold what the models say."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connections

ENGINES = {"sqlite": "sqlite", "postgres": "postgresql"}


@pytest.mark.django_db(databases=["default", "market"])
@pytest.mark.parametrize("alias", ["default", "market"])
def test_database_answers_on_the_chosen_engine(alias: str, pytestconfig: pytest.Config) -> None:
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 6 * 7")
        assert cursor.fetchone() == (42,)
    assert connection.vendor == ENGINES[pytestconfig.getoption("--db")]


@pytest.mark.django_db(databases=["default", "market"])
def test_every_model_has_its_migration() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
