"""The letters of the demo leave nothing behind in the process that the server is split off from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os
from hervat.project.demo.press import letter, letters

FILLED = {"title": "Plan", "from": "Noor", "day": "4 maart 2026", "made": [2026, 3, 4], "text": "Tekst", "footer": "Verzonnen"}
if __name__ == "__main__":
    assert letters([FILLED])[0].startswith(b"%PDF")
    child = os.fork()
    if not child:
        os._exit(0 if letter(FILLED).startswith(b"%PDF") else 1)
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_process_split_off_afterwards_still_makes_pdfs(tmp_path: Path) -> None:
    script = tmp_path / "split.py"
    script.write_text(SCRIPT, "utf-8")
    subprocess.run([sys.executable, str(script)], check=True, timeout=120)
