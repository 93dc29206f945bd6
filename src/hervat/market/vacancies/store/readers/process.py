"""What a process that only reads does. Loads nothing of Django before it has begun."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from hervat.market.vacancies.postings import Posting
    from hervat.market.vacancies.store.readings import Reading


def begin() -> None:
    """Once in the life of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who pressed the keys meant who began us, and that ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    """A process that waits for work does not see that nobody is left to give it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def read_share(postings: Sequence[Posting]) -> list[Reading | None]:
    """Some of a portion."""
    from hervat.market.vacancies.store.readings import read_here

    return read_here(postings)
