"""How fast the clock of the law is: one busy case, and a hundred thousand cases in one process. Aim: 1 ms, 60 s, memory flat."""

from __future__ import annotations

import resource
import subprocess
import sys
from time import perf_counter

from hervat.domain.law import timeline
from tests.benchmarks.kit.cases import ON, busy_case, varied_cases
from tests.benchmarks.kit.table import print_fact, print_head, print_times

CALLS = 3000
MANY = 100_000
FIRST_MARK = 10_000


def main() -> None:
    """Measures both and prints a table. The many cases run in a fresh process, so that its memory is theirs alone."""
    print_head("The clock of the law: timeline(facts, on)")
    print_times("one case with 40 events", one_case())
    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_timeline"], check=True)


def one_case() -> list[float]:
    """Seconds of each call on the busy case, after a first one that reads the rules."""
    facts = busy_case()
    timeline(facts, ON)
    seconds = []
    for _ in range(CALLS):
        start = perf_counter()
        timeline(facts, ON)
        seconds.append(perf_counter() - start)
    return seconds


def many_cases() -> None:
    """All cases one after the other, nothing kept; prints the time and the highest memory after the first part and after all."""
    start = perf_counter()
    obligations = peak_at_mark = 0
    for number, facts in enumerate(varied_cases(MANY), start=1):
        obligations += len(timeline(facts, ON).obligations)
        if number == FIRST_MARK:
            peak_at_mark = peak_memory()
    seconds = perf_counter() - start
    print_fact(f"{MANY:,} varied cases, making them included", f"{seconds:.1f} s, {obligations:,} obligations")
    print_fact(f"peak memory after {FIRST_MARK:,} / {MANY:,} cases", f"{peak_at_mark / 1024:.1f} / {peak_memory() / 1024:.1f} MB")


def peak_memory() -> int:
    """The most memory this process has held so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    many_cases()
