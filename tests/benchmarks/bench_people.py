"""How many people can work at once: the real server with two processes, on SQLite and on PostgreSQL; they read pages and record events.

Each asks for something every three seconds, as busy people do, for twenty seconds. Aims for fifty: no error, nothing lost, 95% of the
answers within 300 ms. Then more and more, until it no longer holds. The people run on the same machine and take their share of it; the
PostgreSQL of the tests does not wait for its disk.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import monotonic
from typing import Any

from tests.benchmarks.kit.apart import Apart, apart, start_hervat
from tests.benchmarks.kit.server import Answer, Client, server
from tests.benchmarks.kit.table import percentile_95, print_fact, print_head, print_times
from tests.support.databases import Cluster, server_binaries

CROWDS = (50, 100, 150, 200, 300, 400)
DOSSIERS = 6  # of each of them
SECONDS = 20
PAUSE = (1.0, 5.0)
AIM = 0.3
WORKERS = 2
CSRF = "a" * 32  # as a browser holds it: the same in the cookie and in the form
KINDS = ("evaluatie", "bijstelling", "plan_van_aanpak")
DAYS = 140


@dataclass
class Found:
    """What a crowd was answered."""

    reads: list[Answer] = field(default_factory=list)
    writes: list[Answer] = field(default_factory=list)
    broken: int = 0

    @property
    def wrong(self) -> int:
        """Answers that are no page and no redirect after a form, and connections that broke."""
        return sum(found.status != 200 for found in self.reads) + sum(found.status != 302 for found in self.writes) + self.broken

    @property
    def holds(self) -> bool:
        """Whether the aim was reached."""
        return not self.wrong and percentile_95([found.seconds for found in (*self.reads, *self.writes)]) <= AIM


def main() -> None:
    """Measures both engines; PostgreSQL where there is one."""
    with apart() as own:
        measure(own, "SQLite")
    binaries = server_binaries()
    if binaries is None:
        return
    with ExitStack() as stack:
        cluster = Cluster(binaries)
        cluster.start()
        stack.callback(cluster.stop)
        urls = {"HERVAT_DATABASE_URL": cluster.create("hervat"), "HERVAT_MARKET_DATABASE_URL": cluster.create("market")}
        measure(stack.enter_context(apart(**urls)), "PostgreSQL")


def measure(own: Apart, engine: str) -> None:
    """Ever more people, until the aim is missed."""
    people = json.loads(own.ask("tests.benchmarks.bench_people", "prepare"))
    print_head(f"People at once: {WORKERS} processes, {engine}, a request every {sum(PAUSE) / 2:.0f} s of each")
    written = 0
    with server(WORKERS, **own.variables) as port:
        for size in CROWDS:
            found = asyncio.run(crowd(port, people[:size]))
            written += sum(answer.status == 302 for answer in found.writes)
            print_times(f"{size} people, pages", [answer.seconds for answer in found.reads])
            print_times(f"{size} people, events recorded", [answer.seconds for answer in found.writes])
            print_fact("", f"{len(found.reads) + len(found.writes)} requests, {found.wrong} wrong{said_if_wrong(found)}")
            if not found.holds:
                print_fact("", f"the aim is missed at {size} people")
                break
    print_fact("events announced / lost / problems of the record", own.ask("tests.benchmarks.bench_people", "check", str(written)).strip())


async def crowd(port: int, people: list[dict[str, Any]]) -> Found:
    """They all work at once."""
    found, end = Found(), monotonic() + SECONDS
    await asyncio.gather(*(work(port, person, end, found) for person in people))
    return found


async def work(port: int, person: dict[str, Any], end: float, found: Found) -> None:
    """One person, until the time is up: half of the time the list, a third a dossier, and else something that happened is recorded."""
    chance = random.Random(f"{person['session']}{end}")  # noqa: S311 -- no secret
    cookie = f"sessionid={person['session']}; csrftoken={CSRF}"
    client = Client(port)
    try:
        await client.connect()
        await asyncio.sleep(chance.uniform(0, PAUSE[1]))
        while monotonic() < end:
            dossier = f"/dossiers/{chance.choice(person['dossiers'])}/"
            what = chance.random()
            if what < 0.8:
                page = "/dossiers/" if what < 0.45 else dossier if what < 0.65 else f"{dossier}tijdlijn/"
                found.reads.append(await client.get(page, cookie=cookie))
            else:
                found.writes.append(await client.post(f"{dossier}gebeurtenissen/nieuw/", event(person), cookie=cookie))
            await asyncio.sleep(chance.uniform(*PAUSE))
        await client.close()
    except (OSError, EOFError):
        found.broken += 1


def event(person: dict[str, Any]) -> dict[str, str]:
    """Something that this person did not record yet, as the form sends it."""
    number = person["next"] = person.get("next", -1) + 1
    day = date.fromisoformat(person["today"]) - timedelta(days=number % DAYS)
    days = {"dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)}
    return {"soort": KINDS[number // DAYS % len(KINDS)], "laat": "plan_van_aanpak", "stap": "2", "csrfmiddlewaretoken": CSRF, **days}


def said_if_wrong(found: Found) -> str:
    """Which statuses there were, when something was wrong."""
    if not found.wrong:
        return ""
    return f": {dict(Counter(answer.status for answer in (*found.reads, *found.writes)))}, {found.broken} broken"


def prepare() -> None:
    """Makes as many casemanagers as the greatest crowd, with dossiers of their own, logged in. Prints their sessions."""
    start_hervat()
    from hervat.apps.accounts.models import User
    from hervat.apps.organisations.models import Membership
    from hervat.domain.access.roles import Role
    from tests.support.world import LONG_AGO, logged_in, make_world

    side = make_world().own
    body = side.organisations["werkgever"]
    people = []
    for number in range(max(CROWDS)):
        user = User.objects.create(email=f"mens.{number}@voorbeeld.example", name=f"Mens {number}")
        Membership.objects.create(user=user, organisation=body, role=Role.CASEMANAGER, first_day=LONG_AGO)
        side.people[Role.CASEMANAGER] = user
        session = logged_in(user, Role.CASEMANAGER, body.id).session.session_key
        acting = side.acting(Role.CASEMANAGER)
        people.append({"session": session, "dossiers": open_some(acting, body.id), "today": str(acting.on)})
    print(json.dumps(people))


def open_some(acting: Any, werkgever: Any) -> list[str]:
    """Dossiers of one person, by number."""
    from hervat.apps.dossiers.services.given import NewDates
    from hervat.apps.dossiers.services.opening import NewDossier, open_dossier

    dates = NewDates(eerste_ziektedag=acting.on - timedelta(days=DAYS + 5))
    new = NewDossier(werkgever=werkgever, given_name="Sam", family_name="Prins", dates=dates)
    return [open_dossier(acting, new).number for _ in range(DOSSIERS)]


def check(announced: int) -> None:
    """Prints how many events were announced, how many of those are not there, and how many problems the audit record has."""
    start_hervat()
    from hervat.apps.audit.verifying import verify
    from hervat.apps.dossiers.models import Event

    stored = Event.objects.filter(kind__in=KINDS, recorded_by__email__startswith="mens.").count()
    print(f"{announced} / {announced - stored} / {verify().problem_count}")


if __name__ == "__main__":
    parts: dict[str, Callable[..., None]] = {"prepare": prepare, "check": check}
    parts[sys.argv[1]](*map(int, sys.argv[2:]))
