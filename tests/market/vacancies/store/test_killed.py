"""Whoever is killed while visiting sources leaves nothing half done, and the next visit does the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.installation import own_installation
from tests.support.project_files import ROOT

TIMES = 20
SECRET_KEY = "no-secret: it signs nothing that anyone keeps, and is long enough for all that"  # noqa: S105 -- as it says


@pytest.mark.usefixtures("db")  # on PostgreSQL too
def test_a_visit_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    own = own_installation(tmp_path)
    own.variables |= {"HERVAT_SECRET_KEY": SECRET_KEY, "PYTHONPATH": str(ROOT / "src")}
    done = own.program("tests.market.vacancies.store.killed", str(TIMES), "7")
    assert done.stderr == "", done.stderr
    *problems, last = done.stdout.splitlines()
    assert problems == []
    assert int(last.removeprefix("done ")) > 100
