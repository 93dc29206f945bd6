"""How the command line speaks: in Dutch or English, on standard output, and in one clear sentence when something is wrong."""

from __future__ import annotations

import gettext
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from hervat.domain.text import Text, Translate, say, untranslated

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = ("nl", "en")
LANGUAGE_VARIABLE = "HERVAT_LANG"
MOST_ERRORS = 20
NO_OUTPUT = say("De uitvoer is nergens te schrijven.")

WrongField = tuple[str, Text]


class WrongInput(Exception):
    """What was asked cannot be done as it was asked: exit code 2. Each error is a field (or an option) and what was expected there."""

    def __init__(self, *errors: WrongField) -> None:
        self.errors = errors
        super().__init__(*errors)


class Failure(Exception):
    """What was asked was right, and still it could not be done: exit code 1."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class Speaker:
    """Says texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.translate: Translate = untranslated
        if language != "nl":
            self.translate = gettext.translation("django", LOCALE, [language], fallback=True).gettext

    def __call__(self, text: Text) -> str:
        return text.render(self.language, self.translate)

    def tell(self, line: str = "") -> None:
        """One line on standard output. Characters that steer a terminal do not come through."""
        self.write(printable(line) + "\n")

    def write(self, text: str) -> None:
        """Text on standard output, as it is. Raises Failure when it cannot go there: closed by whoever started us, or a full disk."""
        if sys.stdout is None:
            raise Failure(NO_OUTPUT)
        with _failure_when_lost():
            sys.stdout.write(text)

    def write_json(self, shape: object) -> None:
        """Exactly one JSON document, readable for people too."""
        encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
        self.write(json.dumps(shape, indent=2, ensure_ascii=encoding != "utf8") + "\n")

    def flush(self) -> None:
        """Writes what still waits to be written. Raises Failure when that cannot be."""
        if sys.stdout is not None:
            with _failure_when_lost():
                sys.stdout.flush()

    def warn(self, line: str) -> None:
        """One line on standard error, when there is one."""
        if sys.stderr is not None:
            sys.stderr.write(printable(line) + "\n")

    def explain(self, errors: Iterable[WrongField]) -> None:
        """A line on standard error for each wrong field."""
        listed = list(errors)
        for field, expected in listed[:MOST_ERRORS]:
            self.warn(f"{field}: {self(expected)}" if field else self(expected))
        if len(listed) > MOST_ERRORS:
            self.warn(self(say("Er zijn nog {count} andere fouten.", count=len(listed) - MOST_ERRORS)))


@contextmanager
def _failure_when_lost() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        forget_output()
        raise Failure(NO_OUTPUT) from None


def forget_output() -> None:
    """What could not be written stays unwritten, also when Python tries again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def printable(line: str) -> str:
    """The line without control characters and without halves of characters."""
    return "".join(character if character.isprintable() else "?" for character in line)


def choose_language(arguments: Sequence[str]) -> str:
    """The language asked for by ``--lang``, or else by HERVAT_LANG, or else Dutch. Raises :class:`WrongInput` for another language."""
    name, wanted = LANGUAGE_VARIABLE, os.environ.get(LANGUAGE_VARIABLE) or "nl"  # noqa: TID251 -- without the cost of the whole configuration
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            name, wanted = argument, "".join(arguments[position + 1 : position + 2])
        elif argument.startswith("--lang="):
            name, wanted = "--lang", argument.removeprefix("--lang=")
    if wanted not in LANGUAGES:
        raise WrongInput((name, say("Kies nl of en.")))
    return wanted


def make_streams_forgiving() -> None:
    """A terminal that lacks a character shows its code, instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
