"""How long it takes to import the real open data of the labour market, and how much memory: in an installation of its own on SQLite, or
on PostgreSQL with HERVAT_MARKET_DATABASE_URL. Aim: ESCO in Dutch and English with its 129,000 relations within 60 s, the same again within
10 s, in less than 500 MB. The data stand beside the project; without them nothing is measured.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter, process_time

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times
from tests.support.project_files import ROOT

DATA = ROOT.parent / "shared" / "data"
STEPS = (  # each in a process of its own, so that its memory is its own
    ("ESCO in Dutch and English", ("esco=esco_nl_v1.2", "esco=esco_en_v1.2.0")),
    ("the same again", ("esco=esco_nl_v1.2", "esco=esco_en_v1.2.0")),
    ("O*NET (8 of its tables)", ("onet=onet_29.2",)),
    ("the crosswalks", ("onet=esco_onet_crosswalk_nesta", "onet=isco_soc_crosswalk")),
    ("O*NET and the crosswalks again", ("onet=onet_29.2", "onet=esco_onet_crosswalk_nesta", "onet=isco_soc_crosswalk")),
    ("ORS", ("ors=bls_ors_2018",)),
    ("work contexts per occupation", ("load=esco_work_context",)),
    ("postcodes", ("geo=geo_4pp_postcode",)),
)
TYPED = ("magazijn", "verpleeg", "ic-", "administratief med", "zzz")
TIMES = 20


def main() -> None:
    """Imports everything once, a part of it twice, and asks what came in."""
    if not DATA.is_dir():
        print_head("The labour market: no data beside the project, nothing measured")
        return
    with apart() as own:
        own.run("tests.benchmarks.bench_market_import", "head")
        for label, imports in STEPS:
            own.run("tests.benchmarks.bench_market_import", "take", label, *imports)
        own.run("tests.benchmarks.bench_market_import", "ask")


def head() -> None:
    """Makes the tables, and says on which engine."""
    from django.db import connections

    print_head(f"Importing the labour market ({connections['market'].vendor})")


def take(label: str, *imports: str) -> None:
    """Imports kind=folder, one after the other."""
    from hervat.market.importing.kinds import find_kind
    from hervat.market.importing.results import silently

    start, worked, rows, changed = perf_counter(), process_time(), 0, False
    for kind, _, folder in (one.partition("=") for one in imports):
        result = find_kind(kind).read(DATA / folder, silently)
        rows += sum(done.rows for done in result.sets)
        changed |= any(done.changed for done in result.sets)
    seconds, worked = perf_counter() - start, process_time() - worked
    told = f"{rows:,} rows" if changed else f"{rows:,} rows, nothing changed"
    print_fact(label, f"{seconds:.1f} s, of which {worked:.1f} s on the processor; {told}; {peak_memory():.0f} MB")


def ask() -> None:
    """Reads what came in, as a match, a page and a picker do."""
    from hervat.market.browsing.occupation import view_occupation
    from hervat.market.occupations.queries import occupations_to_match, search_occupations

    start = perf_counter()
    found = occupations_to_match()
    print_fact(f"reading {len(found):,} occupations for a match", f"{perf_counter() - start:.1f} s; {peak_memory():.0f} MB")
    print_times("the page of one occupation", [_timed(partial(view_occupation, one.uri)) for one in found[:: len(found) // 200]])
    print_times("names that begin so", [_timed(partial(search_occupations, text)) for text in TYPED * TIMES])


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def market_tables() -> None:
    """The tables of the labour market, in a process of such an installation."""
    from django.core.management import call_command

    start_hervat()
    call_command("migrate", database="market", verbosity=0)


if __name__ == "__main__":
    market_tables()
    steps: dict[str, Callable[..., None]] = {"head": head, "take": take, "ask": ask}
    steps[sys.argv[1]](*sys.argv[2:])
