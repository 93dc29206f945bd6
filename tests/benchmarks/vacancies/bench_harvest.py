"""How many sources a second are visited, in how much memory: 11,000 of them on loopback, one in five bad, on SQLite or on PostgreSQL with
HERVAT_MARKET_DATABASE_URL. And a feed of 200 MB in every layout.

Harvesting alone: the store takes the ads and keeps none, the server is a process of its own. Aims: no more memory for 11,000 sources than
for 1,000, nor for 200 MB than for 2; 2 million ads a day are 23 a second.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, process_time
from typing import IO

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head

SIZES = (1_000, 11_000)
MEGABYTES = (2, 200)


def main() -> None:
    """Each size in an installation and a process of its own, so that its memory is its own."""
    print_head("Harvesting sources on loopback, one in five bad")
    for size in SIZES:
        with apart() as own, _server() as port:
            own.run("tests.benchmarks.vacancies.bench_harvest", "sources", str(size), port)
    print_head("A feed of 2 and of 200 MB")
    for kind in ("rss", "xml", "json", "jsonl", "csv"):
        for megabytes in MEGABYTES:
            with apart() as own:
                own.run("tests.benchmarks.vacancies.bench_harvest", "feed", kind, str(megabytes))


@contextmanager
def _server() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.benchmarks.vacancies.bench_harvest", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def serve() -> None:
    """Plays until it is killed."""
    from tests.support.harvest.play import play
    from tests.support.harvest.server import LocalServer

    with LocalServer(play) as server:
        print(server.port, flush=True)
        sys.stdin.read()


def sources(size: int, port: int) -> None:
    """Visits so many sources, twice."""
    start_hervat()
    from django.core.management import call_command
    from django.utils import timezone

    from hervat.market.vacancies.harvest.managing.storing import store_sources
    from tests.support.harvest.play import definition
    from tests.support.harvest.server import ToLoopback
    from tests.support.harvest.sources import harvest
    from tests.support.harvest.store import forgetting

    call_command("migrate", database="market", verbosity=0)
    store_sources([definition(number, port) for number in range(size)], timezone.now())
    for what in ("first visit", "second visit, nothing changed"):
        start, worked = perf_counter(), process_time()
        made = harvest(forgetting, port=port, now=timezone.now(), resolver=ToLoopback({"inside.test": "10.1.2.3"}))
        seconds, worked = perf_counter() - start, process_time() - worked
        print_fact(
            f"{size:,} sources, {what}", f"{seconds:.1f} s ({worked:.1f} s on the processor): {made.visited / seconds:.0f} sources/s"
        )
    print_fact("  wrong, peak memory", f"{made.wrong:,}, {peak_memory():.0f} MB")


def feed(kind: str, megabytes: int) -> None:
    """Reads a feed of this size from a file."""
    from hervat.market.vacancies.harvest.kinds.all import READERS
    from hervat.market.vacancies.harvest.kinds.reading import Material

    with tempfile.TemporaryFile() as file:
        count = write_feed(file, kind, megabytes * 1024**2)
        file.seek(0)
        before = peak_memory()
        start = perf_counter()
        read = sum(1 for _ in READERS[kind](Material(file, "https://a.example/"), {}))
        seconds = perf_counter() - start
    assert read == count
    print_fact(
        f"{kind}, {megabytes} MB, {count:,} ads",
        f"{seconds:.1f} s: {megabytes / seconds:.0f} MB/s, {count / seconds:,.0f} ads/s; memory {before:.0f} -> {peak_memory():.0f} MB",
    )


def write_feed(file: IO[bytes], kind: str, size: int) -> int:
    """Ads of 2,500 characters until it is this large; how many."""
    text = "Wij zoeken iemand die tilt, loopt en lacht. " * 56
    first, ad, last = {
        "rss": ("<rss><channel>", f"<item><guid>%d</guid><title>Kok</title><description>{text}</description></item>", "</channel></rss>"),
        "xml": ("<source>", f"<job><id>%d</id><title>Kok</title><description>{text}</description></job>", "</source>"),
        "json": ("[", "" + json.dumps({"identifier": "%d", "title": "Kok", "description": text}), "]"),
        "jsonl": ("", json.dumps({"identifier": "%d", "title": "Kok", "description": text}) + "\n", ""),
        "csv": ("identifier,title,description\n", f'%d,Kok,"{text}"\n', ""),
    }[kind]
    separator = "," if kind == "json" else ""
    file.write(first.encode())
    count = 0
    while file.tell() < size:
        count += 1
        file.write((separator if count > 1 else "").encode() + (ad % count).encode())
    file.write(last.encode())
    return count


def peak_memory() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve()
    elif sys.argv[1:2] == ["sources"]:
        sources(int(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["feed"]:
        feed(sys.argv[2], int(sys.argv[3]))
    else:
        main()
