"""``hervat vacancies duplicates ADS.jsonl``: which ads of a file are of the same job. Stores nothing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from hervat.domain.text import say
from hervat.market.vacancies.postings import Posting, WrongPosting
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import asking, load_catalogue, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker, WrongField, WrongInput
from hervat.project.commands.vacancies.ads_file import Line, add_ads_arguments, given_ads, wrong_posting
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

Clusters = list[list[Posting]]


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat vacancies duplicates``."""
    add_ads_arguments(parser, speaker)


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the ads in groups of the same job. Raises WrongInput that names the line and what was expected there."""
    lines = given_ads(arguments.path)
    _check_identifiers(lines)
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            clusters = _clusters(lines, config.home)
    if arguments.format == "json":
        speaker.write_json({"clusters": [[posting.identifier for posting in cluster] for cluster in clusters]})
    else:
        _print(clusters, speaker)
    return 0


def _check_identifiers(lines: Sequence[Line]) -> None:
    first: dict[str, str] = {}
    errors: list[WrongField] = []
    for line in lines:
        before = first.setdefault(line.posting.identifier, line.place)
        if before != line.place:
            told = say("Het kenmerk {found} stond al op {place}. Geef elke vacature een eigen kenmerk.", found=_short(line), place=before)
            errors.append((f"{line.place}: identifier", told))
    if errors:
        raise WrongInput(*errors[:100])


def _short(line: Line) -> str:
    return line.posting.identifier[:60]


def _clusters(lines: Sequence[Line], home: Path) -> Clusters:
    from hervat.market.titles.catalogue import has_occupations  # here: tables can be named only once Django is loaded
    from hervat.market.vacancies.doubles.clusters import clusters
    from hervat.market.vacancies.reading.read import check
    from hervat.market.vacancies.store.readers.beside import reading_beside

    errors: list[WrongField] = []
    for line in lines:
        try:
            check(line.posting)
        except WrongPosting as error:
            errors += wrong_posting(line.place, error).errors
    if not has_occupations():
        load_catalogue(home)
    postings = [line.posting for line in lines]
    with reading_beside() as read_all:
        readings = [] if errors else read_all(postings)
    for line, reading in zip(lines, readings, strict=False):
        if reading is None:
            errors.append((line.place, say("Deze vacature is niet te lezen.")))
    if errors:
        raise WrongInput(*errors)
    groups = clusters([reading.fingerprint for reading in readings if reading is not None])
    return [[postings[place] for place in group] for group in groups]


def _print(found: Clusters, speaker: Speaker) -> None:
    for cluster in found:
        if len(cluster) > 1:
            speaker.tell(cluster[0].title)
            for posting in cluster:
                speaker.tell("  " + " ".join(part for part in (posting.identifier, posting.employer, posting.locality) if part))
            speaker.tell()
    ads = sum(map(len, found))
    speaker.tell(speaker(say("{ads} advertenties voor {jobs} vacatures.", ads=ads, jobs=len(found))))
