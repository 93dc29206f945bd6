"""Running the web server."""

from __future__ import annotations

import socket
from functools import partial
from importlib import import_module

from granian.constants import Interfaces
from granian.server import Server

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, whole_number
from hervat.project.commands.speaker import WrongInput
from hervat.project.gateway import Gateway, gateway
from hervat.project.observing.logs import logging_config

APPLICATION = "hervat.project.wsgi"
WAITING_REQUESTS = 1024
WORKER_MEGABYTES = 1024  # a process that holds on to more is replaced
THREADS = 3  # per process: enough to go on while one waits for a database or a document, few enough not to crowd a single core


def add_address(parser: Parser) -> None:
    """The options that say where to listen."""
    parser.add_option("--host", say("adres om op te luisteren (127.0.0.1: alleen deze computer)"), default="127.0.0.1")
    parser.add_option("--port", say("poort om op te luisteren"), type=whole_number("--port", 1, 65535), default=8000)


def refuse_taken_address(host: str, port: int) -> None:
    """Raises WrongInput when nothing can listen there, before anything is started."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError):
        where = f"{host}:{port}"
        raise WrongInput(
            ("--port", say("Hier kan Hervat niet luisteren: {where}. Kies een andere poort of een ander adres.", where=where))
        ) from None


def application(threads: int) -> Gateway:
    """The web application, as each process of the server loads it."""
    return gateway(import_module(APPLICATION).application, threads)


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
