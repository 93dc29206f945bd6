"""``hervat worker``: sends mail and makes the daily rounds until it is stopped. There may be as many as one likes."""

from __future__ import annotations

import argparse

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.operators import tick
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Speaker
from hervat.project.working.in_use import in_use
from hervat.project.working.stopping import stop_on_signals


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat worker``."""
    parser.add_switch("--once", say("doe wat er nu te doen is en stop, zoals hervat tick"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Works until SIGTERM or Ctrl+C; what it is doing then is finished first."""
    if arguments.once:
        return tick.run(arguments, speaker)
    config = start_django(speaker)
    from hervat.project.working.loop import work  # here: tables can be named only once Django is loaded

    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with stop_on_signals() as stop:
            work(config, stop)
    return 0
