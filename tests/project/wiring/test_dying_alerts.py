"""Whenever who tells of vacancies is killed, each is told once to everybody who looks for it: never twice, never not at all."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.installation import own_installation

KILLS = 15


@pytest.mark.django_db(databases=["default", "market"])
def test_fifteen_deaths_tell_nothing_twice_and_lose_nothing(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seed = int.from_bytes(os.urandom(4))
    record_property("seed", seed)
    own = own_installation(tmp_path)
    own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
    outcome = own.program("tests.project.wiring.dying_alerts", str(KILLS), str(seed))
    assert outcome.returncode == 0, outcome.stderr
    told = json.loads(outcome.stdout.splitlines()[-1])
    assert told["killed"] == KILLS
    for alert, expected in told["expected"].items():
        times = Counter(number for mail in told["mails"][alert] for number in mail)
        assert times == Counter(expected), f"seed {seed}"
    assert sum(map(len, told["expected"].values())) > KILLS
    assert told["never"] == 0
