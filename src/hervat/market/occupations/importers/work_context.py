"""A wide table of O*NET's Work Context per occupation of ESCO: a row for each occupation, a column for each element (``4.C.2.d.1.b``).

The values are means on the scale of the element (CX 1-5, CT 1-3); 0 means that the element was not rated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hervat.market.importing.material import Material, Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Part, Stored
from hervat.market.importing.tables import Layout, columns_of, once, read_table
from hervat.market.occupations.importers.uris import uri_of
from hervat.market.occupations.models import ElementScore
from hervat.market.provenance.services import Origin

URI_COLUMN = "conceptUri"
ELEMENT = re.compile(r"\d+\.[A-Z](\.\w+)+")
OF_THREE = ("4.C.3.d.4", "4.C.3.d.8")  # work schedules, and the length of the week: scale CT
MOST = {"CX": 5.0, "CT": 3.0}


def work_context_part(material: Material) -> Part | None:
    """The part for such a table among the files; None when there is none."""
    for piece in material.all(r".*\.csv"):
        elements = tuple(column for column in columns_of(piece) if ELEMENT.fullmatch(column))
        if elements and URI_COLUMN in columns_of(piece):
            origin = Origin(
                kind="load",
                name="ESCO work context",
                version=material.version(piece),
                licence="MIT; O*NET: CC BY 4.0",
                attribution="O*NET Database, U.S. Department of Labor (CC BY 4.0), carried over to ESCO by Nesta (MIT)",
            )
            return Part(origin=origin, pieces=(piece,), rows=partial(_rows, piece, elements))
    return None


def _rows(piece: Piece, elements: tuple[str, ...], progress: Progress) -> Iterator[Stored]:
    seen: set[str] = set()
    for row in read_table(piece, Layout(required=(URI_COLUMN, *elements)), progress):
        once(seen, row, URI_COLUMN)
        uri = uri_of(row, URI_COLUMN)
        rated = []
        for element in elements:
            scale = "CT" if element in OF_THREE else "CX"
            value = row.number(element, 0, MOST[scale])
            if value:
                rated.append(ElementScore(code=uri, element=element, scale=scale, value=value))
        yield tuple(rated)
