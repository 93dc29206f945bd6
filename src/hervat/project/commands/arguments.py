"""Reading the words after ``hervat``: stdlib argparse, speaking our language, with one sentence for every mistake."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from hervat.domain.text import Text, say
from hervat.project.commands.speaker import LANGUAGES, Speaker, WrongInput


class Once(argparse.Action):
    """An option that may be given once: of two values, nobody could say which was meant."""

    def __call__(self, _parser: Any, namespace: argparse.Namespace, value: Any, option: str | None = None) -> None:
        given: set[str] = namespace.__dict__.setdefault("given", set())
        if self.dest in given:
            raise WrongInput((option or self.dest, say("Geef dit één keer.")))
        given.add(self.dest)
        setattr(namespace, self.dest, value)


class Parser(argparse.ArgumentParser):
    """A parser that raises :class:`WrongInput` where argparse would print its own words and leave."""

    def __init__(self, prog: str, description: Text, speaker: Speaker) -> None:
        self.speaker = speaker
        heading = speaker(say("gebruik: "))

        class Formatter(argparse.HelpFormatter):
            def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
                super().add_usage(usage, actions, groups, prefix or heading)

        super().__init__(
            prog=prog, description=speaker(description), formatter_class=Formatter, add_help=False, allow_abbrev=False, exit_on_error=False
        )
        self.options = self.add_argument_group(speaker(say("opties")))
        self.options.add_argument("-h", "--help", action="help", help=speaker(say("toon deze hulp")))
        self.add_option("--lang", say("taal van de uitvoer: nl of en"), type=one_of("--lang", LANGUAGES), default=speaker.language)

    def add_option(self, name: str, explanation: Text, **details: Any) -> None:
        """An option with a value."""
        self.options.add_argument(
            name, action=Once, help=self.speaker(explanation), metavar=details.pop("metavar", name.lstrip("-").upper()), **details
        )

    def add_switch(self, name: str, explanation: Text) -> None:
        """An option without a value."""
        self.options.add_argument(name, help=self.speaker(explanation), action="store_true")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments, read. Raises :class:`WrongInput`."""
        try:
            known, unknown = self.parse_known_args(arguments)
        except argparse.ArgumentError as error:
            raise WrongInput(
                (error.argument_name or "", say("Geef hier precies één waarde. Zie {program} --help.", program=self.prog))
            ) from None
        if unknown:
            raise WrongInput((unknown[0], say("Dit is hier onbekend. Zie {program} --help.", program=self.prog)))
        return known

    def print_help(self, _file: object = None) -> None:
        """The help, said as everything is said."""
        self.speaker.write(self.format_help())
        self.speaker.flush()

    def error(self, _message: str) -> NoReturn:
        """What argparse finds wrong without naming an argument."""
        raise WrongInput(("", say("Deze opdracht is niet te lezen. Zie {program} --help.", program=self.prog)))


def one_of(option: str, choices: Iterable[str]) -> Callable[[str], str]:
    """A reader for one of a few words."""
    known = tuple(choices)

    def read(value: str) -> str:
        if value not in known:
            raise WrongInput((option, say("Onbekende waarde. Kies uit: {choices}.", choices=", ".join(known))))
        return value

    return read


def whole_number(option: str, least: int, most: int) -> Callable[[str], int]:
    """A reader for a whole number between two bounds, both allowed."""

    def read(value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= most):
            raise WrongInput((option, say("Vul een heel getal in van {least} tot en met {most}.", least=least, most=most)))
        return int(value)

    return read
