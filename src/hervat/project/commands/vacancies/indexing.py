"""``hervat vacancies index``: brings the search engine up to date, or fills it again from the beginning."""

from __future__ import annotations

import argparse

from hervat.domain.text import say
from hervat.market.search.contract import EngineFailure
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat vacancies index``."""
    parser.add_switch("--anew", say("maak de index opnieuw; zoeken gaat intussen door met de oude"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Takes in what changed, and says how much that was."""
    config = start_django(speaker)
    from hervat.market.search import engine  # here: tables can be named only once Django is loaded
    from hervat.market.search.indexing import catch_up, rebuild

    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            try:
                taken = rebuild(engine()) if arguments.anew else catch_up(engine())
            except EngineFailure as error:
                raise Failure(error.sentence) from None
    if arguments.anew:
        speaker.tell(speaker(say("De zoekindex is opnieuw gemaakt uit {count} wijzigingen.", count=taken)))
    else:
        speaker.tell(speaker(say("De zoekindex is bij. Verwerkte wijzigingen: {count}.", count=taken)))
    return 0
