"""How fast the pages of the labour market are with the real open data in them, in an installation of its own: on SQLite, or on PostgreSQL
with HERVAT_MARKET_DATABASE_URL. Aim: at most 100 ms in the server, at most 100 kB. The data stand beside the project; without them the
starter catalogue alone is measured. ``python -m tests.benchmarks.market.bench_market_pages look`` measures an installation that is there.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from itertools import cycle, islice, pairwise
from time import perf_counter, thread_time
from typing import NamedTuple

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head, print_times
from tests.support.project_files import ROOT

MODULE = "tests.benchmarks.market.bench_market_pages"
DATA = ROOT.parent / "shared" / "data"
IMPORTS = (
    "esco=esco_nl_v1.2", "esco=esco_en_v1.2.0", "onet=onet_29.2", "onet=esco_onet_crosswalk_nesta", "onet=isco_soc_crosswalk",
    "ors=bls_ors_2018", "load=esco_work_context",
)  # fmt: skip
WARM_UP, TIMES, EACH = 5, 200, 101
HOST = {"HTTP_HOST": "localhost"}


class Seen(NamedTuple):
    """One page: how long the server took, how much of that on the processor, and how long the page is."""

    seconds: float
    worked: float
    size: int


def main() -> None:
    """Fills an installation and measures its pages."""
    with apart() as own:
        own.run(MODULE, "fill")
        own.run(MODULE, "look")


def fill() -> None:
    """Imports the data, each kind as its importer does, and the starter catalogue."""
    from django.core.management import call_command

    from hervat.market.importing.kinds import find_kind
    from hervat.market.importing.results import silently
    from hervat.market.starter.importer import load_shipped

    call_command("migrate", database="market", verbosity=0)
    for kind, _, folder in (one.partition("=") for one in (IMPORTS if DATA.is_dir() else ())):
        find_kind(kind).read(DATA / folder, silently)
    load_shipped()


def look() -> None:
    """Measures every page, many occupations among them, and prints a table."""
    from django.core.management import call_command
    from django.db import connections

    from hervat.market.browsing.addresses import address_of, code_of
    from hervat.market.occupations.models import Occupation

    call_command("collectstatic", interactive=False, verbosity=0)
    rows = list(Occupation.objects.order_by("uri").values_list("uri", "label", "label_en"))
    some = rows[:: max(1, len(rows) // EACH)]
    one_page = [f"/beroepen/{address_of(uri, label or label_en)}/" for uri, label, label_en in some]
    pairs = [f"/beroepen/vergelijk/?a={code_of(one[0])}&b={code_of(other[0])}" for one, other in pairwise(some)]
    print_head(f"The pages of the labour market: {len(rows):,} occupations, time in the server ({connections['market'].vendor})")
    _measure("where to begin", ["/beroepen/"])
    _measure("a field", ["/beroepen/?groep=4", "/beroepen/?groep=21", "/beroepen/?groep=8&pagina=3"])
    _measure("a letter", [f"/beroepen/?letter={letter}" for letter in "abmz"])
    _measure("words: the beginning of a name", [f"/beroepen/?q={words}" for words in ("magazijn", "verpleeg", "adm")])
    _first_guess()
    _measure("words: a title to be guessed", [f"/beroepen/?q={words}" for words in ("chaufeur", "heftruckchauffeur/reachtruck")])
    _measure("an occupation", one_page)
    _measure("an occupation, in English", [f"/en{address}" for address in one_page])
    _measure("two occupations", pairs)
    _measure("educations", ["/opleidingen/", "/opleidingen/?niveau=3", "/opleidingen/?q=zorg"])
    _measure("courses", ["/cursussen/", "/cursussen/?q=taal"])
    _measure("one education", ["/opleidingen/mbo2-logistiek/", "/opleidingen/volwassenen-taal/"])
    _measure("one course", ["/cursussen/evc/", "/cursussen/solliciteren/"])
    _measure("sources", ["/bronnen/"])


def _measure(label: str, addresses: Sequence[str]) -> None:
    for address in addresses[:WARM_UP]:
        _see(address)
    seen = [_see(address) for address in islice(cycle(addresses), TIMES)]
    print_times(label, [one.seconds for one in seen])
    print_times("  of which on the processor", [one.worked for one in seen])
    sizes = sorted(one.size for one in seen)
    print_fact("  size, median and largest", f"{sizes[len(sizes) // 2] / 1000:.1f} / {sizes[-1] / 1000:.1f} kB")


def _first_guess() -> None:
    """The first title after a start makes the index of all names."""
    print_fact("the first title to be guessed after a start", f"{_see('/beroepen/?q=zomaareentitel').seconds:.1f} s")


def _see(address: str) -> Seen:
    from django.test import Client

    client, start, worked = Client(), perf_counter(), thread_time()
    answer = client.get(address, **HOST)  # type: ignore[arg-type]
    worked, seconds = thread_time() - worked, perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return Seen(seconds, worked, len(answer.content))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    start_hervat()
    steps: dict[str, Callable[[], None]] = {"fill": fill, "look": look}
    steps[sys.argv[1]]()
