"""What occupations require before somebody begins: the documented CSV (``docs/ops/market.md``), one row is one paper of one occupation.

``occupation_uri,key,needed,source,source_version,on,note``. Keys are those of ``hervat.domain.matching.requirements``. A file holds all
that its sources say: importing another file with the same source replaces what that source said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from hervat.domain.matching.requirements import requirements, unknown
from hervat.domain.text import say
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.importing.tables import Layout, Row, has_columns, once_each, read_table
from hervat.market.occupations.importers.uris import uri_of
from hervat.market.occupations.models import OccupationRequirement
from hervat.market.occupations.models.links import NOTE_LENGTH
from hervat.market.provenance.services import Origin

REQUIREMENTS = "requirements"
LAYOUT = Layout(required=("occupation_uri", "key", "needed", "source", "source_version", "on"), optional=("note",), closed=True)
MOST_SOURCE, MOST_VERSION = 90, 60
Sources = dict[tuple[str, str], list[OccupationRequirement]]  # by name and version of the source


class Needed(StrEnum):
    """By whom something is required: always by law or by nearly every employer; usually by many, or soon after one begins."""

    ALWAYS = "always"
    USUALLY = "usually"


def read_requirements(pieces: Iterable[Piece], progress: Progress) -> Sources:
    """All rows of the tables, by their source. Raises WrongFile."""
    found: Sources = {}
    seen: set[tuple[str, ...]] = set()
    for piece in pieces:
        for row in read_table(piece, LAYOUT, progress):
            source = (row.filled("source", MOST_SOURCE), row.fits("source_version", row["source_version"], MOST_VERSION))
            once_each(seen, row, "key", (*source, row["occupation_uri"], row["key"]))
            found.setdefault(source, []).append(_requirement(row))
    return found


def key_of(row: Row, column: str, key: str) -> str:
    """A key that is known. Raises WrongFile."""
    if key not in requirements():
        raise row.wrong(column, unknown(key, requirements()))
    return key


def _requirement(row: Row) -> OccupationRequirement:
    return OccupationRequirement(
        occupation_id=uri_of(row, "occupation_uri"),
        key=key_of(row, "key", row.filled("key")),
        always=row.choice("needed", tuple(Needed)) == Needed.ALWAYS,
        on=row.day("on"),
        note=row.fits("note", row["note"], NOTE_LENGTH),
    )


def import_requirements(path: Path, progress: Progress) -> ImportResult:
    """Stores the requirements, all or none. Raises WrongFile."""
    with open_material(path) as material:
        found = tuple(piece for piece in material.all(r".*\.csv") if has_columns(piece, LAYOUT))
        pieces = material.pieces if len(material.pieces) == 1 else found
        if not pieces:
            raise material.nothing_known("requirements.csv (occupation_uri, key, needed, …)")
        parts = [_part(source, rows, pieces) for source, rows in read_requirements(pieces, progress).items()]
        return import_parts(parts, progress)


def _part(source: tuple[str, str], rows: Sequence[OccupationRequirement], pieces: tuple[Piece, ...]) -> Part:
    published = max((row.on for row in rows if row.on is not None), default=None)
    origin = Origin(kind=REQUIREMENTS, name=source[0], version=source[1], published=published)
    return Part(origin=origin, pieces=pieces, rows=partial(_rows, rows))


def _rows(rows: Sequence[OccupationRequirement], _progress: Progress) -> Iterator[Stored]:
    for row in rows:
        yield (row,)


KIND = Kind(REQUIREMENTS, say("Wat beroepen vereisen: rijbewijzen, certificaten, diploma’s en bevoegdheden (CSV)"), import_requirements)
