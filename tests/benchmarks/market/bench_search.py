"""How fast vacancies are indexed and found, beside what people would use instead, in one run on the same made-up ads.

Aims: a search with words, filters, 25 km and two facets within 8 ms (p95) among a million, at most 1.1 times what a bare program of tantivy
takes on the same index; 50 and 20 times as fast as PostgreSQL and SQLite at 200,000; eight clients at once 1.9 times the throughput of one
on two cores; 400 MB of index for a million ads, 1 GB of memory for indexing and 400 MB for searching.

``python -m tests.benchmarks.market.bench_search 1000000`` takes a million; SQLite and PostgreSQL are measured up to 200,000.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from time import perf_counter

from hervat.market.search.contract import Query, Words
from hervat.market.search.embedded.engine import EmbeddedEngine
from hervat.market.search.embedded.folder import Folder
from tests.benchmarks.kit.table import print_fact, print_head, print_times
from tests.benchmarks.market.corpus import questions, vacancies
from tests.benchmarks.market.rivals import BareTantivy, Fts5, PostgresWords, Rival
from tests.support.databases import Cluster, server_binaries

MODULE = "tests.benchmarks.market.bench_search"
USUAL, RIVALS_UP_TO = 100_000, 200_000
ASKED, ROUNDS = 200, 3
CLIENTS, PROCESSES, REPEATED = 8, 2, 5
UPSERTED = 10_000


def main(count: int = USUAL) -> None:
    """Fills an index in a process of its own, then measures it in another."""
    with tempfile.TemporaryDirectory() as folder:
        for part in ("fill", "look"):
            subprocess.run([sys.executable, "-m", MODULE, part, folder, str(count)], check=True)
        if count <= RIVALS_UP_TO:
            subprocess.run([sys.executable, "-m", MODULE, "rivals", folder, str(count)], check=True)


def fill(folder: Path, count: int) -> None:
    """An index, and how large it and the process became."""
    print_head(f"Searching {count:,} vacancies")
    engine = EmbeddedEngine(folder / "index")
    begun, used = perf_counter(), _cpu()
    engine.put(vacancies(count))
    engine.commit(1)
    seconds = perf_counter() - begun
    print_fact(
        "analysed and indexed (two threads write)",
        f"{count / seconds:,.0f} a second, {(_cpu() - used) / count * 1e6:,.0f} µs of processor each",
    )
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_fact("index", f"{size / 1e6:,.0f} MB, {size / count:,.0f} bytes a vacancy; memory while indexing at most {peak:,.0f} MB")
    again = list(islice(vacancies(count), UPSERTED))
    begun = perf_counter()
    engine.put(again)
    engine.commit(2)
    print_fact(f"{len(again):,} changed and committed", f"{perf_counter() - begun:.1f} s")


def look(folder: Path, count: int) -> None:
    """Searches, one client and eight."""
    engine = EmbeddedEngine(folder / "index")
    asked = questions(ASKED)
    ours = _measure("words, filters, 25 km, two facets", engine.search, asked)
    _measure("the same, every word or nothing", engine.search, [replace(query, widen=False) for query in asked])
    _measure("words alone", engine.search, [Query(words=query.words, widen=False) for query in asked])
    _measure("filters, 25 km, two facets, without words", engine.search, [replace(query, words=Words()) for query in asked])
    current = Folder(folder / "index").current()
    assert current is not None
    bare = _measure("a bare program of tantivy, the first question", BareTantivy(str(current)).search, asked)
    print_fact("ratio to the bare program: median, p95", f"{ours[0] / bare[0]:.2f}, {ours[1] / bare[1]:.2f}")
    found = [engine.search(query) for query in asked]
    widened, about = sum(one.widened for one in found), sum(not one.is_exact for one in found)
    print_fact("found: median; widened; about", f"{median(one.total for one in found):,.0f}; {widened}; {about} of {ASKED}")
    print_fact("memory while searching", f"{_resident():,.0f} MB, the index itself included as far as it was read")
    clients(folder, count)


def clients(folder: Path, _count: int) -> None:
    """Eight at once against one: threads of one process, and of two processes as the web server has them."""
    engine = EmbeddedEngine(folder / "index")
    asked = questions(ASKED) * REPEATED
    _throughput(engine, asked, 1)
    one = _throughput(engine, asked, 1)
    print_fact("searches a second: one client", f"{one:,.0f}")
    threads = _throughput(engine, asked, CLIENTS)
    print_fact(f"{CLIENTS} threads of one process", f"{threads:,.0f} ({threads / one:.2f} times)")
    context = get_context("spawn")
    ready, done = context.Barrier(PROCESSES + 1), context.Barrier(PROCESSES + 1)
    processes = [context.Process(target=_be_clients, args=(folder, CLIENTS // PROCESSES, ready, done)) for _ in range(PROCESSES)]
    for process in processes:
        process.start()
    ready.wait()
    begun = perf_counter()
    done.wait()
    together = PROCESSES * len(asked) / (perf_counter() - begun)
    print_fact(f"{PROCESSES} processes with {CLIENTS // PROCESSES} threads each", f"{together:,.0f} ({together / one:.2f} times)")


def rivals(folder: Path, count: int) -> None:
    """SQLite and PostgreSQL with the same vacancies and questions."""
    engine = EmbeddedEngine(folder / "index")
    sqlite = Fts5(str(folder / "words.sqlite3"))
    sqlite.fill(vacancies(count))
    _beside("SQLite FTS5", sqlite, engine)
    binaries = server_binaries()
    if binaries is None:
        print_fact("PostgreSQL", "not measured: there is no server on this machine")
        return
    cluster = Cluster(binaries)
    cluster.start()
    try:
        postgres = PostgresWords(cluster.create("words"))
        postgres.fill(vacancies(count))
        _beside("PostgreSQL GIN, ts_rank", postgres, engine)
    finally:
        cluster.stop()


def _beside(name: str, rival: Rival, engine: EmbeddedEngine) -> None:
    asked = questions(ASKED // 2)
    for kind, queries in {
        "all filters": asked,
        "no place": [replace(query, near=None) for query in asked],
        "words": [Query(words=query.words, facets=query.facets) for query in asked],
    }.items():
        ours = _measure(f"ours, {kind}", engine.search, queries)
        theirs = _measure(f"{name}, {kind}", rival.search, queries, rounds=1)
        same = sum(rival.search(query)[1] == engine.search(query).total for query in queries)
        told = f"{theirs[0] / ours[0]:.1f} times, {theirs[1] / ours[1]:.1f} times; {same} of {len(queries)}"
        print_fact("  as slow as ours: median, p95; same totals", told)


def _measure(label: str, search: Callable[[Query], object], asked: list[Query], rounds: int = ROUNDS) -> tuple[float, float]:
    """Prints the times of a round of questions; gives the median and p95 that are in the middle of all rounds."""
    for query in asked:
        search(query)
    taken = [[_seconds(search, query) for query in asked] for _ in range(rounds)]
    ordered = [sorted(times) for times in taken]
    middle = sorted(ordered, key=lambda times: times[int(0.95 * len(times))])[rounds // 2]
    print_times(label, middle)
    return median(median(times) for times in ordered), median(times[int(0.95 * len(times))] for times in ordered)


def _seconds(search: Callable[[Query], object], query: Query) -> float:
    begun = perf_counter()
    search(query)
    return perf_counter() - begun


def _throughput(engine: EmbeddedEngine, asked: list[Query], at_once: int) -> float:
    with ThreadPoolExecutor(at_once) as threads:
        begun = perf_counter()
        list(threads.map(engine.search, asked))
        return len(asked) / (perf_counter() - begun)


def _be_clients(folder: Path, at_once: int, ready: Barrier, done: Barrier) -> None:
    """A process of the server: warm before it is ready."""
    engine, asked = EmbeddedEngine(folder / "index"), questions(ASKED)
    _throughput(engine, asked, at_once)
    ready.wait()
    _throughput(engine, asked * REPEATED, at_once)
    done.wait()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _resident() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    if len(sys.argv) == 4:
        {"fill": fill, "look": look, "rivals": rivals}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:]))
