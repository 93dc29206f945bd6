"""O*NET, the American database of what occupations are like (as xlsx or as text), and the crosswalks from there to ESCO and ISCO."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hervat.domain.text import say
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Material, Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.occupations.deriving import ONET
from hervat.market.occupations.importers import onet_rows
from hervat.market.occupations.importers.crosswalks import crosswalk_parts
from hervat.market.occupations.resolving import refresh
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin


class Table(NamedTuple):
    """A file of the download, by its name without ending."""

    file: str
    rows: Callable[[Piece, Progress], Iterator[Stored]]


TABLES = (
    Table("Occupation Data", onet_rows.occupations),
    Table("Alternate Titles", onet_rows.titles),
    Table("Related Occupations", onet_rows.related),
    Table("Job Zones", onet_rows.job_zones),
    *(
        Table(name, onet_rows.scores)
        for name in ("Interests", "Skills", "Abilities", "Work Activities", "Work Context", "Work Styles", "Work Values")
    ),
)
README = r"read me\.txt"
RELEASE = re.compile(r"O\*NET (\d+\.\d+) Database\s+(\w+) (\d{4}) Release")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def read_onet(path: Path, progress: Progress) -> ImportResult:
    """Stores the tables and the crosswalks that are there, all or none. Raises WrongFile."""
    with open_material(path) as material:
        found = {table: piece for table in TABLES if (piece := _piece(material, table)) is not None}
        parts = [*(_part(material, table, piece) for table, piece in found.items()), *crosswalk_parts(material)]
        if not parts:
            raise material.nothing_known("Occupation Data.xlsx, Interests.xlsx, Job Zones.xlsx, …")
        missing = [f"{table.file}.xlsx" for table in TABLES if table not in found] if found else []
        notes = [say("Niet gevonden en overgeslagen: {files}.", files=", ".join(missing))] if missing else []
        return import_parts(parts, progress, afterwards=refresh, notes=notes)


def _piece(material: Material, table: Table) -> Piece | None:
    """The file as a workbook, or else as text with tabs."""
    return material.find(rf"{table.file}\.xlsx") or material.find(rf"{table.file}\.txt")


def _part(material: Material, table: Table, piece: Piece) -> Part:
    version, published = _release(material)
    version = version or material.version(piece)
    origin = Origin(
        kind=ONET,
        name=f"O*NET {table.file}",
        version=version,
        published=published,
        licence="CC BY 4.0",
        attribution=f"O*NET {version} Database, U.S. Department of Labor (CC BY 4.0)".replace("  ", " "),
        is_official=True,
        precedence=Precedence.OFFICIAL_OTHER,
    )
    return Part(origin=origin, pieces=(piece,), rows=partial(table.rows, piece))


def _release(material: Material) -> tuple[str, date | None]:
    """The version and the month that stand in the note that comes with the download."""
    note = material.find(README)
    if note is None:
        return "", None
    with note.open() as file:
        told = RELEASE.search(file.read(10_000).decode("utf-8", "replace"))
    if told is None:
        return "", None
    version, month, year = told.groups()
    return version, date(int(year), MONTHS.index(month) + 1, 1) if month in MONTHS else None


KIND = Kind(ONET, say("O*NET: Amerikaanse beroepsgegevens (xlsx of tekst), en de koppelingen met ESCO en ISCO (CSV)"), read_onet)
