"""What occupations ask: a CSV of loads per item of the FML (its columns: ``docs/ops/market.md``), or a wide table of scores of O*NET.

Whoever made the values is named in every row (``source``, ``source_version``): each is a data set of its own. A file holds all that its
sources say: importing another file with the same source replaces what that source said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from hervat.domain.text import Text, say
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Material, Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.importing.tables import has_columns
from hervat.market.loads.estimating import estimate_all
from hervat.market.occupations.importers.load_rows import LAYOUT, Loads, model_of, read_loads
from hervat.market.occupations.importers.work_context import work_context_part
from hervat.market.occupations.models import Occupation
from hervat.market.provenance.services import Origin

LOAD = "load"


def read_load(path: Path, progress: Progress) -> ImportResult:
    """Stores the loads and scores, all or none. Raises WrongFile."""
    with open_material(path) as material:
        wide = work_context_part(material)
        tables = _tables(material)
        if not tables and wide is None:
            raise material.nothing_known("load.csv (occupation_uri, item, low, high, unit, …)")
        loads = read_loads(tables, progress)
        parts = [_part(source, version, of_source, tables) for (source, version), of_source in loads.items()]
        return import_parts([*parts, *([wide] if wide else [])], progress, afterwards=estimate_all, notes=_notes(loads))


def _tables(material: Material) -> tuple[Piece, ...]:
    """The tables with loads. The only file there is was meant as one, so that it is told what is wrong with it."""
    found = tuple(piece for piece in material.all(r".*\.csv") if has_columns(piece, LAYOUT))
    alone = len(material.pieces) == 1 and work_context_part(material) is None
    return material.pieces if alone else found


def _part(source: str, version: str, loads: Loads, pieces: tuple[Piece, ...]) -> Part:
    return Part(origin=Origin(kind=LOAD, name=source, version=version), pieces=pieces, rows=partial(_rows, loads))


def _rows(loads: Loads, _progress: Progress) -> Iterator[Stored]:
    for (occupation, item), load in loads.items():
        yield (model_of(occupation, item, load),)


def _notes(loads: dict[tuple[str, str], Loads]) -> Sequence[Text]:
    named = {occupation for of_source in loads.values() for occupation, _ in of_source}
    known = set(Occupation.objects.values_list("pk", flat=True)) if named else set()
    unknown = len(named - known)
    if not unknown:
        return ()
    return [say("Beroepen die hier nog niet bekend zijn: {count}. Hun belasting telt mee zodra ze er zijn.", count=unknown)]


KIND = Kind(LOAD, say("Belasting per beroep en per item van de FML (CSV), of scores van O*NET per beroep"), read_load)
