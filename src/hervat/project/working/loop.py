"""What a worker does, again and again: makes the rounds that are due, sends the mail that waits, and has vacancies harvested beside it."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from django.db import DatabaseError, connections

from hervat.apps.jobs import outbox, schedule
from hervat.project.config import Config
from hervat.project.wiring.mail import mailer
from hervat.project.wiring.rounds import rounds
from hervat.project.working.harvest_beside import BesideWorker
from hervat.project.working.stopping import Stop

SECONDS_BETWEEN = 2.0
MOST_SECONDS_BETWEEN = 60.0

log = structlog.get_logger("hervat.worker")


@dataclass(frozen=True)
class Done:
    """What one turn did: the names of the rounds that were made, and how many mails were accepted."""

    rounds: tuple[str, ...]
    mails: int


def work_once(config: Config, stop: Stop) -> Done:
    """One turn. Raises DatabaseError when the database cannot be used."""
    made = schedule.tick(rounds(), stop=stop.asked)
    return Done(made, outbox.send_due(mailer(config), stop=stop.asked))


def work(config: Config, stop: Stop) -> None:
    """Turns until it is asked to stop; what it is doing is finished first. A database that does not answer is tried again, ever slower."""
    pause = 0.0
    harvest = BesideWorker(config.lang)
    log.info("worker started")
    while not stop.asked(pause):
        try:
            work_once(config, stop)
            harvest.look()
            pause = SECONDS_BETWEEN
        except DatabaseError:
            log.exception("worker cannot use the database")
            connections.close_all()
            pause = min(max(pause, SECONDS_BETWEEN) * 2, MOST_SECONDS_BETWEEN)
    harvest.stop()
    connections.close_all()
    log.info("worker stopped")
