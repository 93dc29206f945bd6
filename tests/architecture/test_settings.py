"""Whoever runs Hervat finds every setting in the manual, and no setting that does not exist."""

from __future__ import annotations

import re

from hervat.project.config import PREFIX, Config
from tests.support.project_files import ROOT


def test_every_setting_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "ops" / "running.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE))
    assert told == {f"{PREFIX}{name.upper()}" for name in Config.model_fields}
