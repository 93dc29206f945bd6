"""``hervat vacancies harvest``: visits the sources of vacancies, now and once."""

from __future__ import annotations

import argparse

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use
from hervat.project.working.stopping import stop_on_signals

BUSY = say("Er worden al vacatures opgehaald. Probeer het daarna opnieuw.")


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat vacancies harvest``."""
    parser.add_option("--source", say("alleen deze bron, ook als zij nog niet aan de beurt is"), metavar="KEY")
    parser.add_switch("--due", say("alleen bronnen die aan de beurt zijn; zonder dit worden alle bronnen bezocht"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Visits them, and says what came of it. Stops at SIGTERM or Ctrl+C; the next run goes on where it was."""
    if arguments.source is not None and arguments.due:
        raise WrongInput(("--due", say("Kies --source of --due, niet allebei.")))
    config = start_django(speaker)
    from hervat.project.working import harvesting  # here: tables can be named only once Django is loaded
    from hervat.project.working.searching import try_to_index

    with in_use(config.home), stop_on_signals() as stop:
        prepare_databases(config.home, speaker)
        with asking(MARKET), harvesting.only_one(config.home) as ours:
            if not ours:
                raise Failure(BUSY)
            try:
                waiting = harvesting.chosen(arguments.source, due_only=arguments.due)
            except LookupError:
                raise WrongInput(("--source", say("Deze bron is er niet. Zie hervat vacancies sources."))) from None
            made = harvesting.harvest(config, waiting, stop.asked)
            try_to_index()
    speaker.tell(speaker(say("Bezochte bronnen: {visited}, waarvan {wrong} met een fout.", visited=made.visited, wrong=made.wrong)))
    speaker.tell(
        speaker(say("Advertenties: {new} nieuw, {changed} gewijzigd, {gone} weg.", new=made.new, changed=made.changed, gone=made.gone))
    )
    return 0
