"""``hervat demo``: everything set up and served by one command. Doing it again changes nothing."""

from __future__ import annotations

import argparse
import os

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import prepare, start_django
from hervat.project.commands.serving import THREADS, add_address, serve, taken_address
from hervat.project.commands.speaker import Speaker
from hervat.project.working.attended import attended_worker
from hervat.project.working.in_use import in_use

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- recognised, not bound to
HOSTS_VARIABLE = "HERVAT_ALLOWED_HOSTS"
BASE_VARIABLE = "HERVAT_BASE_URL"


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat demo``."""
    add_address(parser)
    parser.add_switch("--no-serve", say("alleen klaarzetten, niet starten"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prepares, prints the address and serves until it is stopped."""
    _answer_to(arguments.host, arguments.port)
    config = start_django(speaker)
    if arguments.no_serve:
        prepare(config.home, speaker)
        speaker.tell(speaker(say("Hervat staat klaar in {folder}.", folder=str(config.home))))
        return 0
    with taken_address(arguments.host, arguments.port), in_use(config.home):
        prepare(config.home, speaker)
        address = f"http://{_shown(arguments.host)}:{arguments.port}/poortwachter/"
        speaker.tell(speaker(say("Hervat staat open op {address} (stoppen met Ctrl+C).", address=address)))
        with attended_worker(speaker.language):
            serve(arguments.host, arguments.port, workers=1, threads=THREADS, debug=config.debug)
    return 0


def _shown(host: str) -> str:
    """The host as it stands in an address that a browser on this machine can open."""
    host = "127.0.0.1" if host in EVERYWHERE else host
    return f"[{host}]" if ":" in host else host


def _answer_to(host: str, port: int) -> None:
    """The demo answers to the name it was asked to listen on, unless the installation says which names it has."""
    os.environ.setdefault(BASE_VARIABLE, f"http://{_shown(host)}:{port}")  # noqa: TID251 -- for links in mail, as below
    if host in EVERYWHERE:
        os.environ.setdefault(HOSTS_VARIABLE, "*")  # noqa: TID251 -- handed on to the configuration, in the one command that is for trying out
    elif host not in ("127.0.0.1", "localhost", "::1"):
        os.environ.setdefault(HOSTS_VARIABLE, f"{host},localhost,127.0.0.1")  # noqa: TID251 -- as above
