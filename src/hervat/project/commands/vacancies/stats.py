"""``hervat vacancies stats``: how many vacancies there are, what came and went today, and whether the search engine is up to date."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.search.contract import EngineFailure, Facet, Query
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat vacancies stats``."""
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the numbers."""
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            try:
                stats = _stats()
            except EngineFailure as error:
                raise Failure(error.sentence) from None
    if arguments.format == "json":
        speaker.write_json(asdict(stats))
    else:
        for line in _lines(stats):
            speaker.tell(speaker(line))
    return 0


@dataclass(frozen=True, slots=True)
class Stats:
    """``today``: new, gone and back. ``rejected``: ads that could not be taken in. ``facets``: of what is found by the search engine.
    ``index``: how many vacancies that finds, how far it has come, and how many changes it does not know yet."""

    vacancies: int
    ads: int
    sources: int
    today: dict[str, int]
    rejected: int
    index: dict[str, int]
    facets: dict[str, dict[str, int]]


def _stats() -> Stats:
    from hervat.market.search import engine  # here: tables can be named only once Django is loaded
    from hervat.market.vacancies.store.queries import counts_of, rejections, revision, totals

    searched, today, there = engine(), timezone.localdate(), totals()
    found = searched.search(Query(size=1, facets=tuple(Facet), today=today))
    come_to = searched.revision()
    return Stats(
        vacancies=there.vacancies,
        ads=there.ads,
        sources=there.sources,
        today={str(what): count for what, count in counts_of(today).items()},
        rejected=sum(rejected.count for rejected in rejections()),
        index={"vacancies": found.total, "revision": come_to, "behind": revision() - come_to},
        facets={str(facet): dict(counts) for facet, counts in found.facets.items()},
    )


def _lines(stats: Stats) -> list[Text]:
    return [
        say(
            "Vacatures: {vacancies}, in {ads} advertenties van {sources} bronnen.",
            vacancies=stats.vacancies,
            ads=stats.ads,
            sources=stats.sources,
        ),
        say("Vandaag: {new} nieuw, {gone} weg, {back} terug.", **{what: stats.today.get(what, 0) for what in ("new", "gone", "back")}),
        say("Niet ingelezen advertenties: {rejected}.", rejected=stats.rejected),
        say(
            "Zoekindex: {vacancies} vacatures. Nog niet verwerkte wijzigingen: {behind}.",
            vacancies=stats.index["vacancies"],
            behind=stats.index["behind"],
        ),
    ]
