"""Postcodes as points: the open 4PP table (https://github.com/bobdenotter/4pp), or any CSV with the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from hervat.domain.text import say
from hervat.market.geo.models import Place
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.importing.tables import Layout, once, read_table
from hervat.market.provenance.services import Origin

GEO = "geo"
LAYOUT = Layout(required=("postcode", "woonplaats", "latitude", "longitude"), optional=("gemeente", "provincie"))
LATITUDES, LONGITUDES = (50.5, 54.0), (3.0, 7.5)  # of the Netherlands: two numbers in each other's place are seen


def read_geo(path: Path, progress: Progress) -> ImportResult:
    """Stores the places. Raises WrongFile."""
    with open_material(path) as material:
        piece = material.pieces[0] if len(material.pieces) == 1 else material.find(r"4pp\.csv")
        if piece is None:
            raise material.nothing_known("4pp.csv")
        origin = Origin(
            kind=GEO, name="4PP", version=material.version(piece), licence="MIT", attribution="Postcodes: 4PP, Bob den Otter (MIT)"
        )
        return import_parts([Part(origin=origin, pieces=(piece,), rows=partial(_places, piece))], progress)


def _places(piece: Piece, progress: Progress) -> Iterator[Stored]:
    seen: set[str] = set()
    for row in read_table(piece, LAYOUT, progress):
        postcode = once(seen, row, "postcode")
        if not (len(postcode) == 4 and postcode.isascii() and postcode.isdigit()):
            raise row.wrong("postcode", say("Verwacht een postcode van 4 cijfers, gevonden: {found}.", found=postcode[:100]))
        yield (
            Place(
                postcode4=postcode,
                place=row.filled("woonplaats", 100),
                municipality=row.fits("gemeente", row["gemeente"], 100),
                province=row.fits("provincie", row["provincie"], 60),
                latitude=row.measure("latitude", *LATITUDES),
                longitude=row.measure("longitude", *LONGITUDES),
            ),
        )


KIND = Kind(GEO, say("Postcodegebieden (vier cijfers) met plaats, gemeente en ligging (CSV)"), read_geo)
