"""Harvesting as a part of the work of an installation: one at a time, and beside a worker in a process that ends when it is done.

In a process of its own, because it reads what strangers wrote: whatever that does to its memory or its processor, mail and rounds go on.
And one that ends, because reading millions of ads leaves memory in pieces; a new one begins clean.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic

import structlog
from django.db import DatabaseError, connections
from django.utils import timezone

from hervat.market.vacancies.harvest.fetching.addresses import Guard
from hervat.market.vacancies.harvest.fetching.getting import Manners
from hervat.market.vacancies.harvest.fetching.network import Network
from hervat.market.vacancies.harvest.queries import due, is_any_due, waiting
from hervat.market.vacancies.harvest.run import Harvest, Tally, Waiting
from hervat.market.vacancies.harvest.visits.work import Work
from hervat.market.vacancies.store.intake import visit
from hervat.project.commands.prepare import start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.config import Config
from hervat.project.databases import MARKET
from hervat.project.working.searching import try_to_index
from hervat.project.working.stopping import stop_on_signals

LOCK, NUMBER = "harvesting.lock", 0x4E2CA9  # a file here, and a number that every Hervat on one PostgreSQL knows
LOOK_EVERY_SECONDS = 60.0
STOP_SECONDS = 30
NICE = 10  # people who wait for a page go first

log = structlog.get_logger("hervat.harvest")


def agent(config: Config) -> str:
    """How it makes itself known to those it visits: by name, and where to find who runs it."""
    return f"Hervat/{version('hervat')} (+{config.base_url})"


@contextmanager
def only_one(home: Path) -> Iterator[bool]:
    """Whether nobody else harvests into this database: not from this home folder, and not from another machine. As long as it lasts."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield _take_turn()


def _take_turn() -> bool:
    """The turn ends with the connection, and so with the process."""
    connection = connections[MARKET]
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
        return bool(cursor.fetchone()[0])


def chosen(key: str | None, *, due_only: bool) -> list[Waiting]:
    """The sources to visit. Raises LookupError when there is none with this key."""
    if key is None:
        return due(timezone.now()) if due_only else waiting()
    found = waiting([key])
    if not found:
        raise LookupError(key)
    return found


def harvest(config: Config, sources: Sequence[Waiting], stop: Callable[[], bool]) -> Tally:
    """Visits these sources, or until it is asked to stop. Raises DatabaseError when the database does not answer."""
    work = Work(visit, Manners(timezone.now))
    with Network(Guard(config.harvest_networks), agent(config)) as network:
        return Harvest(sources, network, work).run(stop)


class BesideWorker:
    """The harvest of a worker: started when a source is due, and never waited for."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._process: SpawnProcess | None = None
        self._look_at = 0.0

    def look(self) -> None:
        """Starts a harvest when something is due and none runs. When it cannot be started, mail and rounds go on without."""
        if monotonic() < self._look_at or (self._process is not None and self._process.is_alive()):
            return
        self._look_at = monotonic() + LOOK_EVERY_SECONDS
        try:
            if is_any_due(timezone.now()):
                self._process = get_context("spawn").Process(target=be_a_harvester, args=(self._language,), name="hervat-harvest")
                self._process.start()
        except (DatabaseError, OSError):
            log.exception("no harvest can be started")
            connections[MARKET].close()

    def stop(self) -> None:
        """Asks the harvest to stop, and waits for the portion that it is storing."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(STOP_SECONDS)
            self._process.kill()


def be_a_harvester(language: str) -> None:
    """One harvest of what is due, in its own process. Stops when asked, and when the worker that started it is gone."""
    speaker = Speaker(language)
    os.nice(NICE)
    with stop_on_signals() as stop:
        try:
            config = start_django(speaker)
            with only_one(config.home) as ours:
                if ours:
                    made = harvest(config, due(timezone.now()), stop.asked)
                    log.info("harvest made", visited=made.visited, wrong=made.wrong, new=made.new, gone=made.gone)
                    try_to_index()
        except WrongInput as error:
            speaker.explain(error.errors)
        except Failure as error:
            speaker.warn(speaker(error.sentence))
        except DatabaseError:
            log.exception("harvest cannot use the database")
        finally:
            connections.close_all()
