"""Two who take the care of the people from each other at the same moment: one keeps it."""

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


@pytest.mark.parametrize("time", range(3))
def test_one_keeps_it(tmp_path: Path, transactional_db: None, time: int) -> None:  # noqa: ARG001 -- PostgreSQL: the tests' own, emptied
    environment = {**os.environ, "HERVAT_HOME": str(tmp_path), "HERVAT_KEYS": str(settings.HERVAT_KEY_FOLDER)}
    if connection.vendor == "sqlite":
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], env=environment, cwd=ROOT, check=True)
    else:
        place = connection.settings_dict
        environment["HERVAT_DATABASE_URL"] = f"postgresql://{place['USER']}@{quote(place['HOST'], safe='')}/{place['NAME']}"
    command = [sys.executable, "-m", "tests.apps.organisations.removing"]
    said = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["NotThere,done", "1"]
