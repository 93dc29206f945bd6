"""``hervat market status``: which data are here, of whom, of when, and how many."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone

from hervat.domain.text import say, short_date
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

if TYPE_CHECKING:
    from hervat.market.provenance.queries import Provenance

COUNTED = {  # what of the labour market is counted, by the name that it has in the answer
    "occupations": "market_occupations.Occupation",
    "occupation_labels": "market_occupations.OccupationLabel",
    "skills": "market_occupations.Skill",
    "occupation_skills": "market_occupations.OccupationSkill",
    "kin": "market_occupations.Kin",
    "scores": "market_occupations.ElementScore",
    "loads": "market_occupations.OccupationLoad",
    "educations": "market_educations.Education",
    "courses": "market_educations.Course",
    "places": "market_geo.Place",
}


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat market status``."""
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the data sets, and how much there is of everything."""
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        from hervat.market.provenance.queries import datasets  # here: tables can be named only once Django is loaded

        with asking(MARKET):
            found, counts = datasets(), _counts()
    if arguments.format == "json":
        speaker.write_json({"datasets": [_shape(dataset) for dataset in found], "counts": counts})
    else:
        _print(found, counts, speaker)
    return 0


def _counts() -> dict[str, int]:
    known = {model._meta.label: model for model in apps.get_models()}
    return {name: known[label]._default_manager.count() for name, label in COUNTED.items() if label in known}


def _shape(dataset: Provenance) -> dict[str, object]:
    return {
        "kind": dataset.kind,
        "name": dataset.name,
        "version": dataset.version,
        "published": dataset.published and dataset.published.isoformat(),
        "rows": dataset.rows,
        "imported_at": dataset.imported_at.isoformat(timespec="seconds"),
        "licence": dataset.licence,
        "attribution": dataset.attribution,
        "is_official": dataset.is_official,
    }


def _print(found: Sequence[Provenance], counts: dict[str, int], speaker: Speaker) -> None:
    if found:
        heads = (say("soort"), say("naam"), say("versie"), say("regels"), say("ingelezen"), say("licentie"))
        _print_rows([[speaker(head) for head in heads], *(_cells(dataset, speaker) for dataset in found)], speaker)
    else:
        speaker.tell(speaker(say("Er zijn nog geen gegevens ingelezen. Zie hervat market import --help.")))
    speaker.tell()
    _print_rows([[name, f"{count:>9}"] for name, count in counts.items()], speaker)
    for attribution in dict.fromkeys(dataset.attribution for dataset in found if dataset.attribution):
        speaker.tell(speaker(say("Vermeld bij deze gegevens: {attribution}", attribution=attribution)))


def _cells(dataset: Provenance, speaker: Speaker) -> list[str]:
    day = short_date(timezone.localdate(dataset.imported_at), speaker.language)
    return [dataset.kind, dataset.name, dataset.version or "-", str(dataset.rows), day, dataset.licence]


def _print_rows(rows: Sequence[Sequence[str]], speaker: Speaker) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        speaker.tell("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
