"""Of how many occupations something is known, per item and per group of occupations, and what verdicts follow."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Band, Load, Source, Trust
from hervat.market.loads.estimating import ESTIMATE
from hervat.market.occupations.models import OccupationLoad
from tests.benchmarks.estimates.agreement import limitations

Loads = Mapping[str, Mapping[str, Load]]  # URI -> item -> load


def stored_loads() -> Loads:
    """All estimates that are stored."""
    found: defaultdict[str, dict[str, Load]] = defaultdict(dict)
    for row in OccupationLoad.objects.filter(dataset__kind=ESTIMATE).select_related("dataset").iterator():
        bands = tuple(Band(low, math.inf if high is None else high, share) for low, high, share in row.bands or ())
        source = Source(row.dataset.name, row.dataset.version, row.dataset.published, Trust(row.trust))
        found[row.occupation_id][row.item] = Load(
            item=row.item, source=source, bands=bands, present=row.present, kenmerkend=row.kenmerkend, confident=row.confident
        )
    return found


def verdicts(occupations: Mapping[str, str], loads: Loads) -> dict[tuple[str, int], Counter[Verdict]]:
    """By item and code the verdicts on all occupations."""
    return {
        (item, code): Counter(judge(aspect, loads.get(uri, {})) for uri in occupations)
        for item, codes in limitations().items()
        for code, aspect in codes
    }


def unknown(occupations: Mapping[str, str], loads: Loads) -> dict[str, dict[str, float]]:
    """By item, and by major group of ISCO (``""``: all), the share of the occupations of which nothing is known."""
    members = Counter(isco[:1] for isco in occupations.values())
    found: dict[str, dict[str, float]] = {}
    for item in limitations():
        missing = Counter(isco[:1] for uri, isco in occupations.items() if item not in loads.get(uri, {}))
        found[item] = {group: missing[group] / count for group, count in sorted(members.items())}
        found[item][""] = missing.total() / len(occupations)
    return found


def sources(loads: Loads) -> dict[str, Counter[tuple[str, str, bool]]]:
    """By item, from which data set its estimates are, with which trust, and whether they may rule work out."""
    found: defaultdict[str, Counter[tuple[str, str, bool]]] = defaultdict(Counter)
    for of_occupation in loads.values():
        for item, load in of_occupation.items():
            found[item][load.source.name, load.source.trust.value, load.confident] += 1
    return found
