"""People who do something in the same dossier at the same moment: one wins where only one can, the others are told, nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.apps.dossiers.at_once import ROUNDS, WINDOWS
from tests.support.installation import own_installation


@pytest.mark.django_db
def test_one_wins_and_nothing_is_lost(tmp_path: Path) -> None:
    own = own_installation(tmp_path)
    own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
    outcome = own.program("tests.apps.dossiers.at_once")
    assert outcome.returncode == 0, outcome.stderr
    found = json.loads(outcome.stdout)
    one_wins = {"done": 1, "Conflict": WINDOWS - 1}
    assert found["correct"] == [{"outcomes": one_wins, "running": 1}] * ROUNDS
    assert found["dates"] == {"outcomes": one_wins, "versions": 2}
    assert found["same"] == {"outcomes": {"done": 1, "WrongFields": WINDOWS - 1}, "stored": 1}
    assert found["others"] == {"outcomes": {"done": WINDOWS}, "stored": WINDOWS, "fits": True}
    assert found["round"] == {"outcomes": {"done": 2}, "fits": True}
    most = found["feeds"]["most"]
    assert found["feeds"] == {"outcomes": {"done": most, "WrongFields": 3}, "most": most, "made": most}
    assert found["open"] == {"outcomes": {"done": ROUNDS * WINDOWS}, "gapless": True}
    assert found["bsn"] == {"outcomes": {"done": 1, "WrongFields": WINDOWS - 1}, "gapless": True}
    closed = found["close"]["outcomes"]
    assert closed["done"] == 1 + found["close"]["recorded"]
    assert closed["done"] + closed["Conflict"] == 2 + WINDOWS
    assert found["close"]["late"] == 0
    assert found["problems"] == 0
