"""How fast a match is, with the real open data, in an installation of its own; and how it grows with the number of occupations.

Aims: all occupations judged on all items within 10 ms (p95, one core); the first 20 with their explanations within 60 ms in the web page
(p95, whole requests, without a network); with 7,100 occupations no more than in proportion. Without the data beside the project the starter
catalogue is measured. ``python -m tests.benchmarks.market.bench_match look`` measures an installation that was filled.
"""

from __future__ import annotations

import gc
import re
import resource
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times

if TYPE_CHECKING:
    from django.test import Client

    from hervat.domain.fml import Fml
    from hervat.domain.matching.grid.ordering import Ordering
    from tests.support.world import Side

MODULE = "tests.benchmarks.market.bench_match"
LARGE = 7_100
WARM_UP, TIMES = 5, 100
LIMITED = ("1.8=4", "4.8=1", "4.9=1", "4.12=1", "4.13=2", "4.14=1", "4.16=1", "4.17=2", "5.3=1", "5.4=1", "6.2=3", "6.3=3")
TO_COACH = ("4.13", "4.14", "4.17", "5.4", "6.2", "6.3")


def main() -> None:
    """Fills an installation and measures it."""
    with apart() as own:
        own.run("tests.benchmarks.market.bench_market_pages", "fill")
        own.run(MODULE, "look")


def look() -> None:
    """Prints the tables."""
    from django.core.management import call_command

    from hervat.market.matching import load_ordering
    from hervat.project.working.reading_ahead import read_ahead
    from tests.support.world import make_world

    call_command("collectstatic", interactive=False, verbosity=0)
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    ordering = load_ordering()
    seconds = perf_counter() - begun
    read_ahead()  # as every process of the server does
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    count = len(ordering.market.occupations)
    loads = sum(len(occupation.loads) for occupation in ordering.market.occupations)
    print_head(f"A match with {count:,} occupations and {loads:,} loads")
    print_fact("reading the market, once after a start or an import", f"{seconds:.1f} s, {more:.0f} MB")
    side = fill(make_world().own)
    compute(ordering)
    pages(side, count)
    grow(ordering, side)


def fill(side: Side) -> Side:
    """A list with twelve limits, released; a person; a verdict and an answer."""
    from hervat.apps.health.door import GivenAnswer, NewRelease, release_fml
    from hervat.apps.matching.services import NewVerdict, give_verdict
    from hervat.apps.profiles.contents import ProfileContent
    from hervat.apps.profiles.services import record_profile
    from hervat.domain.access.roles import Role
    from hervat.domain.matching.choosing.person import Job
    from hervat.domain.matching.compare import Fit
    from hervat.domain.matching.occupations import Riasec
    from hervat.market.matching import load_ordering
    from tests.apps.health.fml_acts import signed_list, to_expert

    answers = {item: GivenAnswer((code,)) for item, _, code in (one.partition("=") for one in LIMITED)}
    doctor = side.entered(Role.BEDRIJFSARTS)
    number = signed_list(doctor, answers, rest=True)
    to_expert(doctor, number)
    release_fml(doctor, number, NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=TO_COACH))
    work = [occupation for occupation in load_ordering().market.occupations if occupation.essential][:2]
    jobs = tuple(Job(occupation.label, 5.0, occupation.uri) for occupation in work)
    content = ProfileContent(education_level=3, jobs=jobs, riasec=Riasec(48, 30, 22, 62, 35, 70), former_hourly=16.4)
    record_profile(side.entered(Role.COACH), content, seen=None)
    reason = "Op deze werkplek is dat anders geregeld."
    give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), NewVerdict(uri=work[0].uri, given=Fit.FITS, reason=reason, fml_number=number))
    return side


def compute(ordering: Ordering) -> None:
    """Without a page: judging, choosing, explaining."""
    from hervat.domain.matching.choosing.person import Person
    from hervat.domain.matching.grid.ordering import Chosen

    everything, twelve = _lists()
    person = Person(fml=twelve, on=_today(), education_level=3)
    grid = ordering.market.grid
    _measure("all occupations judged on all items", lambda: grid.judge(everything))
    _measure("all occupations judged on twelve limits", lambda: grid.judge(twelve))

    def choose() -> tuple[Chosen, list[int]]:
        chosen = ordering.choose(person)
        return chosen, chosen.order()

    _measure("all chosen and ordered", choose)
    chosen, order = choose()
    _measure("the first 20 explained, item by item", lambda: [list(chosen.explain(place)) for place in order[:20]])


