"""How fast a cluster of OpenSearch fills, finds and holds kept searches against what is new, beside the embedded engine.

The three nodes share this machine with each other and with who asks: this tells what to expect of one node that does all, not of three
machines. ``python -m tests.benchmarks.market.bench_cluster 200000`` takes so many vacancies.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.cluster.percolating import KeptSearches
from hervat.market.search.contract import Query, SearchEngine
from hervat.market.search.embedded.engine import EmbeddedEngine
from tests.benchmarks.kit.table import print_fact, print_head, print_times
from tests.benchmarks.market.many_vacancies import kept_searches, questions, vacancies
from tests.support.opensearch.cluster import OpenSearchCluster, start
from tests.support.opensearch.packages import Unavailable

MANY, HEAP = 50_000, "1g"
ASKED, WARM_UP, AT_ONCE = 300, 5, 8  # WARM_UP: rounds; a virtual machine of Java learns what it does often
SEARCHES, NEW = 20_000, 400


def main(count: int = MANY) -> None:
    """Starts a cluster and measures it; says so when that cannot be."""
    try:
        cluster = start(heap=HEAP, flags=())
    except Unavailable as missing:
        print_fact("a cluster of OpenSearch", f"not measured: {missing}")
        return
    client = Client(ClusterAddress(tuple(cluster.addresses)))
    try:
        with tempfile.TemporaryDirectory() as folder:
            print_head(f"The embedded engine, {count:,} vacancies")
            measure(EmbeddedEngine(Path(folder)), count)
            stored = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            print_fact("on disk", f"{stored / 1e6:,.0f} MB; {stored / count:,.0f} bytes a vacancy")
        print_head(f"A cluster of OpenSearch, {count:,} vacancies, three nodes on this machine")
        measure(ClusterEngine(client), count)
        sizes(cluster, client, count)
        percolate(KeptSearches(client))
    finally:
        client.close()
        cluster.stop()


def measure(engine: SearchEngine, count: int) -> None:
    """Fills it and asks it."""
    fill(engine, count)
    search(engine)


def fill(engine: SearchEngine, count: int) -> None:
    """All at once, and then a part again."""
    documents = list(vacancies(min(count, MANY)))  # made beforehand: making them is not measured
    seconds = 0.0
    engine.clear()
    for first in range(0, count, MANY):
        again = [replace(document, number=document.number + first) for document in documents]
        begun = perf_counter()
        engine.put(again)
        seconds += perf_counter() - begun
    begun = perf_counter()
    engine.commit(1)
    seconds += perf_counter() - begun
    print_fact("filled", f"{count / seconds:,.0f} vacancies a second")
    begun = perf_counter()
    engine.put(documents[:2000])
    put = perf_counter()
    engine.commit(2)
    print_fact("2,000 changed / shown", f"{put - begun:.2f} s / {perf_counter() - put:.2f} s")


def search(engine: SearchEngine) -> None:
    """One after the other, then eight at once."""
    asked = list(questions(ASKED))
    for _ in range(WARM_UP):
        for query in asked:
            engine.search(query)
    every = [replace(query, widen=False) for query in asked]
    print_times("every word, filters, 25 km, two facets", [timed(engine, query) for query in every])
    print_times("the same, and some words where few have all", [timed(engine, query) for query in asked])
    print_times("words alone", [timed(engine, Query(words=query.words, widen=False)) for query in asked])
    begun = perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(engine.search, every))
    at_once = ASKED / (perf_counter() - begun)
    begun = perf_counter()
    for query in every:
        engine.search(query)
    print_fact(f"{AT_ONCE} at once / one after the other", f"{at_once:,.0f} / {ASKED / (perf_counter() - begun):,.0f} a second")


def timed(engine: SearchEngine, query: Query) -> float:
    """How many seconds one question takes."""
    begun = perf_counter()
    engine.search(query)
    return perf_counter() - begun


def percolate(kept: KeptSearches) -> None:
    """What is new against all kept searches."""
    begun = perf_counter()
    kept.keep(kept_searches(SEARCHES))
    kept.commit()
    print_fact(f"{SEARCHES:,} searches kept", f"{SEARCHES / (perf_counter() - begun):,.0f} a second")
    new = list(islice(vacancies(3 * NEW, seed=8), 3 * NEW))
    list(kept.percolate(new[:NEW]))
    begun = perf_counter()
    found = sum(1 for _ in kept.percolate(new[NEW:]))
    print_fact(
        f"held against {SEARCHES:,} kept searches",
        f"{2 * NEW / (perf_counter() - begun):,.0f} vacancies a second, {found / 2 / NEW:,.1f} answers each",
    )


def sizes(cluster: OpenSearchCluster, client: Client, count: int) -> None:
    """Of one copy on disk when it has come to rest, and of the processes in memory."""
    client.change("POST", "/_forcemerge?max_num_segments=5")
    stored = client.read("/_stats/store").body["_all"]["primaries"]["store"]["size_in_bytes"]
    print_fact("one copy on disk", f"{stored / 1e6:,.0f} MB; {stored / count:,.0f} bytes a vacancy")
    print_fact("memory of the nodes", ", ".join(f"{_memory(process):,.0f} MB" for process in cluster.processes.values()))


def _memory(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
