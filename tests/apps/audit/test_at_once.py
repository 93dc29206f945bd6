"""Processes and threads that write at the same moment make one chain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.support.project_files import ROOT

PROCESSES, THREADS, COUNT = 3, 2, 12
KEPT_PER_THREAD = 8  # of twelve, every third is undone


@pytest.fixture
def installation_of_its_own(tmp_path: Path, transactional_db: None) -> dict[str, str]:  # noqa: ARG001 -- PostgreSQL: the tests' own, emptied
    """The environment of processes that share a database: a file of their own, or the database of the tests."""
    environment = {**os.environ, "HERVAT_HOME": str(tmp_path), "HERVAT_KEYS": str(settings.HERVAT_KEY_FOLDER)}
    if connection.vendor == "sqlite":
        command = [sys.executable, "-m", "django", "migrate", "audit", "--verbosity=0"]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
        return environment
    place = connection.settings_dict
    address = f"postgresql://{place['USER']}@{quote(place['HOST'], safe='')}/{place['NAME']}"
    return environment | {"HERVAT_DATABASE_URL": address}


def writer(environment: dict[str, str], count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.audit_writer", str(count), str(THREADS)]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def verified(environment: dict[str, str]) -> tuple[int, int]:
    """How many records there are, and how many problems."""
    said, _ = writer(environment, 0).communicate()
    count, problems, *_ = said.split()
    return int(count), int(problems)


def test_who_write_at_once_make_one_chain_without_gaps(installation_of_its_own: dict[str, str]) -> None:
    writers = [writer(installation_of_its_own, COUNT) for _ in range(PROCESSES)]
    while any(process.poll() is None for process in writers):  # who verifies meanwhile sees a whole chain, as far as it is
        assert verified(installation_of_its_own)[1] == 0
    for process in writers:
        process.communicate()
    assert [process.returncode for process in writers] == [0] * PROCESSES
    assert verified(installation_of_its_own) == (PROCESSES * THREADS * KEPT_PER_THREAD, 0)
