"""How fast the audit record is written and read back: in an installation of its own on SQLite, or on PostgreSQL with HERVAT_DATABASE_URL.

A page that shows personal data adds one transaction with one act. Aim: under 5 ms, and a verification whose memory stays flat.
"""

from __future__ import annotations

import resource
from time import perf_counter
from uuid import UUID, uuid4

from hervat.apps.audit.entries import Action, Channel, Entry
from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times

ACTS = 1000
LIST = 50  # dossiers on a page with a list
MANY = 100_000
AT_ONCE = 500


def main() -> None:
    """Measures in a fresh process, so that its memory and its database are its own."""
    with apart() as own:
        own.run("tests.benchmarks.bench_audit")


def measure() -> None:
    """Prints a table."""
    start_hervat()
    from django.db import connection

    print_head(f"The audit record ({connection.vendor})")
    print_times("append one act about one dossier, and commit", [append(1) for _ in range(ACTS)])
    print_times(f"append one act about {LIST} dossiers, and commit", [append(LIST) for _ in range(ACTS)])
    for _ in range(MANY // 10 // AT_ONCE):
        append_many()
    verify_and_print()
    for _ in range(MANY // AT_ONCE - MANY // 10 // AT_ONCE):
        append_many()
    verify_and_print()


def append(subjects: int) -> float:
    """Seconds of one transaction with one act."""
    from django.db import transaction

    from hervat.apps.audit import services

    entry = act(frozenset(uuid4() for _ in range(subjects)))
    start = perf_counter()
    with transaction.atomic():
        services.append(entry)
    return perf_counter() - start


def append_many() -> None:
    """Many acts in one transaction, to make the record long."""
    from django.db import transaction

    from hervat.apps.audit.services import append_all

    with transaction.atomic():
        append_all([act(frozenset([uuid4()])) for _ in range(AT_ONCE)])


def act(subjects: frozenset[UUID]) -> Entry:
    """An invented act."""
    return Entry(channel=Channel.PAGE, action=Action.READ, kind="dossier", actor=uuid4(), role="coach", what="timeline", subjects=subjects)


def verify_and_print() -> None:
    """Reads all of it back."""
    from hervat.apps.audit.verifying import verify

    start = perf_counter()
    report = verify()
    seconds = perf_counter() - start
    said = "" if report.problem_count == 0 else f", {report.problem_count} PROBLEMS"
    print_fact(f"verify {report.count:,} records", f"{seconds:.1f} s, {report.count / seconds:,.0f} per second{said}")
    print_fact("  peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MB")


if __name__ == "__main__":
    measure()
