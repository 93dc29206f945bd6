"""The daily tidying takes away what nothing asks for, and never a file that somebody will ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from pytest_django import Settings

from hervat.apps.documents.services import remove_document
from hervat.apps.documents.store import file_store
from hervat.apps.documents.tidying import document_keys, remove_orphans
from hervat.apps.sealing import Purpose
from hervat.domain.access.roles import Role
from hervat.project.wiring.rounds import tidy
from tests.apps.documents.paper_acts import added, on_disk
from tests.apps.health.vault_acts import attach, draft
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db(databases=["default", "market"])  # the round tidies both


@pytest.fixture
def own(tmp_path: Path, settings: Settings) -> Side:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world().own


@pytest.fixture
def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1, minutes=1)


def stranger() -> UUID:
    return file_store().put(b"nobody asks for this", purpose=Purpose.CASE).key


def long_ago() -> None:
    for place in on_disk():
        os.utime(place, (0, 0))


def names() -> set[str]:
    return {place.name for place in on_disk()}


def test_only_what_nothing_asks_for_goes(own: Side) -> None:
    kept = added(own.entered(Role.CASEMANAGER))
    doctor = own.entered(Role.BEDRIJFSARTS)
    attach(doctor, draft(doctor))
    in_vault = names() - {str(kept.key)}
    lost = stranger()
    long_ago()
    tidy(timezone.localdate())
    assert names() == {str(kept.key), *in_vault}
    assert not file_store().holds(lost)


def test_what_was_written_today_stays(own: Side, tomorrow: datetime) -> None:
    added(own.entered(Role.CASEMANAGER))
    young = stranger()
    assert remove_orphans(document_keys, now=timezone.now()) == 0
    assert file_store().holds(young)
    assert remove_orphans(document_keys, now=tomorrow) == 1


def test_a_row_that_comes_while_it_looks_keeps_its_file(own: Side, tomorrow: datetime) -> None:
    """The rows are asked for after the files were listed: whoever was first to write a file has a row by then."""
    added(own.entered(Role.CASEMANAGER))

    def late_keys() -> Iterator[UUID]:
        yield from document_keys()
        yield late

    late = stranger()
    assert remove_orphans(late_keys, now=tomorrow) == 0
    assert file_store().holds(late)


def test_a_removed_document_whose_file_was_left_behind_goes(own: Side, tomorrow: datetime) -> None:
    entered = own.entered(Role.CASEMANAGER)
    document = added(entered)
    remove_document(entered, document.id, reason="verkeerde bijlage")  # the test rolls back, so the file is not taken away at once
    assert file_store().holds(document.key)
    assert remove_orphans(document_keys, now=tomorrow) == 1


def test_beside_another_database_nothing_is_destroyed(own: Side, tomorrow: datetime) -> None:
    del own
    lost = stranger()
    assert remove_orphans(document_keys, now=tomorrow) == 0
    assert file_store().holds(lost)
