"""What an installation makes is for its own user alone, also in a folder that others may enter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Speaker

speaker = Speaker("nl")
prepare_databases(start_django(speaker).home, speaker)
"""


def test_nobody_else_reads_what_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HERVAT_", "DJANGO_"))}
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, timeout=120, env=environment | {"HERVAT_HOME": str(home)})
    assert (home / "hervat.sqlite3").exists()
    assert [found.name for found in home.rglob("*") if found.stat().st_mode & 0o077] == []
