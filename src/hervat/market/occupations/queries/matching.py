"""All occupations with all that a match weighs, in a handful of queries. Nothing is remembered: whoever asks often keeps the answer for
as long as :func:`hervat.market.provenance.queries.stamp` stays the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hervat.domain.matching.loads import Load
from hervat.domain.matching.occupations import Chance, Riasec
from hervat.domain.matching.occupations import Occupation as Matched
from hervat.market.occupations.models import Kin, Occupation
from hervat.market.occupations.queries.believed import Loads, believed_loads, believed_skills, origins

FIELDS = ("uri", "isco", "label", "label_en", "level_min", "level_max", "wage_min", "wage_max", "chance", "riasec")


def occupations_to_match() -> tuple[Matched, ...]:
    """Every occupation, by URI. Six queries."""
    return tuple(_occupations())


def _occupations() -> Iterator[Matched]:
    loads, skills, kin = _loads(), _skills(), _kin()
    none: frozenset[str] = frozenset()
    for row in Occupation.objects.order_by("uri").values_list(*FIELDS):
        uri, isco, label, label_en, level_min, level_max, wage_min, wage_max, chance, riasec = row
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
        )


def _loads() -> dict[str, dict[str, Load]]:
    known = origins()
    loads = Loads(known)
    return {uri: {item: loads.of(stored) for item, stored in of_items.items()} for uri, of_items in believed_loads(known).items()}


def _skills() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        uri: (
            frozenset(skill for skill, essential in skills.items() if essential),
            frozenset(skill for skill, essential in skills.items() if not essential),
        )
        for uri, _, skills in believed_skills(origins())
    }


def _kin() -> dict[str, dict[str, float]]:
    """All data sets together: each names others, and the strongest counts."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for uri, other, strength in Kin.objects.values_list("occupation_id", "other_id", "strength").iterator(chunk_size=5000):
        found[uri][other] = max(strength, found[uri].get(other, 0.0))
    return found
