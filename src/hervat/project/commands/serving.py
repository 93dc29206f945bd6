"""Running the web server."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from time import sleep

from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, whole_number
from hervat.project.commands.prepare import APPLICATION
from hervat.project.commands.speaker import WrongInput
from hervat.project.gateway import Gateway, Limits, gateway
from hervat.project.observing.logs import logging_config

READ_AHEAD = "hervat.project.working.reading_ahead"  # imported once Django is ready
WAITING_REQUESTS = 1024
PARENT_SECONDS = 2
WORKER_MEGABYTES = 1024  # a process that holds on to more is replaced
THREADS = 3  # per process: enough to go on while one waits for a database or a document, few enough not to crowd a single core


def add_address(parser: Parser) -> None:
    """The options that say where to listen."""
    parser.add_option("--host", say("adres om op te luisteren (127.0.0.1: alleen deze computer)"), default="127.0.0.1")
    parser.add_option("--port", say("poort om op te luisteren"), type=whole_number("--port", 1, 65535), default=8000)


@contextmanager
def taken_address(host: str, port: int) -> Iterator[None]:
    """Holds an address from before anything is prepared until the server has stopped. Raises WrongInput when nothing can listen there.

    The server lets its own processes share a port, and would share it with another Hervat that starts at the same moment: hence the lock.
    """
    taken = WrongInput(
        ("--port", say("Hier kan Hervat niet luisteren: {where}. Kies een andere poort of een ander adres.", where=f"{host}:{port}"))
    )
    with _lock_file(port).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise taken from None
        _try_to_listen(host, port, taken)
        yield


def _lock_file(port: int) -> Path:
    """One for each user of this machine: the system keeps users off each other's ports by itself."""
    folder = Path(tempfile.gettempdir(), f"hervat-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"port-{port}"


def _try_to_listen(host: str, port: int, taken: WrongInput) -> None:
    unknown = WrongInput(("--host", say("Op dit adres kan deze computer niet luisteren: {host}.", host=host)))
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise unknown from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise (unknown if error.errno == errno.EADDRNOTAVAIL else taken) from None


def application(threads: int) -> Gateway:
    """The web application, as each process of the server loads it."""
    Thread(target=_leave_with, args=(os.getppid(),), name="leave-with-parent", daemon=True).start()
    ready = import_module(APPLICATION).application
    Thread(target=import_module(READ_AHEAD).read_ahead, name="read-ahead", daemon=True).start()
    return gateway(ready, threads, Limits(settings.FILE_UPLOAD_TEMP_DIR, settings.NINJA_NUM_PROXIES))


def _leave_with(parent: int) -> None:
    """Ends this process when the one that started it is gone: nobody would stop it, and it would keep the port."""
    while os.getppid() == parent:
        sleep(PARENT_SECONDS)
    os._exit(1)


def serve(host: str, port: int, *, workers: int, threads: int, debug: bool) -> None:
    """Serves until it is stopped. No access log: an address holds what people typed."""
    Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=workers,
        backpressure=WAITING_REQUESTS,
        websockets=False,
        log_access=False,
        log_dictconfig=logging_config(debug=debug),
        respawn_failed_workers=True,
        workers_max_rss=WORKER_MEGABYTES,
    ).serve(target_loader=partial(application, threads), wrap_loader=False)
