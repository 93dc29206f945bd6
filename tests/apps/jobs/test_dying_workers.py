"""Nothing is lost and nothing goes out twice, however workers die."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.support.mail_server import mail_server
from tests.support.project_files import ROOT

MAILS, KILLS = 120, 50


@pytest.fixture
def own_database(tmp_path: Path) -> dict[str, str]:
    """The variables of an installation that other processes can use too, on the engine of these tests."""
    variables = {"HERVAT_HOME": str(tmp_path)}
    if connection.vendor == "postgresql":
        name = f"dying_{uuid4().hex}"
        address = os.environ["HERVAT_DATABASE_URL"]
        with psycopg.connect(address, autocommit=True) as server:  # not ours of Django: that is in a transaction
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        variables["HERVAT_DATABASE_URL"] = f"{address.rsplit('/', 1)[0]}/{name}"
    return variables


@pytest.mark.django_db
def test_fifty_deaths_lose_nothing_and_double_nothing(own_database: dict[str, str], record_property: Callable[[str, object], None]) -> None:
    seed = int.from_bytes(os.urandom(4))
    record_property("seed", seed)
    with mail_server() as server:
        outcome = subprocess.run(
            [sys.executable, "-m", "tests.apps.jobs.dying_workers", str(server.port), str(MAILS), str(KILLS), str(seed)],
            env={**os.environ, **own_database, "DJANGO_SETTINGS_MODULE": "hervat.project.settings"},
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert outcome.returncode == 0, outcome.stderr
        counted = server.counted
    told = json.loads(outcome.stdout)
    states: dict[str, str] = told["states"]
    sent = {mail for mail, state in states.items() if state == "sent"}
    uncertain = {mail for mail, state in states.items() if state == "uncertain"}
    record_property("uncertain", len(uncertain))
    assert len(states) == MAILS
    assert sent | uncertain == set(states), f"seed {seed}"
    assert [mail for mail in sent if counted[mail] != 1] == [], f"seed {seed}: sent is exactly once"
    assert [mail for mail in uncertain if counted[mail] > 1] == [], f"seed {seed}: in doubt is at most once"
    assert set(counted) <= set(states)
