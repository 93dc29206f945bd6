"""What somebody gives a command to read: a file, or standard input."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from hervat.api.facts_json import MAX_BYTES
from hervat.domain.text import say
from hervat.project.commands.speaker import WrongInput

STANDARD_INPUT = "-"


def read_input(place: str) -> bytes:
    """At most one byte more than is taken: enough to know that it is too much. Raises WrongInput when there is nothing to read."""
    try:
        if place == STANDARD_INPUT:
            return _standard_input()
        return _regular_file(Path(place))
    except FileNotFoundError:
        raise WrongInput((place, say("Dit bestand is er niet."))) from None
    except PermissionError:
        raise WrongInput((place, say("Dit bestand mag u niet lezen."))) from None
    except (OSError, ValueError):  # a name that cannot exist, a way that leads nowhere, a disk that fails
        raise WrongInput((place, say("Dit is niet te lezen. Geef een bestand."))) from None


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by whoever started us
        raise WrongInput((STANDARD_INPUT, say("Er is geen standaardinvoer. Geef een bestand.")))
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _regular_file(path: Path) -> bytes:
    """Only from what is a file: a pipe, for instance, can keep us waiting for ever."""
    if path.is_dir():
        raise WrongInput((str(path), say("Dit is een map. Geef een bestand.")))
    if not stat.S_ISREG(path.stat().st_mode):
        raise WrongInput((str(path), say("Dit is geen gewoon bestand. Geef een bestand, of - voor standaardinvoer.")))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
