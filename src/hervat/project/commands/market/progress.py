"""How far a long import is: one line on a terminal that is written over, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from hervat.market.importing.results import Progress, silently
from hervat.project.commands.speaker import printable

WIDTH, NAME = 30, 46
PAUSE = 0.1  # seconds between two times that the line is written
CLEAR = "\r\x1b[K"


@contextmanager
def progress_bar(stream: TextIO | None = None) -> Iterator[Progress]:
    """A progress that is seen on standard error when that is a terminal; the line is gone at the end."""
    stream = stream or sys.stderr
    if stream is None or not stream.isatty():
        yield silently
        return
    try:
        yield _Bar(stream)
    finally:
        stream.write(CLEAR)
        stream.flush()


class _Bar:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._shown < PAUSE and done < total:
            return
        self._shown = now
        part = min(1.0, done / total) if total else 0.0
        bar = "#" * round(part * WIDTH)
        percentage = f"{part:4.0%}" if total else "    "
        self._stream.write(f"{CLEAR}[{bar:<{WIDTH}}] {percentage} {printable(what)[:NAME]}")
        self._stream.flush()
