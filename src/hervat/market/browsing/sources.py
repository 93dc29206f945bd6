"""Where values come from, as a visitor should know it: who says it, of when, and whether it was published, estimated or put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hervat.market.occupations.queries.believed import Origin
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.queries import datasets


class Nature(StrEnum):
    """How a data set came about."""

    OFFICIAL = "official"  # as its publisher publishes it
    IMPORTED = "imported"  # taken in by who runs the installation
    ESTIMATE = "estimate"  # follows from other data sets
    STARTER = "starter"  # the starter catalogue: an orientation
    ROUGH = "rough"  # follows from other data sets, and only points to it


@dataclass(frozen=True, slots=True)
class DataSource:
    """A data set that said something. ``published``: as its publisher tells; may be None. ``attribution``: what must be shown."""

    name: str
    version: str
    published: date | None
    attribution: str
    licence: str
    nature: Nature

    @property
    def is_estimate(self) -> bool:
        """Whether it follows from other data sets."""
        return self.nature in (Nature.ESTIMATE, Nature.ROUGH)

    @property
    def is_orientation(self) -> bool:
        """Whether it is the starter catalogue."""
        return self.nature is Nature.STARTER


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A data set as the list of all of them shows it."""

    source: DataSource
    kind: str
    rows: int
    imported_at: datetime


def source_of(origin: Origin) -> DataSource:
    """What stands behind a value."""
    told = (origin.name, origin.version, origin.published, origin.attribution, origin.licence)
    return DataSource(*told, nature_of(origin.rank[0]))


def nature_of(precedence: int) -> Nature:
    """How a data set with this precedence came about."""
    if precedence == Precedence.ROUGHLY_ESTIMATED:
        return Nature.ROUGH
    if precedence == Precedence.STARTER:
        return Nature.STARTER
    if precedence == Precedence.ESTIMATED:
        return Nature.ESTIMATE
    return Nature.IMPORTED if precedence == Precedence.IMPORTED else Nature.OFFICIAL


def loaded_sources() -> tuple[LoadedSource, ...]:
    """All data sets, by kind and name."""
    return tuple(
        LoadedSource(
            DataSource(found.name, found.version, found.published, found.attribution, found.licence, nature_of(found.precedence)),
            found.kind,
            found.rows,
            found.imported_at,
        )
        for found in datasets()
    )
