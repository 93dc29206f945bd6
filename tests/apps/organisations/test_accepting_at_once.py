"""Several windows accept at the same moment: one wins, and there is one account and one membership."""

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


@pytest.fixture
def installation_of_its_own(tmp_path: Path, transactional_db: None) -> dict[str, str]:  # noqa: ARG001 -- PostgreSQL: the tests' own, emptied
    """The environment of a process with a database of its own: a file, or the database of the tests."""
    environment = {**os.environ, "HERVAT_HOME": str(tmp_path), "HERVAT_KEYS": str(settings.HERVAT_KEY_FOLDER)}
    if connection.vendor == "sqlite":
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], env=environment, cwd=ROOT, check=True)
        return environment
    place = connection.settings_dict
    address = f"postgresql://{place['USER']}@{quote(place['HOST'], safe='')}/{place['NAME']}"
    return environment | {"HERVAT_DATABASE_URL": address}


@pytest.mark.parametrize(
    ("account", "invitations", "refused", "counts"),
    [
        ("none", "one", {"used", "has_account"}, ("1", "1", "1")),
        ("account", "one", {"used"}, ("1", "1", "1")),
        ("none", "two", {"used", "has_account"}, ("1", "1", "1")),
    ],
)
def test_one_wins(
    installation_of_its_own: dict[str, str], account: str, invitations: str, refused: set[str], counts: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "tests.apps.organisations.accepting", account, invitations]
    said = subprocess.run(command, env=installation_of_its_own, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    outcomes, *left = said.split()
    assert outcomes.split(",").count("accepted") == 1
    assert set(outcomes.split(",")) - {"accepted"} <= refused
    assert tuple(left) == counts
