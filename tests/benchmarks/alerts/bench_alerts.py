"""How fast new vacancies and kept searches are brought together, in both ways, beside asking each search of each vacancy.

Aims (one core): at once, 100,000 kept searches, 5,000 vacancies a second, at the least 1,500; one by one, 100,000 distinct searches
asked of the engine in 60 seconds, at the most 170. Seconds are those of the processor, so that other work on the machine counts less.
``python -m tests.benchmarks alerts``; ``python -m tests.benchmarks.alerts.bench_alerts 1000000`` measures with so many searches.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head

if TYPE_CHECKING:
    from hervat.market.search.contract import Document, Query

MODULE = "tests.benchmarks.alerts.bench_alerts"
SEARCHES, VACANCIES, ROUNDS = 100_000, 4_000, 5
NAIVE_SEARCHES, NAIVE_VACANCIES = 1_000, 100
IN_INDEX, OF_THESE_NEW, ASKED = 40_000, 10_000, 3_000


def main() -> None:
    """In an installation of its own."""
    with apart() as own:
        own.run(MODULE, str(SEARCHES))


def measure(count: int) -> None:
    """All of it, with so many kept searches."""
    from tests.benchmarks.alerts.workload import Tokens, documents, searches

    tokens = Tokens()
    vacancies, kept = documents(VACANCIES, tokens), searches(count, tokens)
    print_head(f"{count:,} kept searches ({len(set(kept)):,} distinct) and new vacancies; n = {ROUNDS}, seconds of the processor")
    at_once(kept, vacancies)
    stored(kept, vacancies)
    one_by_one(searches(ASKED, tokens, seed=6), tokens)


def at_once(kept: list[Query], vacancies: list[Document]) -> None:
    """Only the matching; both sides analysed before."""
    from hervat.market.alerts.instant import InstantIndex
    from hervat.market.search.matching import matches

    begun = process_time()
    index = InstantIndex(kept, vacancies[:1000])
    print_fact("laying the searches out", f"{process_time() - begun:.1f} s")
    found = index.match(vacancies)
    rate = VACANCIES / _median(lambda: index.match(vacancies))
    print_fact("at once", f"{rate:,.0f} vacancies/s; {len(found.queries) / VACANCIES:.0f} searches answer one")
    some = random.Random(3).sample(range(len(kept)), NAIVE_SEARCHES)  # noqa: S311 -- made-up data
    pairs = set(zip(found.queries.tolist(), found.documents.tolist(), strict=True))
    begun = process_time()
    naive = {(query, place) for query in some for place in range(NAIVE_VACANCIES) if matches(kept[query], vacancies[place])}
    naive_rate = NAIVE_VACANCIES / ((process_time() - begun) * len(kept) / NAIVE_SEARCHES)
    wanted = set(some)
    same = naive == {pair for pair in pairs if pair[0] in wanted and pair[1] < NAIVE_VACANCIES}
    print_fact(
        "each search of each vacancy (a sample, scaled)", f"{naive_rate:,.2f} vacancies/s; 1 : {rate / naive_rate:,.0f}; equal: {same}"
    )


def stored(kept: list[Query], vacancies: list[Document]) -> None:
    """A whole run on SQLite: searches read, matched, and what was found stored."""
    start_hervat()
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import timezone

    from hervat.market.alerts.models import Found, KeptSearch, Progress
    from hervat.market.alerts.running import News, Way, run
    from hervat.market.alerts.services import hold_progress
    from hervat.market.search.request import SearchRequest
    from hervat.market.vacancies.store.queries import Change

    call_command("migrate", database="market", verbosity=0)
    with transaction.atomic("market"):
        hold_progress()
        rows = (KeptSearch(request=f'{{"words":"{place}"}}', after=0, version=place + 1) for place in range(len(kept)))
        KeptSearch.objects.bulk_create(rows, batch_size=5_000)
        Progress.objects.update(version=len(kept))

    def asked(request: SearchRequest) -> Query:
        return kept[int(request.words)]

    changes = [Change(one.number, one.number, one) for one in vacancies]
    begun = process_time()
    ran = run(News(lambda after, most: changes[after : after + most], asked), now=timezone.now(), way=Way.INSTANT)
    seconds = process_time() - begun
    rows_stored = Found.objects.count()
    print_fact(
        "a whole run, at once", f"{VACANCIES / seconds:,.0f} vacancies/s; {ran.found:,} findings in {rows_stored:,} rows, {seconds:.1f} s"
    )


def one_by_one(kept: list[Query], tokens: object) -> None:
    """Each distinct search asked of the embedded engine, about the newest of what is in it."""
    from hervat.market.alerts.daily import _answers
    from hervat.market.search.embedded.engine import EmbeddedEngine
    from tests.benchmarks.alerts.workload import DAY, Tokens, documents

    assert isinstance(tokens, Tokens)
    known = documents(IN_INDEX, tokens)
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        engine.put(replace(one, first_seen=DAY - timedelta(days=one.number % 60)) for one in known)
        engine.commit(IN_INDEX)
        engine.release()
        begun = process_time()
        found = sum(len(list(_answers(engine, replace(query, after=IN_INDEX - OF_THESE_NEW, widen=False)))) for query in kept)
        each = (process_time() - begun) / len(kept)
    told = f"{each * 1000:.2f} ms each; 100,000 in {each * 100_000:,.0f} s; {found / len(kept):.0f} found each"
    print_fact(f"one by one, {OF_THESE_NEW:,} new of {IN_INDEX:,} in the index", told)


def _median(act: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        begun = process_time()
        act()
        seconds.append(process_time() - begun)
    return statistics.median(seconds)


if __name__ == "__main__":
    measure(int(sys.argv[1]))
