"""``hervat timeline``: facts in, timeline out. Needs no database and no framework, so that it starts at once."""

from __future__ import annotations

import argparse
import json
import stat
import sys
from pathlib import Path

from hervat.api.facts_json import MAX_BYTES, NotReadable, read_json
from hervat.domain.law import FactsError, read_day, read_facts, timeline
from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.commands.timeline_table import print_table
from hervat.project.dutch_time import today
from hervat.reports.timeline_json import timeline_json

STANDARD_INPUT = "-"
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
        speaker.write(json.dumps(shape, indent=2, ensure_ascii=not _speaks_utf8()) + "\n")
    else:
        print_table(result, speaker)
    return 0


def _data(place: str | None, first_day: str | None) -> object:
    if place is None:
        if first_day is None:
            raise WrongInput((FIRST_DAY, say("Geef een bestand met feiten, of --eerste-ziektedag met een datum.")))
        return {FIRST_DAY: first_day}
    data = read_json(_read(place))
    if first_day is not None and isinstance(data, dict):
        return data | {FIRST_DAY: first_day}
    return data


def _read(place: str) -> bytes:
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
        raise WrongInput((place, say("Dit is niet te lezen. Geef een bestand met feiten."))) from None


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by whoever started us
        raise WrongInput((STANDARD_INPUT, say("Er is geen standaardinvoer. Geef een bestand met feiten.")))
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _regular_file(path: Path) -> bytes:
    """Only from what is a file: a pipe, for instance, can keep us waiting for ever."""
    if path.is_dir():
        raise WrongInput((str(path), say("Dit is een map. Geef een bestand met feiten.")))
    if not stat.S_ISREG(path.stat().st_mode):
        raise WrongInput((str(path), say("Dit is geen gewoon bestand. Geef een bestand met feiten, of - voor standaardinvoer.")))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _speaks_utf8() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
