"""What is installed is pinned, known by its hash, and the same for running and for testing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.project_files import ROOT, project_files, shown

BASE = ROOT / "requirements" / "base.txt"
DEVELOPMENT = ROOT / "requirements" / "dev.txt"


def pins(path: Path) -> dict[str, str]:
    """Name and version of every requirement in a compiled file."""
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]+\])?==(\S+)", path.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", [BASE, DEVELOPMENT], ids=shown)
def test_every_requirement_has_hashes_and_no_address(path: Path) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"))
    requirements = [block for block in blocks if not block.startswith("#")]
    assert requirements
    assert [block.splitlines()[0] for block in requirements if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?://|--find-links|--index-url", path.read_text("utf-8")) == []


def test_tests_run_with_the_versions_that_people_run() -> None:
    tested = pins(DEVELOPMENT)
    assert {name: tested.get(name) for name in pins(BASE)} == pins(BASE)


def test_no_lock_file_records_where_packages_came_from() -> None:
    assert [shown(path) for path in project_files(".lock")] == []
