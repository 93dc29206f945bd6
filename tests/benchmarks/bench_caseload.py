"""How fast the list of dossiers is when there are many: 300 on one desk and 10,000 in one organisation, on SQLite or PostgreSQL.

Whole requests, from the session to the last byte of HTML, without a network. Aims: at most 12 questions to the database, 95% of the pages
within 300 ms with 300 dossiers.
"""

from __future__ import annotations

import re
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times

if TYPE_CHECKING:
    from django.test import Client

FEW, MANY = 300, 10_000
REQUESTS = 40
QUERIES = {
    "the whole list": "alle=1",
    "late, of these weeks": "telaat=1&van=40&tot=95",
    "by name, the last page": "sorteer=naam&blz=99999",
    "a word in a name": "q=jansen",
    "100 lines a page": "alle=1&per=100",
}


def main() -> None:
    """Measures in a fresh process, so that its database is its own."""
    with apart() as own:
        own.run("tests.benchmarks.bench_caseload")


def measure() -> None:
    """Prints a table for each size."""
    start_hervat()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", interactive=False, verbosity=0)

    from hervat.domain.access.roles import Role
    from tests.support.caseload import many
    from tests.support.world import make_world

    side, size = make_world().own, 1
    for wanted in (FEW, MANY):
        start = perf_counter()
        many(side, wanted - size, wanted)
        made, size = perf_counter() - start, wanted
        print_head(f"The list of {wanted:,} dossiers ({connection.vendor})")
        print_fact("made, and their lines computed", f"{made:.1f} s")
        client = side.client(Role.CASEMANAGER)
        for label, query in QUERIES.items():
            ask(client, label, f"/dossiers/?{query}")


def ask(client: Client, label: str, address: str) -> None:
    """Asks for a page many times, and prints how long it took, how much it is and how often it asked the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    asked = sum(not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", query["sql"]) for query in captured)
    seconds = []
    for _ in range(REQUESTS):
        start = perf_counter()
        client.get(address)
        seconds.append(perf_counter() - start)
    print_times(label, seconds)
    print_fact("", f"{asked} queries, {len(response.content) / 1000:.0f} kB, status {response.status_code}")


if __name__ == "__main__":
    measure()
