"""How good the estimates of loads are: fits their tables again, and compares them with what was measured, on real data.

Everything is printed as the tables of docs/reference/load-estimates.md. It takes some minutes; nothing is kept.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact
from tests.support.project_files import ROOT

if TYPE_CHECKING:
    from tests.benchmarks.estimates.agreement import Agreement
    from tests.benchmarks.estimates.material import Material

DATA = ROOT.parent / "shared" / "data"
TO_IMPORT = (
    ("esco", "esco_nl_v1.2"),
    ("esco", "esco_en_v1.2.0"),
    ("onet", "esco_onet_crosswalk_nesta"),
    ("onet", "isco_soc_crosswalk"),
    ("onet", "onet_29.2"),
    ("load", "esco_work_context"),
    ("ors", "bls_ors_2018"),
)


def main() -> None:
    """Measures in an installation of its own; says so when the data are not there."""
    if not DATA.is_dir():
        print("The estimates of loads were not measured: there is no folder shared/data beside the project.")
        return
    with apart() as own:
        own.run("tests.benchmarks.estimates.bench_loads")


def measure() -> None:
    """Imports the data and prints the tables."""
    start_hervat()
    from django.core.management import call_command

    call_command("migrate", database="market", verbosity=0)
    _import(DATA)
    from tests.benchmarks.estimates.material import read_material

    material = read_material()
    print_fact("occupations / with a measured one behind them", f"{len(material.occupations):,} / {len(material.known):,}")
    _print_time()
    _print_withheld(material)
    _print_routes(material)
    _print_tables(material)
    _print_agreement(material)
    _print_coverage(material)


def _import(data: Path) -> None:
    from hervat.market.importing.kinds import find_kind
    from hervat.market.importing.results import silently

    for kind, folder in TO_IMPORT:
        start = perf_counter()
        find_kind(kind).read(data / folder, silently)
        print_fact(f"import of {kind} {folder}, estimates included", f"{perf_counter() - start:.1f} s")


def _print_time() -> None:
    from hervat.market.loads.estimating import ESTIMATE, estimate_all
    from hervat.market.provenance.models import DataSet

    DataSet.objects.filter(kind=ESTIMATE).update(sha256="")
    start = perf_counter()
    estimate_all()
    again = perf_counter()
    estimate_all()
    loads = sum(dataset.rows for dataset in DataSet.objects.filter(kind=ESTIMATE))
    print_fact(f"{loads:,} loads estimated and stored", f"{again - start:.1f} s")
    print_fact("the same again", f"{perf_counter() - again:.2f} s")


def _print_withheld(material: Material) -> None:
    from tests.benchmarks.estimates.withheld import verdicts

    print("\n| what the whole says | what is left says | how often |\n|---|---|---|")
    for (whole, left), count in sorted(verdicts(material).items()):
        print(f"| {whole} | {left} | {count} |")


def _print_routes(material: Material) -> None:
    from hervat.domain.matching.judge import Verdict
    from tests.benchmarks.estimates.routes import by_route

    print("\n| route | OVERSCHRIJDING said | of the own scores too | SIGNAAL there | OK there |\n|---|---|---|---|---|")
    for route, count in sorted(by_route(material).items()):
        said = {told: count[Verdict.OVERSCHRIJDING, told] for told in (Verdict.OVERSCHRIJDING, Verdict.SIGNAAL, Verdict.OK)}
        shares = [f"{number / max(1, sum(said.values())):.1%}" for number in said.values()]
        print(f"| {route} | {sum(said.values())} | {' | '.join(shares)} |")


def _print_tables(material: Material) -> None:
    from tests.benchmarks.estimates.fitting import SCORES, fitted_tables, margin_of

    for name, rating, fits in fitted_tables(material):
        shipped = {score: shares for score, shares in rating.points}
        now = {score: tuple(fit.column[index] for fit in fits) for index, score in enumerate(SCORES)}
        same = shipped == now and rating.margin == margin_of(fits)
        print(f"\n[{name}] {'as shipped' if same else 'DIFFERS from what is shipped'}\nmargin = {margin_of(fits)}\npoints = [")
        for score, shares in now.items():
            print(f"  [{', '.join(f'{number:g}' for number in (score, *shares))}],")
        print("]")
        for level, fit in enumerate(fits, start=1):
            off = f"off by {fit.error:.3f}; left out {fit.left_out.codes}: {fit.error_left_out:.3f} (the mean alone {fit.without:.3f})"
            print(f"# level {level}: fitted on {fit.fitted.codes} codes, {off}")


def _print_agreement(material: Material) -> None:
    from hervat.domain.matching.judge import Verdict
    from tests.benchmarks.estimates.agreement import GROUP, SCORES, agreements

    found = agreements(material)
    print("\n| item | code | by | n | same | Brier | OVERSCHRIJDING said / right / opposite | OK said / right / opposite |")
    print("|---|---|---|---|---|---|---|---|")
    for one in found:
        over, fine = one.told(Verdict.OVERSCHRIJDING), one.told(Verdict.OK)
        brier = f"{one.brier:.3f}" if one.errors else ""
        print(f"| {one.item} | {one.code} | {one.detour} | {one.count} | {one.same:.2f} | {brier} | {_three(over)} | {_three(fine)} |")
    for detour in (GROUP, SCORES):
        _print_total(detour, [one for one in found if one.detour == detour])


def _print_total(detour: str, found: list[Agreement]) -> None:
    from hervat.domain.matching.judge import Verdict

    said = {verdict: [sum(column) for column in zip(*(one.told(verdict) for one in found), strict=True)] for verdict in Verdict}
    same = sum(one.same * one.count for one in found) / sum(one.count for one in found)
    over, fine = _three(said[Verdict.OVERSCHRIJDING]), _three(said[Verdict.OK])
    print(f"| all | | {detour} | {sum(one.count for one in found)} | {same:.2f} | | {over} | {fine} |")


def _three(numbers: tuple[int, int, int] | list[int]) -> str:
    return " / ".join(map(str, numbers))


def _print_coverage(material: Material) -> None:
    from hervat.domain.matching.judge import Verdict
    from tests.benchmarks.estimates.coverage import sources, stored_loads, unknown, verdicts

    loads = stored_loads()
    print(f"\n| item | all | {' | '.join(map(str, range(10)))} |\n|---|{'---|' * 11}")
    for item, shares in unknown(material.occupations, loads).items():
        print(f"| {item} | {shares['']:.0%} | {' | '.join(f'{shares.get(str(group), 0):.0%}' for group in range(10))} |")
    print("\n| item | code | OK | SIGNAAL | OVERSCHRIJDING | GEEN_DATA |\n|---|---|---|---|---|---|")
    order = (Verdict.OK, Verdict.SIGNAAL, Verdict.OVERSCHRIJDING, Verdict.GEEN_DATA)
    for (item, code), count in verdicts(material.occupations, loads).items():
        print(f"| {item} | {code} | {' | '.join(f'{count[verdict] / count.total():.1%}' for verdict in order)} |")
    print("\n| item | from | trust | may rule out | occupations |\n|---|---|---|---|---|")
    for item, counted in sources(loads).items():
        for (name, trust, confident), number in counted.most_common():
            print(f"| {item} | {name} | {trust} | {'yes' if confident else 'no'} | {number} |")


if __name__ == "__main__":
    measure()
