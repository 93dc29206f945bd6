"""Whenever a process is killed while it saves, what it said was saved is there, whole, once; of what it was busy with all or nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.installation import own_installation

KILLS = 50


@pytest.mark.django_db
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    own = own_installation(tmp_path)
    own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
    outcome = own.program("tests.apps.dossiers.dying_recorders", str(KILLS), "20261122")
    assert outcome.returncode == 0, outcome.stderr
    found = json.loads(outcome.stdout)
    assert found["deaths"] == KILLS
    assert found["announced"] >= KILLS, "they were killed at work, not before it"
    assert found["lost"] == 0
    assert set(found["silent"]) <= {"0", "1"}, "at most one was stored and not announced"
    assert found["stored"] == found["announced"] + found["silent"].get("1", 0)
    assert found["misfits"] == 0
    assert (found["not_told_once"], found["told_of_nothing"], found["problems"]) == (0, 0, 0)
