"""Real open data for tests, when they stand beside the project; they are never part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project_files import ROOT


def shared_data() -> Path:
    """The folder with the data. Skips the test when it is not there."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("not tested with real data: there is no folder shared/data beside the project")
    return folder
