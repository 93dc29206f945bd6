"""Loading the starter catalogue: all of it takes the place of all of what was there of it, or nothing changes.

Of every table each source is a data set of its own; one data set more (:data:`MARK`) says which edition was loaded, so that the same
again is recognised without reading it. What ships never takes the place of a newer edition, or of a catalogue that somebody brought, by
itself: only who asks for it (``hervat market import starter``) gets it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from hervat.domain.text import Text, say
from hervat.market.educations.importers.tables import Source, read_courses, read_educations
from hervat.market.educations.resolving import refresh as refresh_educations
from hervat.market.importing.kinds import SHIPPED, Kind
from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import ImportedSet, ImportResult, Progress, silently
from hervat.market.importing.storing import Part, Stored, fingerprint, import_parts
from hervat.market.occupations.importers.load_rows import model_of, read_loads
from hervat.market.occupations.importers.requirements import read_requirements
from hervat.market.occupations.resolving import refresh as refresh_occupations
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import Origin, record, stored, whole_or_nothing
from hervat.market.starter.occupations import read_occupations

STARTER = "starter"
EDITION = "2026-11-28"  # goes up with every change of the data; later editions sort after earlier ones
REVISION = 1  # goes up when the same files are to be read differently
DATA = SHIPPED[STARTER]
MARK, OWN = "Startcatalogus", " eigen"
LICENCE = "EUPL-1.2"
CREDITS = {
    "O*NET": "O*NET Database, U.S. Department of Labor (CC BY 4.0)",
    "ORS": "Occupational Requirements Survey, U.S. Bureau of Labor Statistics (public domain)",
    "ESCO": "This service uses the ESCO classification of the European Commission",
}
TABLES = ("occupations.csv", "educations.csv", "courses.csv")
ASKED = "requirements.csv"  # a catalogue of somebody's own may be without
MOST_NAME = 120


def read_starter(path: Path, progress: Progress) -> ImportResult:
    """Loads a catalogue: a folder (or zip file) with its tables. Tables that are not there are said and passed over. Raises WrongFile."""
    with open_material(path) as material:
        tables = {name: material.all(re.escape(name)) for name in (*TABLES, ASKED)}
        loads = tuple(piece for piece in material.all(r".*\.csv") if piece.name.lower() not in tables)
        pieces = (*chain.from_iterable(tables.values()), *loads)
        if not pieces:
            raise material.nothing_known(", ".join((*TABLES, "loads/*.csv")))
        sha256 = fingerprint(pieces, REVISION)
        mark = _mark(EDITION if path == DATA else EDITION + OWN)
        if stored(mark, sha256) is not None:
            return ImportResult(tuple(_unchanged()))
        return _replace(mark, sha256, [*_parts(tables, progress), *_load_parts(loads, progress)], progress, _notes(tables, loads))


def load_shipped() -> ImportResult | None:
    """Loads the catalogue that ships with the project; None when it, a newer edition or one of somebody's own is here. Raises WrongFile."""
    edition = DataSet.objects.filter(kind=STARTER, name=MARK).values_list("version", flat=True).first()
    if edition is not None and (edition > EDITION or edition.endswith(OWN)):
        return None
    result = read_starter(DATA, silently)
    return result if any(one.changed for one in result.sets) else None


def _mark(edition: str) -> Origin:
    return Origin(kind=STARTER, name=MARK, version=edition, licence=LICENCE, precedence=Precedence.STARTER)


def _unchanged() -> Iterator[ImportedSet]:
    for dataset in DataSet.objects.filter(kind=STARTER).exclude(name=MARK).order_by("name", "version"):
        yield ImportedSet(dataset.name, dataset.version, dataset.rows, changed=False, attribution=dataset.attribution)


def _replace(mark: Origin, sha256: str, parts: Sequence[Part], progress: Progress, notes: Sequence[Text]) -> ImportResult:
    with whole_or_nothing():
        for dataset in DataSet.objects.filter(kind=STARTER):
            dataset.delete()
        result = import_parts(parts, progress, afterwards=_refresh, notes=notes)
        record(mark, sha256, sum(one.rows for one in result.sets))
    return result


def _refresh() -> None:
    refresh_occupations()
    refresh_educations()


def _parts(tables: Mapping[str, tuple[Piece, ...]], progress: Progress) -> Iterator[Part]:
    pieces = tables["occupations.csv"]
    for source, read in read_occupations(pieces, progress).items():
        yield _part("beroepen", source, pieces, [read.on], read.rows)
    pieces = tables[ASKED]
    for asked, rows in read_requirements(pieces, progress).items():
        yield _part("vereisten", Source(*asked), pieces, [row.on for row in rows], [(row,) for row in rows])
    pieces = tables["educations.csv"]
    for source, educations in read_educations(pieces, progress).items():
        yield _part("opleidingen", source, pieces, [one.on for one in educations], [(one,) for one in educations])
    pieces = tables["courses.csv"]
    for source, courses in read_courses(pieces, progress).items():
        yield _part("cursussen", source, pieces, [one.on for one in courses], [(one,) for one in courses])


def _load_parts(pieces: tuple[Piece, ...], progress: Progress) -> Iterator[Part]:
    for source, loads in read_loads(pieces, progress).items():
        rows = [(model_of(occupation, item, load),) for (occupation, item), load in loads.items()]
        yield _part("belasting", Source(*source), pieces, [load.on for load in loads.values()], rows)


def _part(what: str, source: Source, pieces: tuple[Piece, ...], days: Iterable[date | None], rows: Sequence[Stored]) -> Part:
    origin = Origin(
        kind=STARTER,
        name=f"{MARK} {what}: {source.name}"[:MOST_NAME],
        version=source.version,
        published=max((day for day in days if day is not None), default=None),
        licence=LICENCE,
        attribution="; ".join(credit for word, credit in CREDITS.items() if word in source.name),
        precedence=Precedence.STARTER,
    )
    return Part(origin=origin, pieces=pieces, rows=partial(_given, rows))


def _given(rows: Sequence[Stored], _progress: Progress) -> Iterator[Stored]:
    return iter(rows)


def _notes(tables: Mapping[str, tuple[Piece, ...]], loads: tuple[Piece, ...]) -> list[Text]:
    missing = [name for name in TABLES if not tables[name]] + ([] if loads else ["loads/*.csv"])
    return [say("Niet gevonden en overgeslagen: {files}.", files=", ".join(missing))] if missing else []


ABOUT = say("Startcatalogus: beroepen, belasting, opleidingen en cursussen die bij Hervat horen, als oriëntatie")
KIND = Kind(STARTER, ABOUT, read_starter)
