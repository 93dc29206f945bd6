"""All occupations with all that a match weighs, in a handful of queries. Nothing is remembered: who asks often keeps the answer, as
:func:`hervat.market.matching.load_market` does.

There are over a hundred thousand loads, and most are the same for several occupations: the same is made, and kept, once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from hervat.domain.matching.loads import Load
from hervat.domain.matching.occupations import Chance, Riasec
from hervat.domain.matching.occupations import Occupation as Matched
from hervat.market.occupations.models import Kin, Occupation, OccupationLoad
from hervat.market.occupations.queries.believed import Loads, Origin, StoredLoad, believed_requirements, believed_skills, origins

FIELDS = ("uri", "isco", "label", "label_en", "level_min", "level_max", "wage_min", "wage_max", "chance", "riasec")
# The bands and periods as text: what many rows share need not be read from JSON for each of them.
LOAD_FIELDS = ("item", "dataset_id", "told_bands", "present", "graded", "told_periods", "kenmerkend", "confident", "trust", "on")
PORTION = 5000


def occupations_to_match() -> tuple[Matched, ...]:
    """Every occupation, by URI. Six queries."""
    return tuple(_occupations())


def _occupations() -> Iterator[Matched]:
    known = origins()
    loads, skills, kin = _loads(known), _skills(known), _kin()
    requirements = believed_requirements(known)
    none: frozenset[str] = frozenset()
    for row in Occupation.objects.order_by("uri").values_list(*FIELDS):
        uri, isco, label, label_en, level_min, level_max, wage_min, wage_max, chance, riasec = row
        required = requirements[uri][1] if uri in requirements else ()
        essential, optional = skills.get(uri, (none, none))
        yield Matched(
            uri=uri,
            isco=isco,
            label=label or label_en,
            level_min=level_min,
            level_max=level_max,
            wage_min=None if wage_min is None else float(wage_min),
            wage_max=None if wage_max is None else float(wage_max),
            chance=Chance(chance or Chance.UNKNOWN),
            riasec=None if riasec is None else Riasec(**riasec),
            essential=essential,
            optional=optional,
            kin=kin.get(uri, {}),
            loads=loads.get(uri, {}),
            required=frozenset(one.key for one in required if one.always),
            often_asked=frozenset(one.key for one in required if not one.always),
        )


def _loads(known: Mapping[int, Origin]) -> dict[str, dict[str, Load]]:
    """By occupation and item the one load that is believed."""
    make, shared = Loads(known), dict[tuple[Any, ...], Load]()
    found: defaultdict[str, dict[str, Load]] = defaultdict(dict)
    ranks: dict[tuple[str, str], tuple[int, int]] = {}
    rows = OccupationLoad.objects.annotate(told_bands=Cast("bands", TextField()), told_periods=Cast("periods", TextField()))
    for uri, *told in rows.values_list("occupation_id", *LOAD_FIELDS).iterator(chunk_size=PORTION):
        key, rank = (uri, told[0]), known[told[1]].rank
        if key not in ranks or rank < ranks[key]:
            ranks[key], same = rank, tuple(told)
            if same not in shared:
                shared[same] = make.of(_stored(uri, *told))
            found[uri][told[0]] = shared[same]
    return found


def _stored(uri: str, item: str, dataset: int, bands: str | None, *told: Any) -> StoredLoad:
    present, graded, periods, kenmerkend, confident, trust, on = told
    of_bands, of_periods = (json.loads(text or "null") for text in (bands, periods))
    return StoredLoad(uri, item, dataset, of_bands, present, graded, of_periods, kenmerkend, confident, trust, on, "")


def _skills(known: Mapping[int, Origin]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        uri: (
            frozenset(skill for skill, essential in skills.items() if essential),
            frozenset(skill for skill, essential in skills.items() if not essential),
        )
        for uri, _, skills in believed_skills(known)
    }


def _kin() -> dict[str, dict[str, float]]:
    """All data sets together: each names others, and the strongest counts."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for uri, other, strength in Kin.objects.values_list("occupation_id", "other_id", "strength").iterator(chunk_size=PORTION):
        found[uri][other] = max(strength, found[uri].get(other, 0.0))
    return found
