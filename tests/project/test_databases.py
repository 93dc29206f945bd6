"""Two databases, each with its own side of the house."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections

from hervat.project.databases import Router


@pytest.fixture
def known_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app on each side, as they will be."""
    packages = {"vacancies": "hervat.market.vacancies", "dossiers": "hervat.apps.dossiers", "lookalike": "hervat.marketing"}

    def find(label: str) -> Any:
        return SimpleNamespace(name=packages[label])

    monkeypatch.setattr(apps, "get_app_config", find)


def of(label: str) -> Any:
    """A model of the app with this label."""
    return SimpleNamespace(_meta=SimpleNamespace(app_label=label))


@pytest.mark.usefixtures("known_apps")
def test_each_app_has_its_own_side() -> None:
    router = Router()
    assert [router.db_for_read(of(label)) for label in ("vacancies", "dossiers", "lookalike")] == ["market", "default", "default"]
    assert [router.db_for_write(of(label)) for label in ("vacancies", "dossiers")] == ["market", "default"]
    assert router.allow_migrate("market", "vacancies")
    assert not router.allow_migrate("default", "vacancies")
    assert not router.allow_migrate("market", "dossiers")


@pytest.mark.usefixtures("known_apps")
def test_no_key_crosses_the_two() -> None:
    router = Router()
    assert router.allow_relation(of("dossiers"), of("lookalike"))
    assert not router.allow_relation(of("dossiers"), of("vacancies"))


@pytest.mark.django_db(databases=["default", "market"])
def test_both_databases_answer() -> None:
    for alias in ("default", "market"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
            assert cursor.fetchone() == (1,)


@pytest.mark.django_db(databases=["default", "market"])
def test_what_is_stored_is_what_the_models_say() -> None:
    """No migration was forgotten."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    for alias in ("default", "market"):
        call_command("migrate", database=alias, check_unapplied=True, verbosity=0)
