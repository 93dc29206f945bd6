"""Being asked to stop: by a signal, or because whoever started us is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from types import FrameType


class Stop:
    """Becomes true once, and stays so. Waiting for it ends the moment it does."""

    def __init__(self) -> None:
        self._read_end, self._write_end = os.pipe()
        parent = parent_process()  # None unless we were started by a process of our own
        self._parent = None if parent is None else parent.pid

    def asked(self, seconds: float = 0) -> bool:
        """Whether somebody asked, or whoever started us is gone, waiting at most so long for it."""
        return bool(wait([self._read_end], seconds)) or self._parent not in (None, os.getppid())

    def ask(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Asks. Safe in the handler of a signal, which may not wait for a lock."""
        os.write(self._write_end, b"\0")

    def close(self) -> None:
        """Gives back what it holds of the system."""
        os.close(self._read_end)
        os.close(self._write_end)


@contextmanager
def stop_on_signals() -> Iterator[Stop]:
    """Inside, SIGTERM and SIGINT (Ctrl+C) ask to stop instead of ending the process where it stands."""
    stop = Stop()
    before = {number: signal.signal(number, stop.ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        stop.close()
