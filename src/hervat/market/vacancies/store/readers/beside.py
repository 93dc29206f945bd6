"""Reading in processes of their own, one for each core: reading an ad costs twice what storing it does.

They are begun at the first portion that is worth it, and end with who began them, also when that is killed.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain

import structlog

from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.readers.process import begin, read_share
from hervat.market.vacancies.store.readings import ReadAll, Reading, read_here

FEW = 100  # postings that are read sooner than a process begins
SHARE = 50  # postings that a process gets at a time
log = structlog.get_logger("hervat.vacancies")


@contextmanager
def reading_beside(processes: int | None = None) -> Iterator[ReadAll]:
    """How ads are read, as :func:`.intake.visit` takes it. ``processes``: left out, as many as this process may use cores; with one core
    everything is read here."""
    many = processes or len(os.sched_getaffinity(0))
    readers = _Readers(many)
    try:
        yield readers.read_all if many > 1 else read_here
    finally:
        readers.end()


class _Readers:
    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def read_all(self, postings: Sequence[Posting]) -> list[Reading | None]:
        """In the order of the postings. When a reading process is killed, everything is read here, and others are begun the next time."""
        if len(postings) < FEW and self._pool is None:
            return read_here(postings)
        try:
            if self._pool is None:
                self._pool = _begun(self._processes)
            shares = [postings[first : first + SHARE] for first in range(0, len(postings), SHARE)]
            return list(chain.from_iterable(self._pool.map(read_share, shares)))
        except BrokenExecutor:
            log.warning("reading process ended", count=self._processes)
            self.end()
            return read_here(postings)

    def end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _begun(processes: int) -> ProcessPoolExecutor:
    # spawned, not forked: who harvests has threads and connections that a copy of the process would break
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), begin)
