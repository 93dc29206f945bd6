"""Nothing is lost and nothing goes out twice, however workers die."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integrations.smtp.mail_server import mail_server
from tests.support.installation import own_installation

MAILS, KILLS = 120, 50


@pytest.mark.django_db
def test_fifty_deaths_lose_nothing_and_double_nothing(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seed = int.from_bytes(os.urandom(4))
    record_property("seed", seed)
    with mail_server() as server:
        own = own_installation(tmp_path)
        own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
        outcome = own.program("tests.apps.jobs.dying_workers", str(server.port), str(MAILS), str(KILLS), str(seed))
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
