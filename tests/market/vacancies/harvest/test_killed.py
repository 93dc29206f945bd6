"""kill -9 at any moment of a harvest: the next run repairs it by itself, and nothing is lost, doubled or gone that was there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.support.harvest.killed import KILLS, SOURCES
from tests.support.harvest.play import ADS, BAD, play, role
from tests.support.harvest.server import LocalServer
from tests.support.installation import own_installation

GOOD = [f"s{number}" for number in range(SOURCES) if role(number) not in BAD]


@pytest.mark.usefixtures("db")  # what a crash leaves depends on the engine
def test_the_next_run_repairs_what_a_kill_left(tmp_path: Path) -> None:
    own = own_installation(tmp_path / "var")
    own.home.mkdir()
    own.variables["HERVAT_SECRET_KEY"] = "no-secret: " + "x" * 50
    with LocalServer(play) as server:
        done = own.program("tests.support.harvest.killed", str(server.port), "20261102")
    assert done.returncode == 0, done.stderr
    there = json.loads(done.stdout)
    assert there["killed"] > KILLS // 2
    assert Counter(key for key, _identifier in there["ads"]) == dict.fromkeys(GOOD, ADS)
    assert (there["gone"], there["under_way"], there["good"]) == (0, 0, len(GOOD))
