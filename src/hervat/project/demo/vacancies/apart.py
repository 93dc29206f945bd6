"""Loading the vacancies in a process of its own, beside the server that already answers.

Reading them takes a while, and the search index keeps threads, which a server that is split off from this process must not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess

from django.db import connections
from django.utils import timezone

STOP_SECONDS = 10


@contextmanager
def loading_beside(language: str) -> Iterator[None]:
    """Inside, the vacancies are loaded by a process of its own, which does not outlive this."""
    process = _start(language)
    try:
        yield
    finally:
        process.terminate()
        process.join(STOP_SECONDS)
        process.kill()


def load_and_wait(language: str) -> None:
    """The same, and waits until it is done; nothing when it was there. Raises RuntimeError when it failed: why, stands in the log."""
    from hervat.market.vacancies.harvest.queries import count

    if count():
        return
    connections.close_all()
    process = _start(language)
    process.join()
    if process.exitcode:
        raise RuntimeError("loading the vacancies of the demo failed")


def load_apart(language: str) -> None:
    """What that process does."""
    from hervat.project.commands.prepare import start_django  # here, and below: this process begins without Django
    from hervat.project.commands.speaker import Speaker

    config = start_django(Speaker(language))

    from hervat.project.demo.vacancies.loading import load_places, load_vacancies
    from hervat.project.working.searching import index_what_changed

    load_places()
    load_vacancies(config.base_url, timezone.now())
    index_what_changed()  # not said: the demo says itself that it stands ready


def _start(language: str) -> SpawnProcess:
    process = get_context("spawn").Process(target=load_apart, args=(language,), name="hervat-demo-vacancies")
    process.start()
    return process
