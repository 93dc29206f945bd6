"""A chain to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def chain(tmp_path: Path, settings: Settings, db: None) -> Path:  # noqa: ARG001 -- there the chain is
    """Six whole records, each about two dossiers; gives where its anchors are kept."""
    from tests.apps.audit.acts import RECORDS, found, read, write  # models can be loaded once Django is

    settings.HERVAT_AUDIT_ANCHORS = tmp_path / "audit-anchors.jsonl"
    for number in range(1, RECORDS + 1):
        write(read(number, number + 100))
    assert found() == []
    return tmp_path / "audit-anchors.jsonl"
