"""``hervat tick``: what is due in the background now, once; for an installation whose clock is cron."""

from __future__ import annotations

import argparse

from django.db import DatabaseError

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker
from hervat.project.working.in_use import in_use
from hervat.project.working.stopping import stop_on_signals


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """``hervat tick`` takes no further words."""


def run(_arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Makes the rounds and sends the mail. Beside a worker it does what that worker left."""
    config = start_django(speaker)
    from hervat.project.working.loop import work_once  # here: tables can be named only once Django is loaded

    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with stop_on_signals() as stop:
            try:
                done = work_once(config, stop)
            except DatabaseError:
                raise Failure(say("De database {alias} antwoordt niet.", alias="default")) from None
    for name in done.rounds:
        speaker.tell(speaker(say("Dagelijks werk gedaan: {name}.", name=name)))
    speaker.tell(speaker(say("Aantal mails verstuurd: {count}.", count=done.mails)))
    return 0
