"""The harvest beside a worker: started when something is due, in a process of its own, and never waited for."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.installation import HERVAT, Installation, own_installation
from tests.support.project_files import ROOT

PATIENCE = 60  # seconds; a worker loads all of Hervat, and so does the harvest


@pytest.mark.usefixtures("db")  # what a worker does depends on the engine
def test_a_worker_has_what_is_due_harvested(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "a.jsonl").write_text('{"identifier": "1", "title": "Kok", "description": "U kookt."}\n', "utf-8")
    file = tmp_path / "bronnen.toml"
    file.write_text(f'[[source]]\nkey = "map"\nkind = "folder"\naddress = "{drop}"\n', "utf-8")
    own = own_installation(tmp_path / "var")
    assert own.hervat("vacancies", "sources", "import", str(file)).returncode == 0
    with subprocess.Popen([HERVAT, "worker"], env=own.environment, cwd=ROOT, stderr=subprocess.PIPE, text=True) as worker:
        try:
            assert _ads(own) == 1
        finally:
            worker.send_signal(signal.SIGTERM)
            _out, said = worker.communicate(timeout=PATIENCE)
    assert worker.returncode == 0
    assert "harvest made" in said


def _ads(own: Installation) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not own.rows("market")["market_vacancies_sourcead"]:
        time.sleep(0.2)
    return len(own.rows("market")["market_vacancies_sourcead"])
