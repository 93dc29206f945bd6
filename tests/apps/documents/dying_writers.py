"""A program: writes files with children that kill themselves (SIGKILL) before each step, or are killed at any moment.

Usage: ``python -m tests.apps.documents.dying_writers FOLDER KILLS SEED``. Prints as JSON, for every child: what it did, whether it died,
how many files stand there, how many of those are whole, and how many leftovers.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

CONTENT = b"verslag " * 500_000
MOST_STEPS = 30
MOST_WAIT = 0.06


def main(folder: Path, kills: int, chance: random.Random) -> list[dict[str, Any]]:
    """All of it."""
    django.setup()
    from hervat.apps.documents.store import FileStore, Stored
    from hervat.apps.sealing import Purpose, rotate

    told: list[dict[str, Any]] = []

    def report(name: str, store: FileStore, kept: Stored, died: bool) -> None:  # noqa: FBT001 -- told as it is
        files = [place for place in store.root.glob("??/*") if not place.name.startswith(".")]
        whole = sum(store.read(type(kept.key)(place.name), purpose=Purpose.CASE, sha256=kept.sha256) == CONTENT for place in files)
        parts = len(list(store.root.glob("??/.*")))
        told.append({"name": name, "died": died, "files": len(files), "whole": whole, "parts": parts})

    for name in ("put", "reseal"):
        for step in range(MOST_STEPS):
            store = FileStore(folder / f"{name}-{step}")
            kept = store.put(CONTENT, purpose=Purpose.CASE)
            rotate(Purpose.CASE)
            act = _put(store) if name == "put" else _reseal(store, kept.key)
            died = _child(partial(_die_at, step, act))
            report(name, store, kept, died)
            if not died:
                break
    for number in range(kills):
        store = FileStore(folder / f"any-{number}")
        kept = store.put(CONTENT, purpose=Purpose.CASE)
        rotate(Purpose.CASE)
        died = _child(partial(_again_and_again, _reseal(store, kept.key), _put(store)), chance.random() * MOST_WAIT)
        report("any", store, kept, died)
    return told


def _put(store: Any) -> Callable[[], object]:
    from hervat.apps.sealing import Purpose

    return lambda: store.put(CONTENT, purpose=Purpose.CASE)


def _reseal(store: Any, key: Any) -> Callable[[], object]:
    from hervat.apps.sealing import Purpose

    return lambda: store.reseal(key, purpose=Purpose.CASE)


def _again_and_again(*acts: Callable[[], object]) -> None:
    while True:
        for act in acts:
            act()


def _child(act: Callable[[], object], seconds: float | None = None) -> bool:
    """Lets a child act, and kills it after ``seconds`` when those are given; whether it died of that, or of itself."""
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _child_id, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _die_at(step: int, act: Callable[[], object]) -> None:
    """Acts, and dies before step number ``step`` of that which touches the disk."""
    left = step
    flush = os.fsync

    def count(*_told: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted_flush(fd: Any) -> None:
        count()
        flush(fd)

    os.fsync = counted_flush
    sys.addaudithook(lambda event, _told: count() if event in ("open", "os.rename", "os.remove", "os.mkdir") else None)
    act()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3])))))  # noqa: S311, T201 -- no secret; its answer
