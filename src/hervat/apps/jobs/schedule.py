"""Daily rounds: what must be done every day, by one of the workers, once.

A round is known by its name and its day. Whoever finishes it writes that down, so that it is not made again; whoever dies in it leaves it
to the next, so a round must itself bear being made twice. Only the newest day that is due is made: after a week of silence a round is
caught up once, not seven times, because a round notices what is so on a day and needs no history of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from threading import Event, Thread
from uuid import UUID, uuid4

import structlog
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from hervat.apps.jobs.models import RoundRun

LEASE = timedelta(minutes=15)
BEAT_SECONDS = 60
REMEMBERED_FOR = timedelta(days=400)

log = structlog.get_logger("hervat.jobs.schedule")
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Round:
    """What is done each day from a time on (on the Dutch clock). ``run`` gets the day it is for."""

    name: str
    at: time
    run: Callable[[date], None]


def tick(rounds: Iterable[Round], *, clock: Clock = timezone.now, stop: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """Makes every round that is due and that nobody has made or is making. Gives the names of those it finished.

    A round that fails is logged, does not keep the others from being made, and is tried again after :data:`LEASE`.
    """
    made = []
    for each in rounds:
        day = due_day(each, clock())
        if not stop() and (run := _take(each.name, day, clock())) is not None and _make(each, run, clock):
            made.append(each.name)
    return tuple(made)


def due_day(each: Round, now: datetime) -> date:
    """The newest day of which the round is due: today from its time on, and before that yesterday."""
    local = timezone.localtime(now)
    return local.date() if local.time() >= each.at else local.date() - timedelta(days=1)


def forget_old_runs(*, now: datetime) -> None:
    """Removes what is known of rounds of long ago."""
    RoundRun.objects.filter(day__lt=timezone.localdate(now) - REMEMBERED_FOR).delete()


def _take(name: str, day: date, now: datetime) -> RoundRun | None:
    """The run, when it is now ours: it was not there, or whoever had it gave no sign for :data:`LEASE`."""
    worker = uuid4()
    known = RoundRun.objects.filter(name=name, day=day)
    if (run := known.first()) is None:
        with transaction.atomic():
            # One statement that cannot fail: of two workers at the same moment, one gets its row in.
            RoundRun.objects.bulk_create([RoundRun(name=name, day=day, worker=worker, started_at=now, beat_at=now)], ignore_conflicts=True)
    elif run.finished_at is None and run.beat_at < now - LEASE:
        known.filter(worker=run.worker, beat_at=run.beat_at, finished_at=None).update(worker=worker, beat_at=now, error="")
    return known.filter(worker=worker).first()


def _make(each: Round, run: RoundRun, clock: Clock) -> bool:
    ours = RoundRun.objects.filter(id=run.id, worker=run.worker, finished_at=None)
    try:
        with _signs_of_life(run.id, run.worker):
            each.run(run.day)
    except Exception as error:  # a round may fail in any way; the other rounds are still due
        log.exception("round failed", where=each.name)
        ours.update(error=type(error).__name__[:100], beat_at=clock())
        return False
    log.info("round made", where=each.name)
    return ours.update(finished_at=clock(), beat_at=clock()) == 1


@contextmanager
def _signs_of_life(run: int, worker: UUID) -> Iterator[None]:
    """Inside, a thread tells every minute that we live, however long the round takes."""
    done = Event()

    def beat() -> None:
        try:
            while not done.wait(BEAT_SECONDS):
                try:
                    RoundRun.objects.filter(id=run, worker=worker).update(beat_at=timezone.now())
                except DatabaseError:
                    log.warning("no sign of life could be given")  # the next may succeed; there is room for many
        finally:
            connection.close()

    thread = Thread(target=beat, name="signs-of-life", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
