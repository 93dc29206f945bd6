"""Decisions are numbered without gaps and all tell the same four things."""

from __future__ import annotations

import re

from tests.support.project_files import ROOT

DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
HEADINGS = ["Status", "Context", "Decision", "Consequences"]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_decision_tells_the_same() -> None:
    told = {path.name: re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE) for path in DECISIONS}
    assert {name: headings for name, headings in told.items() if headings != HEADINGS} == {}
