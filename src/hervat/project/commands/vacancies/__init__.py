"""``hervat vacancies``: ads for jobs. Each part is a module beside this one, built as any command."""

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
    "sources": CommandPart(
        "hervat.project.commands.vacancies.sources", say("Toon de bronnen van vacatures, of lees er een bestand mee in.")
    ),
    "harvest": CommandPart("hervat.project.commands.vacancies.harvesting", say("Haal vacatures op bij hun bronnen.")),
    "read": CommandPart(
        "hervat.project.commands.vacancies.reading", say("Lees vacatures uit een bestand en toon wat erin staat. Er wordt niets bewaard.")
    ),
    "duplicates": CommandPart(
        "hervat.project.commands.vacancies.duplicates", say("Toon welke vacatures in een bestand dezelfde zijn. Er wordt niets bewaard.")
    ),
    "search": CommandPart("hervat.project.commands.vacancies.searching", say("Zoek vacatures op woorden, plaats en wat ze vragen.")),
    "stats": CommandPart(
        "hervat.project.commands.vacancies.stats", say("Toon hoeveel vacatures er zijn, en wat er vandaag bij kwam en wegging.")
    ),
    "index": CommandPart("hervat.project.commands.vacancies.indexing", say("Werk de zoekindex bij, of maak hem opnieuw.")),
}


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat vacancies`` when none of its parts is named: only help remains."""
    for name, part in PARTS.items():
        parser.options.add_argument(name, nargs="?", help=speaker(part.about))


def run(arguments: argparse.Namespace, _speaker: Speaker) -> int:
    """Raises WrongInput that names the parts."""
    asked = next((word for word in vars(arguments).values() if isinstance(word, str) and word not in ("nl", "en")), "vacancies")
    raise WrongInput((asked, say("Kies uit: {parts}.", parts=", ".join(f"vacancies {name}" for name in PARTS))))
