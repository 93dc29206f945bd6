"""New ads through everything: read, known again, given their occupation, stored, indexed, and held against 100,000 kept searches.

Aim: 1,100 ads a second on two cores, at the least 600 (two million in under an hour). Measured with the programs that an installation runs:
``hervat vacancies harvest`` on a folder with ads, which also brings the index up to date, and then a run of the alerts. Starting them
counts. With the real occupations and postcodes, as far as they are beside the project; the mails are no part of it.
``python -m tests.benchmarks.vacancies.bench_pipeline 100000`` takes so many ads of each kind.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import orjson

from tests.benchmarks.alerts.workload import RADII, ads, tool
from tests.benchmarks.kit.apart import Apart, apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head
from tests.support.market.agency_ads import agency_ads
from tests.support.project_files import ROOT

DATA = ROOT.parent / "shared" / "data"
MODULE = "tests.benchmarks.vacancies.bench_pipeline"
ADS, SEARCHES = 40_000, 100_000
WORDS_A_SENTENCE = 14
MONTH_WAGES = "Je verdient tussen {low} en {high} euro bruto per maand."
HOURS = "Je werkt {low} tot {high} uur per week."


def main(count: int = ADS) -> None:
    """First ads of random words, then ads as agencies write them, each in an installation of its own."""
    print_head(f"New ads through everything, {SEARCHES:,} kept searches, on two cores")
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            with apart() as own:
                own.run("tests.benchmarks.market.bench_market_pages", "fill")
                drop = Path(folder, kind)
                drop.mkdir()
                own.run(MODULE, "begin", kind, str(drop), str(count))
                measure(own, kind, count)


def measure(own: Apart, kind: str, count: int) -> None:
    """The two programs, one after the other, and the first of them again when nothing changed."""
    harvested, indexed = _timed(lambda: own.ask(MODULE, "hervat", "vacancies", "harvest", "--source", kind))
    alerted, told = _timed(lambda: own.ask(MODULE, "alert"))
    again, _ = _timed(lambda: own.ask(MODULE, "hervat", "vacancies", "harvest", "--source", kind))
    for what, cost in (("harvest and index", harvested), ("the alerts", alerted)):
        print_fact(f"{kind}: {what}", f"{count / cost.passed:,.0f} ads/s; {cost.worked / count * 1000:.2f} ms of processor each")
    print_fact(f"{kind}: everything", f"{count / (harvested.passed + alerted.passed):,.0f} ads/s")
    print_fact("  of these seconds, a harvest that finds nothing new", f"{again.passed:.1f} of {harvested.passed + alerted.passed:.1f}")
    print_fact("  what came of it", f"{indexed.splitlines()[-1]} {told.strip()}")


class Cost(NamedTuple):
    """Seconds that passed, and of the processor, of a process and all that it began."""

    passed: float
    worked: float


def _timed(act: Callable[[], str]) -> tuple[Cost, str]:
    begun, used = perf_counter(), _of_children()
    told = act()
    return Cost(perf_counter() - begun, _of_children() - used), told


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def begin(kind: str, folder: Path, count: int) -> None:
    """A folder with ads, the source that reads it, and the searches."""
    from django.db import transaction
    from django.utils import timezone

    from hervat.market.alerts.models import KeptSearch, Progress
    from hervat.market.alerts.services import hold_progress
    from hervat.market.importing.kinds import find_kind
    from hervat.market.importing.results import silently
    from hervat.market.vacancies.harvest.definitions import Definition, Holds
    from hervat.market.vacancies.harvest.managing.storing import store_sources

    if DATA.is_dir():
        find_kind("geo").read(DATA / "geo_4pp_postcode", silently)
    towns = _towns()
    with (folder / "ads.jsonl").open("wb") as file:
        file.writelines(orjson.dumps(ad) + b"\n" for ad in islice(KINDS[kind](count, towns), count))
    usual = {"minutes": 60, "pause": 0.0, "robots": False, "holds": Holds.EVERYTHING, "is_active": True}
    store_sources([Definition(key=kind, name=kind, kind="folder", address=str(folder), **usual)], timezone.now())  # type: ignore[arg-type]
    with transaction.atomic("market"):
        hold_progress()
        rows = (KeptSearch(request=text, after=0, version=place) for place, text in enumerate(_searches(SEARCHES, towns), 1))
        KeptSearch.objects.bulk_create(rows, batch_size=5_000)
        Progress.objects.update(version=SEARCHES)


def alert() -> None:
    """A run over all that came, as ``hervat alerts run`` makes it before the mails are written."""
    from django.utils import timezone

    from hervat.market.alerts.running import News, run
    from hervat.market.search import engine
    from hervat.market.search.asking import to_query
    from hervat.market.vacancies.reading.tools import load_places
    from hervat.market.vacancies.store.queries import arrivals

    ran = run(News(arrivals, partial(to_query, places=load_places()), engine), now=timezone.now())
    print(f"{ran.vacancies:,} vacancies, {ran.found:,} times found for a search.")


def _random_words(count: int, towns: list[str]) -> Iterator[dict[str, Any]]:
    """What the engines are measured with; four in ten are near copies. Hours and wage are written as people do."""
    places: dict[str, str] = {}
    chance = random.Random(2)  # noqa: S311 -- made-up data
    for ad in ads(count):
        words = ad["body"].split()
        sentences = [" ".join(words[at : at + WORDS_A_SENTENCE]).capitalize() + "." for at in range(0, len(words), WORDS_A_SENTENCE)]
        sentences.insert(2, HOURS.format(low=ad["hmin"], high=ad["hmax"]))
        sentences.insert(4, MONTH_WAGES.format(low=ad["wage"], high=ad["wage"] + 400))
        yield {
            "identifier": str(ad["id"]),
            "title": ad["title"],
            "description": "".join(f"<p>{sentence}</p>" for sentence in sentences),
            "url": f"https://ads.example/{ad['id']}",
            "employer": f"Bedrijf {ad['occ']}",  # a near copy has the occupation of the first, and so its employer
            "locality": places.setdefault(ad["place"], chance.choice(towns)),
        }


def _as_agencies_write(count: int, _towns: list[str]) -> Iterator[dict[str, Any]]:
    for one in agency_ads(count, 7):
        posting = one.posting
        yield {name: getattr(posting, name) for name in ("identifier", "title", "description", "url", "employer", "locality")}


KINDS: dict[str, Callable[[int, list[str]], Iterator[dict[str, Any]]]] = {"random-words": _random_words, "agencies": _as_agencies_write}


def _towns() -> list[str]:
    from hervat.market.vacancies.reading.tools import load_places

    return sorted({row.place for row in load_places().by_postcode.values()}) or ["Utrecht", "Zwolle", "Breda"]


def _searches(count: int, towns: list[str]) -> Iterator[str]:
    """Six in ten ask a function, half of these with a sector; the others one to three common words. All have a place."""
    from hervat.market.alerts.requests import to_keep, written
    from hervat.market.search.request import SearchRequest

    chance = random.Random(5)  # noqa: S311 -- made-up data
    made = tool()
    words = made["vocab"]()
    for _ in range(count):
        if chance.random() < 0.6:
            asked = [chance.choice(made["FUNC"]), *([chance.choice(made["SEC"])] if chance.random() < 0.5 else [])]
        else:
            asked = [words[chance.randrange(100, 3000)] for _ in range(chance.randint(1, 3))]
        hours, level = chance.choice((8.0, 16.0, 24.0, 32.0)), chance.randint(1, 5)
        request = SearchRequest(
            words=" ".join(asked),
            near=chance.choice(towns),
            radius=chance.choice(RADII),
            hours=(hours, hours + chance.choice((4.0, 8.0, 16.0))) if chance.random() < 0.3 else None,
            level=(level, level + 2) if chance.random() < 0.3 else None,
            month_wage=float(chance.randrange(1800, 4200, 100)) if chance.random() < 0.3 else None,
        )
        yield written(to_keep(request))


if __name__ == "__main__":
    if sys.argv[1:2] == ["hervat"]:
        from hervat.project.cli import main as hervat

        sys.exit(hervat(sys.argv[2:]))
    if sys.argv[1:2] == ["begin"]:
        start_hervat()
        begin(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    elif sys.argv[1:2] == ["alert"]:
        start_hervat()
        alert()
    else:
        main(*map(int, sys.argv[1:]))
