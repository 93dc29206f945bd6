"""Writes what every occupation asks per item of the FML, estimated from all that was imported."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from hervat.domain.matching.estimating import Estimate, Estimator, Family, Route
from hervat.domain.matching.estimating.mapping import content
from hervat.domain.matching.loads import Source, Trust
from hervat.market.importing.storing import store_all
from hervat.market.loads.evidence import Finder, evidence_sources
from hervat.market.loads.profiles import Profiles, read_profiles
from hervat.market.occupations.models import Occupation, OccupationLoad
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import Origin, record, whole_or_nothing

ESTIMATE = "estimate"  # the kind of its data sets
REVISION = 2  # goes up when the same data are to be estimated differently
# What measures the item (trust A and B) comes before the starter catalogue, which people filled who know Dutch work. What only points to it
# comes after that, and so does a rating: it says how strongly American workers feel a load, in no unit.
ROUGH = (Trust.C, Trust.D)
MOST_ATTRIBUTION = 300


class Key(NamedTuple):
    """What a data set of estimates is made of."""

    family: Family
    of_group: bool
    is_rough: bool

    @property
    def name(self) -> str:
        """What it is called, also to people."""
        kind = "Ruwe schatting" if self.is_rough else "Schatting"
        if self.family is Family.GROUP:
            return f"{kind} uit de beroepsgroep (ISCO)"
        about = " over de beroepsgroep" if self.of_group else ""
        return f"{kind} uit Amerikaanse gegevens{about} ({FAMILIES[self.family]})"


FAMILIES = {Family.ORS: "ORS", Family.ONET: "O*NET"}
KEYS = (
    *(Key(*parts) for parts in product(FAMILIES, (False, True), (False, True))),
    *(Key(Family.GROUP, of_group=False, is_rough=is_rough) for is_rough in (False, True)),
)


def estimate_all() -> None:
    """Replaces the estimates of all occupations, when anything they follow from changed. Runs at the end of every import.

    Each source is a data set of kind ``estimate``. Doing it again changes nothing. What was imported stays as it is.
    """
    sha256 = _follows_from()
    stored = DataSet.objects.filter(kind=ESTIMATE)
    if stored and all(dataset.sha256 == sha256 for dataset in stored):
        return
    with whole_or_nothing():
        for dataset in stored:
            dataset.delete()
        _write(read_profiles(), sha256)


def _follows_from() -> str:
    """SHA-256 over all that was imported and how loads follow from it."""
    imported = DataSet.objects.exclude(kind=ESTIMATE).order_by("kind", "name", "version")
    rows = imported.values_list("kind", "name", "version", "sha256", "precedence")
    return hashlib.sha256(f"{REVISION} {content()} {list(rows)}".encode()).hexdigest()


def _write(profiles: Mapping[Family, Profiles], sha256: str) -> None:
    if not profiles:
        return
    datasets = {key: _dataset(key, profiles.get(key.family), sha256) for key in KEYS}
    count: Counter[Key] = Counter()
    store_all(_rows(profiles, datasets, count))
    for key, dataset in datasets.items():
        if count[key]:
            dataset.rows = count[key]
            dataset.save(update_fields=["rows"])
        else:
            dataset.delete()


def _dataset(key: Key, profiles: Profiles | None, sha256: str) -> DataSet:
    source = profiles.source if profiles else Source(key.name)
    attribution = "; ".join(profiles.attributions)[:MOST_ATTRIBUTION] if profiles else ""
    origin = Origin(
        kind=ESTIMATE,
        name=key.name,
        version=source.version,
        published=source.on,
        attribution=attribution,
        precedence=Precedence.ROUGHLY_ESTIMATED if key.is_rough else Precedence.ESTIMATED,
    )
    return record(origin, sha256, 0)


def _rows(profiles: Mapping[Family, Profiles], datasets: Mapping[Key, DataSet], count: Counter[Key]) -> Iterator[OccupationLoad]:
    occupations = dict(Occupation.objects.order_by("pk").values_list("pk", "isco"))
    finder = Finder(evidence_sources(profiles, occupations))
    estimator = Estimator()
    for uri, isco in occupations.items():
        for estimate in estimator.loads(tuple(finder.evidence_of(uri, isco)), isco):
            is_rough = estimate.load.graded or estimate.load.source.trust in ROUGH
            key = Key(estimate.family, estimate.route is Route.GROUP, is_rough)
            count[key] += 1
            yield OccupationLoad(occupation_id=uri, dataset=datasets[key], **_fields(estimate))


def _fields(estimate: Estimate) -> dict[str, Any]:
    load = estimate.load
    bands = [[band.low, band.high if math.isfinite(band.high) else None, band.share] for band in load.bands]
    return {
        "item": load.item,
        "bands": bands or None,
        "present": load.present,
        "graded": load.graded,
        "kenmerkend": load.kenmerkend,
        "confident": load.confident,
        "trust": load.source.trust.value,
        "note": estimate.text.template,
    }
