"""``hervat match``: a person beside all occupations, or (``compare``) beside one function that somebody typed."""

from __future__ import annotations

import argparse

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, one_of, whole_number
from hervat.project.commands.match import comparing
from hervat.project.commands.speaker import Speaker, WrongInput

COMPARE = "compare"
MOST_SHOWN = 500


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat match``."""
    parser.options.add_argument(
        "words",
        nargs="+",
        metavar="[compare] FILE.json",
        help=speaker(say("bestand met de persoon; na compare: met de persoon en één functie; - is standaardinvoer")),
    )
    top = whole_number("--top", 1, MOST_SHOWN)
    parser.add_option("--top", say("hoeveel beroepen u ziet, van 1 tot en met 500"), type=top, metavar="N", default=None)
    parser.add_option("--on", say("de dag waarop u kijkt; anders de dag in het bestand, of vandaag"), metavar="DATE")
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the match. Raises WrongInput that names every wrong field."""
    words: list[str] = arguments.words
    if words[0] == COMPARE and len(words) == 2:
        return comparing.run(words[1], arguments, speaker)
    if words[0] != COMPARE and len(words) == 1:
        from hervat.project.commands.match import occupations  # here: compare needs no database, and starts at once

        return occupations.run(words[0], arguments, speaker)
    raise WrongInput(("match", say("Geef één bestand: hervat match FILE.json, of hervat match compare FILE.json.")))
