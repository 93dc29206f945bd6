"""How long the daily round over all dossiers takes, and how much memory: in an installation of its own on SQLite, or on PostgreSQL with
HERVAT_DATABASE_URL. Aim: 100,000 varied dossiers within 90 s on one core, in memory that does not grow with their number.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter, process_time

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head

SIZES = (10_000, 100_000)


def main() -> None:
    """Makes the dossiers in one process and each round in another, so that the memory of the round is its own."""
    with apart() as own:
        before = day = 0
        for size in SIZES:
            for step in (f"make {size - before} {before}", f"round {day + 1}", f"round {day + 2}", f"tell {day + 2}"):
                own.run("tests.benchmarks.bench_daily", *step.split())
            before, day = size, day + 2


def make(count: int, before: int) -> None:
    """Adds so many dossiers to those that are there."""
    from django.db import connection

    from tests.benchmarks.kit.many_cases import store

    start = perf_counter()
    store(count, before)
    print_head(f"The daily round over {before + count:,} dossiers ({connection.vendor})")
    print_fact(f"storing {count:,} more", f"{perf_counter() - start:.1f} s")


def look_over(day: int) -> None:
    """Makes the round, so many days on."""
    from hervat.apps.dossiers.daily.round import look_over_dossiers
    from hervat.apps.dossiers.models import Notice
    from tests.benchmarks.kit.cases import ON

    start, worked = perf_counter(), process_time()
    seen = look_over_dossiers(ON + timedelta(days=day))
    seconds, worked = perf_counter() - start, process_time() - worked
    print_fact(f"day {day}: the round", f"{seconds:.1f} s, of which {worked:.1f} s on the processor: {1000 * worked / seen:.2f} ms each")
    print_fact("  notices so far, peak memory", f"{Notice.objects.count():,}, {peak_memory():.1f} MB")


def tell(day: int) -> None:
    """Enqueues the mails."""
    from hervat.apps.dossiers.daily.digest import tell_people
    from tests.benchmarks.kit.cases import ON

    start = perf_counter()
    told = tell_people(ON + timedelta(days=day))
    print_fact(f"day {day}: {told:,} mails", f"{perf_counter() - start:.1f} s, {peak_memory():.1f} MB")


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    start_hervat()
    steps: dict[str, Callable[..., None]] = {"make": make, "round": look_over, "tell": tell}
    steps[sys.argv[1]](*map(int, sys.argv[2:]))
