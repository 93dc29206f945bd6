"""An index whose writer is killed shows what was committed, and the next run brings it up to date."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from hervat.market.search.contract import Query
from hervat.market.search.embedded.engine import EmbeddedEngine
from tests.market.search.embedded.writer import ALL, COMMIT_EVERY, FIRST, LAST, follow, there
from tests.support.project_files import ROOT

KILLS = 15
LONGEST = 0.6  # seconds of writing
COMMITS = {there(revision) for revision in (0, FIRST, *range(FIRST, LAST, COMMIT_EVERY), ALL, LAST)}


def killed_after(seconds: float, folder: Path) -> None:
    """Writes that long, and then no more."""
    command = [sys.executable, "-m", "tests.market.search.embedded.writer", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        try:
            writer.wait(seconds)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        else:
            raise AssertionError("the writer stopped by itself")


def shown(engine: EmbeddedEngine) -> frozenset[int]:
    found = [hit.number for first in range(0, ALL, 500) for hit in engine.search(Query(first=first, size=500)).hits]
    assert len(set(found)) == len(found)
    return frozenset(found)


def test_whenever_the_writer_is_killed_the_next_run_repairs(tmp_path: Path) -> None:
    chance = random.Random(20)  # noqa: S311 -- no secret
    for _ in range(KILLS):
        killed_after(chance.uniform(0.0, LONGEST), tmp_path / "index")
        engine = EmbeddedEngine(tmp_path / "index")
        assert shown(engine) in COMMITS
        if chance.random() < 0.5:  # else the next is killed while it repairs
            follow(engine)
            assert (engine.revision(), shown(engine)) == (LAST, there(LAST))
            engine.commit(LAST)  # who writes throws away what others left unfinished
            assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1
