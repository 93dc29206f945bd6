"""Numbers of a benchmark as a table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def print_head(title: str) -> None:
    """The title of a benchmark, and the heads of its columns."""
    print(f"\n{title}")
    print(f"{'':<52}{'n':>9}{'median':>10}{'p95':>10}{'min':>10}{'max':>10}")


def print_times(label: str, seconds: Sequence[float]) -> None:
    """One row of durations, in milliseconds."""
    numbers = [statistics.median(seconds), percentile_95(seconds), min(seconds), max(seconds)]
    print(f"{label + ' (ms)':<52}{len(seconds):>9}" + "".join(f"{number * 1000:>10.2f}" for number in numbers))


def print_fact(label: str, value: str) -> None:
    """One row with a single number."""
    print(f"{label:<52}{value}")


def percentile_95(numbers: Sequence[float]) -> float:
    """The number that 95% stay at or under."""
    return sorted(numbers)[max(0, -(-len(numbers) * 95 // 100) - 1)]
