"""``hervat market title "TITLE"``: which occupation a job title means, how sure that is and why; or many titles, one a line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hervat.api.facts_json import MAX_BYTES
from hervat.domain.text import Text, say
from hervat.market.titles.answers import LONGEST_TITLE, MOST_CANDIDATES
from hervat.project.commands.arguments import Parser, one_of, whole_number
from hervat.project.commands.input_file import read_input
from hervat.project.commands.prepare import asking, load_catalogue, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

if TYPE_CHECKING:
    from hervat.market.titles import Candidate, TitleAnswer

USUAL_TOP = 5


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat market title``."""
    parser.options.add_argument("title", nargs="?", metavar="TITLE", help=speaker(say("de functietitel, tussen aanhalingstekens")))
    parser.add_option("--file", say("een bestand met functietitels, één op elke regel, of - voor standaardinvoer"), metavar="TITLES.txt")
    parser.add_option(
        "--top",
        say("hoeveel beroepen u hooguit wilt zien; anders {usual}", usual=USUAL_TOP),
        type=whole_number("--top", 1, MOST_CANDIDATES),
        default=USUAL_TOP,
        metavar="N",
    )
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the occupations of each title. Raises WrongInput that names the title, or the line of the file."""
    titles = list(_titles(arguments.title, arguments.file))
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            answers = _find(titles, arguments.top, config.home)
    if arguments.format == "json":
        speaker.write_json({"results": [_shape(answer, speaker) for answer in answers]})
    else:
        for answer in answers:
            _print(answer, speaker)
    return 0


def _find(titles: Sequence[str], top: int, home: Path) -> list[TitleAnswer]:
    from hervat.market.titles.catalogue import has_occupations, load_finder  # here: tables can be named only once Django is loaded

    if not has_occupations():
        load_catalogue(home)
    finder = load_finder()
    return [finder.find(title, top) for title in titles]


def _titles(title: str | None, file: str | None) -> Iterator[str]:
    if (title is None) == (file is None):
        raise WrongInput(("TITLE", say("Geef één functietitel tussen aanhalingstekens, of een bestand met --file.")))
    if file is None:
        yield _checked(title or "", "TITLE")
        return
    lines = [line.removesuffix("\r") for line in _text(file).split("\n")]
    if not any(line.strip() for line in lines):
        raise WrongInput((file, say("Er staat geen functietitel in dit bestand. Zet op elke regel één functietitel.")))
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _checked(line, f"{file}:{number}")


def _text(file: str) -> str:
    raw = read_input(file)
    if len(raw) > MAX_BYTES:
        raise WrongInput((file, say("Dit bestand is te groot. Het mag hooguit {most} bytes zijn.", most=MAX_BYTES)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise WrongInput((f"{file}:{line}", say("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."))) from None


def _checked(title: str, place: str) -> str:
    wrong = _wrong(title.strip())
    if wrong:
        raise WrongInput((place, wrong))
    return title.strip()


def _wrong(title: str) -> Text | None:
    """What is wrong with a title, if anything."""
    if not title:
        return say("Vul een functietitel in, bijvoorbeeld magazijnbediende.")
    if len(title) > LONGEST_TITLE:
        return say("Deze functietitel is te lang. Hij mag hooguit {most} tekens hebben.", most=LONGEST_TITLE)
    if not title.isprintable():
        return say("In deze functietitel staat een teken dat niet te lezen is, zoals een tab. Haal het weg.")
    return None


def _shape(answer: TitleAnswer, speaker: Speaker) -> dict[str, object]:
    return {
        "query": answer.query,
        "none_fits": answer.none_fits,
        "candidates": [
            {"uri": found.uri, "label": found.label, "isco": found.isco, "confidence": found.confidence, "why": speaker(found.why)}
            for found in answer.candidates
        ],
    }


def _print(answer: TitleAnswer, speaker: Speaker) -> None:
    speaker.tell(answer.query)
    if not answer.candidates:
        speaker.tell("  " + speaker(say("Geen beroep gevonden.")))
    elif answer.none_fits:
        speaker.tell("  " + speaker(say("Geen beroep past goed genoeg. Het meest lijken erop:")))
    for candidate in answer.candidates:
        _print_candidate(candidate, speaker)


def _print_candidate(candidate: Candidate, speaker: Speaker) -> None:
    speaker.tell(f"  {candidate.confidence:4.0%}  {candidate.label}")
    speaker.tell(f"        {speaker(candidate.why)}")
