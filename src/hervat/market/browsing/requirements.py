"""What an occupation requires before somebody begins, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hervat.domain.matching.requirements import Requirement, requirements
from hervat.market.browsing.sources import DataSource, source_of
from hervat.market.occupations.queries.believed import Origin, believed_requirements, origins


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One paper. ``always``: by law or by nearly every employer; else by many. ``note``: what should be known beside it; may be empty."""

    requirement: Requirement
    always: bool
    note: str


@dataclass(frozen=True, slots=True)
class Required:
    """What is required, what is always first; ``dataset`` and ``source``: who says it, None when nothing is known."""

    lines: tuple[RequirementLine, ...]
    dataset: int | None
    source: DataSource | None


NOTHING_KNOWN = Required((), None, None)


def required_of(uri: str, known: Mapping[int, Origin] | None = None) -> Required:
    """What the most trusted data set that says anything of it says. One query; two when the data sets are not ``known`` yet."""
    known = origins() if known is None else known
    dataset, rows = believed_requirements(known, occupation=uri).get(uri, (None, []))
    if dataset is None:
        return NOTHING_KNOWN
    entries, told = list(requirements()), {row.key: row for row in rows}
    keys = sorted((key for key in told if key in requirements()), key=lambda key: (not told[key].always, entries.index(key)))
    lines = tuple(RequirementLine(requirements()[key], told[key].always, told[key].note) for key in keys)
    return Required(lines, dataset, source_of(known[dataset]))
