"""Harvesting as a part of the work of an installation: with its store, its name on the network, and one at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.db import connections
from django.utils import timezone

from hervat.market.vacancies.harvest.fetching.addresses import Guard
from hervat.market.vacancies.harvest.fetching.getting import Manners
from hervat.market.vacancies.harvest.fetching.network import Network
from hervat.market.vacancies.harvest.queries import due, waiting
from hervat.market.vacancies.harvest.run import Harvest, Tally, Waiting
from hervat.market.vacancies.harvest.visits.work import Work
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readers.beside import reading_beside
from hervat.project.config import Config
from hervat.project.databases import MARKET

LOCK, NUMBER = "harvesting.lock", 0x4E2CA9  # a file here, and a number that every Hervat on one PostgreSQL knows


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
    with reading_beside() as read_all, Network(Guard(config.harvest_networks), agent(config)) as network:
        work = Work(partial(visit, read_all=read_all), Manners(timezone.now))
        return Harvest(sources, network, work).run(stop)
