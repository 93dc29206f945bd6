"""``hervat timeline``: facts in, timeline out. Needs no database and no framework, so that it starts at once."""

from __future__ import annotations

import argparse

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.law import FactsError, read_day, read_facts, timeline
from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.input_file import read_input
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.commands.timeline_table import print_table
from hervat.project.dutch_time import today
from hervat.reports.timeline_json import timeline_json

FIRST_DAY = "eerste_ziektedag"


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat timeline``."""
    parser.options.add_argument(
        "facts", nargs="?", metavar="FACTS.json", help=speaker(say("bestand met de feiten van de zaak, of - voor standaardinvoer"))
    )
    parser.add_option(
        "--eerste-ziektedag", say("de eerste ziektedag, bijvoorbeeld 2025-03-03; gaat vóór die in het bestand"), metavar="DATE"
    )
    parser.add_option("--on", say("de dag waarop u naar de zaak kijkt; anders vandaag"), metavar="DATE")
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the timeline. Raises WrongInput that names every wrong field."""
    try:
        on = today() if arguments.on is None else read_day(arguments.on, "--on")
        facts = read_facts(_data(arguments.facts, arguments.eerste_ziektedag), on)
    except NotReadable as error:
        raise WrongInput((arguments.facts, error.sentence)) from None
    except FactsError as error:
        raise WrongInput(*error.errors) from None
    result = timeline(facts, on)
    if arguments.format == "json":
        shape = timeline_json(result, speaker.language, speaker.translate)
        speaker.write_json(shape)
    else:
        print_table(result, speaker)
    return 0


def _data(place: str | None, first_day: str | None) -> object:
    if place is None:
        if first_day is None:
            raise WrongInput((FIRST_DAY, say("Geef een bestand met feiten, of --eerste-ziektedag met een datum.")))
        return {FIRST_DAY: first_day}
    data = read_json(read_input(place))
    if first_day is not None and isinstance(data, dict):
        return data | {FIRST_DAY: first_day}
    return data
