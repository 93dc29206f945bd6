"""A file with ads that somebody gives a command: one ``JobPosting`` of schema.org on every line."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from hervat.domain.text import say
from hervat.market.vacancies.jobposting import read_job_posting
from hervat.market.vacancies.postings import Posting, WrongPosting
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.input_file import STANDARD_INPUT
from hervat.project.commands.speaker import Speaker, WrongField, WrongInput

LONGEST_LINE = 4_000_000  # bytes
MOST_ERRORS = 100  # after so many wrong lines the rest is not looked at


class Line(NamedTuple):
    """A posting, and where it stood: ``ADS.jsonl:3``."""

    place: str
    posting: Posting


def add_ads_arguments(parser: Parser, speaker: Speaker) -> None:
    """The file, and the form of the answer."""
    parser.options.add_argument(
        "path",
        nargs="?",
        metavar="ADS.jsonl",
        help=speaker(say("een bestand met op elke regel één JobPosting van schema.org (JSON), of - voor standaardinvoer")),
    )
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def given_ads(place: str | None) -> list[Line]:
    """The postings of a file, or of standard input for ``-``. Raises WrongInput that names every line that is no JobPosting."""
    if place is None:
        raise WrongInput(("ADS.jsonl", say("Geef een bestand met op elke regel één JobPosting, of - voor standaardinvoer.")))
    return _read(place)


def _read(place: str) -> list[Line]:
    found: list[Line] = []
    errors: list[WrongField] = []
    with _opened(place) as file:
        for number, raw in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), start=1):
            where = f"{place}:{number}"
            if len(raw) > LONGEST_LINE:
                raise WrongInput((where, say("Deze regel is te lang. Zet elke vacature op een eigen regel.")))
            if not raw.strip():
                continue
            try:
                found.append(Line(where, _posting(raw, where)))
            except WrongInput as error:
                errors += error.errors
            if len(errors) >= MOST_ERRORS:
                break
    if errors:
        raise WrongInput(*errors)
    if not found:
        raise WrongInput((place, say("Er staat geen vacature in. Zet op elke regel één JobPosting (JSON).")))
    return found


def _posting(raw: bytes, where: str) -> Posting:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongInput((where, say("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."))) from None
    except json.JSONDecodeError as error:
        raise WrongInput(
            (where, say("Verwacht een JobPosting als JSON op één regel. Teken {column} is niet te lezen.", column=error.colno))
        ) from None
    except (RecursionError, ValueError):  # Python refuses whole numbers of thousands of digits
        raise WrongInput(
            (where, say("Verwacht een JobPosting als JSON op één regel. Deze is te diep genest of heeft een te groot getal."))
        ) from None
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        data = next((one for one in data["@graph"] if isinstance(one, dict) and "JobPosting" in str(one.get("@type"))), data)
    if not isinstance(data, dict):
        raise WrongInput((where, say("Verwacht een JSON-object: een JobPosting van schema.org.")))
    try:
        return read_job_posting(data)
    except WrongPosting as error:
        raise wrong_posting(where, error) from None


def wrong_posting(where: str, error: WrongPosting) -> WrongInput:
    """What is wrong with an ad, as what is wrong with a line."""
    return WrongInput((f"{where}: {error.field}", error.sentence))


@contextmanager
def _opened(place: str) -> Iterator[IO[bytes]]:
    """Raises WrongInput when there is nothing to read."""
    if place == STANDARD_INPUT:
        if sys.stdin is None:  # closed by whoever started us
            raise WrongInput((STANDARD_INPUT, say("Er is geen standaardinvoer. Geef een bestand.")))
        yield sys.stdin.buffer
        return
    path = Path(place)
    try:
        if path.is_dir():
            raise WrongInput((place, say("Dit is een map. Geef een bestand.")))
        if not stat.S_ISREG(path.stat().st_mode):
            raise WrongInput((place, say("Dit is geen gewoon bestand. Geef een bestand, of - voor standaardinvoer.")))
        file = path.open("rb")
    except FileNotFoundError:
        raise WrongInput((place, say("Dit bestand is er niet."))) from None
    except PermissionError:
        raise WrongInput((place, say("Dit bestand mag u niet lezen."))) from None
    except (OSError, ValueError):  # a name that cannot exist, a way that leads nowhere
        raise WrongInput((place, say("Dit is niet te lezen. Geef een bestand."))) from None
    with file:
        yield file
