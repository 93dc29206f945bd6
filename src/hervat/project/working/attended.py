"""A worker beside the web server of ``hervat serve``: started with it, started again when it dies, stopped with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from threading import Event, Thread

import structlog

from hervat.project.commands.prepare import start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.working.stopping import stop_on_signals

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0
STOP_SECONDS = 60  # as long as one conversation with a mail server may need

log = structlog.get_logger("hervat.worker")


@contextmanager
def attended_worker(language: str) -> Iterator[None]:
    """Inside, one worker runs, in a process of its own that does not outlive this one."""
    attendant = _Attendant(language)
    attendant.start()
    try:
        yield
    finally:
        attendant.stop()


class _Attendant:
    def __init__(self, language: str) -> None:
        self._language = language
        self._stopping = Event()
        self._process: SpawnProcess | None = None
        self._thread = Thread(target=self._attend, name="attendant", daemon=True)

    def start(self) -> None:
        self._process = self._new_process()
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(STOP_SECONDS)
            self._process.kill()

    def _new_process(self) -> SpawnProcess:
        process = get_context("spawn").Process(target=be_a_worker, args=(self._language,), name="hervat-worker")
        process.start()
        return process

    def _attend(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.wait(FIRST_PAUSE_SECONDS):
            if self._process is not None and self._process.is_alive():
                pause = FIRST_PAUSE_SECONDS
                continue
            log.warning("worker died and is started again")
            if self._stopping.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            self._process = self._new_process()


def be_a_worker(language: str) -> None:
    """The worker itself, in its process. Stops when asked, and when the process that started it is gone."""
    speaker = Speaker(language)
    with stop_on_signals() as stop:
        try:
            config = start_django(speaker)
            from hervat.project.working.loop import work  # here: tables can be named only once Django is loaded

            work(config, stop)
        except WrongInput as error:
            speaker.explain(error.errors)
        except Failure as error:
            speaker.warn(speaker(error.sentence))
