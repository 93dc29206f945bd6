"""How long it takes from a clone to the first page, with the packages already in the cache of the package installer. Aim: 60 s."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from time import perf_counter

from tests.benchmarks.kit.server import wait_for
from tests.benchmarks.kit.table import print_fact, print_head
from tests.support.product import HOST, free_port

ROOT = Path(__file__).resolve().parents[2]
RUNS = 2  # the first may still fill the cache
MOST_SECONDS = 600


def main() -> None:
    """Clones what is committed, runs ``make demo`` there and waits for the page."""
    print_head("make demo: from a clone to the first page")
    for run in range(1, RUNS + 1):
        print_fact(f"run {run} of {RUNS}", f"{clone_to_page():.1f} s")


def clone_to_page() -> float:
    """Seconds from the start of the clone to a whole page."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="hervat-clone-"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HERVAT_", "VIRTUAL_ENV"))}
    start = perf_counter()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "hervat")], check=True)  # noqa: S607 -- git of this machine
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            ["make", "demo", f"PORT={port}"],  # noqa: S607 -- make of this machine
            cwd=folder / "hervat",
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_for(f"http://{HOST}:{port}/poortwachter/", process, MOST_SECONDS)
        return perf_counter() - start
    except RuntimeError:
        print((folder / "log").read_text())
        raise
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
