"""A process that writes to the audit record of an installation: ``python -m tests.support.audit_writer COUNT THREADS``.

Each thread makes COUNT transactions; every third is undone. With COUNT 0 it verifies instead, and prints how many records there are and
how many problems.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import django


def main(count: int, threads: int) -> None:
    """Needs an installation whose tables and keys are there, named by the environment."""
    django.setup()
    if count:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(write, [count] * threads))
        return
    from hervat.apps.audit.verifying import verify

    report = verify()
    print(report.count, report.problem_count, *(problem.sentence for problem in report.problems))  # noqa: T201 -- its answer


def write(count: int) -> None:
    """Makes transactions of one act each."""
    from django.db import connection, transaction

    from hervat.apps.audit.entries import Action, Channel, Entry
    from hervat.apps.audit.services import append

    for number in range(count):
        with transaction.atomic():
            append(Entry(channel=Channel.PAGE, action=Action.READ, kind="dossier", actor=uuid4(), subjects=frozenset([uuid4()])))
            if number % 3 == 2:
                transaction.set_rollback(True)
    connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
