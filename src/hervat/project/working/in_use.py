"""Who may use an installation at the same time: everyone who serves and works together, or one who replaces its data alone."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hervat.domain.text import say
from hervat.project.backups.swap import finish_swap, journal
from hervat.project.commands.prepare import try_to_write
from hervat.project.commands.speaker import Failure

LOCK = "in-use.lock"
BEING_RESTORED = say("Hier wordt nu een back-up teruggezet. Probeer het daarna opnieuw.")
STILL_RUNNING = say("Hervat draait nog in deze map. Stop eerst hervat serve, web, worker en tick.")


@contextmanager
def in_use(home: Path) -> Iterator[None]:
    """Inside, nobody replaces the data. A replacement that was cut off is finished first.

    Raises Failure while one is being made, WrongInput for a folder that cannot be written.
    """
    try_to_write(home)
    with (home / LOCK).open("w") as lock:
        try:
            if journal(home).exists():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                finish_swap(home)
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failure(BEING_RESTORED) from None
        yield


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Inside, nobody else uses this home folder. Raises as :func:`in_use`."""
    try_to_write(home)
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failure(STILL_RUNNING) from None
        finish_swap(home)
        yield
