"""Ads that are read in processes of their own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from hervat.market.vacancies.store.readers.beside import FEW, reading_beside
from hervat.market.vacancies.store.readings import read_here
from tests.market.vacancies.store.given import posting
from tests.support.installation import Installation, own_installation
from tests.support.project_files import ROOT

SECRET_KEY = "no-secret: it signs nothing that anyone keeps, and is long enough for all that"  # noqa: S105 -- as it says


@pytest.fixture
def own(tmp_path: Path, db: None) -> Installation:  # noqa: ARG001 -- on PostgreSQL too
    made = own_installation(tmp_path)
    made.variables |= {"HERVAT_SECRET_KEY": SECRET_KEY, "PYTHONPATH": str(ROOT / "src")}
    return made


@pytest.mark.django_db(databases=["default", "market"])
def test_few_are_read_here_and_one_core_reads_all_here() -> None:
    with reading_beside(1) as read_all:
        assert read_all is read_here
    with reading_beside(2) as read_all:
        assert [reading and reading.letters for reading in read_all([posting(), posting(title="")])] == [len(posting().description), None]
        assert FEW > 2


def test_what_is_read_beside_is_the_same_and_readers_end_with_who_began_them(own: Installation) -> None:
    command = [sys.executable, "-m", "tests.market.vacancies.store.readers.reads"]
    with subprocess.Popen(command, env=own.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "same\n"
        readers = [Path("/proc") / pid for pid in process.stdout.readline().split()]
        process.kill()
    assert len(readers) == 2
    until = time.monotonic() + 20
    while any(reader.exists() for reader in readers):
        assert time.monotonic() < until
        time.sleep(0.05)
