"""``hervat alerts``: telling who looks for work what is new. Its part is a module beside this one, built as any command."""

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
    "run": CommandPart(
        "hervat.project.commands.alerts.running", say("Vergelijk nieuwe vacatures met alle zoekopdrachten, en zet de mail klaar.")
    ),
}


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat alerts`` when none of its parts is named: only help remains."""
    for name, part in PARTS.items():
        parser.options.add_argument(name, nargs="?", help=speaker(part.about))


def run(arguments: argparse.Namespace, _speaker: Speaker) -> int:
    """Raises WrongInput that names the parts."""
    asked = next((word for word in vars(arguments).values() if isinstance(word, str) and word not in ("nl", "en")), "alerts")
    raise WrongInput((asked, say("Kies uit: {parts}.", parts=", ".join(f"alerts {name}" for name in PARTS))))