def pages(side: Side, count: int) -> None:
    """Whole requests."""
    from hervat.domain.access.roles import Role
    from hervat.market.browsing.addresses import address_of
    from hervat.market.matching import load_ordering

    base = f"/dossiers/{side.dossier.number}/passend-werk/"
    some = [address_of(one.uri, one.label) for one in load_ordering().market.occupations[:: max(1, count // 20)]][:20]
    print_head(f"The pages of suitable work, time in the server, {count:,} occupations")
    expert = side.client(Role.ARBEIDSDESKUNDIGE)
    _ask(expert, "the first 20", [base])
    _ask(expert, "another order, group, page", [f"{base}?sorteer=interesse", f"{base}?toon=niet", f"{base}?blz=7", f"{base}?q=mede"])
    _ask(expert, "why, for one occupation", [f"{base}{one}/" for one in some])
    _ask(expert, "two compared", [f"{base}vergelijk/?a={some[0]}&b={some[1]}"])
    _ask(expert, "what if, with what matters most", [f"{base}wat-als/?fml=4.13%3D1"])
    _ask(side.client(Role.COACH), "the first 20, for the coach", [base])
    _ask(side.client(Role.WERKNEMER), "the first 10, for the werknemer", ["/mijn/werk/"])


def grow(ordering: Ordering, side: Side) -> None:
    """The same with more occupations: those that there are, again under other names."""
    from hervat.apps.matching import work
    from hervat.domain.access.roles import Role
    from hervat.domain.matching.choosing.match import Market
    from hervat.domain.matching.grid.ordering import Ordering

    there = ordering.market.occupations
    many = [replace(there[number % len(there)], uri=f"{there[number % len(there)].uri}/{number}") for number in range(LARGE)]
    large = Ordering(Market(many, ordering.market.versions, ordering.market.skill_keys))
    print_head(f"The same with {LARGE:,} occupations ({LARGE / len(there):.2f} times as many)")
    compute(large)
    setattr(work, "load_ordering", lambda: large)  # noqa: B010 -- the page asks it there
    _ask(side.client(Role.ARBEIDSDESKUNDIGE), "the first 20", [f"/dossiers/{side.dossier.number}/passend-werk/"])


def _lists() -> tuple[Fml, Fml]:
    """One with every item limited, and one with twelve limits; the rest has none."""
    from hervat.domain.fml import Answer, Fml, Kind, VersionId, version

    items = [item for item in version(VersionId.B).items.values() if item.kind is not Kind.SIDE]
    everything = {item.number: Answer(item=item.number, codes=frozenset({1})) for item in items}
    twelve = {item: Answer(item=item, codes=frozenset({int(code)})) for item, _, code in (one.partition("=") for one in LIMITED)}
    return Fml(version=VersionId.B, answers=everything), Fml(version=VersionId.B, answers=twelve)


def _measure(label: str, work: Callable[[], object]) -> None:
    for _ in range(WARM_UP):
        work()
    gc.collect()
    seconds, worked = [], []
    for _ in range(TIMES):
        begin, busy = perf_counter(), thread_time()
        work()
        seconds.append(perf_counter() - begin)
        worked.append(thread_time() - busy)
    print_times(label, seconds)
    print_times("  of which on the processor", worked)


def _ask(client: Client, label: str, addresses: Sequence[str]) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    def get(number: list[int]) -> None:
        response = client.get(addresses[number[0] % len(addresses)])
        number[0] += 1
        if response.status_code != 200:
            raise SystemExit(f"{addresses}: {response.status_code}")

    count = [0]
    _measure(label, lambda: get(count))
    with CaptureQueriesContext(connections["default"]) as own, CaptureQueriesContext(connections["market"]) as public:
        response = client.get(addresses[0])
    asked = sum(not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", query["sql"]) for query in own)
    print_fact("", f"{asked} queries and {len(public)} of the market, {len(response.content) / 1000:.0f} kB")


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    start_hervat()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    look()
