"""Whenever a process is killed, both documents of a probleemanalyse and its day are there, or none of them is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.installation import own_installation


@pytest.mark.django_db
def test_a_death_at_any_write_leaves_all_of_an_act_or_nothing(tmp_path: Path) -> None:
    own = own_installation(tmp_path)
    own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
    outcome = own.program("tests.apps.health.dying_doctor")
    assert outcome.returncode == 0, outcome.stderr
    given, added = json.loads(outcome.stdout)
    for act, grows in ((given, [1, 1, 1, 0]), (added, [0, 0, 0, 1])):
        assert len(act["deaths"]) >= 4
        assert [death for death in act["deaths"] if death != act["before"]] == []
        assert [now - then for now, then in zip(act["after"], act["before"], strict=True)][:4] == grows
        assert act["after"][4] > act["before"][4], "with the record of who did it"
