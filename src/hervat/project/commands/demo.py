"""``hervat demo``: everything set up and served by one command. Doing it again changes nothing."""

from __future__ import annotations

import argparse
import os

from django.db import connections
from django.utils import timezone

from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import prepare, start_django
from hervat.project.commands.serving import THREADS, add_address, serve, taken_address
from hervat.project.commands.speaker import Failure, Speaker
from hervat.project.demo.vacancies.apart import load_and_wait, loading_beside
from hervat.project.working.attended import attended_worker
from hervat.project.working.in_use import in_use

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- recognised, not bound to
HOSTS_VARIABLE = "HERVAT_ALLOWED_HOSTS"
BASE_VARIABLE = "HERVAT_BASE_URL"
DEMO_VARIABLE = "HERVAT_DEMO"
HARVEST_VARIABLE = "HERVAT_HARVEST_NETWORKS"


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat demo``."""
    add_address(parser)
    parser.add_switch("--no-serve", say("alleen klaarzetten, niet starten"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prepares, prints the address and serves until it is stopped."""
    _answer_to(arguments.host, arguments.port)
    os.environ[DEMO_VARIABLE] = "true"  # noqa: TID251 -- handed on to the configuration, here and in the processes that serve
    config = start_django(speaker)
    if arguments.no_serve:
        prepare(config.home, speaker)
        _load()
        load_and_wait(speaker.language)
        speaker.tell(speaker(say("Hervat staat klaar in {folder}.", folder=str(config.home))))
        return 0
    with taken_address(arguments.host, arguments.port), in_use(config.home):
        prepare(config.home, speaker)
        _load()
        address = f"http://{_shown(arguments.host)}:{arguments.port}"
        _tell_logins(speaker)
        speaker.tell(speaker(say("De klok zonder inloggen: {address}", address=f"{address}/poortwachter/")))
        speaker.tell(speaker(say("Hervat staat open op {address} (stoppen met Ctrl+C).", address=f"{address}/demo/")))
        speaker.tell(speaker(say("De vacatures worden op de achtergrond geladen. Dat duurt ongeveer een halve minuut.")))
        with loading_beside(speaker.language), attended_worker(speaker.language):
            serve(arguments.host, arguments.port, workers=1, threads=THREADS, debug=config.debug)
    return 0


def _load() -> None:
    """The invented world, when it is not there yet."""
    from hervat.project.demo.load import load_demo  # after Django was set up

    try:
        load_demo(timezone.localdate())
    except RuntimeError:
        raise Failure(say("Hier staan al dossiers. De demo hoort in een lege map: kies met HERVAT_HOME een andere.")) from None
    connections.close_all()  # the server starts processes of its own


def _tell_logins(speaker: Speaker) -> None:
    """Who can be played. Everyone is invented."""
    from hervat.project.demo.people import PASSWORD, STAFF  # after Django was set up

    speaker.tell(
        speaker(say("U kunt inloggen met deze adressen en het wachtwoord {password}, of op de demopagina met één klik:", password=PASSWORD))
    )
    speaker.tell(f"  {'samira.bouzid@hervat.example':<32} Samira Bouzid, {speaker(role_name(Role.WERKNEMER))}")
    for member in STAFF:
        speaker.tell(f"  {member.key + '@hervat.example':<32} {member.name}, {speaker(role_name(member.role))}")


def _shown(host: str) -> str:
    """The host as it stands in an address that a browser on this machine can open."""
    host = "127.0.0.1" if host in EVERYWHERE else host
    return f"[{host}]" if ":" in host else host


def _answer_to(host: str, port: int) -> None:
    """The demo answers to the name it was asked to listen on, unless the installation says which names it has."""
    os.environ.setdefault(BASE_VARIABLE, f"http://{_shown(host)}:{port}")  # noqa: TID251 -- for links in mail, as below
    os.environ.setdefault(HARVEST_VARIABLE, f"127.0.0.1:{port},[::1]:{port}")  # noqa: TID251 -- its sources are its own pages
    if host in EVERYWHERE:
        os.environ.setdefault(HOSTS_VARIABLE, "*")  # noqa: TID251 -- handed on to the configuration, in the one command that is for trying out
    elif host not in ("127.0.0.1", "localhost", "::1"):
        os.environ.setdefault(HOSTS_VARIABLE, f"{host},localhost,127.0.0.1")  # noqa: TID251 -- as above
