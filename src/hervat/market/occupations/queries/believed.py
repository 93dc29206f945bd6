"""Of rows that several data sets have, those that are believed: the rule of :mod:`hervat.market.occupations.resolving`, while reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from math import inf
from typing import Any, NamedTuple

from hervat.domain.matching.loads import Band, Load, Period, Source, Trust
from hervat.market.occupations.models import OccupationLoad, OccupationRequirement, OccupationSkill
from hervat.market.provenance.models import DataSet


class Origin(NamedTuple):
    """A data set, as far as its values need it. ``rank``: whom to believe, the lowest first."""

    rank: tuple[int, int]
    name: str
    version: str
    published: date | None
    attribution: str
    licence: str
    is_official: bool


class StoredLoad(NamedTuple):
    """A row of :class:`OccupationLoad`, its fields in this order."""

    occupation: str
    item: str
    dataset: int
    bands: list[list[float | None]] | None
    present: float | None
    graded: bool
    periods: list[str] | None
    kenmerkend: bool
    confident: bool
    trust: str
    on: date | None
    note: str


class StoredRequirement(NamedTuple):
    """A row of :class:`OccupationRequirement`."""

    key: str
    always: bool
    on: date | None
    note: str


LOAD_FIELDS = (
    "occupation_id", "item", "dataset_id", "bands", "present", "graded", "periods", "kenmerkend", "confident", "trust", "on", "note",
)  # fmt: skip
Skills = dict[str, bool]  # by URI: is it essential


def origins() -> dict[int, Origin]:
    """All data sets, by id."""
    fields = ("name", "version", "published", "attribution", "licence", "is_official")
    rows = DataSet.objects.values_list("pk", "precedence", *fields)
    return {pk: Origin((precedence, -pk), *told) for pk, precedence, *told in rows}


def believed_loads(known: Mapping[int, Origin], **of: Any) -> dict[str, dict[str, StoredLoad]]:
    """By occupation and item the one load that is believed. ``of``: a filter, ``occupation=uri`` for one."""
    found: defaultdict[str, dict[str, StoredLoad]] = defaultdict(dict)
    for row in OccupationLoad.objects.filter(**of).values_list(*LOAD_FIELDS).iterator(chunk_size=5000):
        load = StoredLoad(*row)
        other = found[load.occupation].get(load.item)
        if other is None or known[load.dataset].rank < known[other.dataset].rank:
            found[load.occupation][load.item] = load
    return found


class Loads:
    """Makes loads as a match weighs them; many share one source, which is made once."""

    def __init__(self, known: Mapping[int, Origin]) -> None:
        self._known = known
        self._sources: dict[tuple[int, date | None, str], Source] = {}

    def of(self, stored: StoredLoad) -> Load:
        """The load in a row."""
        return Load(
            item=stored.item,
            source=self._source(stored),
            bands=tuple(Band(low or 0.0, inf if high is None else high, share or 0.0) for low, high, share in stored.bands or ()),
            present=stored.present,
            graded=stored.graded,
            periods=None if stored.periods is None else frozenset(map(Period, stored.periods)),
            kenmerkend=stored.kenmerkend,
            confident=stored.confident,
        )

    def _source(self, stored: StoredLoad) -> Source:
        key = (stored.dataset, stored.on, stored.trust)
        if key not in self._sources:
            origin = self._known[stored.dataset]
            self._sources[key] = Source(origin.name, origin.version, stored.on or origin.published, Trust(stored.trust))
        return self._sources[key]


def believed_requirements(known: Mapping[int, Origin], **of: Any) -> dict[str, tuple[int, list[StoredRequirement]]]:
    """Of each occupation the most trusted data set that says anything it requires, and all that this one says."""
    said: defaultdict[str, dict[int, list[StoredRequirement]]] = defaultdict(dict)
    rows = OccupationRequirement.objects.filter(**of).order_by("pk")
    for occupation, dataset, key, always, on, note in rows.values_list("occupation_id", "dataset_id", "key", "always", "on", "note"):
        said[occupation].setdefault(dataset, []).append(StoredRequirement(key, always, on, note))
    trusted = {occupation: min(of_datasets, key=lambda dataset: known[dataset].rank) for occupation, of_datasets in said.items()}
    return {occupation: (dataset, said[occupation][dataset]) for occupation, dataset in trusted.items()}


def believed_skills(known: Mapping[int, Origin], **of: Any) -> Iterator[tuple[str, int, Skills]]:
    """Of each occupation the most trusted data set that says any skills of it, and all that this one says."""
    said: defaultdict[str, dict[int, Skills]] = defaultdict(dict)
    keys: dict[str, str] = {}  # the same text once in memory
    rows = OccupationSkill.objects.filter(**of).values_list("occupation_id", "dataset_id", "skill_id", "essential")
    for occupation, dataset, skill, essential in rows.iterator(chunk_size=5000):
        said[occupation].setdefault(dataset, {})[keys.setdefault(skill, skill)] = essential
    for occupation, of_datasets in said.items():
        dataset = min(of_datasets, key=lambda candidate: known[candidate].rank)
        yield occupation, dataset, of_datasets[dataset]
