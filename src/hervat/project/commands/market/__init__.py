"""``hervat market``: what is known of the public labour market. Each part is a module beside this one, built as any command."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from hervat.domain.text import Text, say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.speaker import Speaker, WrongInput


class CommandPart(NamedTuple):
    """A part of a command: the module that does it, and one sentence on what that is."""

    module: str
    about: Text


PARTS = {
    "import": CommandPart("hervat.project.commands.market.importing", say("Lees gegevens in zoals ze gepubliceerd zijn.")),
    "status": CommandPart("hervat.project.commands.market.status", say("Toon welke gegevens er zijn, van wie en van wanneer.")),
    "title": CommandPart("hervat.project.commands.market.title", say("Zoek het beroep bij een functietitel.")),
}


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat market`` when none of its parts is named: only help remains."""
    for name, part in PARTS.items():
        parser.options.add_argument(name, nargs="?", help=speaker(part.about))


def run(arguments: argparse.Namespace, _speaker: Speaker) -> int:
    """Raises WrongInput that names the parts."""
    asked = next((word for word in vars(arguments).values() if isinstance(word, str) and word not in ("nl", "en")), "market")
    raise WrongInput((asked, say("Kies uit: {parts}.", parts=", ".join(f"market {name}" for name in PARTS))))
