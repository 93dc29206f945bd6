"""The harvest beside a worker: in a process of its own that ends when it is done.

Of its own, because it reads what strangers wrote: whatever that does to its memory or its processor, mail and rounds go on. And one that
ends, because reading millions of ads leaves memory in pieces; a new one begins clean.
"""

from __future__ import annotations

import os
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from time import monotonic

import structlog
from django.db import DatabaseError, connections
from django.utils import timezone

from hervat.project.commands.prepare import start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.stopping import stop_on_signals

LOOK_EVERY_SECONDS = 60.0
STOP_SECONDS = 30
NICE = 10  # people who wait for a page go first

log = structlog.get_logger("hervat.harvest")


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
            if _is_any_due():
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


def _is_any_due() -> bool:
    from hervat.market.vacancies.harvest.queries import is_any_due  # here: the new process reads this file before Django is loaded

    return is_any_due(timezone.now())


def be_a_harvester(language: str) -> None:
    """One harvest of what is due, in its own process. Stops when asked, and when the worker that started it is gone."""
    speaker = Speaker(language)
    os.nice(NICE)
    with stop_on_signals() as stop:
        try:
            config = start_django(speaker)
            from hervat.market.vacancies.store.upkeep import forget
            from hervat.project.working.harvesting import chosen, harvest, only_one  # here: as above
            from hervat.project.working.searching import try_to_index

            with only_one(config.home) as ours:
                if ours:
                    made = harvest(config, chosen(None, due_only=True), stop.asked)
                    log.info("harvest made", visited=made.visited, wrong=made.wrong, new=made.new, gone=made.gone)
                    forget(timezone.now())
                    try_to_index()
        except WrongInput as error:
            speaker.explain(error.errors)
        except Failure as error:
            speaker.warn(speaker(error.sentence))
        except DatabaseError:
            log.exception("harvest cannot use the database")
        finally:
            connections.close_all()
