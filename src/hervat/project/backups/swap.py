"""Putting restored files in the place of what was there: all of them, also when it is cut off halfway.

What will be moved is written down first (the journal). Each move can be done again without harm, so whoever comes next finishes what was
begun; only then is the journal removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Move:
    """``new`` comes in the place of ``old``; what stood there goes to ``aside``. ``new`` is None where nothing comes instead."""

    new: Path | None
    old: Path
    aside: Path


def journal(home: Path) -> Path:
    """Where the moves are written down while they are made."""
    return home / "restore-journal.json"


def swap(home: Path, moves: Iterable[Move]) -> None:
    """Makes the moves. Raises OSError when it cannot; :func:`finish_swap` then goes on where it stopped."""
    listed = [{"new": str(move.new) if move.new else None, "old": str(move.old), "aside": str(move.aside)} for move in moves]
    draft = journal(home).with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(listed, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(journal(home))
    _flush(home)
    finish_swap(home)


def finish_swap(home: Path) -> None:
    """Makes the moves that were written down and not yet made; nothing when there are none."""
    if not journal(home).exists():
        return
    for move in json.loads(journal(home).read_text("utf-8")):
        _make(Path(move["new"]) if move["new"] else None, Path(move["old"]), Path(move["aside"]))
    _flush(home)
    journal(home).unlink()
    _flush(home)


def _make(new: Path | None, old: Path, aside: Path) -> None:
    """Afterwards ``new`` is gone, so that a second time is recognised: then the place of ``old`` holds what was new, and stays."""
    if new is not None and not new.exists():
        return
    if os.path.lexists(old) and not os.path.lexists(aside):
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        old.rename(aside)
    if new is not None:
        old.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.rename(old)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
