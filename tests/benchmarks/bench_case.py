"""How fast the pages of one full dossier are: 200 events, some corrected, and 200 documents; on SQLite or PostgreSQL.

Whole requests, from the session to the last byte of HTML, without a network. Aims: 95% within 100 ms, at most 12 questions to the database.
"""

from __future__ import annotations

import re
from datetime import timedelta
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times

if TYPE_CHECKING:
    from django.test import Client

    from tests.support.world import Side

EVENTS, DOCUMENTS = 200, 200
WARM_UP, REQUESTS = 5, 60
PAGES = {
    "the overview": "",
    "the timeline": "tijdlijn/",
    "all events": "gebeurtenissen/",
    "all documents": "documenten/",
    "the form for an event": "gebeurtenissen/nieuw/?soort=evaluatie",
}


def main() -> None:
    """Measures in a fresh process, so that its database is its own."""
    with apart() as own:
        own.run("tests.benchmarks.bench_case")


def measure() -> None:
    """Prints a table."""
    start_hervat()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hervat.domain.access.roles import Role
    from tests.support.world import make_world

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", interactive=False, verbosity=0)
    side = make_world().own
    fill(side)
    print_head(f"The pages of a dossier with {EVENTS} events and {DOCUMENTS} documents ({connection.vendor})")
    for role in (Role.CASEMANAGER, Role.BEDRIJFSARTS):
        client = side.client(role)
        for label, part in PAGES.items():
            ask(client, f"{label}, {role}", f"/dossiers/{side.dossier.number}/{part}")
    ask(side.client(Role.WERKNEMER), "the own page of the werknemer", "/mijn/")


def fill(side: Side) -> None:
    """Records what happened, corrects every tenth event, and adds the documents."""
    from hervat.apps.documents.scanning import Outcome, Verdict
    from hervat.apps.documents.services import add_document
    from hervat.apps.dossiers.services.facts import correct_event, record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.dossier.documents import DocumentKind
    from hervat.domain.law.facts import EventKind

    class Scanner:
        def scan(self, content: bytes) -> Verdict:
            del content
            return Verdict(Outcome.CLEAN)

    entered = side.entered(Role.WERKGEVER)
    kinds = (EventKind.EVALUATIE, EventKind.BIJSTELLING, EventKind.GEDEELTELIJKE_HERVATTING, EventKind.ARBEIDSTHERAPIE)
    for number in range(EVENTS):
        day = entered.acting.on - timedelta(days=number * 7 // 11)
        kind = kinds[number % len(kinds)]
        event = record_event(entered, NewEvent(kind=kind, day=day))
        if number % 10 == 0:
            correct_event(entered, event.id, NewEvent(kind=kind, day=day, on_paper_at="kast 3"), reason="Ook op papier")
    for number in range(DOCUMENTS):
        text = f"Verslag {number}\n".encode()
        given: dict[str, Any] = {"name": f"verslag-{number}.txt", "declared_type": "text/plain", "content": text, "scanner": Scanner()}
        add_document(entered, kind=DocumentKind.PLAN_VAN_AANPAK, day=entered.acting.on - timedelta(days=number % 120), **given)


def ask(client: Client, label: str, address: str) -> None:
    """Asks for a page many times, and prints how long it took, how much it is and how often it asked the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM_UP):
        client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    asked = sum(not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", query["sql"]) for query in captured)
    seconds, worked = [], []
    for _ in range(REQUESTS):
        begin, work = perf_counter(), process_time()
        client.get(address)
        seconds.append(perf_counter() - begin)
        worked.append(process_time() - work)
    print_times(label, seconds)
    print_times("  of which on the processor", worked)
    print_fact("", f"{asked} queries, {len(response.content) / 1000:.0f} kB, status {response.status_code}")


if __name__ == "__main__":
    measure()
